import { letters } from "./label-match.ts";
import { isFilled, type RowCell } from "./row-cell.ts";

type Row = readonly RowCell[] | null;

/**
 * Converters print a merged cell in every column that it covers. Where a heading stands so in neighbouring columns these are one column, and equal
 * cells below it one cell. `labels`: of the form's columns, in full: one that lost its end (本年新) may be another's. Rows that the file itself lays out
 * have spans instead, and stay as they are; null for what is no row.
 */
export function withoutCopies(rows: readonly Row[], labels: readonly string[]): readonly Row[] {
  const known = new Set(labels.map(letters));
  let head: readonly RowCell[] = [];
  return rows.map((row) => {
    if (row === null || row.some((cell) => cell.colSpan !== undefined)) return row;
    if (row.some((cell) => isFilled(cell.text)))
      return row.length === head.length ? underHeadings(row, head, known) : row;
    head = row;
    return row;
  });
}

function underHeadings(
  row: readonly RowCell[],
  head: readonly RowCell[],
  known: ReadonlySet<string>,
): readonly RowCell[] {
  const kept: RowCell[] = [];
  for (let from = 0; from < row.length; ) {
    let to = from + 1;
    while (to < row.length && known.has(textOf(head[to])) && textOf(head[to]) === textOf(head[to - 1])) to++;
    const under = row.slice(from, to);
    const areEqual = under.every((cell) => cell.text.trim() === row[from]?.text.trim());
    for (const cell of areEqual ? under.slice(0, 1) : under) kept.push(cell);
    from = to;
  }
  return kept;
}

function textOf(cell: RowCell | undefined): string {
  return letters(cell?.text ?? "");
}
