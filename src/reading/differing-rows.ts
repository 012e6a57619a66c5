import type { ReadingWarning } from "../report/report.ts";
import { printed } from "./assign-cells.ts";
import type { CellReading } from "./cell.ts";
import type { ReadRow, TableReading } from "./table-reading.ts";

/** One of several printings of a row. */
interface Printing {
  readonly row: ReadRow;
  /** What stands above its table (「市本级」), where something does. */
  readonly caption: string | null;
}

/**
 * A table with another of its kind in the same report: a row that both print and not alike keeps the cells they agree in; of the others none is
 * taken, and what each prints is kept beside them.
 */
export function settleSecondTable(
  first: TableReading,
  second: TableReading,
  captions: readonly [string | null, string | null],
): TableReading {
  const settled = first.rows.map((row) => {
    const other = second.rows.find((one) => one.row === row.row);
    return other === undefined
      ? { row, warnings: [] }
      : settleRow({ row, caption: captions[0] }, { row: other, caption: captions[1] });
  });
  return {
    rows: settled.map(({ row }) => row),
    warnings: [...first.warnings, ...settled.flatMap(({ warnings }) => warnings)],
  };
}

/** A row with its further printings in the same table. */
export function settlePrintings(
  row: ReadRow,
  others: readonly ReadRow[],
): { readonly row: ReadRow; readonly warnings: readonly ReadingWarning[] } {
  const warnings: ReadingWarning[] = [];
  let settled = row;
  for (const other of others) {
    const both = settleRow({ row: settled, caption: null }, { row: other, caption: null });
    settled = both.row;
    warnings.push(...both.warnings);
  }
  return { row: settled, warnings };
}

/** A row and its second printing; nothing changes where either is blank throughout, or both are alike. */
function settleRow(
  first: Printing,
  second: Printing,
): { readonly row: ReadRow; readonly warnings: readonly ReadingWarning[] } {
  const { row } = first;
  const texts = [printed(row.cells), printed(second.row.cells)];
  const isAlike = row.cells.every((cell, i) => isSame(cell, second.row.cells[i]));
  if (isAlike || texts.includes("")) return { row, warnings: [] };
  const cells = row.cells.map((cell, i) => {
    const other = second.row.cells[i];
    return isSame(cell, other) ? cell : disputed(cell, other, [whereOf(first), whereOf(second)]);
  });
  const text = [first, second].map((printing, i) => `“${texts[i]}”${whereOf(printing)}`).join("，");
  return { row: { ...row, cells }, warnings: [{ kind: "differing-row", row: row.row, text, place: row.place }] };
}

function isSame(one: CellReading, other: CellReading | undefined): boolean {
  return one.status === other?.status && one.value === other.value && one.unit === other.unit;
}

function disputed(one: CellReading, other: CellReading | undefined, where: readonly string[]): CellReading {
  const said = [one, other].map((cell, i) => `“${cell?.text ?? ""}”${where[i]}`);
  return {
    status: "unreadable",
    value: null,
    unit: null,
    note: said.join("，"),
    text: `${one.text} / ${other?.text ?? ""}`,
  };
}

/** 「（市本级，第 4 页）」; nothing where neither is known. */
function whereOf({ row, caption }: Printing): string {
  const { page, line } = row.place;
  const at = page === null ? `第 ${line} 行` : `第 ${page} 页`;
  return `（${caption === null ? "" : `${caption}，`}${at}）`;
}
