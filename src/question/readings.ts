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

/** The readings of several measures that leave one column open, each with a question that means it alone. */
export function columnReadingsOf(
  query: Query,
  columns: readonly string[],
  authority: string,
  terms: ComputedTerms,
): readonly Reading[] {
  const tongue = query.language === "en" ? "en" : "zh";
  const year = typeof query.years !== "string" && query.years.length === 1 ? query.years[0] : undefined;
  return columns.map((column) => {
    const measures = query.measures.map((measure) => (measure.kind === "cell" ? { ...measure, column } : measure));
    const label = terms.columnLabels.get(column)?.[tongue] ?? column;
    const rows = measures.flatMap((measure) =>
      measure.kind === "cell" ? [terms.rowLabels.get(measure.row)?.[tongue] ?? measure.row] : [],
    );
    const words = label.replace(/[·:()（）]/gu, " ");
    const send =
      tongue === "en"
        ? `How many ${rows.join(" and ")} ${words}${authority && ` of ${authority}`}${year === undefined ? "" : ` in ${year}`}`
        : `${authority}${year === undefined ? "" : `${year}年`}${rows.join("和")}${words}${query.operation === "sum" ? "一共" : "各"}多少`;
    return { label, send, query: { ...query, measures } };
  });
}

function labelOf(cell: CellMeasure, language: "zh" | "en", terms: ComputedTerms): string {
  const row = terms.rowLabels.get(cell.row)?.[language] ?? cell.row;
  const column = terms.columnLabels.get(cell.column)?.[language] ?? cell.column;
  if (cell.column === "total") return row;
  return language === "en" ? `${row}: ${column}` : `${row} · ${column}`;
}
