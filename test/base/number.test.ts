import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findNumbers, readNumber } from "../../src/base/number.ts";

const digits = [..."零一二三四五六七八九"];

/** A number below 10⁸ as people write it: 320 is 三百二十, 10005 is 一万零五. */
function write(value: number): string {
  if (value === 0) return "零";
  const [high, low] = [Math.floor(value / 1e4), value % 1e4];
  const head = high === 0 ? "" : `${section(high)}万`;
  const gap = high > 0 && low > 0 && low < 1000 ? "零" : "";
  return head + gap + (low === 0 ? "" : section(low));
}

function section(value: number): string {
  let text = "";
  let isGap = false;
  for (const [size, unit] of [
    [1000, "千"],
    [100, "百"],
    [10, "十"],
    [1, ""],
  ] as const) {
    const digit = Math.floor(value / size) % 10;
    if (digit === 0) {
      isGap = text !== "";
      continue;
    }
    text += `${isGap ? "零" : ""}${digits[digit]}${unit}`;
    isGap = false;
  }
  return text;
}

describe("reading a numeral", () => {
  it("reads back every number written in Chinese numerals", () => {
    fc.assert(
      fc.property(fc.nat(99_999_999), (value) => {
        expect([write(value), readNumber(write(value))]).toEqual([write(value), value]);
      }),
      { numRuns: 500 },
    );
  });

  it("reads back every number in digits, with thousands separators or without", () => {
    fc.assert(
      fc.property(fc.nat(), (value) => {
        expect(readNumber(String(value))).toBe(value);
        expect(readNumber(value.toLocaleString("en-US"))).toBe(value);
      }),
    );
  });

  it.each([
    ["十二", 12],
    ["两千", 2000],
    ["一万二", 12_000],
    ["三百二", 320],
    ["二〇二〇", 2020],
    ["二〇二三", 2023],
    ["六万", 60_000],
    ["1.2万", 12_000],
    ["2623.72万", 26_237_200],
    ["1亿2000万", 120_000_000],
    ["叁佰贰拾", 320],
    ["2623.7200", 2623.72],
  ])("「%s」 is %d", (text, value) => {
    expect(readNumber(text)).toBe(value);
  });

  it.each(["", "万", "百", "1,23", "12.3.4", "一百件", "-3", "三五"])("「%s」 is no numeral", (text) => {
    expect(readNumber(text)).toBeNull();
  });
});

describe("finding numerals in a text", () => {
  it("tells where each stands and whether it is in Chinese numerals alone", () => {
    expect(findNumbers("收到320件，办结三百件")).toEqual([
      { value: 320, start: 2, end: 5, isChinese: false },
      { value: 300, start: 9, end: 11, isChinese: true },
    ]);
  });

  it("leaves 「万」 before 「元」 to the unit", () => {
    expect(findNumbers("投入1200万元").map((found) => found.value)).toEqual([1200]);
  });

  it("never finds a number past the end of the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789,.万亿百千十一二〇零件 ") }), (text) => {
        for (const { start, end, value } of findNumbers(text)) {
          expect(start < end && end <= text.length && Number.isFinite(value)).toBe(true);
        }
      }),
    );
  });
});
