import { addDays, type Day, weekdayOf } from "../base/day.ts";
import type { WorkCalendar } from "../base/working-days.ts";
import { type CaseClock, caseDueOn } from "./case-clock.ts";

/** Why a day does not count: a weekend, a holiday on a weekday, an opinion being awaited (article 33). */
export type SkipReason = "weekend" | "holiday" | "consultation";

/** Days in a row that count, or do not for the same reason; both days included. */
export interface DayRun {
  readonly from: Day;
  readonly to: Day;
  readonly skipped: SkipReason | null;
  /** Working days counted up to and with the last of these. */
  readonly counted: number;
  /** Weekend days among them that are worked (调休). */
  readonly weekendsWorked: readonly Day[];
}

/** How the last day to answer is counted, from the day after receipt on, without a gap. */
export function explainDueOn(calendar: WorkCalendar, clock: CaseClock): readonly DayRun[] {
  return explainDays(calendar, clock, caseDueOn(calendar, clock).day);
}

/** How working days are counted up to and with a last one. */
export function explainDays(
  calendar: WorkCalendar,
  clock: Pick<CaseClock, "countedFrom" | "pauses">,
  last: Day,
): readonly DayRun[] {
  const runs: DayRun[] = [];
  let counted = 0;
  for (let day = addDays(clock.countedFrom, 1); day <= last; day = addDays(day, 1)) {
    const skipped = skipReason(calendar, clock, day);
    if (skipped === null) counted += 1;
    const weekendsWorked = skipped === null && isWeekend(day) ? [day] : [];
    const run = runs.at(-1);
    if (run?.skipped === skipped) {
      runs[runs.length - 1] = { ...run, to: day, counted, weekendsWorked: [...run.weekendsWorked, ...weekendsWorked] };
    } else runs.push({ from: day, to: day, skipped, counted, weekendsWorked });
  }
  return runs;
}

function skipReason(calendar: WorkCalendar, { pauses }: Pick<CaseClock, "pauses">, day: Day): SkipReason | null {
  if (!calendar.isWorkingDay(day)) return isWeekend(day) ? "weekend" : "holiday";
  return pauses.some(({ from, to }) => from <= day && day <= to) ? "consultation" : null;
}

function isWeekend(day: Day): boolean {
  return weekdayOf(day) === 0 || weekdayOf(day) === 6;
}
