import type { Option } from "../question/query.ts";

/**
 * `figure`: one cell, or several plain ones (the value is the first's, null where it has none); a check of a cell. `comparison`: whatever is worked out
 * of several, a list, a rank, a check of a report. `passage`: words of a report. `clarify`: asked back, with options. `unknown`: not held, not
 * counted, or refused. `chat`: talk, and which reports are held.
 */
export type AnswerKind =
  | "figure"
  | "comparison"
  | "passage"
  | "guidance"
  | "clarify"
  | "unknown"
  | "form"
  | "case"
  | "handoff"
  | "chat";

/** A figure as an answer cites it: one cell, or (row and column null) the sentence that states it. */
export interface CitedFigure {
  /** Null where the cell is blank, not applicable or unreadable: never 0. */
  readonly value: number | null;
  readonly unit: string | null;
  readonly row: string | null;
  readonly column: string | null;
  readonly authority: string;
  readonly year: number | null;
  readonly report: string;
  readonly heading: string;
  readonly page: number | null;
  /** The printed words. */
  readonly text: string;
}

export interface Citation {
  readonly report: string;
  readonly heading: string;
  readonly page: number | null;
  readonly text: string;
}

/** The typed reply. `value` is the lead value (of a comparison: the difference, ratio or sum), null where there is none; shares and growth are in percent with unit `%`. */
export interface Answer {
  readonly kind: AnswerKind;
  readonly value: number | null;
  readonly unit: string | null;
  readonly figures: readonly CitedFigure[];
  readonly citations: readonly Citation[];
  readonly findings: readonly { readonly check: string; readonly message: string }[];
  readonly options: readonly Option[];
  /** The whole reply as a person reads it: plain text, the figure and its unit first. */
  readonly text: string;
}
