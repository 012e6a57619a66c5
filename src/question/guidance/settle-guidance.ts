import type { Understanding, UnknownReason } from "../query.ts";
import type { GuidanceFinding } from "./guidance-finding.ts";

type Outcome = Understanding["outcome"];

/** Reasons that say no more than that the reports do not tell it: guidance may. */
const maybeGuidance: readonly UnknownReason[] = ["out_of_scope", "measure"];
/** A body or a year that is not held may be no more than where the matter is. */
const maybeNames: readonly UnknownReason[] = ["authority", "year"];

/** A message with the topic of procedure it may mean besides: a strong finding is the meaning, a weak one stands in where the reports have no answer. */
export function withGuidance(understanding: Understanding, finding: GuidanceFinding | null): Understanding {
  if (finding === null || (finding.isByNearness && asksWhetherAgreed(understanding))) return understanding;
  const outcome = isOwnRecord(understanding)
    ? ({ kind: "guidance", finding } as const)
    : settle(understanding.outcome, finding);
  if (outcome.kind === "query") return { ...understanding, outcome, maybeGuidance: finding };
  if (outcome.kind !== "guidance") return { ...understanding, outcome };
  const { question, slots, leftover, heard } = understanding;
  return {
    language: finding.isSpelt ? "zh-Hans" : understanding.language,
    ...(question === undefined ? {} : { question }),
    slots,
    leftover,
    ...(heard === undefined ? {} : { heard }),
    // what was assumed of authorities and years does not bear on the rules
    assumptions: [],
    outcome,
  };
}

/** 「为什么不一样」, of nothing named: what only sounds like a matter of procedure is none. */
function asksWhetherAgreed({ outcome, slots }: Understanding): boolean {
  if (outcome.kind !== "query" || outcome.query.operation !== "check") return false;
  return slots.every(({ slot }) => slot === "operation" || slot === "filler");
}

/** 「户籍底册年龄写错」: what is wrong with a record of the person's own; a report that is doubted is named, or nothing else is. */
function isOwnRecord({ outcome, slots, leftover }: Understanding): boolean {
  const namesReport = slots.some(({ slot }) => slot === "authority" || slot === "year");
  return outcome.kind === "query" && outcome.query.operation === "check" && !namesReport && leftover.length > 0;
}

function settle(outcome: Outcome, finding: GuidanceFinding): Outcome {
  if (outcome.kind === "chat" && finding.isByNearness) return outcome;
  if (outcome.kind === "passage" && finding.isByNearness)
    return { ...outcome, instead: settle(outcome.instead, finding) };
  if (finding.confidence === "strong") return { kind: "guidance", finding };
  if (outcome.kind === "passage") return { ...outcome, instead: settle(outcome.instead, finding) };
  if (outcome.kind !== "unknown") return outcome;
  const isLikely = finding.concepts.length > 1 && maybeNames.includes(outcome.reason);
  return isLikely || maybeGuidance.includes(outcome.reason) ? { kind: "guidance", finding } : outcome;
}
