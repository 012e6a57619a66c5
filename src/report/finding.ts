/** Ids of the audit's checks. */
export type CheckId =
  | "balance"
  | "outcome_sum"
  | "applicant_sum"
  | "remedies_sum"
  | "carry_over"
  | "in_force_roll"
  | "text_vs_table"
  | "stated_breakdown"
  | "decisions_look_like_items"
  | "structure"
  | "unreadable";

/** `broken`: the report contradicts itself. `suspect`: allowed, but likely filled in by mistake. `note`: something to know. */
export type Severity = "broken" | "suspect" | "note";

export interface FindingCell {
  readonly row: string | null;
  readonly column: string | null;
  readonly value: number | null;
  /** The report the cell is in, where it is not the finding's own (year against year). */
  readonly report?: string;
}

/** What the audit found. `message` is a sentence in Chinese that a clerk would accept, `messageEn` the same in English. */
export interface Finding {
  readonly report: string;
  readonly check: CheckId;
  readonly severity: Severity;
  readonly message: string;
  readonly messageEn: string;
  readonly cells: readonly FindingCell[];
  /** Numbers of `Report.stated` (by index) that the finding rests on. */
  readonly stated: readonly number[];
  readonly expected: number | null;
  readonly found: number | null;
}

/** One application of a check to one column, row or sentence. */
export interface CheckResult {
  readonly check: CheckId;
  /** What it was applied to: a column id, a row id, or a sentence. */
  readonly subject: string;
  readonly verdict: "holds" | "broken" | "cannot_be_checked";
}
