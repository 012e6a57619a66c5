import { join } from "node:path";
import { z } from "zod";
import { readKnowledge } from "../base/knowledge.ts";

const computed = z.strictObject({ id: z.string(), zh: z.string(), en: z.string(), parts: z.array(z.string()).min(2) });
const label = z.strictObject({ zh: z.string(), en: z.string() });
const computedSchema = z.strictObject({
  rows: z.array(computed),
  columns: z.array(computed),
  lists: z.array(z.strictObject({ of: z.string(), rows: z.array(z.string()).min(2) })),
});
const labelsSchema = z.strictObject({ rows: z.record(z.string(), label), columns: z.record(z.string(), label) });

/** A row or column that is the sum of printed ones: `parts` are ids of `knowledge/formats/`, of both formats; a part that a report's
 *  format lacks is left out. Where the report's format prints a row of this id itself, the printed one is meant. */
export interface ComputedTerm {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly parts: readonly string[];
}

export interface Label {
  readonly zh: string;
  readonly en: string;
}

/** Names and sums of rows and columns, printed and computed: `knowledge/terms/computed.yaml` and `labels.yaml`. */
export interface ComputedTerms {
  readonly rows: ReadonlyMap<string, ComputedTerm>;
  readonly columns: ReadonlyMap<string, ComputedTerm>;
  /** Short names of every row and column id, computed ones included. */
  readonly rowLabels: ReadonlyMap<string, Label>;
  readonly columnLabels: ReadonlyMap<string, Label>;
  /** The rows that a list, rank or extreme of this row goes through: its own list, else its parts; empty for a single printed row. */
  members(row: string): readonly string[];
}

/** Reads the computed rows and columns and the labels. Throws KnowledgeError. */
export function loadComputedTerms(knowledge: string): ComputedTerms {
  const terms = readKnowledge(join(knowledge, "terms", "computed.yaml"), computedSchema);
  const labels = readKnowledge(join(knowledge, "terms", "labels.yaml"), labelsSchema);
  const rows = new Map(terms.rows.map((row) => [row.id, row]));
  const columns = new Map(terms.columns.map((column) => [column.id, column]));
  const lists = new Map(terms.lists.map((list) => [list.of, list.rows]));
  return {
    rows,
    columns,
    rowLabels: new Map<string, Label>([...Object.entries(labels.rows), ...rows]),
    columnLabels: new Map<string, Label>([...Object.entries(labels.columns), ...columns]),
    members: (row) => lists.get(row) ?? rows.get(row)?.parts ?? [],
  };
}
