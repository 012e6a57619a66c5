/** The time, passed in everywhere it is needed, so that tests and demonstrations can set it. */
export type Clock = () => Date;

export interface CalendarDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

const shanghai = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** The calendar day in Asia/Shanghai, the clock of the law, whatever zone the machine is in. */
export function shanghaiDay(instant: Date): CalendarDay {
  const [year, month, day] = shanghai.format(instant).split("-").map(Number) as [number, number, number];
  return { year, month, day };
}

/** The day in Asia/Shanghai as 2026-03-01, some days on. */
export function shanghaiDate(instant: Date, daysOn = 0): string {
  return shanghai.format(new Date(instant.getTime() + daysOn * 86_400_000));
}

const shanghaiHours = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Shanghai",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** The time of day in Asia/Shanghai as 08:30. */
export function shanghaiTime(instant: Date): string {
  return shanghaiHours.format(instant);
}

/** The machine's time. */
export const systemClock: Clock = () => new Date();
