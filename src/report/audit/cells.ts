import type { Figure } from "../figure.ts";
import type { FindingCell } from "../finding.ts";
import type { Report } from "../report.ts";

/** The cells of a report by their address. */
export interface Cells {
  /** Undefined where the file does not show the cell at all. */
  figure(row: string, column: string): Figure | undefined;
  /** Null where the cell is blank, not applicable, unreadable or not shown: never 0. */
  value(row: string, column: string): number | null;
  /** Whether the file shows any cell of the row. */
  hasRow(row: string): boolean;
}

export function indexCells(report: Report): Cells {
  const byAddress = new Map<string, Figure>();
  const rows = new Set<string>();
  for (const figure of report.figures) {
    if (figure.row === null || figure.column === null) continue;
    rows.add(figure.row);
    const address = `${figure.row}/${figure.column}`;
    if (!byAddress.has(address)) byAddress.set(address, figure);
  }
  return {
    figure: (row, column) => byAddress.get(`${row}/${column}`),
    value: (row, column) => byAddress.get(`${row}/${column}`)?.value ?? null,
    hasRow: (row) => rows.has(row),
  };
}

/** One cell that a rule adds up. */
export interface Term extends FindingCell {
  readonly row: string;
  readonly column: string;
}

/** The cells of rows in columns, row by row. */
export function termsOf(cells: Cells, rows: readonly string[], columns: readonly string[]): readonly Term[] {
  return rows.flatMap((row) => columns.map((column) => ({ row, column, value: cells.value(row, column) })));
}

/** The sum of the cells; null where one of them has no value, or there is none. */
export function sumTerms(terms: readonly Term[]): number | null {
  if (terms.length === 0) return null;
  let sum = 0;
  for (const term of terms) {
    if (term.value === null) return null;
    sum += term.value;
  }
  return sum;
}
