import type { FollowUpWords } from "./follow-up-words.ts";
import type { ReadGuidanceFollowUp } from "./guidance/read-guidance-follow-up.ts";
import type { PassageAsked, Query, Understanding } from "./query.ts";
import type { Taken } from "./say-taken.ts";

/** What a message is to the one before it. */
export type FollowUp =
  /** A question by itself, or none at all: nothing is taken from the one before. */
  | { readonly kind: "own" }
  /** Asks where the last answer is printed. */
  | { readonly kind: "sources" }
  /** Wants more without saying what. */
  | { readonly kind: "more" }
  /** Goes on from another message, and there is none. */
  | { readonly kind: "lost" }
  /** Understood with what it took from the one before, which its assumptions say aloud. `isAside`: the talk goes on from where it was before it (为什么, 换成元). */
  | { readonly kind: "understood"; readonly understanding: Understanding; readonly isAside: boolean };

/** What was told in the report's own sentences; `about`: what the question means otherwise. */
export interface PassageTopic extends PassageAsked {
  readonly about: Query | null;
}

export interface Situation {
  /** The topic of procedure last told, where that came last; undefined: figures or passages did, or nothing. */
  readonly guidance?: string | undefined;
  /** The query last talked of; undefined: there is none, or it was too long ago. */
  readonly before: Query | undefined;
  /** The queries talked of before that one, newest last. */
  readonly trail?: readonly Query[];
  /** What was last told in the report's own sentences, where that came after the query. */
  readonly passage?: PassageTopic | undefined;
  /** No authority is meant where none is named: the library has several, and none is set. */
  readonly needsAuthority: boolean;
  /** The calendar year in Shanghai. */
  readonly thisYear: number;
  /** The question before stands in the same message: what this one does not say is as there. */
  readonly isSameMessage?: boolean;
}

export interface FollowUpParts {
  readonly words: FollowUpWords;
  readonly taken: Taken;
  /** Left out: nothing goes on from guidance. */
  readonly guidance?: ReadGuidanceFollowUp | undefined;
}
