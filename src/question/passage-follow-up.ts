import { type Fragment, readFragment } from "./fragment.ts";
import type { PassageAsked, Query, Understanding } from "./query.ts";
import { sayTaken } from "./say-taken.ts";
import type { FollowUp, FollowUpParts, Situation } from "./situation.ts";

/** A question for the report's own sentences that leaves out the body or the year takes them from the talk. */
export function readPassageFollowUp(
  message: string,
  understanding: Understanding,
  { before, passage, needsAuthority }: Situation,
  { words, taken }: FollowUpParts,
): FollowUp {
  const { outcome, language } = understanding;
  const of = before ?? (passage && ofPassage(passage, understanding));
  const fragment = readFragment(message, understanding, words);
  if (outcome.kind !== "passage" || of === undefined || fragment === undefined) return { kind: "own" };
  const namesNobody = outcome.authorities === "default";
  const namesNoYear = outcome.years === "latest";
  const goesOn = fragment.isMarked || (needsAuthority && namesNobody);
  if (!goesOn || (!namesNobody && !namesNoYear)) return { kind: "own" };
  const took = { authorities: namesNobody, years: namesNoYear, measures: null };
  const place = {
    authorities: namesNobody ? of.authorities : outcome.authorities,
    years: namesNoYear ? of.years : outcome.years,
  };
  return {
    kind: "understood",
    understanding: {
      ...understanding,
      outcome: { ...outcome, ...place, instead: insteadOf(outcome.instead, place) },
      assumptions: [...understanding.assumptions, sayTaken(of, took, language, taken)],
    },
    isAside: false,
  };
}

function insteadOf(
  instead: Understanding["outcome"],
  place: Pick<Query, "authorities" | "years">,
): Understanding["outcome"] {
  return instead.kind === "query" ? { ...instead, query: { ...instead.query, ...place } } : instead;
}

/** 「那2019年呢」 after 「存在哪些问题」: the same of another body or year. Undefined where the message says more than those, or the talk is not of passages. */
export function repeatPassage(
  fragment: Fragment,
  understanding: Understanding,
  { passage, thisYear }: Situation,
  { taken }: FollowUpParts,
): FollowUp | undefined {
  const { namesAuthority, namesMeasure, mentions, columns, operations, isSetAgainst, heard } = fragment;
  const saysMore = namesMeasure || isSetAgainst || columns.length + operations.size > 0;
  const [mention, ...others] = mentions;
  if (passage === undefined || saysMore || (!namesAuthority && mention === undefined)) return undefined;
  const { language } = understanding;
  const [year] = typeof passage.years === "string" ? [] : passage.years;
  const isYearBefore =
    mention?.kind === "previous" || (mention?.kind === "relative" && mention.offset === -1 && year === thisYear - 1);
  const years =
    mention === undefined
      ? passage.years
      : isYearBefore && others.length === 0 && year !== undefined
        ? [year - 1]
        : heard.years;
  const authorities = namesAuthority ? heard.authorities : passage.authorities;
  const { words, sections, about } = passage;
  const took = { authorities: !namesAuthority, years: mention === undefined, measures: null };
  const instead: Understanding["outcome"] =
    about === null
      ? { kind: "unknown", reason: "measure", subject: words.join("") }
      : { kind: "query", query: { ...about, authorities, years, language } };
  return {
    kind: "understood",
    understanding: {
      ...understanding,
      outcome: { kind: "passage", words, sections, authorities, years, instead },
      assumptions: [sayTaken(ofPassage(passage, understanding), took, language, taken)],
    },
    isAside: false,
  };
}

function ofPassage({ authorities, years }: PassageAsked, { language }: Understanding): Query {
  const nothing = { measures: [], whole: null, over: null, direction: null, compare: null, about: null };
  return { ...nothing, operation: "value", recent: null, authorities, years, language };
}
