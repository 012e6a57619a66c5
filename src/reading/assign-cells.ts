import type { CellReading } from "./cell.ts";
import type { ColumnOrder } from "./column-order.ts";

/** How the cells of a run lie in the columns of its row. `doubtful`: as good as certain in value, not in place. */
export interface Assignment {
  readonly cells: readonly CellReading[];
  readonly verdict: "certain" | "doubtful" | "unreadable";
}

const blank: CellReading = { status: "blank", value: null, unit: null, note: null, text: "" };

/** How the file prints, where it bears on cells that are missing. */
export interface PrintHints {
  /** The cells stand in one printed line. */
  readonly isOneLine: boolean;
  /** The file lays out the row: a blank among its numbers is a cell, of a column that the form does not have where the row has more cells. */
  readonly isRow: boolean;
  /** The dump keeps only the first of several equal lines, so that 「0」 may be all that is left of 「0 0 0」. */
  readonly dropsRepeats: boolean;
}

/**
 * Ties the cells of one row to its `width` columns, or says that it cannot be done without guessing:
 * exactly as many numbers as columns lie in order; fewer lie by their blank neighbours, if the blanks are all there.
 * A row of fewer zeros than columns can hold nothing but zero or blank anywhere. Where the print explains what is missing, its first and
 * last zero are put in the first and last column, and the row is doubtful.
 */
export function assignCells(cells: readonly CellReading[], width: number, hints: PrintHints): Assignment {
  const filled = cells.filter((cell) => cell.status !== "blank");
  if (filled.length === width && !(hints.isRow && hasBlankWithin(cells))) return { cells: filled, verdict: "certain" };
  if (filled.length === 0) return { cells: new Array<CellReading>(width).fill(blank), verdict: "certain" };
  const only = filled[0] as CellReading;
  if (filled.length === 1 && /^0+$/u.test(only.text) && only.text.length === width) {
    return { cells: new Array<CellReading>(width).fill({ ...only, text: "0" }), verdict: "certain" };
  }
  const trimmed = trimTo(cells, width);
  if (trimmed) return { cells: trimmed, verdict: "certain" };
  if (cells.length === filled.length && filled.length < width) return shortRow(filled, width, hints);
  return unreadable(cells, width);
}

function hasBlankWithin(cells: readonly CellReading[]): boolean {
  const isBlank = cells.map((cell) => cell.status === "blank");
  return isBlank.slice(isBlank.indexOf(false), isBlank.lastIndexOf(false)).includes(true);
}

/** Blanks beyond the row's columns come from the label's own span or the table's edge: those at the end go first. */
function trimTo(cells: readonly CellReading[], width: number): readonly CellReading[] | null {
  if (cells.length < width) return null;
  let [from, to] = [0, cells.length];
  while (to - from > width && cells[to - 1]?.status === "blank") to--;
  while (to - from > width && cells[from]?.status === "blank") from++;
  return to - from === width ? cells.slice(from, to) : null;
}

function shortRow(filled: readonly CellReading[], width: number, { isOneLine, dropsRepeats }: PrintHints): Assignment {
  const isZeros = filled.every((cell) => cell.value === 0 && cell.text.replace(/[^\d]/gu, "") === "0");
  const isLine = isOneLine && filled.length === 2 && width > 3;
  const isLeftover = dropsRepeats && filled.length === 1 && width <= 3;
  if (!isZeros || !(isLine || isLeftover)) return unreadable(filled, width);
  const placed = new Array<CellReading>(width).fill(blank);
  placed[0] = filled[0] as CellReading;
  if (isLine) placed[width - 1] = filled[1] as CellReading;
  return { cells: placed, verdict: "doubtful" };
}

/** Cells from the printed order of the columns into the format's. */
export function reorder(assignment: Assignment, order: ColumnOrder): Assignment {
  if (order === null || assignment.verdict === "unreadable") return assignment;
  if (order === "unclear") return unreadable(assignment.cells, assignment.cells.length);
  return { ...assignment, cells: order.map((place) => assignment.cells[place] as CellReading) };
}

/** `width` cells that nothing can be said of, each with all that was printed. */
export function unreadable(cells: readonly CellReading[], width: number): Assignment {
  const text = printed(cells);
  return {
    cells: new Array<CellReading>(width).fill({ status: "unreadable", value: null, unit: null, note: null, text }),
    verdict: "unreadable",
  };
}

/** The cells as one printed line. */
export function printed(cells: readonly CellReading[]): string {
  return cells
    .filter((cell) => cell.status !== "blank")
    .map((cell) => cell.text)
    .join(" ");
}
