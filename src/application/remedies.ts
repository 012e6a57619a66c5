import { addDays, type Day, dayOf, yearOf } from "../base/day.ts";
import type { RemedyKind } from "./letters/templates.ts";

/** Calendar days from learning of a reply to apply for reconsideration (行政复议法, article 20). */
const reviewDays = 60;
/** Months to sue directly (行政诉讼法, article 46). */
const suitMonths = 6;

export interface RemedyDates {
  readonly kind: RemedyKind;
  /** The last day to apply for reconsideration. Where it is a day off, the law lets it be the next working day: this one is safe. */
  readonly reviewBy: Day;
  /** The last day to sue without reconsideration; null where reconsideration must come first (行政复议法, article 23). */
  readonly sueBy: Day | null;
}

/** Until when remedies may be sought by one who learned of the reply on a day; the day itself does not count. */
export function remedyDates(kind: RemedyKind, learnedOn: Day): RemedyDates {
  return {
    kind,
    reviewBy: addDays(learnedOn, reviewDays),
    sueBy: kind === "review_first" ? null : addMonths(learnedOn, suitMonths),
  };
}

/** The same day of a later month, or the last of that month where it has no such day. */
function addMonths(day: Day, months: number): Day {
  const month = Number(day.slice(5, 7)) - 1 + months;
  const [year, inYear] = [yearOf(day) + Math.floor(month / 12), (month % 12) + 1];
  for (let date = Number(day.slice(8)); date > 28; date -= 1) {
    const found = dayOf(year, inYear, date);
    if (found !== null) return found;
  }
  return dayOf(year, inYear, Math.min(Number(day.slice(8)), 28)) ?? day;
}
