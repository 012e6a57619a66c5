/** A calendar day as `YYYY-MM-DD`; days compare in order as strings do. */
export type Day = string;

const msADay = 86_400_000;

/** The day of a year, month (1 to 12) and day of month; null where the calendar has none (30 February). */
export function dayOf(year: number, month: number, dayOfMonth: number): Day | null {
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth));
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth;
  return isReal ? isoOf(date) : null;
}

/** The day so many days later; earlier where `days` is negative. */
export function addDays(day: Day, days: number): Day {
  return isoOf(new Date(Date.parse(day) + days * msADay));
}

/** The day of the same number so many months later, or the last of a shorter month. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  return isoOf(new Date(Math.min(Date.UTC(year, month - 1 + months, dayOfMonth), last.getTime())));
}

/** 0 (Sunday) to 6. */
export function weekdayOf(day: Day): number {
  return new Date(day).getUTCDay();
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

function isoOf(date: Date): Day {
  return date.toISOString().slice(0, 10);
}
