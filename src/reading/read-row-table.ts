import type { FormatBlock, FormatRow, FormatTable } from "../report/format.ts";
import type { Place } from "../report/place.ts";
import type { ReadingWarning } from "../report/report.ts";
import { assignCells, printed, reorder, unreadable } from "./assign-cells.ts";
import { orderInTable } from "./column-order.ts";
import { letters, withoutNote } from "./label-match.ts";
import { isRefutedBySums } from "./order-by-sums.ts";
import type { TableRegion } from "./regions.ts";
import type { Run } from "./runs.ts";
import type { ReadRow, TableReading } from "./table-reading.ts";
import { dropsRepeats } from "./table-tokens.ts";
import { type TiedRuns, tieRuns } from "./tie-runs.ts";

/** What is printed and cannot be placed is quoted so far: in a dump without labels it is the whole table. */
const longestQuote = 120;

/**
 * Table 三: every row has the same columns, and labels may be broken, detached or lost. Rows that the file never reaches are left out;
 * a row with a label and no numbers is blank; a row whose numbers cannot be told from its neighbours' is unreadable.
 */
export function readRowTable(table: FormatTable, region: TableRegion): TableReading {
  const block = table.blocks[0];
  if (!block) return { rows: [], warnings: [] };
  const tied = tieRuns(region, block);
  const headed = orderInTable(region, block);
  const order = isRefutedBySums(
    headed,
    tied.runs.map(({ cells }) => cells),
    block,
  )
    ? "unclear"
    : headed;
  const repeats = dropsRepeats(region.elements);
  const unplaced = tied.runs.filter((run, index) => tied.rowOfRun[index] === null && printed(run.cells) !== "");
  const rows: ReadRow[] = [];
  const warnings: ReadingWarning[] = [];
  const warn = (kind: ReadingWarning["kind"], row: string | null, text: string, place: Place) =>
    warnings.push({ kind, row, text, place });
  const giveUp = (row: FormatRow, text: string, place: Place) => {
    rows.push({ row: row.id, cells: illegible(block, text), place });
    warn("unreadable-row", row.id, text, place);
  };
  for (const [index, row] of block.rows.entries()) {
    const run = tied.runs[tied.rowOfRun.indexOf(index)];
    const isSeen = tied.finds.some((find) => find.row === index);
    if (run) {
      const isCut = !region.isComplete && run === tied.runs.at(-1);
      // numbers that went to another line are neither blank nor dropped
      const isWhole = !isCut && strayDigits(tied, index) === null;
      const hints = { isOneLine: run.isOneLine && isWhole, isRow: run.isRow, dropsRepeats: repeats && isWhole };
      const { cells, verdict } = reorder(assignCells(run.cells, block.columns.length, hints), order);
      rows.push({ row: row.id, cells, place: run.place });
      if (verdict !== "certain")
        warn(verdict === "doubtful" ? "doubtful-row" : "unreadable-row", row.id, printed(run.cells), run.place);
    } else if (tied.unsettledRows.has(index) && (isSeen || region.isComplete)) {
      giveUp(row, quote(unplaced), unplaced[0]?.place ?? region.elements[0]?.place ?? firstLine);
    } else if (isSeen && index !== tied.cutLabel) {
      const place = placeOfLabel(region, row);
      const stray = strayDigits(tied, index);
      if (stray === null)
        rows.push({ row: row.id, cells: assignCells([], block.columns.length, noHints).cells, place });
      else giveUp(row, stray, place);
    }
  }
  const extra = tied.unsettledRows.size === 0 ? unplaced : [];
  for (const run of [...tied.foreign, ...extra].filter((one) => one.cells.some((cell) => cell.status === "stated")))
    warn("unknown-row", null, `${withoutNote(run.labels.at(-1) ?? "")} ${printed(run.cells)}`.trim(), run.place);
  return { rows, warnings };
}

const noHints = { isOneLine: false, isRow: false, dropsRepeats: false };
const firstLine = { page: null, line: 1 };

function illegible(block: FormatBlock, text: string): ReadRow["cells"] {
  return unreadable([], block.columns.length).cells.map((cell) => ({ ...cell, text }));
}

function quote(runs: readonly Run[]): string {
  const whole = runs.map((run) => printed(run.cells)).join("；");
  return whole.length > longestQuote ? `${whole.slice(0, longestQuote)}…` : whole;
}

/** Digits behind the label of a row without numbers, in a form that is no cell: that row is not blank. Null where there are none. */
function strayDigits({ letters: all, finds }: TiedRuns, row: number): string | null {
  const at = finds.findIndex((find) => find.row === row);
  // the digit before the next label is its ordinal
  const between = all.slice(finds[at]?.end, finds[at + 1]?.start).replace(/\d$/u, "");
  return /\d/u.test(between) ? between : null;
}

function placeOfLabel(region: TableRegion, row: FormatRow): Place {
  const head = letters(withoutNote(row.label)).slice(1, 6);
  return region.elements.find((element) => letters(element.core).includes(head))?.place ?? firstLine;
}
