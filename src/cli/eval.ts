import { z } from "zod";
import type { App } from "../app.ts";
import { RefusedInputError } from "../base/errors.ts";
import { type ExitCode, type Io, jsonLine } from "./io.ts";
import { readJsonLines } from "./json-lines.ts";
import { expectationSchema, judgeAnswer, type Verdict } from "./judge-answer.ts";

/** A line of a question set. `kind` is the sort of question, for the count; `session` makes questions of one thread. */
const questionSchema = z.object({
  id: z.union([z.string(), z.number()]),
  q: z.string(),
  kind: z.string().default("question"),
  session: z.string().optional(),
  expect: expectationSchema,
});

export interface EvalOptions {
  readonly json?: boolean;
  readonly min?: string;
  /** The counts alone, as a table in Markdown. */
  readonly markdown?: boolean;
}

interface Tally {
  total: number;
  right: number;
  falseFigures: number;
}

/** `eval FILE…`: asks every question of the sets, tells every miss, and counts right answers by sort and false figures apart. */
export async function evaluate(
  app: Pick<App, "assistant" | "clock">,
  io: Io,
  paths: string | readonly string[],
  options: EvalOptions,
): Promise<ExitCode> {
  const min = options.min === undefined ? 0 : Number(options.min);
  if (!(min >= 0 && min <= 100)) {
    throw new RefusedInputError(`--min 应是 0 到 100 的数，不是「${options.min}」。Expected a percentage.`);
  }
  const assistant = await app.assistant();
  const run = `eval:${process.pid}:${app.clock().getTime()}`;
  const tallies = new Map<string, Tally>();
  let isWhole = true;
  for await (const line of linesOf(typeof paths === "string" ? [paths] : paths)) {
    if (!line.ok) {
      isWhole = false;
      io.err(`${line.reason}\n`);
      continue;
    }
    const { id, q, kind, session, expect } = line.value;
    const { answer } = await assistant.ask(q, session === undefined ? undefined : `${run}:${session}`, true);
    const verdict = judgeAnswer(answer, expect);
    count(tallies, kind, verdict);
    const isRight = verdict.misses.length === 0;
    if (options.json) {
      io.out(
        jsonLine({
          id,
          kind,
          question: q,
          right: isRight,
          falseFigure: verdict.isFalseFigure,
          misses: verdict.misses,
          answer,
        }),
      );
    } else if (!isRight && !options.markdown) {
      const mark = verdict.isFalseFigure ? "假数字 FALSE FIGURE" : "未答对 miss";
      io.out(`${mark}  ${id}  ${q}\n    ${verdict.misses.join("\n    ")}\n    ${answer.text.split("\n")[0]}\n`);
    }
  }
  const all = total(tallies);
  if (options.json) io.out(jsonLine({ summary: { ...all, kinds: Object.fromEntries(tallies) } }));
  else io.out(options.markdown ? markdown(tallies, all) : table(tallies, all));
  if (!isWhole) return 2;
  return options.min !== undefined && accuracy(all) < min ? 1 : 0;
}

async function* linesOf(paths: readonly string[]) {
  for (const path of paths) yield* readJsonLines(path, questionSchema);
}

function count(tallies: Map<string, Tally>, kind: string, verdict: Verdict): void {
  const tally = tallies.get(kind) ?? { total: 0, right: 0, falseFigures: 0 };
  tally.total += 1;
  if (verdict.misses.length === 0) tally.right += 1;
  if (verdict.isFalseFigure) tally.falseFigures += 1;
  tallies.set(kind, tally);
}

function total(tallies: ReadonlyMap<string, Tally>): Tally {
  const all = { total: 0, right: 0, falseFigures: 0 };
  for (const tally of tallies.values()) {
    all.total += tally.total;
    all.right += tally.right;
    all.falseFigures += tally.falseFigures;
  }
  return all;
}

/** In percent; an empty set is wholly right. */
function accuracy({ total, right }: Tally): number {
  return total === 0 ? 100 : (right / total) * 100;
}

function table(tallies: ReadonlyMap<string, Tally>, all: Tally): string {
  const row = (name: string, tally: Tally) => {
    const falses = tally.falseFigures > 0 ? `，假数字 false figures ${tally.falseFigures}` : "";
    return `${name}  ${tally.right}/${tally.total}  ${accuracy(tally).toFixed(1)}%${falses}\n`;
  };
  const kinds = [...tallies].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, tally]) => row(kind, tally));
  return `\n${kinds.join("")}${row("合计 all", all)}假数字 false figures  ${all.falseFigures}\n`;
}

function markdown(tallies: ReadonlyMap<string, Tally>, all: Tally): string {
  const row = (name: string, tally: Tally) =>
    `| ${name} | ${tally.total} | ${tally.right} | ${accuracy(tally).toFixed(1)} | ${tally.falseFigures} |\n`;
  const kinds = [...tallies].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, tally]) => row(kind, tally));
  return `| kind | questions | right | % | false figures |\n| --- | ---: | ---: | ---: | ---: |\n${kinds.join("")}${row("all", all)}`;
}
