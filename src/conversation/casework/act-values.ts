import type { FeeBasis } from "../../application/fee.ts";
import type { Day } from "../../base/day.ts";

/** What an act of staff needs to be told; which of it, its steps say. */
export interface ActValues {
  /** The day it happened. */
  readonly on?: Day;
  /** Working days. */
  readonly days?: number;
  /** Reasons, names of third parties: may be personal. */
  readonly note?: string;
  /** The text of a reply, or a draft of it; empty: sent apart. */
  readonly text?: string;
  /** What the draft leaves open, in order. */
  readonly blanks?: readonly string[];
  /** What was written for the blanks so far, in their order. */
  readonly fills?: readonly string[];
  /** Part of an outcome's row id: `granted`, `refused` … */
  readonly group?: string;
  /** Place among the conclusions of the templates. */
  readonly conclusion?: number;
  readonly basis?: FeeBasis;
  /** Items or pages that a fee is reckoned from. */
  readonly count?: number;
  /** Of the items counted, those of this application. */
  readonly ownItems?: number;
  /** Ordinal of the entry made in error. */
  readonly voids?: number;
}
