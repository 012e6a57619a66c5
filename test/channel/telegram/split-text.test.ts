import fc from "fast-check";
import type { MessageEntity } from "grammy/types";
import { describe, expect, it } from "vitest";
import { type FormattedText, splitText } from "../../../src/channel/telegram/split-text.ts";

const words = fc.array(
  fc.oneof(
    fc.constantFrom("政府", "3 件", "，", "。", "\n", "\n\n", " ", "1,234.56", "😀", "👨‍👩‍👧", "é", "word"),
    fc.string({ unit: "grapheme", maxLength: 6 }),
  ),
  { maxLength: 120 },
);

/** A text with emphasised spans that do not overlap. */
const formatted: fc.Arbitrary<FormattedText> = fc
  .array(fc.tuple(words, fc.boolean()), { maxLength: 8 })
  .map((spans) => {
    let text = "";
    const entities: MessageEntity[] = [];
    for (const [span, isBold] of spans) {
      const shown = span.join("");
      if (isBold && shown.trim() !== "") entities.push({ type: "bold", offset: text.length, length: shown.length });
      text += shown;
    }
    return { text: text.toString(), entities };
  });

const limit = 60;
const isLow = (text: string, at: number) => /[\udc00-\udfff]/u.test(text.charAt(at));

describe("splitText", () => {
  it("keeps every character but blanks at the ends, within the limit, off surrogate pairs", () => {
    fc.assert(
      fc.property(formatted, (whole) => {
        const parts = splitText(whole, limit);
        const squeeze = (text: string) => text.replace(/\s+/gu, "");
        expect(squeeze(parts.map((part) => part.text).join(""))).toBe(squeeze(whole.text));
        for (const part of parts) {
          expect(part.text.length).toBeLessThanOrEqual(limit);
          expect(part.text.trim()).not.toBe("");
          expect(isLow(part.text, 0)).toBe(false);
          for (const { offset, length } of part.entities) {
            expect(offset).toBeGreaterThanOrEqual(0);
            expect(length).toBeGreaterThan(0);
            expect(offset + length).toBeLessThanOrEqual(part.text.length);
          }
        }
      }),
    );
  });

  it("emphasises exactly the characters that were emphasised", () => {
    const marked = ({ text, entities }: FormattedText) =>
      entities.map(({ offset, length }) => text.slice(offset, offset + length).replace(/\s+/gu, "")).join("");
    fc.assert(
      fc.property(formatted, (whole) => {
        expect(splitText(whole, limit).map(marked).join("")).toBe(marked(whole));
      }),
    );
  });

  it.each([
    ["a paragraph", `${"甲".repeat(30)}\n\n${"乙".repeat(20)}\n${"丙".repeat(20)}`, "甲".repeat(30)],
    ["a line", `${"甲".repeat(30)}。\n${"乙".repeat(40)}`, `${"甲".repeat(30)}。`],
    ["a sentence", `${"甲".repeat(30)}。${"乙".repeat(40)}`, `${"甲".repeat(30)}。`],
    ["a clause", `${"甲".repeat(30)}，${"乙".repeat(40)}`, `${"甲".repeat(30)}，`],
  ])("cuts after %s", (_name, text, first) => {
    expect(splitText({ text, entities: [] }, limit)[0]?.text).toBe(first);
  });

  it.each(["2623.72", "1,234", "20201110"])("never cuts within the number %s", (number) => {
    for (let before = limit - number.length; before < limit; before += 1) {
      const parts = splitText({ text: `${"甲".repeat(before)}${number}万元${"乙".repeat(30)}`, entities: [] }, limit);
      expect(parts.some((part) => part.text.includes(number))).toBe(true);
    }
  });

  it("ends a part before a table rather than within it", () => {
    const table = "│ 一、本年新收 │ 3 │\n".repeat(2).trim();
    const text = `${"甲".repeat(40)}\n${table}`;
    const entities: MessageEntity[] = [{ type: "pre", offset: 41, length: table.length }];
    const [first, second] = splitText({ text, entities }, limit);
    expect(first).toEqual({ text: "甲".repeat(40), entities: [] });
    expect(second).toEqual({ text: table, entities: [{ type: "pre", offset: 0, length: table.length }] });
  });

  it("keeps a joined emoji whole", () => {
    const family = "👨‍👩‍👧‍👦";
    const parts = splitText({ text: `${"甲".repeat(limit - 4)}${family}${"乙".repeat(10)}`, entities: [] }, limit);
    expect(parts.map((part) => part.text.includes(family))).toEqual([false, true]);
  });
});
