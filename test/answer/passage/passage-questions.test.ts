import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { openApp } from "../../../src/app.ts";
import { judgeAnswer } from "../../../src/cli/judge-answer.ts";
import { readConfig } from "../../../src/config.ts";

const data = mkdtempSync(join(tmpdir(), "passage-questions-"));
const app = await openApp(readConfig({ GONGKAI_DATA: data, GONGKAI_LOG: "error" }));
const assistant = await app.assistant();
const printed = (await app.library.report("aimin-2020"))?.passages ?? [];

afterAll(async () => {
  await app.close();
  rmSync(data, { recursive: true, force: true });
});

const questions = readFileSync("test/eval/passages.jsonl", "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));

it("answers at least 95 in 100 of the questions for words, 9 in 10 of those held out, and never with a false figure", async () => {
  const misses: string[] = [];
  for (const { id, q, expect: expected } of questions) {
    const { answer } = await assistant.ask(q);
    const verdict = judgeAnswer(answer, { tolerance: 0, ...expected });
    expect(verdict.isFalseFigure, q).toBe(false);
    if (verdict.misses.length > 0) misses.push(id);
  }
  const heldOut = questions.filter(({ id }) => id.startsWith("H")).length;
  expect(misses.length / questions.length, misses.join(" ")).toBeLessThanOrEqual(0.05);
  expect(misses.filter((id) => id.startsWith("H")).length / heldOut, misses.join(" ")).toBeLessThanOrEqual(0.1);
});

it.each(["存在哪些问题", "平台建设做了什么", "监督考核怎么做的", "培训情况如何", "有没有收费"])(
  "quotes 「%s」 exactly as printed, with report, heading and page, and gives no number",
  async (question) => {
    const { answer } = await assistant.ask(question);
    expect(answer).toMatchObject({ kind: "passage", value: null, unit: null, figures: [] });
    expect(answer.citations.length).toBeGreaterThan(0);
    for (const { report, heading, page, text } of answer.citations) {
      expect(report).toBe("aimin-2020");
      const passage = printed.find((one) => one.heading === heading && one.text.includes(text));
      expect(passage?.place.page).toBe(page);
    }
  },
);

it("says that a report is silent on fees, and never that there were none", async () => {
  const { answer } = await assistant.ask("有没有收费");
  expect(answer.text).toContain("没有写不等于没有收费");
});

it("says of what no sentence tells that it is not written, and not that it was not counted", async () => {
  const { answer } = await assistant.ask("有没有提到村务公开");
  expect(answer).toMatchObject({ kind: "unknown", value: null, citations: [] });
  expect(answer.text).toMatch(/^没有找到：报告里没有专门写“村务公开”的话。/u);
});

it.each([["答复日期倒签了怎么办", "对答复不服怎么办？"]])(
  "offers the questions of procedure nearest to 「%s」, which nothing answers",
  async (question, offered) => {
    const { answer } = await assistant.ask(question);
    expect(answer).toMatchObject({ kind: "unknown", value: null });
    expect(answer.options.map(({ send }) => send)).toContain(offered);
  },
);

it.each(["明天天气怎么样", "给我写一首诗", "爱民区房价多少"])("offers nothing to 「%s」", async (question) => {
  const { answer } = await assistant.ask(question);
  expect(answer).toMatchObject({ kind: "unknown", options: [] });
});
