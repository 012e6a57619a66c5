import { expect, it } from "vitest";
import { loadAnswerKnowledge } from "../../src/answer/answer-knowledge.ts";
import { finishText, printed } from "../../src/answer/printed.ts";
import { speak } from "../../src/answer/sentences.ts";

const { wording } = loadAnswerKnowledge("knowledge");
const slots = (text: string) => [...new Set(text.match(/\{\w+\}/gu) ?? [])].sort();

it.each(Object.entries(wording))("says %s with the same slots in Chinese and in English", (_, { zh, en }) => {
  expect(slots(en)).toEqual(slots(zh));
});

it("holds no number of its own but none and nothing", () => {
  for (const { zh, en } of Object.values(wording)) {
    // 0 is what a blank is not; 1 + a percentage and the years of the formats are names, not figures
    const numbers = `${zh} ${en}`.replace(/1 \+ \{percent\}|20(?:19|21)|10,000|100 million/gu, "").match(/\d+/gu) ?? [];
    expect(numbers.filter((number) => number !== "0")).toEqual([]);
  }
});

it("refuses a sentence it does not know and a slot that was not filled", () => {
  const say = speak(wording, "zh-Hans");
  expect(() => say("nonsense")).toThrow(/nonsense/u);
  expect(() => say("year")).toThrow(/\{year\}/u);
});

it("converts our own words to traditional script, never printed ones", () => {
  expect(finishText(`报告印的是“${printed("公开 数量")}”`, "zh-Hant")).toBe("報告印的是“公开 数量”");
  expect(finishText(printed("一行\n两行"), "zh-Hans")).toBe("一行 两行");
});
