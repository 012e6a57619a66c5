import type { Answer } from "../../src/answer/answer.ts";
import { loadAnswerKnowledge } from "../../src/answer/answer-knowledge.ts";
import { createAnswerer } from "../../src/answer/answerer.ts";
import type { Language, Query, Understanding } from "../../src/question/query.ts";
import { loadTerms } from "../../src/question/terms.ts";
import type { Report } from "../../src/report/report.ts";
import { formats } from "../support/make-report.ts";
import { memoryLibrary } from "./memory-library.ts";

const terms = loadTerms("knowledge");
const knowledge = loadAnswerKnowledge("knowledge");

/** Every answer given in a test file, with the question's own numbers and the years held, for the facts that hold of all of them. */
export const given: { readonly answer: Answer; readonly asked: string }[] = [];

/** A query for the newest year of the only authority, unless told otherwise. */
export function query(parts: Partial<Query>): Query {
  return {
    operation: "value",
    authorities: "default",
    years: "latest",
    recent: null,
    measures: [],
    whole: null,
    over: null,
    direction: null,
    compare: null,
    about: null,
    language: "zh-Hans",
    ...parts,
  };
}

export const cell = (row: string, column = "total") => ({ kind: "cell", row, column }) as const;
export const stated = (words: readonly string[], unit: string | null = null, context: readonly string[] = []) =>
  ({ kind: "stated", words, unit, context }) as const;

export interface AskParts {
  readonly language?: Language;
  readonly defaultAuthority?: string;
  readonly question?: string;
  readonly understanding?: Partial<Understanding>;
}

/** The answer to a query over the reports, on a fixed day. */
export async function ask(reports: readonly Report[], parts: Partial<Query>, how: AskParts = {}): Promise<Answer> {
  return answerTo(reports, { kind: "query", query: query({ language: how.language ?? "zh-Hans", ...parts }) }, how);
}

export async function answerTo(
  reports: readonly Report[],
  outcome: Understanding["outcome"],
  how: AskParts = {},
): Promise<Answer> {
  const answer = createAnswerer({
    library: memoryLibrary(reports),
    terms,
    formats,
    knowledge,
    clock: () => new Date("2026-11-25T02:00:00Z"),
    defaultAuthority: how.defaultAuthority ?? null,
  });
  const understanding: Understanding = {
    language: how.language ?? "zh-Hans",
    question: how.question ?? "收到多少件申请",
    slots: [],
    leftover: [],
    assumptions: [],
    outcome,
    ...how.understanding,
  };
  const reply = await answer(understanding);
  given.push({ answer: reply, asked: JSON.stringify([outcome, reports.map((report) => report.year)]) });
  return reply;
}
