import { addWorkingDays, type CountedDay, type WorkCalendar } from "../base/working-days.ts";
import type { CaseState } from "./case-event.ts";
import type { CaseSituation } from "./case-state.ts";
import type { CaseFile } from "./case-store.ts";
import type { Deadline, DeadlineKind } from "./reminders.ts";

/** What is waited for in a state, where others than the authority are to act. */
const waits: Partial<Readonly<Record<CaseState, DeadlineKind>>> = {
  correcting: "completion",
  charging: "payment",
  consulting: "opinion",
};

/** The times that run in a case; none where it is closed. */
export function runningDeadlines(
  { number, events, arrivedOn }: Pick<CaseFile, "number" | "events" | "arrivedOn">,
  { state, dueOn, correctionNoticeBy, waitingUntil }: CaseSituation,
  calendar: WorkCalendar,
): readonly Deadline[] {
  const of = (kind: DeadlineKind | undefined, due: CountedDay | null): readonly Deadline[] => {
    if (kind === undefined || due === null) return [];
    const isEstimate = due.unknownYears.length > 0;
    return [{ number, kind, dueOn: due.day, ...(isEstimate && { isEstimate }), entries: events.length }];
  };
  if (state === "awaiting_confirmation") {
    // the law sets no time for it; a working day is what a citizen can be asked to wait
    return of("confirmation", addWorkingDays(calendar, arrivedOn, 1));
  }
  return [...of("reply", dueOn), ...of("notice", correctionNoticeBy), ...of(waits[state], waitingUntil)];
}
