import { type ComparabilityRule, ruleFor } from "./comparability.ts";
import { type Context, tongueOf } from "./context.ts";
import type { Quantity } from "./quantity.ts";

/** Whether quantities of one measure may be set against each other, and what must be said of it. */
export interface Comparison {
  readonly verdict: "comparable" | "careful" | "not";
  readonly sentences: readonly string[];
  /** Whether values may be set against each other though the units are named differently. */
  readonly areUnitsAlike: boolean;
}

/** Judges quantities by the formats of the reports they come from: nothing is said where all follow one format. */
export function compareFormats(quantities: readonly Quantity[], context: Context): Comparison {
  const tongue = tongueOf(context.language);
  const formats = new Set(quantities.map((one) => one.target.reports[0].format));
  if (formats.size < 2) return { verdict: "comparable", sentences: [], areUnitsAlike: false };
  const rules = new Set<ComparabilityRule>();
  for (const { measure } of quantities) {
    if (measure.kind !== "cell") continue;
    const found = ruleFor(context.knowledge.comparability, measure.row, measure.column);
    if (found) rules.add(found);
  }
  const sentences = [...rules].map((one) => one[tongue]);
  if (formats.has("free")) sentences.push(context.knowledge.comparability.free[tongue]);
  const areUnitsAlike = rules.size > 0 && [...rules].every((one) => one.units_alike);
  if ([...rules].some((one) => one.verdict === "not")) return { verdict: "not", sentences, areUnitsAlike };
  return { verdict: sentences.length > 0 ? "careful" : "comparable", sentences, areUnitsAlike };
}
