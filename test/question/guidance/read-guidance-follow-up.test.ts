import { expect, it } from "vitest";
import { loadGuidanceFollowUps } from "../../../src/question/guidance/follow-up-files.ts";
import { loadGuidance } from "../../../src/question/guidance/guidance-files.ts";
import type { GuidanceFinding } from "../../../src/question/guidance/guidance-finding.ts";
import { createGuidanceFollowUpReader } from "../../../src/question/guidance/read-guidance-follow-up.ts";

const { topics } = loadGuidance("knowledge");
const read = createGuidanceFollowUpReader(
  topics,
  loadGuidanceFollowUps("knowledge", topics),
  () => new Date("2026-11-26T00:00:00Z"),
);

it.each([
  ["fees", "那40件呢", { topic: "fees", items: 40, pages: null }],
  ["fees", "按页呢，120页", { topic: "fees", items: null, pages: 120 }],
  ["reply-time", "如果是10月9日收到的呢", { topic: "reply-time", day: "2026-10-09" }],
  ["reconsideration", "11月1日收到的答复", { topic: "reconsideration", day: "2026-11-01" }],
  ["correction", "几天内补", { topic: "correction" }],
  ["complaint", "多久给回复", { topic: "complaint" }],
  ["petition", "不满意呢", { topic: "petition" }],
  ["fees", "他们不理我怎么办", { topic: "overdue" }],
  ["fees", "不交会怎样", { topic: "fee-payment" }],
  ["reply-time", "超了呢", { topic: "overdue" }],
])("after %s reads 「%s」", (topic, message, finding) => {
  expect(read(message, topic, "zh-Hans")).toMatchObject({ kind: "topic", finding });
});

it.each([
  ["fees", "新收40件对吗"],
  ["which-body", "那40件呢"],
  ["fees", "10月9日收到的呢"],
])("after %s leaves 「%s」 to itself", (topic, message) => {
  expect(read(message, topic, "zh-Hans")).toBeNull();
});

it("takes what a row of a table may mean of procedure where the message goes on", () => {
  const maybe = { topic: "not-existing", items: null, pages: null, day: null } as GuidanceFinding;
  expect(read("那信息不存在呢", "sue", "zh-Hans", maybe)).toMatchObject({ finding: { topic: "not-existing" } });
  expect(read("信息不存在有几件", "sue", "zh-Hans", maybe)).toBeNull();
});
