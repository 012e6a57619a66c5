import { readCell } from "./cell.ts";
import type { RowCell } from "./row-cell.ts";

type Row = readonly RowCell[] | null;

/** So many numbers that count on before labels are serial numbers. */
const fewestSerials = 3;

/** The rows of a table without the serial numbers that stand before their labels (序号); null for what is no row. */
export function withoutSerials(rows: readonly Row[]): readonly Row[] {
  const serials = rows.flatMap((row) => serialOf(row) ?? []);
  const isCounting = serials.every((serial, index) => index === 0 || serial === (serials[index - 1] ?? 0) + 1);
  if (serials.length < fewestSerials || !isCounting) return rows;
  return rows.map((row) => (serialOf(row) === null ? row : (row?.slice(1) ?? null)));
}

/** The number in a row's first cell, where a label follows it. */
function serialOf(row: Row): number | null {
  const [first = null, second = null] = row ?? [];
  if (first === null || second === null || !/^\d{1,2}$/u.test(first.text.trim())) return null;
  return readCell(second.text) === null ? Number(first.text) : null;
}
