import type { FormatBlock } from "../report/format.ts";
import type { CellReading } from "./cell.ts";
import type { ColumnOrder } from "./column-order.ts";

/** So many rows must speak against an order: one may be added up wrongly. */
const fewestRows = 2;

/**
 * Whether the sums refute the order that the headings give: the column it takes for the total is not the sum of the others, and another column is so
 * in every row. `rows`: cells as printed. False where the block has no total or too few rows tell.
 */
export function isRefutedBySums(
  order: ColumnOrder,
  rows: readonly (readonly CellReading[])[],
  block: FormatBlock,
): boolean {
  const total = block.columns.findIndex((column) => column.sum_of !== undefined);
  if (total === -1 || order === "unclear") return false;
  const taken = order === null ? total : order[total];
  const values = rows
    .filter((row) => row.length === block.columns.length && row.every((cell) => cell.status === "stated"))
    .map((row) => row.map((cell) => cell.value ?? 0));
  const isSum = (row: readonly number[], at: number) =>
    row.reduce((sum, value) => sum + value, 0) === 2 * (row[at] ?? 0);
  const broken = values.filter((row) => !isSum(row, taken ?? total));
  if (broken.length < fewestRows) return false;
  return block.columns.some((_, at) => at !== taken && values.every((row) => isSum(row, at)));
}
