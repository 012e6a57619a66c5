import type { App } from "../app.ts";
import { createReminder } from "../conversation/notices/remind.ts";
import { officersOf } from "./build-cases.ts";
import type { Office } from "./build-office.ts";
import { type Repeating, repeat } from "./repeat.ts";

const everyMs = 60_000;

/** The digest, the reminders and the alarms, from now until stopped; holidays published meanwhile count from the next look on. */
export function startReminders(
  { config, clock, log }: Pick<App, "config" | "clock" | "log">,
  office: Office,
): Repeating {
  const { cases, reminders, rules, refreshCalendar } = office;
  const officers = officersOf(config);
  const remind = createReminder({ cases, reminders, officers, calendar: () => rules.calendar, clock });
  const look = async () => {
    refreshCalendar();
    await remind();
  };
  return repeat(look, everyMs, log, "reminding of what is due");
}
