import { describe, expect, it } from "vitest";
import { loadAnswerKnowledge } from "../../src/answer/answer-knowledge.ts";
import { coverWord } from "../../src/answer/cover-word.ts";
import type { StatedFigure } from "../../src/report/figure.ts";
import type { Report } from "../../src/report/report.ts";
import { makeReport, says } from "../support/make-report.ts";
import { ask, cell, given, stated } from "./asked.ts";
import { numbersWithoutEvidence } from "./numbers-without-evidence.ts";

const terms = loadAnswerKnowledge("knowledge").stated;

const published = "全年主动公开政府信息 820 条，同比增长 25%。";
const kinds = "其中，工作动态 500 条、政策解读信息 12 条；通过网站发布防汛信息 9 条。";
const visits = "区政府网站独立用户访问量达 8 万、总访问量达到 31 万余次。";
const media = "微信公众号发布信息 77 条，注销政务微博 2 个，举办在线访谈 4 期，培训干部 60 人。";
const channels = "利用“在线访谈”、“政府开放日”等渠道开展互动 40 余场。";
const messages = "办理网站留言 15 条，其中涉企政策类 6 条。";

function figure(
  sentence: string,
  clause: string,
  value: number,
  subject: string,
  parts: Partial<Pick<StatedFigure, "unit" | "softener" | "sentence">>,
) {
  return says(sentence, clause, value, { subject, unit: "条", ...parts });
}

const prose = makeReport("2019", {
  id: "made-up",
  stated: [
    figure(published, "全年主动公开政府信息 820 条", 820, "主动公开政府信息", { sentence: 0 }),
    figure(published, "同比增长 25%", 25, "同比增长", { unit: "%", sentence: 0 }),
    figure(kinds, "工作动态 500 条", 500, "工作动态", { sentence: 1 }),
    figure(kinds, "政策解读信息 12 条", 12, "政策解读信息", { sentence: 1 }),
    figure(kinds, "通过网站发布防汛信息 9 条", 9, "通过网站发布防汛信息", { sentence: 1 }),
    figure(visits, "区政府网站独立用户访问量达 8 万", 80000, "区政府网站独立用户访问量", {
      unit: null,
      softener: "达",
      sentence: 2,
    }),
    figure(visits, "总访问量达到 31 万余次", 310000, "总访问量", { unit: "次", softener: "达到…余", sentence: 2 }),
    figure(media, "微信公众号发布信息 77 条", 77, "微信公众号发布信息", { sentence: 3 }),
    figure(media, "注销政务微博 2 个", 2, "注销政务微博", { unit: "个", sentence: 3 }),
    figure(media, "举办在线访谈 4 期", 4, "举办在线访谈", { unit: "期", sentence: 3 }),
    figure(media, "培训干部 60 人", 60, "培训干部", { unit: "人", sentence: 3 }),
    figure(
      channels,
      "利用“在线访谈”、“政府开放日”等渠道开展互动 40 余场",
      40,
      "利用“在线访谈”、“政府开放日”等渠道开展互动",
      {
        unit: "场",
        softener: "余",
        sentence: 5,
      },
    ),
    figure(messages, "办理网站留言 15 条", 15, "办理网站留言", { sentence: 4 }),
    figure(messages, "其中涉企政策类 6 条", 6, "涉企政策类", { sentence: 4 }),
  ],
});

const only = (report: Report, ...clauses: string[]): Report => ({
  ...report,
  stated: report.stated.filter((one) => clauses.some((clause) => one.clause.includes(clause))),
});

describe("a number of the prose", () => {
  it.each([
    [["发布", "信息"], "条", [], 820],
    [["工作动态"], "条", ["发布"], 500],
    [["政务动态"], "条", [], 500],
    [["解读"], "篇", [], 12],
    [["防汛信息"], "条", ["发布"], 9],
    [["总访问量"], null, [], 310000],
    [["网站", "点击量"], "次", [], 310000],
    [["独立用户", "访问量"], null, [], 80000],
    [["网站", "访问量"], null, [], 310000],
    [["公众号"], "条", ["发布"], 77],
    [["注销", "微博"], "个", [], 2],
    [["访谈"], "次", ["举办"], 4],
    [["培训"], "人", [], 60],
    [["网民留言"], "条", ["处理"], 15],
    [["涉企政策"], "条", [], 6],
  ] as const)("is found by %j (%s)", async (words, unit, context, value) => {
    const answer = await ask([prose], { measures: [stated(words, unit, context)] });
    expect(answer).toMatchObject({ kind: "figure", value });
    expect(answer.figures).toMatchObject([{ value, row: null, column: null }]);
    expect(answer.text).toContain(answer.figures[0]?.text);
  });

  it.each([
    [["疫情", "信息"], "条", []],
    [["网络"], "件", ["申请"]],
    [["网站", "申请"], "件", []],
    [["培训"], "场", []],
    [["访谈"], "人", []],
    [["微博", "粉丝"], "人", []],
    [["公众号", "访问量"], null, []],
    [["新开", "微博"], "个", []],
    [["财政预算"], "元", []],
    [["转载", "信息"], "条", []],
    [["网站"], "条", ["信息"]],
    [["开放日"], "场", []],
    [["总访问量"], "人", []],
    [["网站"], "条", []],
    [["总"], null, []],
    [[], "条", []],
  ] as const)("is not put in place of %j (%s), which no sentence states", async (words, unit, context) => {
    const answer = await ask([prose], { measures: [stated(words, unit, context)] });
    expect(answer).toMatchObject({ kind: "unknown", value: null, figures: [] });
  });

  it("is not a narrower one where only everyday words are asked", async () => {
    const answer = await ask([only(prose, "防汛")], { measures: [stated(["发布", "信息"], "条")] });
    expect(answer).toMatchObject({ kind: "unknown", value: null });
  });

  it("is asked back where several fit equally, each quoted and offered", async () => {
    const twice = {
      ...prose,
      stated: [
        says("甲专栏 3 个。", "甲专栏 3 个", 3, { subject: "甲专栏", unit: "个" }),
        says("乙专栏 5 个。", "乙专栏 5 个", 5, { subject: "乙专栏", unit: "个" }),
      ],
    };
    const answer = await ask([twice], { measures: [stated(["专栏"], "个")] });
    expect(answer).toMatchObject({ kind: "clarify", value: null });
    expect(answer.options).toHaveLength(2);
    expect(answer.text).toContain("乙专栏 5 个");
  });

  it("keeps the softener of its sentence", async () => {
    const visitsAnswer = await ask([prose], { measures: [stated(["总访问量"])] });
    expect(visitsAnswer.text).toMatch(/^31 万余次。/u);
    expect(visitsAnswer.text).toContain("不是精确数");
    const users = await ask([prose], { measures: [stated(["独立用户", "访问量"])] });
    expect(users.text).toMatch(/^8 万。/u);
    expect(users.text).toContain("达 8 万”");
    expect(users.text).not.toContain("不是精确数");
    expect((await ask([prose], { measures: [stated(["总访问量"])] }, { language: "en" })).text).toMatch(/^310000 次/u);
  });
});

describe("a change stated in the prose", () => {
  it("answers growth where the year before is not held, as quoted", async () => {
    const answer = await ask([prose], { operation: "growth", measures: [stated(["发布", "信息"], "条")] });
    expect(answer).toMatchObject({ kind: "comparison", value: 25, unit: "%" });
    expect(answer.text).toContain("原文");
  });

  it("gives a difference as an estimate", async () => {
    const answer = await ask([prose], {
      operation: "difference",
      years: [2020, 2019],
      measures: [stated(["发布", "信息"], "条")],
    });
    expect(answer).toMatchObject({ kind: "comparison", value: 164, unit: "条" });
    expect(answer.text).toContain("推算");
    expect(answer.text).toContain("约 656 条");
  });

  it("estimates a year that is not held without giving it a value", async () => {
    const answer = await ask([prose], { years: [2019], measures: [stated(["发布", "信息"], "条")] });
    expect(answer).toMatchObject({ kind: "unknown", value: null });
    expect(answer.text).toContain("推算");
    expect(answer.text).toContain("656");
  });

  it("says nothing of a subject that it does not stand beside", async () => {
    const answer = await ask([prose], { operation: "growth", measures: [stated(["工作动态"], "条")] });
    expect(answer).toMatchObject({ kind: "unknown", value: null });
  });
});

describe("a report without national tables", () => {
  const free = (stated: readonly StatedFigure[]): Report => ({
    ...makeReport("2019", { year: 2017, stated, tables: [] }),
    format: "free",
  });

  it("answers from the sentence that states the row", async () => {
    const report = free([says("全年受理政府信息公开申请 23 件，均已答复。", "全年受理政府信息公开申请 23 件", 23)]);
    const answer = await ask([report], { measures: [cell("requests.new")] });
    expect(answer).toMatchObject({ kind: "figure", value: 23, figures: [{ row: null }] });
  });

  it("does not take the requests of one channel for all", async () => {
    const report = free([says("通过网络收到申请 9 件。", "通过网络收到申请 9 件", 9)]);
    expect(await ask([report], { measures: [cell("requests.new")] })).toMatchObject({ kind: "unknown", value: null });
  });

  it("tells newly received apart from all that were handled", async () => {
    const sentence = "共受理申请 30 件（其中新收申请 28 件，上年结转申请 2 件）。";
    const report = free([
      says(sentence, "共受理申请 30 件", 30),
      says(sentence, "其中新收申请 28 件", 28),
      says(sentence, "上年结转申请 2 件", 2),
    ]);
    expect(await ask([report], { measures: [cell("requests.new")] })).toMatchObject({ value: 28 });
    expect(await ask([report], { measures: [cell("requests.pool")] })).toMatchObject({ value: 30 });
  });
});

describe("coverWord", () => {
  it.each([
    ["涉企信息", "涉企政策及活动信息", true],
    ["疫情信息", "政府信息", false],
    ["网站留言处理", "网站留言办理事项", true],
    ["点击量", "总访问量", true],
    ["教育局", "教育培训", false],
    ["信息", "完全无关", true],
  ])("finds %s in %s: %s", (word, text, isCovered) => expect(coverWord(word, text, terms) !== null).toBe(isCovered));

  it("takes a very long word in reasonable time", () => {
    expect(coverWord("信息公开网站留言".repeat(60), "网站留言", terms)).not.toBeNull();
  });
});

describe("every answer", () => {
  it("shows no number that is neither cited nor worked out of what is cited", () => {
    for (const one of given) expect(numbersWithoutEvidence(one.answer, one.asked)).toEqual([]);
  });
});
