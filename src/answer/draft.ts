import type { AddressedFigure } from "../library/library.ts";
import type { Option } from "../question/query.ts";
import type { Finding } from "../report/finding.ts";
import type { AnswerKind, Citation } from "./answer.ts";

/** An answer before its sources and findings are attached. Sentences are in the reader's tongue, printed words marked (see `printed.ts`). */
export interface Draft {
  readonly kind: AnswerKind;
  readonly value: number | null;
  readonly unit: string | null;
  /** The first line: leads with the figure and its unit where there is one. */
  readonly lead: string;
  /** What must be said after it: the rule, blanks, what is not comparable. In order. */
  readonly notes: readonly string[];
  /** Figures the answer rests on: cited, and searched for findings. */
  readonly used: readonly AddressedFigure[];
  readonly citations: readonly Citation[];
  /** Findings that the sentences already tell. */
  readonly findings: readonly Finding[];
  readonly options: readonly Option[];
}

/** A draft that rests on no figure. */
export function plainDraft(kind: AnswerKind, lead: string, rest: Partial<Draft> = {}): Draft {
  return {
    kind,
    value: null,
    unit: null,
    lead,
    notes: [],
    used: [],
    citations: [],
    findings: [],
    options: [],
    ...rest,
  };
}
