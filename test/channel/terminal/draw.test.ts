import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { draw } from "../../../src/channel/terminal/draw.ts";
import { wrap } from "../../../src/channel/terminal/wrap.ts";

const piped = { hasColour: false, columns: null };

describe("draw", () => {
  it("numbers the choices", () => {
    const buttons = [
      [
        { label: "看原表", data: "a" },
        { label: "出处", data: "b" },
      ],
      [{ label: "新收", data: "c" }],
    ];
    expect(draw({ spans: [{ text: "3 件", style: "strong" }], buttons }, piped)).toBe(
      "3 件\n 1. 看原表\n 2. 出处\n 3. 新收",
    );
  });

  it("shows one source, and of several the first until the rest is asked for", () => {
    const shown = (text: string) => draw({ spans: [{ text, style: "folded" }], buttons: [] }, piped);
    expect(shown("出处：甲")).toBe("出处：甲");
    expect(shown("出处：甲\n出处：乙\n出处：丙")).toMatch(/^出处：甲\n▸ 另有 2 行/u);
  });

  it("lets no printed words steer the terminal", () => {
    expect(draw({ spans: [{ text: "a\u001b[2Jb\u0007c", style: "plain" }], buttons: [] }, piped)).toBe("a[2Jbc");
  });

  it("leaves a table as it is drawn", () => {
    const table = `│ ${"一".repeat(60)} │ 3 │`;
    const screen = { hasColour: false, columns: 40 };
    expect(draw({ spans: [{ text: table, style: "fixed" }], buttons: [] }, screen)).toBe(table);
  });
});

describe("wrap", () => {
  it("counts a Chinese character as two columns", () => {
    const lines = wrap("政府信息公开".repeat(20), 40).split("\n");
    expect(lines.map((line) => stringWidth(line))).toEqual([40, 40, 40, 40, 40, 40]);
  });

  it("begins no line with a closing mark, and breaks no number", () => {
    const lines = wrap(`${"公".repeat(20)}，2623.72 万元`, 40).split("\n");
    expect(lines).toEqual([`${"公".repeat(20)}，`, "2623.72 万元"]);
  });

  it("ends no line with an opening bracket", () => {
    const lines = wrap(`${"公".repeat(19)}（总计）三件`, 40).split("\n");
    expect(lines).toEqual(["公".repeat(19), "（总计）三件"]);
  });

  it("breaks a word that is wider than the line", () => {
    expect(
      wrap("x".repeat(90), 40)
        .split("\n")
        .map((line) => line.length),
    ).toEqual([40, 40, 10]);
  });
});
