import { type CaseState, caseStates } from "../../application/case-event.ts";
import { isOpen, isOverdue } from "../../application/case-state.ts";
import type { CaseStore } from "../../application/case-store.ts";
import { concernedBy, type Officers } from "../../application/officers.ts";
import type { ReminderNotice, ReminderStore } from "../../application/reminder-store.ts";
import {
  type Deadline,
  deadlineKey,
  dueReminders,
  movedDeadlines,
  type Reminder,
} from "../../application/reminders.ts";
import { runningDeadlines } from "../../application/running-deadlines.ts";
import { situationOf } from "../../application/situation-of.ts";
import { type Clock, shanghaiDate, shanghaiTime } from "../../base/clock.ts";
import type { WorkCalendar } from "../../base/working-days.ts";
import { sortIntoLists } from "../casework/case-lists.ts";
import { textIn } from "../text-in.ts";
import { sayDigest, sayMoved, sayMovedToApplicant, sayReminders } from "./say-reminders.ts";

export interface RemindParts {
  readonly cases: Pick<CaseStore, "list">;
  readonly reminders: ReminderStore;
  /** Who are told; a person is one's own conversation, as in a private chat. */
  readonly officers: Officers;
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
 * what a new calendar moved. Each is said once, late where the machine was off: to the officer who has the case, to all where nobody has it or the reply is
 * overdue. Whether anything was said.
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
  const isDigestDue = isMorning && isWorkingDay && !said.has(digestKey);
  const languageOf = (number: string) => files.find((file) => file.number === number)?.language ?? "zh-Hans";
  const concerned = new Map(files.map((file) => [file.number, new Set(concernedBy(file, officers))]));
  const concerns = (person: string, number: string) => concerned.get(number)?.has(person) === true;
  const digestOf = (person: string) => {
    const theirs = standing.filter(
      ({ file, situation }) => concerns(person, file.number) || isOverdue(situation, today),
    );
    const present = { today, calendar, officers, person };
    return sayDigest(sortIntoLists(theirs, present), present);
  };
  const digests = isDigestDue ? [...officers.keys()].map((person) => [person, digestOf(person)] as const) : [];
  const hasDigest = digests.some(([, digest]) => digest !== null);
  const keys = [...due.keys, ...(hasDigest ? [digestKey] : []), ...moved.map(movedKey)];
  const tellOfficer = (person: string): readonly ReminderNotice[] => {
    const digest = new Map(digests).get(person) ?? null;
    const reminders = due.reminders.filter((one) => isForAll(one) || concerns(person, one.number));
    const theirMoved = moved.filter(({ number }) => concerns(person, number));
    const texts = [
      ...(digest === null ? [] : [digest]),
      ...(reminders.length === 0 ? [] : [sayReminders(reminders)]),
      ...(theirMoved.length === 0 ? [] : [sayMoved(theirMoved)]),
    ];
    return texts.length === 0 ? [] : [{ conversation: person, text: texts.join("\n\n") }];
  };
  const notices: readonly ReminderNotice[] = [
    ...[...officers.keys()].flatMap(tellOfficer),
    ...moved
      .filter(({ kind }) => tellApplicant.has(kind))
      .map((one) => ({ applicantOf: one.number, text: textIn(sayMovedToApplicant(one), languageOf(one.number)) })),
  ];
  if (keys.length === 0 && !haveChanged(deadlines, kept)) return false;
  // where another process said some of it meanwhile, the rest is said by another look
  if (!(await reminders.say(keys, notices, deadlines))) return remind(parts);
  return notices.length > 0;
}

function isForAll({ kind, reminder }: Reminder): boolean {
  return kind === "reply" && reminder === "passed";
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
