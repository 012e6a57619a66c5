import type { FormatTable } from "../report/format.ts";
import { assignCells, printed } from "./assign-cells.ts";
import type { CellReading } from "./cell.ts";
import { findLabels, letters, rowLabels } from "./label-match.ts";
import type { TableRegion } from "./regions.ts";
import { gatherRuns } from "./runs.ts";
import type { ReadRow, TableReading } from "./table-reading.ts";
import { tokenize } from "./table-tokens.ts";

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
    const assignment = assignCells(only.cells, height * width, { isOneLine: false, dropsRepeats: false });
    if (assignment.verdict === "certain") return { rows: cut(assignment.cells), warnings: [] };
  }
  const stacked = stackedRows(
    block.rows.length,
    width,
    filled.map((run) => ({ cells: run.cells, labels: run.labels })),
    rowLabels(block.rows),
  );
  if (stacked)
    return {
      rows: block.rows.map((row, index) => ({
        row: row.id,
        cells: stacked[index] ?? [],
        place: filled[index]?.place ?? place,
      })),
      warnings: [],
    };
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

/** One printed row a format row, each with its own label, in order. */
function stackedRows(
  height: number,
  width: number,
  runs: readonly { cells: readonly CellReading[]; labels: readonly string[] }[],
  labels: ReturnType<typeof rowLabels>,
): readonly (readonly CellReading[])[] | null {
  if (runs.length !== height) return null;
  const rows = runs.map((run) => assignCells(run.cells, width, { isOneLine: false, dropsRepeats: false }));
  const isNamed = runs.every(
    (run, index) => findLabels(labels, letters(run.labels.join("")), "").at(-1)?.row === index,
  );
  return isNamed && rows.every((row) => row.verdict === "certain") ? rows.map((row) => row.cells) : null;
}
