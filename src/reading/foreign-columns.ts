import { letters } from "./label-match.ts";
import { isFilled, type RowCell } from "./row-cell.ts";

type Row = readonly RowCell[] | null;

/** The headings of the form's columns. */
export interface Headings {
  /** Of each column the label in full. */
  readonly labels: readonly string[];
  /** Of each column the label with its variants. */
  readonly names: readonly (readonly string[])[];
  /** Headings above several columns. */
  readonly groups: readonly string[];
}

/** No printed table has more columns; what has more was made to exhaust the reader. */
const mostColumns = 60;

/**
 * The rows of a table without the columns that the form does not have (占比, 上年总计) and without those that are empty throughout, right of its first
 * column. Only where each of the form's headings stands over a column of its own, and only in rows as wide as they are; null for what is no row.
 */
export function withoutForeignColumns(rows: readonly Row[], { names, groups }: Headings): readonly Row[] {
  const filled = (row: Row) => row?.some((cell) => isFilled(cell.text)) ?? false;
  const firstFilled = rows.findIndex(filled);
  const heads = rows.slice(0, Math.max(0, firstFilled)).flatMap((row) => row ?? []);
  const own = names.map((variants) => heads.find((cell) => variants.map(letters).includes(letters(cell.text)))?.column);
  const places = new Set(own);
  if (own.length === 0 || places.has(undefined) || places.size !== names.length) return rows;
  const first = Math.min(...own.map((place) => place ?? 0));
  const known = new Set([...names.flat(), ...groups, "申请人情况"].map(letters));
  const width = widthOf(heads);
  if (width > mostColumns) return rows;
  const isWhole = (row: Row): row is readonly RowCell[] => row !== null && widthOf(row) === width;
  const body = rows.filter((row) => filled(row)).filter(isWhole);
  const isForeign = (column: number) => {
    if (column <= first || places.has(column)) return false;
    const above = heads.filter((cell) => cell.column <= column && column < endOf(cell) && letters(cell.text) !== "");
    const isNamed = above.some((cell) => !known.has(letters(cell.text)));
    return isNamed || body.every((row) => (row.find((cell) => cell.column === column)?.text ?? "").trim() === "");
  };
  const foreign = new Set(Array.from({ length: width }, (_, column) => column).filter(isForeign));
  if (foreign.size === 0) return rows;
  return rows.map((row) => {
    if (row === null || !filled(row)) return row;
    // which of its cells a narrower row lacks cannot be told: it has as many as the form, and they are others
    return isWhole(row) ? row.filter((cell) => !foreign.has(cell.column)) : [...row, { text: "…", column: width }];
  });
}

function widthOf(cells: readonly RowCell[]): number {
  return cells.reduce((width, cell) => Math.max(width, endOf(cell)), 0);
}

function endOf({ column, colSpan = 1 }: RowCell): number {
  return column + colSpan;
}
