import type { CellMeasure, Measure } from "./query.ts";

/** The total that the format gives for a cell: of one column, the row's total; of an outcome, all outcomes; of a result of review or suit, its total. */
export function wholeOf(measure: Measure): CellMeasure | null {
  if (measure.kind !== "cell") return null;
  const { row, column } = measure;
  if ((row.startsWith("requests.") || row.startsWith("remedies.")) && column !== "total") {
    return { kind: "cell", row, column: "total" };
  }
  if (row.startsWith("requests.outcome.") && row !== "requests.outcome.total") {
    return { kind: "cell", row: "requests.outcome.total", column };
  }
  return null;
}
