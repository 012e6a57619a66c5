import { z } from "zod";

const column = z.strictObject({
  id: z.string(),
  label: z.string(),
  seen_as: z.array(z.string()).default([]),
  /** Column ids that add up to this one. */
  sum_of: z.array(z.string()).optional(),
  /** Parent heading(s) printed above. */
  under: z.array(z.string()).default([]),
  /** Overrides the block's unit; null where the format prints none. */
  unit: z.string().nullable().optional(),
});

const row = z.strictObject({
  id: z.string(),
  label: z.string(),
  /** Parent labels printed to the left, widest first. */
  under: z.array(z.string()).default([]),
  seen_as: z.array(z.string()).default([]),
  sum_of: z.array(z.string()).optional(),
});

const block = z.strictObject({
  /** Article printed above the block in table 二: 第二十条第（一）项. */
  article: z.string().optional(),
  unit: z.string().nullable(),
  columns: z.array(column).min(1),
  /** Variants of the headings above several columns (`under`). */
  groups_seen_as: z.array(z.string()).default([]),
  rows: z.array(row).min(1),
  /** Labels of rows that some reports add, which sum up others and are no rows of the format. */
  subtotals: z.array(z.string()).default([]),
});

const table = z.strictObject({
  id: z.enum(["disclosure", "requests", "remedies"]),
  heading: z.string(),
  /** `rows`: a printed row a row. `flat`: all rows side by side in one printed row (table 四). */
  layout: z.enum(["rows", "flat"]),
  blocks: z.array(block).min(1),
  /** Holds in every column: the sums of the rows on both sides are equal. */
  balance: z.strictObject({ left: z.array(z.string()), right: z.array(z.string()) }).optional(),
});

/** A national layout of the annual report, as data (`knowledge/formats/`). */
export const formatSchema = z.strictObject({
  id: z.enum(["2019", "2021"]),
  issued_by: z.string(),
  years: z.string(),
  /** Words in the column headings that tell this format from the other. */
  detect: z.array(z.string()).min(1),
  tables: z.array(table).length(3),
  /** Titles of the six parts, each with the variants seen. */
  parts: z.array(z.strictObject({ title: z.string(), seen_as: z.array(z.string()).default([]) })).length(6),
});

export type Format = z.infer<typeof formatSchema>;
export type FormatTable = Format["tables"][number];
export type FormatBlock = FormatTable["blocks"][number];
export type FormatRow = FormatBlock["rows"][number];
export type FormatColumn = FormatBlock["columns"][number];
