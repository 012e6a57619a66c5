import { compact } from "../../base/text.ts";
import type { Query, Understanding } from "../../question/query.ts";
import type { ModelWording } from "./model-wording.ts";
import type { Fixed } from "./proposal.ts";

/**
 * What a proposal has to keep, where the reading ended in words that are not known; null where it ended for any other reason (an order, a person, a body or year
 * not held), or may name a body that nobody knows: then no model is asked.
 */
export function whatIsFixed(understanding: Understanding, wording: ModelWording): Fixed | null {
  const { slots, leftover } = understanding;
  if (!endsInWords(understanding.outcome) || leftover.some((words) => mayNameBody(words, wording))) return null;
  const heard = heardIn(understanding);
  const namesAuthority = slots.some(({ slot }) => slot === "authority");
  const namesYear = slots.some(({ slot }) => slot === "year");
  if (heard === undefined) return namesAuthority || namesYear ? null : { authorities: null, years: null, recent: null };
  return {
    authorities: namesAuthority || heard.authorities !== "default" ? heard.authorities : null,
    years: namesYear || heard.years !== "latest" ? heard.years : null,
    recent: heard.recent ?? null,
  };
}

function endsInWords(outcome: Understanding["outcome"]): boolean {
  switch (outcome.kind) {
    case "unknown":
      return outcome.reason === "measure" || outcome.reason === "out_of_scope";
    case "passage":
      return endsInWords(outcome.instead);
    case "query":
      // looked for in the prose, and not found there
      return outcome.query.measures.length > 0 && outcome.query.measures.every(({ kind }) => kind === "stated");
    default:
      return false;
  }
}

type Heard = Pick<Query, "authorities" | "years"> & { readonly recent?: number | null };

function heardIn({ outcome, heard }: Understanding): Heard | undefined {
  switch (outcome.kind) {
    case "query":
      return outcome.query;
    case "passage":
      return outcome;
    case "unknown":
      return outcome.query ?? heard;
    default:
      return heard;
  }
}

function mayNameBody(words: string, { bodies }: ModelWording): boolean {
  const plain = compact(words);
  return bodies.some(({ ending, not_before }) => {
    const at = plain.indexOf(ending, 1);
    return at > 0 && !not_before.includes(plain[at + ending.length] ?? "\n");
  });
}
