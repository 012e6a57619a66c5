import { addDays, type Day } from "../base/day.ts";
import { addWorkingDays, type CountedDay, type WorkCalendar } from "../base/working-days.ts";
import { caseDueOn, consultationPause, correctionNoticeBy, opinionBy, paymentBy } from "./case-clock.ts";
import type { CaseEvent, CaseEventKind, CaseState } from "./case-event.ts";
import type { CaseFile } from "./case-store.ts";
import type { Pause } from "./deadline.ts";

/** Rows of table 三 in which a case that is not answered counts (2021 format). */
export const lapseRows = {
  correction: "requests.outcome.other.correction_overdue",
  fee: "requests.outcome.other.fee_overdue",
} as const;
/** The row in which an application counts that its applicant took back (usual practice). */
export const withdrawnRow = "requests.outcome.other.other";

/** Working days to complete an application where none are named: the law asks for a reasonable time (article 30). */
export const usualCorrectionDays = 15;

export type WaitingOn = "authority" | "applicant" | "third_party" | "other_authority" | "nobody";

/** What a case has come to: all of it reckoned from its events. */
export interface CaseSituation {
  readonly state: CaseState;
  /** The day the authority received the application; null until both sides confirm one filed online. */
  readonly receivedOn: Day | null;
  readonly closedOn: Day | null;
  /** The row of table 三 that the case counts in; null while it is open, and for one taken back before it was received: that counts nowhere. */
  readonly outcome: string | null;
  /** What the time to answer is counted from; null where it does not run. */
  readonly countedFrom: Day | null;
  /** Working days by which the time that runs was extended. */
  readonly extension: number;
  readonly pauses: readonly Pause[];
  /** The last day to answer; null where no time runs (not received yet, a correction or a payment is awaited, closed). While an opinion is awaited: at the latest. */
  readonly dueOn: CountedDay | null;
  /** The last day to ask for a correction; null where it may not be asked for. */
  readonly correctionNoticeBy: CountedDay | null;
  readonly waitingOn: WaitingOn;
  /** Until when whoever is waited for has time. */
  readonly waitingUntil: CountedDay | null;
  /** What may happen next, a void apart. */
  readonly allowed: readonly CaseEventKind[];
  readonly wasCorrected: boolean;
  readonly wasExtended: boolean;
  /** The last day on which something happened; null where nothing has. */
  readonly lastOn: Day | null;
}

const open: readonly CaseState[] = ["awaiting_confirmation", "received", "correcting", "consulting", "charging"];

/** Whether the case still waits for its end. */
export function isOpen(state: CaseState): boolean {
  return open.includes(state);
}

/** Whether the last day to answer has passed. */
export function isOverdue({ dueOn }: CaseSituation, today: Day): boolean {
  return dueOn !== null && today > dueOn.day;
}

/** Events that count: without the voids and what they take back. */
export function standing(events: readonly CaseEvent[]): readonly CaseEvent[] {
  if (events.length === 0) return events;
  const voided = new Set(events.flatMap((event) => (event.voids === null ? [] : [event.voids])));
  return events.filter((event) => event.kind !== "void" && !voided.has(event.ordinal));
}

/** What a case has come to after its events, which are taken as lawful: {@link decide} sees to that before one is entered. */
export function replay(file: Pick<CaseFile, "receivedOn" | "events">, calendar: WorkCalendar): CaseSituation {
  return standing(file.events).reduce(
    (before, event) => after(before, event, calendar),
    beginOnce(file.receivedOn, calendar),
  );
}

/** Ten thousand cases were received on a few hundred days. */
const begun = new WeakMap<WorkCalendar, Map<Day | null, CaseSituation>>();

function beginOnce(receivedOn: Day | null, calendar: WorkCalendar): CaseSituation {
  const known = begun.get(calendar) ?? new Map<Day | null, CaseSituation>();
  begun.set(calendar, known);
  const situation = known.get(receivedOn) ?? begin(receivedOn, calendar);
  known.set(receivedOn, situation);
  return situation;
}

function begin(receivedOn: Day | null, calendar: WorkCalendar): CaseSituation {
  const nothing: CaseSituation = {
    state: "awaiting_confirmation",
    receivedOn: null,
    closedOn: null,
    outcome: null,
    countedFrom: null,
    extension: 0,
    pauses: [],
    dueOn: null,
    correctionNoticeBy: null,
    waitingOn: "authority",
    waitingUntil: null,
    allowed: ["confirm", "withdraw"],
    wasCorrected: false,
    wasExtended: false,
    lastOn: null,
  };
  return receivedOn === null ? nothing : running({ ...nothing, receivedOn }, receivedOn, calendar);
}

/** The time to answer runs anew from a day. */
function running(before: CaseSituation, countedFrom: Day, calendar: WorkCalendar): CaseSituation {
  return counting({ ...before, countedFrom, extension: 0, pauses: [] }, calendar);
}

/** The time to answer runs. */
function counting(before: CaseSituation, calendar: WorkCalendar): CaseSituation {
  const { countedFrom, receivedOn, wasCorrected, wasExtended, extension, pauses } = before;
  if (countedFrom === null || receivedOn === null)
    throw new RangeError("a case that was not received has no time running");
  const dueOn = caseDueOn(calendar, { countedFrom, extension, pauses });
  const mayCorrect = !wasCorrected && countedFrom === receivedOn;
  return {
    ...before,
    state: "received",
    dueOn,
    correctionNoticeBy: mayCorrect ? correctionNoticeBy(calendar, receivedOn) : null,
    waitingOn: "authority",
    waitingUntil: dueOn,
    allowed: [
      ...(mayCorrect ? (["request-correction"] as const) : []),
      "consult",
      ...(wasExtended ? [] : (["extend"] as const)),
      "charge",
      "reply",
      "withdraw",
    ],
  };
}

function closed(before: CaseSituation, state: CaseState, on: Day, outcome: string | null): CaseSituation {
  return {
    ...before,
    state,
    closedOn: on,
    outcome,
    dueOn: null,
    correctionNoticeBy: null,
    waitingOn: "nobody",
    waitingUntil: null,
    allowed: [],
  };
}

/** The time to answer stands still while the applicant is waited for. */
function awaitingApplicant(
  before: CaseSituation,
  state: "correcting" | "charging",
  until: CountedDay,
  next: CaseEventKind,
): CaseSituation {
  return {
    ...before,
    state,
    countedFrom: null,
    dueOn: null,
    correctionNoticeBy: null,
    waitingOn: "applicant",
    waitingUntil: until,
    allowed: [next, "lapse", "withdraw"],
  };
}

function after(before: CaseSituation, event: CaseEvent, calendar: WorkCalendar): CaseSituation {
  return { ...change(before, event, calendar), lastOn: event.on };
}

function change(before: CaseSituation, event: CaseEvent, calendar: WorkCalendar): CaseSituation {
  const { on } = event;
  switch (event.kind) {
    case "confirm":
      return running({ ...before, receivedOn: on }, on, calendar);
    case "request-correction":
      return awaitingApplicant(
        { ...before, wasCorrected: true },
        "correcting",
        addWorkingDays(calendar, on, event.days ?? usualCorrectionDays),
        "correct",
      );
    case "correct":
    case "paid":
      return running(before, on, calendar);
    case "lapse":
      return closed(before, "lapsed", on, before.state === "charging" ? lapseRows.fee : lapseRows.correction);
    case "consult": {
      const pause = consultationPause(calendar, on, null);
      const paused = counting({ ...before, pauses: [...before.pauses, ...(pause ? [pause] : [])] }, calendar);
      return {
        ...paused,
        state: "consulting",
        correctionNoticeBy: null,
        waitingOn: event.party === "authority" ? "other_authority" : "third_party",
        waitingUntil: opinionBy(calendar, on),
        allowed: ["consulted", ...paused.allowed.filter((kind) => kind === "extend" || kind === "reply"), "withdraw"],
        lastOn: on,
      };
    }
    case "consulted": {
      const asked = before.pauses.at(-1);
      const ended = asked === undefined ? null : consultationPause(calendar, addDays(asked.from, -1), on);
      return counting({ ...before, pauses: [...before.pauses.slice(0, -1), ...(ended ? [ended] : [])] }, calendar);
    }
    case "extend": {
      const extended = { ...before, extension: before.extension + (event.days ?? 0), wasExtended: true };
      if (before.state !== "consulting") return counting(extended, calendar);
      const { dueOn } = counting(extended, calendar);
      return { ...extended, dueOn, allowed: before.allowed.filter((kind) => kind !== "extend") };
    }
    case "charge":
      return awaitingApplicant(before, "charging", paymentBy(calendar, on), "paid");
    case "reply":
      return closed(before, "replied", on, event.outcome);
    case "withdraw":
      return closed(before, "withdrawn", on, before.receivedOn === null ? null : withdrawnRow);
    case "void":
      return before;
  }
}
