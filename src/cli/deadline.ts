import type { Surroundings } from "../app.ts";
import { workingDays } from "../application/deadline.ts";
import { explainDays, type SkipReason } from "../application/explain-deadline.ts";
import { spellDay, whyEstimate } from "../application/spell-day.ts";
import { shanghaiDate } from "../base/clock.ts";
import { RefusedInputError } from "../base/errors.ts";
import { addWorkingDays, loadWorkCalendar } from "../base/working-days.ts";
import { readDay, wholeNumber } from "./case.ts";
import { type ExitCode, type Io, jsonLine } from "./io.ts";

const skipNames: Readonly<Record<SkipReason, string>> = {
  weekend: "周末",
  holiday: "法定假日",
  consultation: "征求意见",
};
const mostDays = 1_000;

/** `deadline --from DATE [--days 20] [--explain]`: the last working day of a period whose first day is the day after DATE. */
export async function deadline(
  around: Surroundings,
  io: Io,
  options: { readonly json?: boolean; readonly from?: string; readonly days?: string; readonly explain?: boolean },
): Promise<ExitCode> {
  const from = options.from === undefined ? shanghaiDate(around.clock()) : readDay(options.from, "--from");
  const days = wholeNumber(options.days, "--days") ?? workingDays.reply;
  if (days < 1 || days > mostDays)
    throw new RefusedInputError(`--days 应是 1 至 ${mostDays}。Expected 1 to ${mostDays}.`);
  const calendar = loadWorkCalendar(around.knowledge);
  const due = addWorkingDays(calendar, from, days);
  const isEstimate = due.unknownYears.length > 0;
  const runs = options.explain ? explainDays(calendar, { countedFrom: from, pauses: [] }, due.day) : [];
  if (options.json) {
    const { day: dueOn, unknownYears, weekdaysOff, weekendsWorked } = due;
    const line = {
      from,
      days,
      dueOn,
      isEstimate,
      unknownYears,
      knownYears: calendar.years,
      weekdaysOff,
      weekendsWorked,
    };
    io.out(
      jsonLine(
        options.explain ? { ...line, article: days === workingDays.reply ? "条例第三十三条" : null, runs } : line,
      ),
    );
    return 0;
  }
  io.out(
    `${from} 收到，自次日起第 ${days} 个工作日：${spellDay(due).zh}${isEstimate ? `（${whyEstimate(due).zh}）` : ""}\n`,
  );
  for (const { from: first, to, skipped, counted, weekendsWorked } of runs) {
    const span = first === to ? first : `${first} 至 ${to}`;
    const worked = weekendsWorked.length === 0 ? "" : `（${weekendsWorked.join("、")} 调休上班）`;
    io.out(
      `  ${span}  ${skipped === null ? `计入，到第 ${counted} 个工作日${worked}` : `不计：${skipNames[skipped]}`}\n`,
    );
  }
  return 0;
}
