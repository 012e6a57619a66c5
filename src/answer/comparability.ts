import { z } from "zod";

const rule = z.strictObject({
  rows: z.array(z.string()).min(1),
  /** Empty: every column. */
  columns: z.array(z.string()).default([]),
  /** `careful`: computed, with the sentence. `not`: both figures are given, nothing is computed. */
  verdict: z.enum(["careful", "not"]),
  /** The column that stands nearest in the other format: shown beside, never computed with. */
  nearest: z.record(z.enum(["2019", "2021"]), z.string()).optional(),
  /** The formats name the unit differently (项, 件) and count the same. */
  units_alike: z.boolean().default(false),
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

/** The rule for a row and column, whichever of the formats the column is of. */
export function ruleFor(knowledge: Comparability, row: string, column: string): ComparabilityRule | undefined {
  return knowledge.rules.find(
    (one) => one.rows.includes(row) && (one.columns.length === 0 || one.columns.includes(column)),
  );
}
