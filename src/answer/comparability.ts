import { z } from "zod";
import type { Context } from "./context.ts";
import { tongueOf } from "./context.ts";
import type { Quantity } from "./quantity.ts";

const rule = z.strictObject({
  rows: z.array(z.string()).min(1),
  /** Empty: every column. */
  columns: z.array(z.string()).default([]),
  /** `careful`: computed, with the sentence. `not`: both figures are given, nothing is computed. */
  verdict: z.enum(["careful", "not"]),
  /** The column that stands nearest in the other format: shown beside, never computed with. */
  nearest: z.record(z.enum(["2019", "2021"]), z.string()).optional(),
  zh: z.string(),
  en: z.string(),
});

/** What the formats 2019 and 2021 count differently. What no rule names is comparable. First rule that fits decides. */
export const comparabilitySchema = z.strictObject({
  rules: z.array(rule),
  free: z.strictObject({ zh: z.string(), en: z.string() }),
});
export type Comparability = z.infer<typeof comparabilitySchema>;
export type ComparabilityRule = Comparability["rules"][number];

/** Whether quantities of one measure may be set against each other, and what must be said of it. */
export interface Comparison {
  readonly verdict: "comparable" | "careful" | "not";
  readonly sentences: readonly string[];
}

/** The rule for a row and column, whichever of the formats the column is of. */
export function ruleFor(knowledge: Comparability, row: string, column: string): ComparabilityRule | undefined {
  return knowledge.rules.find(
    (one) => one.rows.includes(row) && (one.columns.length === 0 || one.columns.includes(column)),
  );
}

/** Judges quantities by the formats of the reports they come from: nothing is said where all follow one format. */
export function compareFormats(quantities: readonly Quantity[], context: Context): Comparison {
  const tongue = tongueOf(context.language);
  const formats = new Set(quantities.map((one) => one.target.reports[0].format));
  if (formats.size < 2) return { verdict: "comparable", sentences: [] };
  const rules = new Set<ComparabilityRule>();
  for (const { measure } of quantities) {
    if (measure.kind !== "cell") continue;
    const found = ruleFor(context.knowledge.comparability, measure.row, measure.column);
    if (found) rules.add(found);
  }
  const sentences = [...rules].map((one) => one[tongue]);
  if (formats.has("free")) sentences.push(context.knowledge.comparability.free[tongue]);
  if ([...rules].some((one) => one.verdict === "not")) return { verdict: "not", sentences };
  return { verdict: sentences.length > 0 ? "careful" : "comparable", sentences };
}
