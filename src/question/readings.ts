import type { ComputedTerms } from "./computed-terms.ts";
import type { CellMeasure, Query, Reading } from "./query.ts";

/** The readings of an ambiguous question, each with a question that means it alone. `authority` is "" where none was named. */
export function readingsOf(
  query: Query,
  cells: readonly CellMeasure[],
  names: { readonly authority: string; readonly year: number | null },
  terms: ComputedTerms,
): readonly Reading[] {
  const isEnglish = query.language === "en";
  return cells.map((cell) => {
    const label = labelOf(cell, isEnglish ? "en" : "zh", terms);
    const words = label.replace(/[·:()（）]/gu, " ");
    const send = isEnglish
      ? `How many ${words}${names.authority && ` of ${names.authority}`}${names.year === null ? "" : ` in ${names.year}`}`
      : `${names.authority}${names.year === null ? "" : `${names.year}年`}${words}多少`;
    return { label, send, query: { ...query, measures: [cell] } };
  });
}

function labelOf(cell: CellMeasure, language: "zh" | "en", terms: ComputedTerms): string {
  const row = terms.rowLabels.get(cell.row)?.[language] ?? cell.row;
  const column = terms.columnLabels.get(cell.column)?.[language] ?? cell.column;
  if (cell.column === "total") return row;
  return language === "en" ? `${row}: ${column}` : `${row} · ${column}`;
}
