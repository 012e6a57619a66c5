import type { App } from "../app.ts";
import { RefusedInputError } from "../base/errors.ts";
import { unansweredReasons } from "../conversation/sentences.ts";
import { createUnanswered } from "../storage/unanswered.ts";
import { type ExitCode, type Io, jsonLine } from "./io.ts";

export interface UnansweredOptions {
  readonly json?: boolean;
  readonly since?: string;
}

/** `unanswered`: what was asked and not answered, grouped, the most asked first: `{question, reason, count, first, last}`. Nothing tells who asked. */
export async function unanswered(
  app: Pick<App, "db" | "clock">,
  io: Io,
  { json, since }: UnansweredOptions,
): Promise<ExitCode> {
  if (since !== undefined && !isDay(since)) {
    throw new RefusedInputError(`--since 应是日期，如 2026-03-01，不是「${since}」。Expected a date.`);
  }
  const topics = await createUnanswered(app.db, app.clock).list(since ?? null);
  for (const topic of topics) {
    const { question, reason, count, first, last } = topic;
    if (json) io.out(jsonLine({ question, reason, count, first, last }));
    else {
      const days = first === last ? last : `${first} – ${last}`;
      io.out(`${String(count).padStart(4)} 次  ${question}（${unansweredReasons[reason]?.zh ?? reason}；${days}）\n`);
    }
  }
  if (topics.length === 0) io.err("没有未答上的问题。Nothing was left unanswered.\n");
  return 0;
}

function isDay(text: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
