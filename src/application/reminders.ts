import { addDays, type Day } from "../base/day.ts";
import type { WorkCalendar } from "../base/working-days.ts";

/**
 * `reply`: to answer (article 33); `notice`: to ask for a correction (article 30); `completion`, `payment`: the applicant's time; `opinion`: a third party's or
 * another authority's; `confirmation`: what was filed online waits for the authority to confirm it (article 31).
 */
export type DeadlineKind = "reply" | "notice" | "completion" | "payment" | "opinion" | "confirmation";

/** A running time of a case. */
export interface Deadline {
  readonly number: string;
  readonly kind: DeadlineKind;
  readonly dueOn: Day;
  /** Years were counted through whose holidays are not known: no dead date (约). */
  readonly isEstimate?: true;
  /** Entries of the case so far: a due date that changes while they do not was moved by the calendar. */
  readonly entries: number;
}

/** What is said of a deadline: so many working days before it at the most (`near-5`), or that it has passed. */
export type ReminderKind = `near-${number}` | "passed";

/** Said once: the case, the deadline and its day are its key. */
export interface Reminder extends Deadline {
  readonly reminder: ReminderKind;
  /** Working days after today, up to and with the due day; 0 on the day itself, and after it. */
  readonly left: number;
}

/** A deadline that a newly published calendar moved. */
export interface MovedDeadline extends Deadline {
  readonly before: Day;
}

/** Working days before each deadline at which staff are reminded. */
const remindAt: Readonly<Record<DeadlineKind, readonly number[]>> = {
  reply: [5, 3, 1],
  notice: [2],
  completion: [],
  payment: [],
  opinion: [],
  confirmation: [],
};

/** Whose passing staff are told of: there is something to be done then. A notice not given in time cannot be given any more. */
const toldWhenPassed: ReadonlySet<DeadlineKind> = new Set([
  "reply",
  "completion",
  "payment",
  "opinion",
  "confirmation",
]);

/** The longest stretch that five working days can take, the longest holidays included: what is due later needs no counting. */
const farDays = 30;

/** The key under which a reminder is kept as said. */
export function reminderKey({ number, kind, dueOn, reminder }: Reminder): string {
  return `${number}/${kind}/${dueOn}/${reminder}`;
}

/**
 * What is to be said of running deadlines on a day and was not: of each the most urgent alone, however many were missed. `keys`: of these, and of the less
 * urgent ones missed with them, which are not to be said any more.
 */
export function dueReminders(
  deadlines: readonly Deadline[],
  calendar: WorkCalendar,
  today: Day,
  sent: ReadonlySet<string>,
): { readonly reminders: readonly Reminder[]; readonly keys: readonly string[] } {
  const reminders: Reminder[] = [];
  const keys: string[] = [];
  const far = addDays(today, farDays);
  const countLeft = countWorkingDays(calendar, today);
  for (const deadline of deadlines) {
    if (deadline.dueOn > far) continue;
    const left = countLeft(deadline.dueOn);
    const reached = reachedBy(deadline, left, today).map((reminder) => ({ ...deadline, reminder, left }));
    const mostUrgent = reached[0];
    if (mostUrgent === undefined) continue;
    const unsent = reached.map(reminderKey).filter((key) => !sent.has(key));
    if (unsent.includes(reminderKey(mostUrgent))) reminders.push(mostUrgent);
    keys.push(...unsent);
  }
  return { reminders, keys };
}

/** Every reminder whose time has come, the most urgent first. */
function reachedBy({ kind, dueOn }: Deadline, left: number, today: Day): readonly ReminderKind[] {
  const near = remindAt[kind].filter((days) => left <= days).sort((a, b) => a - b);
  const said = near.map((days): ReminderKind => `near-${days}`);
  if (dueOn >= today) return said;
  return toldWhenPassed.has(kind) ? ["passed", ...said] : [];
}

/** Deadlines whose day is another than when last looked at, though nothing was entered since. */
export function movedDeadlines(deadlines: readonly Deadline[], kept: readonly Deadline[]): readonly MovedDeadline[] {
  const before = new Map(kept.map((deadline) => [deadlineKey(deadline), deadline]));
  return deadlines.flatMap((deadline) => {
    const old = before.get(deadlineKey(deadline));
    return old !== undefined && old.entries === deadline.entries && old.dueOn !== deadline.dueOn
      ? [{ ...deadline, before: old.dueOn }]
      : [];
  });
}

export function deadlineKey({ number, kind }: Deadline): string {
  return `${number}/${kind}`;
}

/** Working days after `today` up to and with a day, 0 for one that is not later; each day is counted once for all that ask. */
export function countWorkingDays(calendar: WorkCalendar, today: Day): (day: Day) => number {
  const counts = new Map<Day, number>();
  let [reached, count] = [today, 0];
  return (day) => {
    if (day <= today) return 0;
    while (reached < day) {
      reached = addDays(reached, 1);
      if (calendar.isWorkingDay(reached)) count += 1;
      counts.set(reached, count);
    }
    return counts.get(day) ?? 0;
  };
}
