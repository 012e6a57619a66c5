import fc from "fast-check";
import { expect, it } from "vitest";
import { quoteUnits } from "../../../src/answer/passage/choose-quotes.ts";
import { cutUnits } from "../../../src/answer/passage/cut-units.ts";
import { makeReport } from "../../support/make-report.ts";

const unitsOf = (text: string, heading = "一、总体情况") => {
  const report = makeReport("2021");
  return cutUnits({ ...report, passages: [{ report: report.id, heading, text, place: { page: 2, line: 1 } }] });
};

it("cuts at full stops, and a long sentence at its semicolons", () => {
  expect(unitsOf("甲。乙；丙。").map(({ text }) => text)).toEqual(["甲。", "乙；丙。"]);
  const long = `${"甲".repeat(50)}；${"乙".repeat(20)}。`;
  expect(unitsOf(long).map(({ text }) => text)).toEqual([`${"甲".repeat(50)}；`, `${"乙".repeat(20)}。`]);
});

it("leaves out the heading that opens its paragraph", () => {
  const units = unitsOf("（二）加强平台建设。网站改版。", "一、总体情况 · (二)加强平台建设");
  expect(units.map(({ text }) => text)).toEqual(["网站改版。"]);
});

it("quotes exactly what is printed, units that follow each other as one", () => {
  const [first, second, third] = unitsOf("甲 12 件。乙。丙。");
  if (!first || !second || !third) throw new Error("Expected three units");
  expect(quoteUnits([first, second]).map(({ text }) => text)).toEqual(["甲 12 件。乙。"]);
  expect(quoteUnits([first, third]).map(({ text }) => text)).toEqual(["甲 12 件。", "丙。"]);
});

it("never quotes what the passage does not print", () => {
  const prose = fc.string({ unit: fc.constantFrom("公", "开", "。", "；", "！", "”", " ", "1", "\n"), maxLength: 200 });
  fc.assert(
    fc.property(prose, (text) => {
      const units = unitsOf(text);
      for (const unit of units) expect(text.slice(unit.start, unit.end).trim()).toBe(unit.text);
      for (const quote of quoteUnits(units)) expect(text).toContain(quote.text);
    }),
  );
});
