import type { Understanding, UnknownReason } from "../query.ts";
import type { GuidanceFinding } from "./guidance-finding.ts";

type Outcome = Understanding["outcome"];

/** Reasons that say no more than that the reports do not tell it: guidance may. */
const maybeGuidance: readonly UnknownReason[] = ["out_of_scope", "measure"];
/** A body or a year that is not held may be no more than where the matter is. */
const maybeNames: readonly UnknownReason[] = ["authority", "year"];

/** A message with the topic of procedure it may mean besides: a strong finding is the meaning, a weak one stands in where the reports have no answer. */
export function withGuidance(understanding: Understanding, finding: GuidanceFinding | null): Understanding {
  if (finding === null) return understanding;
  const outcome = settle(understanding.outcome, finding);
  if (outcome.kind !== "guidance") return { ...understanding, outcome };
  const { question, slots, leftover } = understanding;
  return {
    language: finding.isSpelt ? "zh-Hans" : understanding.language,
    ...(question === undefined ? {} : { question }),
    slots,
    leftover,
    // what was assumed of authorities and years does not bear on the rules
    assumptions: [],
    outcome,
  };
}

function settle(outcome: Outcome, finding: GuidanceFinding): Outcome {
  if (finding.confidence === "strong") return { kind: "guidance", finding };
  if (outcome.kind === "passage") return { ...outcome, instead: fill(outcome.instead, finding) };
  return yields(outcome, finding) ? { kind: "guidance", finding } : fill(outcome, finding);
}

/** Guidance where there is no answer. */
function fill(outcome: Outcome, finding: GuidanceFinding): Outcome {
  if (outcome.kind !== "unknown") return outcome;
  if (finding.confidence === "likely" && outcome.reason !== "instruction") return { kind: "guidance", finding };
  const isLikely = finding.concepts.length > 1 && maybeNames.includes(outcome.reason);
  return isLikely || maybeGuidance.includes(outcome.reason) ? { kind: "guidance", finding } : outcome;
}

/**
 * A figure asked for without a word for a number gives way: to what is very like a question of procedure, or,
 * where examples told the topic, if it would only be words of the message sought in the report.
 */
function yields(outcome: Outcome, { confidence, concepts, asksNumber }: GuidanceFinding): boolean {
  if (asksNumber) return false;
  if (confidence === "likely") return outcome.kind === "query" || outcome.kind === "clarify";
  return (
    concepts.length === 0 &&
    outcome.kind === "query" &&
    outcome.query.measures.every((measure) => measure.kind === "stated")
  );
}
