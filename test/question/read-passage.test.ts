import { expect, it } from "vitest";
import { partOfSpeech } from "../../src/library/dictionary.ts";
import { loadPassageTerms } from "../../src/question/passage-terms.ts";
import { loadTerms } from "../../src/question/terms.ts";
import { createUnderstander } from "../../src/question/understand.ts";
import { aiminLibrary, fixtureLibrary, ids } from "./fixture-library.ts";

const parts = {
  terms: loadTerms("knowledge"),
  partOfSpeech,
  clock: () => new Date("2026-11-25T00:00:00Z"),
  defaultAuthority: null,
};
const passages = loadPassageTerms("knowledge");
const understand = createUnderstander({ ...parts, library: aiminLibrary, passages });
const understandMany = createUnderstander({ ...parts, library: fixtureLibrary, passages });

it.each([
  ["存在哪些问题？", ["problems"], []],
  ["下一步怎么改进", ["improvement"], []],
  ["明年有什么打算", ["improvement"], ["明年"]],
  ["有没有收费", ["fees"], []],
  ["其他需要报告的事项", ["other_matters"], []],
  ["平台建设做了什么", [], ["平台建设"]],
  ["监督考核怎么做的", [], ["监督考核"]],
  ["有没有提到疫情", [], ["疫情"]],
  ["乡镇怎么指导的", [], ["乡镇怎么指导的"]],
  ["培训方面有哪些不足", ["problems"], ["培训方面有哪些"]],
])("reads 「%s」 as a question for words", (question, sections, words) => {
  const { outcome } = understand(question);
  expect(outcome).toMatchObject({ kind: "passage", sections });
  if (outcome.kind === "passage" && sections.length === 0) expect(outcome.words).toEqual(words);
});

it.each([
  "2020年收到多少件政府信息公开申请",
  "予以公开的有几件",
  "疫情信息多少条",
  "平均几天答复",
  "有没有行政诉讼",
  "行政事业性收费项目有没有",
])("leaves 「%s」 to figures", (question) => {
  const { outcome, passage } = understand(question);
  expect(outcome.kind).not.toBe("passage");
  expect(passage).toBeUndefined();
});

it.each([
  ["南京市存在哪些问题", "authority"],
  ["2018年存在哪些问题", "year"],
  ["爱民区教育局平台建设做了什么", "authority"],
  ["公开办电话", "measure"],
])("keeps 「%s」 unknown for its %s", (question, reason) => {
  expect(understand(question).outcome).toMatchObject({ kind: "unknown", reason });
});

it("keeps whom and when it was asked about", () => {
  expect(understandMany("宿迁2023年平台建设做了什么").outcome).toMatchObject({
    kind: "passage",
    authorities: [ids.suqian],
    years: [2023],
    words: ["平台建设"],
  });
  expect(understandMany("宿迁2023年监督考核怎么做的").outcome).toMatchObject({ years: [2023], words: ["监督考核"] });
  expect(understandMany("宿迁2018年监督考核怎么做的").outcome.kind).not.toBe("passage");
  expect(understandMany("哪些单位提到疫情").outcome).toMatchObject({
    kind: "passage",
    authorities: "all",
    years: "all",
  });
});

it("never gives a whole part for a question on one thing in it", () => {
  expect(understand("消防方面存在哪些问题").outcome).toMatchObject({
    kind: "passage",
    instead: { kind: "unknown", reason: "measure" },
  });
});
