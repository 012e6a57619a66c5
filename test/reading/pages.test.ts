import { describe, expect, it } from "vitest";
import { readText } from "../../src/reading/read-text.ts";

function pagesOf(text: string): readonly (readonly [string, number | null])[] {
  return readText(text).map((line) => [line.text.trim(), line.place.page]);
}

describe("pages of a text dump", () => {
  it("are numbered by marks at the foot", () => {
    expect(pagesOf("甲\n- 1 -\n\n\n乙\n- 2 -\n\n\n丙")).toEqual([
      ["甲", 1],
      ["乙", 2],
      ["丙", 3],
    ]);
  });

  it("are not guessed where a mark is missing", () => {
    expect(pagesOf("甲\n- 1 -\n\n乙\n- 4 -\n\n丙")[1]).toEqual(["乙", null]);
    expect(pagesOf("甲\n乙")).toEqual([
      ["甲", null],
      ["乙", null],
    ]);
  });

  it.each([
    "- 3 -",
    "— 3 —",
    "―3―",
    "−3−",
    "·3·",
    "~3~",
    "［3］",
    "第3页",
    "第 3 页 共 9 页",
    "共9页 第3页",
    "第三页",
    "3/9",
    "Page 3 of 9",
    "-- 3 of 9 --",
  ])("are marked by 「%s」, which is no line of the text", (mark) => {
    expect(pagesOf(`甲\n${mark}\n\n\n乙`).map(([text]) => text)).toEqual(["甲", "乙"]);
  });

  it.each(["3", "-3", "3件", "0/9", "第三项", "(3)"])("are not marked by 「%s」", (line) => {
    expect(pagesOf(`甲\n${line}\n乙`)).toHaveLength(3);
  });

  it("are marked by bare numbers that count on before every form feed, and only there", () => {
    expect(pagesOf("甲\n1\n\f乙\n2\n\f丙\n3\n\f丁").map(([text]) => text)).toEqual(["甲", "乙", "丙", "丁"]);
    expect(pagesOf("甲\n5\n\f乙\n0\n\f丙\n3\n\f丁").map(([text]) => text)).toEqual([
      "甲",
      "5",
      "乙",
      "0",
      "丙",
      "3",
      "丁",
    ]);
  });
});
