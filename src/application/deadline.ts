import { addDays, addMonths, type Day } from "../base/day.ts";
import { addWorkingDays, type CountedDay, type WorkCalendar } from "../base/working-days.ts";

/** Periods in working days: 《政府信息公开条例》, articles 26, 30, 32, 33 and 34; payment: 国办函〔2020〕109号. */
export const workingDays = {
  proactiveDisclosure: 20,
  correctionNotice: 7,
  thirdPartyOpinion: 15,
  reply: 20,
  extension: 20,
  jointAuthorityOpinion: 15,
  payment: 20,
} as const;

/** A time that does not count (article 33, third paragraph): both days included. */
export interface Pause {
  readonly from: Day;
  readonly to: Day;
}

export interface ReplyPeriod {
  /** The day the application, or its correction, is taken as received (articles 30 and 31): the first day counted is the next. */
  readonly startedOn: Day;
  /** Working days it was extended by; 0 to 20. */
  readonly extension?: number;
  readonly pauses?: readonly Pause[];
}

/** The last day to answer. Throws a RangeError for an extension beyond what article 33 allows. */
export function replyDueOn(calendar: WorkCalendar, { startedOn, extension = 0, pauses = [] }: ReplyPeriod): CountedDay {
  if (!Number.isInteger(extension) || extension < 0 || extension > workingDays.extension) {
    throw new RangeError(`Expected an extension of 0 to ${workingDays.extension} working days, got ${extension}`);
  }
  const days = workingDays.reply + extension;
  if (pauses.length === 0) return addWorkingDays(calendar, startedOn, days);
  return addWorkingDays(calendar, startedOn, days, (day) => pauses.some(({ from, to }) => from <= day && day <= to));
}

/** The last day of a period that starts the day after `from`; of months, the day of the same number, or the last of a shorter month. Those and calendar days are exact in every year. */
export function lastDayOf(
  calendar: WorkCalendar,
  from: Day,
  { count, unit }: { readonly count: number; readonly unit: "working" | "calendar" | "month" },
): CountedDay {
  if (unit === "working") return addWorkingDays(calendar, from, count);
  const day = unit === "month" ? addMonths(from, count) : addDays(from, count);
  return { day, unknownYears: [], weekdaysOff: 0, weekendsWorked: 0 };
}
