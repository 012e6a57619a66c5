import { readdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { addDays, type Day, weekdayOf, yearOf } from "./day.ts";
import { readKnowledge } from "./knowledge.ts";

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);

/** `knowledge/holidays/YEAR.yaml`: one year of the State Council's calendar. */
const holidaySchema = z.strictObject({
  year: z.number().int(),
  off: z.array(z.strictObject({ name: z.string(), from: day, to: day })),
  work: z.array(day),
});

export type HolidayYear = z.output<typeof holidaySchema>;

/** Which days are worked, by the State Council's calendar: 调休 included. */
export interface WorkCalendar {
  /** The years whose holidays are known, in order. */
  readonly years: readonly number[];
  /** Of a year that is not known: by weekday alone, which may be wrong. Ask {@link WorkCalendar.knows} first. */
  isWorkingDay(day: Day): boolean;
  knows(day: Day): boolean;
}

/** A day reached by counting. */
export interface CountedDay {
  readonly day: Day;
  /** Years counted through whose holidays are not known: the day is then an estimate (约). Empty: it is exact. */
  readonly unknownYears: readonly number[];
  /** Weekdays that were holidays, and weekends that were worked, between: the working of the count. */
  readonly weekdaysOff: number;
  readonly weekendsWorked: number;
}

/** The last days of a year are worked or not by the notice for the next (2018-12-29 was worked and the 31st was off for 2019). */
const newYearFrom = "12-28";

export function createWorkCalendar(years: readonly HolidayYear[]): WorkCalendar {
  const off = new Set(years.flatMap(({ off }) => off.flatMap(({ from, to }) => daysBetween(from, to))));
  const work = new Set(years.flatMap((year) => year.work));
  const known = new Set(years.map(({ year }) => year));
  return {
    years: [...known].sort((a, b) => a - b),
    isWorkingDay: (day) => work.has(day) || (!off.has(day) && !isWeekend(day)),
    knows: (day) => known.has(yearOf(day)) && (day.slice(5) < newYearFrom || known.has(yearOf(day) + 1)),
  };
}

/** Reads every year of `knowledge/holidays/`. Throws KnowledgeError. */
export function loadWorkCalendar(knowledge: string): WorkCalendar {
  const folder = join(knowledge, "holidays");
  const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  return createWorkCalendar(files.map((name) => readKnowledge(join(folder, name), holidaySchema)));
}

/**
 * The `count`th working day after `from`; the first counted is the day after it, as periods are usually counted. `count` 0 is `from` itself.
 * Days for which `isExcluded` holds (an opinion is being asked for) are not counted.
 */
export function addWorkingDays(
  calendar: WorkCalendar,
  from: Day,
  count: number,
  isExcluded?: (day: Day) => boolean,
): CountedDay {
  if (isExcluded !== undefined) return countOn(calendar, from, count, isExcluded);
  const known = countedBefore.get(calendar) ?? new Map<string, CountedDay>();
  countedBefore.set(calendar, known);
  const key = `${from}+${count}`;
  const counted = known.get(key) ?? countOn(calendar, from, count, () => false);
  known.set(key, counted);
  return counted;
}

/** Ten thousand cases begin on a few hundred days: each of their periods is counted once. */
const countedBefore = new WeakMap<WorkCalendar, Map<string, CountedDay>>();

function countOn(calendar: WorkCalendar, from: Day, count: number, isExcluded: (day: Day) => boolean): CountedDay {
  const unknownYears = new Set<number>();
  let current = from;
  let [counted, weekdaysOff, weekendsWorked] = [0, 0, 0];
  while (counted < count) {
    current = addDays(current, 1);
    if (!calendar.knows(current)) unknownYears.add(unknownYearOf(calendar, current));
    const isWorked = calendar.isWorkingDay(current);
    if (!isWorked && !isWeekend(current)) weekdaysOff += 1;
    if (isWorked && isWeekend(current)) weekendsWorked += 1;
    if (isWorked && !isExcluded(current)) counted += 1;
  }
  return { day: current, unknownYears: [...unknownYears], weekdaysOff, weekendsWorked };
}

/** The year whose notice is wanting: that of the day, or the next where the day's own is known. */
function unknownYearOf({ years }: WorkCalendar, day: Day): number {
  return years.includes(yearOf(day)) ? yearOf(day) + 1 : yearOf(day);
}

function isWeekend(day: Day): boolean {
  const weekday = weekdayOf(day);
  return weekday === 0 || weekday === 6;
}

function daysBetween(from: Day, to: Day): readonly Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}
