import type { Library } from "../library/library.ts";
import type { Authority } from "../report/authority.ts";
import type { AuthorityIndex } from "./authority-index.ts";
import type { Language } from "./query.ts";
import type { Terms } from "./terms.ts";

/** What a query is built from and for. */
export interface QueryContext {
  readonly terms: Terms;
  readonly library: Library;
  readonly index: AuthorityIndex;
  /** The authority meant where none is named, if that is settled. */
  readonly fallback: Authority | undefined;
  readonly thisYear: number;
  readonly language: Language;
  /** The question with its capitals, for English names. */
  readonly cased: string;
  readonly text: string;
  /** The question as it was asked. */
  readonly question: string;
}
