import { addDays, type Day } from "../base/day.ts";
import { addWorkingDays, type CountedDay, type WorkCalendar } from "../base/working-days.ts";
import { type Pause, replyDueOn, workingDays } from "./deadline.ts";

/** What the time to answer is reckoned from (《政府信息公开条例》, articles 30, 31 and 33). */
export interface CaseClock {
  /** The day of receipt of the application or its correction, or of payment: the first day counted is the next. */
  readonly countedFrom: Day;
  /** Working days it was extended by since then; 0 where it was not. */
  readonly extension: number;
  /** Consultations since then, both days of each included. */
  readonly pauses: readonly Pause[];
}

/** The last day to answer. */
export function caseDueOn(calendar: WorkCalendar, { countedFrom, extension, pauses }: CaseClock): CountedDay {
  return replyDueOn(calendar, { startedOn: countedFrom, extension, pauses });
}

/** The last day to ask for a correction: 7 working days from receipt (article 30). */
export function correctionNoticeBy(calendar: WorkCalendar, receivedOn: Day): CountedDay {
  return addWorkingDays(calendar, receivedOn, workingDays.correctionNotice);
}

/**
 * The time that a consultation takes, which does not count (article 33): from the day after it was asked for to the day the opinion came, null while it
 * has not. Whoever is asked has 15 working days (articles 32 and 34): what takes longer counts again. Null where the opinion came on the same day.
 */
export function consultationPause(calendar: WorkCalendar, askedOn: Day, cameOn: Day | null): Pause | null {
  const last = opinionBy(calendar, askedOn).day;
  const to = cameOn === null || cameOn > last ? last : cameOn;
  return to <= askedOn ? null : { from: addDays(askedOn, 1), to };
}

/** The last day for whoever is consulted. */
export function opinionBy(calendar: WorkCalendar, askedOn: Day): CountedDay {
  return addWorkingDays(calendar, askedOn, workingDays.thirdPartyOpinion);
}

/** The last day to pay: 20 working days from the day after the notice (国办函〔2020〕109号). */
export function paymentBy(calendar: WorkCalendar, chargedOn: Day): CountedDay {
  return addWorkingDays(calendar, chargedOn, workingDays.payment);
}
