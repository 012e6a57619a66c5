import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ask } from "../../src/cli/ask.ts";
import { evaluate } from "../../src/cli/eval.ts";
import { capture, scriptedApp } from "./scripted-assistant.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gongkai-ask-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function fileOf(...lines: readonly unknown[]): string {
  const path = join(folder, "lines.jsonl");
  writeFileSync(path, lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n"));
  return path;
}

const parse = (out: string) =>
  out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

describe("ask", () => {
  it("prints the answer's words, or the answer in one JSON line", async () => {
    const { app } = scriptedApp();
    const words = capture();
    expect(await ask(app, words.io, ["收到", "3", "件吗"], {})).toBe(0);
    expect(words.out()).toBe("3 件：收到 3 件吗\n");
    const json = capture();
    await ask(app, json.io, ["收到 3 件吗"], { json: true });
    expect(Object.keys(parse(json.out())[0])).toEqual([
      ...["kind", "value", "unit", "figures", "citations", "findings", "options", "text"],
    ]);
  });

  it("adds what became of the words with --explain", async () => {
    const { app } = scriptedApp();
    const words = capture();
    await ask(app, words.io, ["收到几件"], { explain: true });
    expect(words.out()).toMatch(/「几件」 → unit：件\n {2}剩下的词 left over：「收到几件」\n {2}按最近一年/u);
    const json = capture();
    await ask(app, json.io, ["收到几件"], { explain: true, json: true });
    expect(parse(json.out())[0]).toMatchObject({ leftover: ["收到几件"], slots: [{ slot: "unit" }] });
  });

  it("counts an unknown as an answer and a fault as a fault", async () => {
    const { app } = scriptedApp();
    expect(await ask(app, capture().io, ["不知道"], {})).toBe(0);
    expect(await ask(app, capture().io, ["坏"], {})).toBe(1);
  });
});

describe("ask --batch", () => {
  it("answers each line under its id, in order, and goes on past lines that are no question", async () => {
    const { app } = scriptedApp();
    const said = capture();
    const batch = fileOf(
      { id: "a", question: "1 件" },
      "{ this is no JSON",
      "",
      { id: 7, question: "2 件" },
      { id: "b" },
      { id: "c", question: 3 },
      "[]",
      { question: "4 件" },
    );
    expect(await ask(app, said.io, [], { batch, json: true })).toBe(2);
    expect(parse(said.out()).map((line) => [line.id, line.value, typeof line.error])).toEqual([
      ["a", 1, "undefined"],
      [null, undefined, "string"],
      [7, 2, "undefined"],
      ["b", undefined, "string"],
      ["c", undefined, "string"],
      [null, undefined, "string"],
      [null, 4, "undefined"],
    ]);
  });

  it("refuses a folder with a sentence", async () => {
    const { app } = scriptedApp();
    await expect(ask(app, capture().io, [], { batch: folder, json: true })).rejects.toThrow(/是文件夹/u);
  });

  it("reads a file with a byte order mark and Windows line ends", async () => {
    const { app } = scriptedApp();
    const said = capture();
    const batch = join(folder, "windows.jsonl");
    writeFileSync(batch, '\uFEFF{"id":1,"question":"1 件"}\r\n{"id":2,"question":"2 件"}\r\n');
    expect(await ask(app, said.io, [], { batch })).toBe(0);
    expect(parse(said.out()).map((line) => line.value)).toEqual([1, 2]);
  });

  it("answers nothing for an empty file", async () => {
    const said = capture();
    expect(await ask(scriptedApp().app, said.io, [], { batch: fileOf("") })).toBe(0);
    expect(said.out()).toBe("");
  });

  it("keeps sessions apart, and from those of other runs", async () => {
    const { app, sessions } = scriptedApp();
    const lines = [
      { id: 1, question: "1", session: "s" },
      { id: 2, question: "2", session: "s" },
      { id: 3, question: "3", session: "t" },
      { id: 4, question: "4" },
    ];
    await ask(app, capture().io, [], { batch: fileOf(...lines) });
    expect(sessions[0]).toBe(sessions[1]);
    expect(new Set(sessions).size).toBe(3);
    expect(sessions[0]).not.toBe("s");
    expect(sessions[3]).toBeUndefined();
  });
});

describe("eval", () => {
  const set = () =>
    fileOf(
      { id: 1, q: "3 件", kind: "figure", expect: { value: 3, unit: "件", kind: ["figure"], findings: ["balance"] } },
      { id: 2, q: "4 件", kind: "figure", expect: { value: 5 } },
      { id: 3, q: "6 件", kind: "unknown", expect: { value: null, kind: "unknown" } },
      { id: 4, q: "不知道", kind: "unknown", expect: { value: null, kind: "unknown" } },
    );

  it("counts by kind, tells every miss, and counts false figures apart", async () => {
    const said = capture();
    expect(await evaluate(scriptedApp().app, said.io, set(), {})).toBe(0);
    expect(said.out()).toMatch(/假数字 FALSE FIGURE {2}2 {2}4 件\n {4}value 4, expected 5/u);
    expect(said.out()).toMatch(/figure {2}1\/2 {2}50\.0%，假数字 false figures 1/u);
    expect(said.out()).toMatch(/合计 all {2}2\/4 {2}50\.0%/u);
    expect(said.out()).toMatch(/假数字 false figures {2}2\n$/u);
  });

  it("fails below the accuracy asked for, and only then", async () => {
    const run = (min: string) => evaluate(scriptedApp().app, capture().io, set(), { min });
    expect(await run("50")).toBe(0);
    expect(await run("50.1")).toBe(1);
  });

  it("ends JSON lines with the summary", async () => {
    const said = capture();
    await evaluate(scriptedApp().app, said.io, set(), { json: true });
    const lines = parse(said.out());
    expect(lines).toHaveLength(5);
    expect(lines[1]).toMatchObject({ id: 2, right: false, falseFigure: true });
    expect(lines[4].summary).toMatchObject({ total: 4, right: 2, falseFigures: 2 });
  });

  it("refuses a set with a line that asks for what does not exist, after the rest", async () => {
    const said = capture();
    const path = fileOf({ id: 1, q: "3 件", expect: { valeu: 3 } }, { id: 2, q: "3 件", expect: {} });
    expect(await evaluate(scriptedApp().app, said.io, path, {})).toBe(2);
    expect(said.err()).toMatch(/第 1 行不合格式/u);
    expect(said.out()).toMatch(/合计 all {2}1\/1/u);
  });
});
