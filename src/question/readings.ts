import type { ComputedTerms } from "./computed-terms.ts";
import type { CellMeasure, Query, Reading } from "./query.ts";

/** The readings of an ambiguous question, each with a question that means it alone. */
export function readingsOf(
  query: Query,
  cells: readonly CellMeasure[],
  names: { authority: string; year: string },
  terms: ComputedTerms,
): readonly Reading[] {
  const isEnglish = query.language === "en";
  return cells.map((cell) => {
    const row = terms.rowLabels.get(cell.row);
    const column = terms.columnLabels.get(cell.column);
    const label = isEnglish
      ? [row?.en ?? cell.row, ...(cell.column === "total" ? [] : [column?.en ?? cell.column])].join(": ")
      : [row?.zh ?? cell.row, ...(cell.column === "total" ? [] : [column?.zh ?? cell.column])].join(" · ");
    const send = `${names.authority}${names.year}${label.replace(/[·()（）]/gu, " ")}${isEnglish ? "" : "多少"}`;
    return { label, send, query: { ...query, measures: [cell] } };
  });
}
