import type { RowCell } from "./table-tokens.ts";

type Row = readonly RowCell[] | null;

/**
 * Converters print a merged cell in every column that it covers. Where a heading stands so in neighbouring columns these are one column, and equal
 * cells below it one cell. Rows that the file itself lays out have spans instead, and stay as they are; null for what is no row.
 */
export function withoutCopies(rows: readonly Row[], isFilled: (text: string) => boolean): readonly Row[] {
  let head: readonly RowCell[] = [];
  return rows.map((row) => {
    if (row === null || row.some((cell) => cell.colSpan !== undefined)) return row;
    if (row.some((cell) => isFilled(cell.text))) return row.length === head.length ? underHeadings(row, head) : row;
    head = row;
    return row;
  });
}

function underHeadings(row: readonly RowCell[], head: readonly RowCell[]): readonly RowCell[] {
  const kept: RowCell[] = [];
  for (let from = 0; from < row.length; ) {
    let to = from + 1;
    while (to < row.length && isCopy(head, to)) to++;
    const under = row.slice(from, to);
    const areEqual = under.every((cell) => textOf(cell) === textOf(row[from]));
    for (const cell of areEqual ? under.slice(0, 1) : under) kept.push(cell);
    from = to;
  }
  return kept;
}

function isCopy(head: readonly RowCell[], index: number): boolean {
  return /\p{Script=Han}/u.test(textOf(head[index])) && textOf(head[index]) === textOf(head[index - 1]);
}

function textOf(cell: RowCell | undefined): string {
  return cell?.text.trim() ?? "";
}
