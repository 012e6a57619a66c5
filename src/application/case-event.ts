import type { Day } from "../base/day.ts";

/**
 * What happens to a case, in the order it happened; a case is its application and its events, and everything else is reckoned from them.
 * An entry made in error is not changed: a `void` event names it.
 */
export type CaseEventKind =
  /** The authority confirms that it received what was filed (article 31): the clock starts. */
  | "confirm"
  /** One notice to complete an unclear application, within 7 working days (article 30). `days`: working days given to complete it. */
  | "request-correction"
  /** The applicant completed it: the clock starts anew. */
  | "correct"
  /** The applicant let the time to complete or to pay pass: not processed any further (article 30; 国办函〔2020〕109号). */
  | "lapse"
  /** Third parties or another authority are asked for their opinion (articles 32 and 34). */
  | "consult"
  | "consulted"
  /** Once, within the 20 working days, by at most 20 (article 33). `days`: by how many. */
  | "extend"
  /** A fee notice (article 42; 国办函〔2020〕109号). */
  | "charge"
  | "paid"
  /** The answer, with the one row of table 三 that it counts in. */
  | "reply"
  /** The applicant takes the application back. */
  | "withdraw"
  /** An earlier entry was made in error and counts no more; `voids` names it. */
  | "void";

export interface CaseEvent {
  /** From 1, within the case. */
  readonly ordinal: number;
  readonly kind: CaseEventKind;
  /** The day it happened, in Asia/Shanghai; may be earlier than the day it was entered. */
  readonly on: Day;
  /** When it was entered: an ISO instant. */
  readonly at: string;
  /** Who entered it: `telegram:1001`, `terminal:local`, `applicant`, `system`. */
  readonly by: string;
  /** Free text; may name people: treated as personal data. From the store, it is opened when it is read. */
  readonly note: string | null;
  /** The text of a reply as it was sent; null for other events, and where it was sent apart. Personal data. */
  readonly text: string | null;
  /** Working days: of an extension, or to complete an application. */
  readonly days: number | null;
  /** Row id of table 三, of a reply or lapse. */
  readonly outcome: string | null;
  /** Who is consulted; null for other events. */
  readonly party: "third_party" | "authority" | null;
  /** Ordinal of the event that a `void` takes back. */
  readonly voids: number | null;
}

/** An event before it is entered. */
export type EventDraft = Pick<CaseEvent, "kind" | "on"> &
  Partial<Pick<CaseEvent, "note" | "text" | "days" | "outcome" | "party" | "voids">>;

/**
 * `awaiting_confirmation` 待机关确认; `received` 办理中; `correcting` 补正中; `consulting` 征求意见中; `charging` 收费待缴;
 * `replied` 已答复; `lapsed` 不再处理; `withdrawn` 已撤回.
 */
export const caseStates = [
  "awaiting_confirmation",
  "received",
  "correcting",
  "consulting",
  "charging",
  "replied",
  "lapsed",
  "withdrawn",
] as const;
export type CaseState = (typeof caseStates)[number];
