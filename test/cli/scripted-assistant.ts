import { PassThrough } from "node:stream";
import type { Answer } from "../../src/answer/answer.ts";
import type { Io } from "../../src/cli/io.ts";
import type { Asked } from "../../src/conversation/answer-question.ts";

/** An assistant that answers by the book: the number in the question, in 件; 「不知道」 is unknown; 「坏」 breaks. */
export function scriptedApp() {
  const sessions: (string | undefined)[] = [];
  const ask = async (question: string, session?: string): Promise<Asked> => {
    sessions.push(session);
    const value = /\d+/u.exec(question);
    const number = value === null ? null : Number(value[0]);
    return {
      answer: answerOf(number, question),
      understanding: {
        language: "zh-Hans",
        slots: [{ text: "几件", slot: "unit", meaning: "件" }],
        leftover: number === null ? [question] : [],
        assumptions: ["按最近一年"],
        outcome: { kind: "unknown", reason: "measure", subject: question },
      },
      fault: question.includes("坏") ? "F-ABCDEF" : null,
    };
  };
  const app = { assistant: async () => ({ ask, handle: async () => [] }), clock: () => new Date(0) };
  return { app, sessions };
}

export function answerOf(value: number | null, text: string): Answer {
  const figure = {
    value,
    unit: "件",
    row: "requests.new",
    column: "total",
    authority: "甲市东区人民政府",
    year: 2020,
    report: "east-2020",
    heading: "三",
    page: 4,
    text: String(value),
  };
  return {
    kind: value === null ? "unknown" : "figure",
    value,
    unit: value === null ? null : "件",
    figures: value === null ? [] : [figure],
    citations: [],
    findings: value === null ? [] : [{ check: "balance", message: "不平" }],
    options: [],
    text: `${value ?? "不知道"} 件：${text}`,
  };
}

/** Where a command writes, kept. */
export function capture(): { io: Io; out(): string; err(): string } {
  let out = "";
  let err = "";
  const io: Io = {
    out: (text) => {
      out += text.toString();
    },
    err: (text) => {
      err += text;
    },
    input: new PassThrough(),
    output: new PassThrough(),
    hasColour: false,
  };
  return { io, out: () => out, err: () => err };
}
