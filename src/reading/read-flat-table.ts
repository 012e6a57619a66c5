import type { FormatTable } from "../report/format.ts";
import { assignCells, printed } from "./assign-cells.ts";
import type { CellReading } from "./cell.ts";
import { findLabels, letters, rowLabels } from "./label-match.ts";
import type { TableRegion } from "./regions.ts";
import { gatherRuns, type Run } from "./runs.ts";
import type { ReadRow, TableReading } from "./table-reading.ts";
import { tokenize } from "./table-tokens.ts";

const noHints = { isOneLine: false, isRow: false, dropsRepeats: false };

/**
 * Table 四: the three rows of the format stand side by side in one printed row of 15 cells, or, in some reports, below each other.
 * Numbers scattered among their headings cannot be put back in order: then all are unreadable.
 */
export function readFlatTable(table: FormatTable, region: TableRegion): TableReading {
  const block = table.blocks[0];
  if (!block) return { rows: [], warnings: [] };
  const [height, width] = [block.rows.length, block.columns.length];
  const { runs, rest } = gatherRuns(
    tokenize(region.elements, { widest: height * width, narrowest: width }),
    height * width,
  );
  const filled = runs.filter((run) => run.cells.some((cell) => cell.status !== "blank"));
  const place = filled[0]?.place ?? region.elements[0]?.place ?? { page: null, line: 1 };
  const cut = (cells: readonly CellReading[]): readonly ReadRow[] =>
    block.rows.map((row, index) => ({ row: row.id, cells: cells.slice(index * width, (index + 1) * width), place }));

  const only = filled.length === 1 ? filled[0] : undefined;
  if (only) {
    const assignment = assignCells(only.cells, height * width, noHints);
    if (assignment.verdict === "certain") return { rows: cut(assignment.cells), warnings: [] };
  }
  const stacked = stackedRows(table, filled);
  if (stacked) return { rows: stacked, warnings: [] };
  if (filled.length === 0) {
    const hasBlanks = runs.some((run) => run.cells.length >= height * width);
    const isStray = /\d{1,}/u.test(rest.join(""));
    if ((!hasBlanks && !(region.isComplete && rest.length > 0)) || isStray) return { rows: [], warnings: [] };
    return {
      rows: cut(
        new Array<CellReading>(height * width).fill({ status: "blank", value: null, unit: null, note: null, text: "" }),
      ),
      warnings: [],
    };
  }
  const text = filled.map((run) => printed(run.cells)).join("；");
  if (!region.isComplete && filled.flatMap((run) => run.cells).length < height * width)
    return { rows: [], warnings: [] };
  return {
    rows: cut(
      new Array<CellReading>(height * width).fill({ status: "unreadable", value: null, unit: null, note: null, text }),
    ),
    warnings: block.rows.map((row) => ({ kind: "unreadable-row", row: row.id, text, place })),
  };
}

/** Printed rows below each other, each with the labels of one format row or of the several whose cells it holds, in order. */
function stackedRows(table: FormatTable, runs: readonly Run[]): readonly ReadRow[] | null {
  const { rows = [], columns = [] } = table.blocks[0] ?? {};
  const labels = rowLabels(rows);
  const read: ReadRow[] = [];
  for (const run of runs) {
    const named = [...new Set(findLabels(labels, letters(run.labels.join("")), "").map((find) => find.row))];
    const { cells, verdict } = assignCells(run.cells, named.length * columns.length, noHints);
    if (verdict !== "certain") return null;
    for (const [index, row] of named.entries()) {
      if (row !== read.length) return null;
      const own = cells.slice(index * columns.length, (index + 1) * columns.length);
      read.push({ row: rows[row]?.id ?? "", cells: own, place: run.place });
    }
  }
  return read.length === rows.length ? read : null;
}
