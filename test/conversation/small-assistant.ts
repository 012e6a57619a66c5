import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Answer, CitedFigure } from "../../src/answer/answer.ts";
import { createLog } from "../../src/base/log.ts";
import { createAssistant } from "../../src/conversation/assistant.ts";
import type { AssistantParts } from "../../src/conversation/assistant-parts.ts";
import type { Library, ReportSummary } from "../../src/library/library.ts";
import { loadComputedTerms } from "../../src/question/computed-terms.ts";
import { readFollowUp } from "../../src/question/follow-up.ts";
import { loadFollowUpWords } from "../../src/question/follow-up-words.ts";
import type { Understanding } from "../../src/question/query.ts";
import { createTaken } from "../../src/question/say-taken.ts";
import type { Authority } from "../../src/report/authority.ts";
import type { Finding } from "../../src/report/finding.ts";
import { createButtonStore } from "../../src/storage/buttons.ts";
import { createFeedback } from "../../src/storage/feedback.ts";
import { type Database, openDatabase } from "../../src/storage/open-database.ts";
import { createOutbox } from "../../src/storage/outbox.ts";
import { createThreads } from "../../src/storage/threads.ts";
import { createUnanswered } from "../../src/storage/unanswered.ts";

export const silentLog = createLog("silent");
const noon = () => new Date("2026-03-02T04:00:00Z");

/** A new data folder with its database. */
export async function newDatabase(): Promise<Database> {
  return openDatabase(mkdtempSync(join(tmpdir(), "gongkai-test-")));
}

export function authority(name: string, ...names: string[]): Authority {
  const places = names.slice(-1);
  return { id: name, name, places, kind: "government", level: "county", names: [name, ...names], isNamed: true };
}

export function summary(id: string, of: Authority, year: number | null): ReportSummary {
  const title = `${of.names.at(-1)}${year}年政府信息公开工作年度报告`;
  const counts = { figures: 180, passages: 12, findings: 2 };
  return { id, title, authority: of, year, format: "2019", file: `${id}.txt`, ...counts };
}

export const aimin = authority("牡丹江市爱民区人民政府", "爱民区人民政府", "区政府", "爱民", "爱民区");

/** A library of summaries and findings alone: what the conversation itself looks at. */
export function smallLibrary(
  reports: readonly ReportSummary[] = [summary("aimin-2020", aimin, 2020)],
  findings: readonly Finding[] = [finding("总计行为0，各项之和为3。"), finding("正文写1件，表内为3件。")],
): Library {
  return {
    reports: () => reports,
    authorities: () => [...new Set(reports.map((report) => report.authority))],
    report: async () => undefined,
    findings: async () => findings,
    cells: async () => [],
  };
}

export function finding(message: string): Finding {
  const rest = { cells: [], stated: [], expected: null, found: null };
  return {
    report: "aimin-2020",
    check: "balance",
    severity: "broken",
    message,
    messageEn: "The rows do not add up.",
    ...rest,
  };
}

export const cell: CitedFigure = {
  value: 3,
  unit: "件",
  row: "requests.new",
  column: "total",
  authority: aimin.name,
  year: 2020,
  report: "aimin-2020",
  heading: "三、收到和处理政府信息公开申请情况",
  page: 4,
  text: "3",
};

export function answerOf(text: string, rest: Partial<Answer> = {}): Answer {
  const nothing = { value: null, unit: null, figures: [], citations: [], findings: [], options: [] };
  return { kind: "unknown", ...nothing, text, ...rest };
}

const whole = "2020年收到多少件政府信息公开申请？";

/** Understands three things: how many requests, what is meant by 受理 (two readings), and nothing else. */
export function understandALittle(question: string): Understanding {
  const base = {
    language: /[a-z]{3}/iu.test(question) ? "en" : "zh-Hans",
    slots: [],
    leftover: [],
    assumptions: [],
  } as const;
  if (question.includes("坏")) throw new TypeError("the understanding broke");
  if (question.includes("受理")) {
    const options = [
      { label: "新收", send: whole },
      { label: "新收加结转", send: "2020年新收加结转多少件？" },
    ];
    return { ...base, outcome: { kind: "clarify", question: "「受理」指哪一种？", options } };
  }
  if (/收到|新收|received/u.test(question)) {
    const outcome = {
      kind: "query",
      query: { authorities: "default", years: "latest", language: base.language },
    } as unknown as Understanding["outcome"];
    return { ...base, outcome };
  }
  return { ...base, outcome: { kind: "unknown", reason: "measure", subject: question } };
}

export async function answerALittle(understanding: Understanding): Promise<Answer> {
  const { outcome, language } = understanding;
  if (outcome.kind === "query") {
    const lead = language === "en" ? "3 requests (件)" : "3 件";
    const text = `${lead}\n出处：《爱民区2020年政府信息公开工作年度报告》“${cell.heading}”（第 4 页），本年新收 › 总计，印“3”。\n注意：正文写1件。`;
    return answerOf(text, { kind: "figure", value: 3, unit: "件", figures: [cell] });
  }
  if (outcome.kind === "clarify") return answerOf(outcome.question, { kind: "clarify", options: outcome.options });
  if (outcome.kind === "unknown") return answerOf(`答不了（${outcome.reason}）：${outcome.subject}`);
  return answerOf("您好。", { kind: "chat" });
}

const words = loadFollowUpWords("knowledge");
const taken = createTaken(loadComputedTerms("knowledge"), (id) => id);

/** An assistant over a real database, whose understanding is small. */
export function smallAssistant(db: Database, parts: Partial<AssistantParts> = {}) {
  const assistant = createAssistant({
    library: smallLibrary(),
    understand: understandALittle,
    answer: answerALittle,
    chartOf: () => undefined,
    counters: async () => ({}),
    table: async (_report, row, column) => ({ text: `申请人情况 │ 总计\n${row}·${column} │ 【3】` }),
    buttons: createButtonStore(db, noon),
    followUp: (message, understanding, situation) => readFollowUp(message, understanding, situation, { words, taken }),
    words,
    taken,
    threads: createThreads(db, noon, 30),
    feedback: createFeedback(db, noon),
    unanswered: createUnanswered(db, noon),
    staff: new Set(),
    authority: null,
    clock: noon,
    log: silentLog,
    ...parts,
  });
  return { assistant, outbox: createOutbox(db, noon) };
}
