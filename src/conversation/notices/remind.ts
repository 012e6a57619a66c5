import { type CaseState, caseStates } from "../../application/case-event.ts";
import { isOpen } from "../../application/case-state.ts";
import type { CaseStore } from "../../application/case-store.ts";
import type { ReminderNotice, ReminderStore } from "../../application/reminder-store.ts";
import { type Deadline, deadlineKey, dueReminders, movedDeadlines } from "../../application/reminders.ts";
import { runningDeadlines } from "../../application/running-deadlines.ts";
import { situationOf } from "../../application/situation-of.ts";
import { type Clock, shanghaiDate, shanghaiTime } from "../../base/clock.ts";
import type { WorkCalendar } from "../../base/working-days.ts";
import { sortIntoLists } from "../casework/case-lists.ts";
import { sayDigest, sayMoved, sayMovedToApplicant, sayReminders } from "./say-reminders.ts";

export interface RemindParts {
  readonly cases: Pick<CaseStore, "list">;
  readonly reminders: ReminderStore;
  /** Persons who are told; where a person is one's own conversation, as in a private chat. */
  readonly officers: ReadonlySet<string>;
  readonly calendar: () => WorkCalendar;
  readonly clock: Clock;
}

/** The morning begins for staff, in Asia/Shanghai. */
const morning = "08:30";
const openStates: readonly CaseState[] = caseStates.filter(isOpen);
/** Deadlines of which applicants are told when the calendar moves them. */
const tellApplicant: ReadonlySet<Deadline["kind"]> = new Set(["reply", "completion", "payment"]);

/** {@link remind}, again and again: where nothing has changed since the last time it only looks. */
export function createReminder(parts: RemindParts): () => Promise<boolean> {
  let before: { readonly calendar: WorkCalendar; readonly seen: string } | undefined;
  return async () => {
    const calendar = parts.calendar();
    const files = await parts.cases.list({ states: openStates });
    const now = parts.clock();
    const entries = files.map(({ number, events }) => `${number}:${events.length}`).join();
    const seen = `${shanghaiDate(now)} ${shanghaiTime(now) >= morning} ${entries}`;
    if (before?.calendar === calendar && before.seen === seen) return false;
    const isSaid = await remind({ ...parts, cases: { list: async () => files } });
    before = { calendar, seen };
    return isSaid;
  };
}

/**
 * Says what has come due since it last ran: on each working day from the morning on a digest and what is to be reminded of, on any day what has passed and
 * what a new calendar moved. Each is said once, late where the machine was off. Whether anything was said.
 */
export async function remind(parts: RemindParts): Promise<boolean> {
  const { cases, reminders, officers, calendar: current, clock } = parts;
  const calendar = current();
  const today = shanghaiDate(clock());
  const files = await cases.list({ states: openStates });
  const standing = files.map((file) => ({ file, situation: situationOf(file, calendar) }));
  const deadlines = standing.flatMap(({ file, situation }) => runningDeadlines(file, situation, calendar));
  const [said, kept] = await Promise.all([reminders.said(), reminders.kept()]);
  const moved = movedDeadlines(deadlines, kept);
  const isMorning = shanghaiTime(clock()) >= morning;
  const isWorkingDay = calendar.isWorkingDay(today);
  const toRemind = isWorkingDay ? deadlines : deadlines.filter(({ dueOn }) => dueOn < today);
  const due = isMorning ? dueReminders(toRemind, calendar, today, said) : { reminders: [], keys: [] };
  const digestKey = `digest/${today}`;
  const digest =
    isMorning && isWorkingDay && !said.has(digestKey)
      ? sayDigest(sortIntoLists(standing, "", today, calendar), { today, calendar })
      : null;
  const keys = [...due.keys, ...(digest === null ? [] : [digestKey]), ...moved.map(movedKey)];
  const texts = [
    ...(digest === null ? [] : [digest]),
    ...(due.reminders.length === 0 ? [] : [sayReminders(due.reminders)]),
    ...(moved.length === 0 ? [] : [sayMoved(moved)]),
  ];
  const notices: readonly ReminderNotice[] = [
    ...(texts.length === 0 ? [] : [...officers].map((conversation) => ({ conversation, text: texts.join("\n\n") }))),
    ...moved
      .filter(({ kind }) => tellApplicant.has(kind))
      .map((one) => ({ applicantOf: one.number, text: sayMovedToApplicant(one) })),
  ];
  if (keys.length === 0 && !haveChanged(deadlines, kept)) return false;
  // where another process said some of it meanwhile, the rest is said by another look
  if (!(await reminders.say(keys, notices, deadlines))) return remind(parts);
  return notices.length > 0;
}

function movedKey({ number, kind, before, dueOn, entries }: Deadline & { readonly before: string }): string {
  return `${number}/${kind}/${dueOn}/moved-from-${before}-${entries}`;
}

function haveChanged(deadlines: readonly Deadline[], kept: readonly Deadline[]): boolean {
  if (deadlines.length !== kept.length) return true;
  const before = new Map(kept.map((deadline) => [deadlineKey(deadline), deadline]));
  return deadlines.some((deadline) => {
    const old = before.get(deadlineKey(deadline));
    return old?.dueOn !== deadline.dueOn || old.entries !== deadline.entries;
  });
}
