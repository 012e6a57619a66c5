import type { CaseState } from "../../application/case-event.ts";
import { type CaseSituation, isOpen, isOverdue } from "../../application/case-state.ts";
import type { CaseFile } from "../../application/case-store.ts";
import { holderOf, type Officers } from "../../application/officers.ts";
import { countWorkingDays } from "../../application/reminders.ts";
import type { Day } from "../../base/day.ts";
import type { WorkCalendar } from "../../base/working-days.ts";

export interface Present {
  readonly today: Day;
  readonly calendar: WorkCalendar;
}

/** A case with what it has come to. */
export interface StandingCase {
  readonly file: CaseFile;
  readonly situation: CaseSituation;
}

/** The lists that staff work by; a case may be in several. */
export const listIds = ["mine", "unassigned", "new", "soon", "overdue", "waiting", "open"] as const;
export type ListId = (typeof listIds)[number];

/** A reply that is due within so many working days is due soon. */
export const soonDays = 5;

const waitingStates: readonly CaseState[] = ["correcting", "consulting", "charging"];

/** What the lists of one officer are made by. */
export interface DeskPresent extends Present {
  readonly officers: Officers;
  readonly person: string;
}

/** Sorts the open cases into lists, in each what is due first, first. */
export function sortIntoLists(
  cases: readonly StandingCase[],
  { today, calendar, officers, person }: DeskPresent,
): Readonly<Record<ListId, readonly StandingCase[]>> {
  const open = cases.filter(({ situation }) => isOpen(situation.state)).sort(byDueDay);
  const left = countWorkingDays(calendar, today);
  const overdue = open.filter(({ situation }) => isOverdue(situation, today));
  return {
    overdue,
    new: open.filter(({ situation }) => situation.state === "awaiting_confirmation"),
    soon: open.filter(
      ({ situation: { dueOn } }) => dueOn !== null && dueOn.day >= today && left(dueOn.day) <= soonDays,
    ),
    waiting: open.filter(({ situation }) => waitingStates.includes(situation.state)),
    mine: open.filter(({ file }) => holderOf(file, officers) === person),
    unassigned: open.filter(({ file }) => holderOf(file, officers) === null),
    open,
  };
}

/** Cases without a day come last, then by number. */
function byDueDay(a: StandingCase, b: StandingCase): number {
  const [first, second] = [dayToAct(a), dayToAct(b)];
  if (first !== second) return first < second ? -1 : 1;
  return a.file.number < b.file.number ? -1 : 1;
}

function dayToAct({ situation: { dueOn, waitingUntil } }: StandingCase): Day {
  return dueOn?.day ?? waitingUntil?.day ?? "9999-12-31";
}
