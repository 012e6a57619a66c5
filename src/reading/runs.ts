import type { Place } from "../report/place.ts";
import type { CellReading } from "./cell.ts";
import type { Token } from "./table-tokens.ts";

/** Cells that stand together between two labels: one table row, or what is left of it. */
export interface Run {
  readonly cells: readonly CellReading[];
  /** Labels since the run before, in order. */
  readonly labels: readonly string[];
  /** How many of `labels`, from the end, stand in the same line or row as the cells. */
  readonly inline: number;
  /** All cells stand in one printed line: what is missing among them was white space. */
  readonly isOneLine: boolean;
  /** The file itself lays the cells out as one row: blanks among them are cells. */
  readonly isRow: boolean;
  /** Number of the line or row that the cells begin in. */
  readonly element: number;
  readonly place: Place;
}

export interface Runs {
  readonly runs: readonly Run[];
  /** Labels after the last run. */
  readonly rest: readonly string[];
}

/**
 * Gathers cells into runs of `width`, the number of columns. A line or row with that many cells is a run of its own; lines with one cell
 * each are counted off, if they come out even. What does not come out even stays one run, for the caller to judge.
 */
export function gatherRuns(tokens: readonly Token[], width: number): Runs {
  const runs: Run[] = [];
  let labels: { text: string; element: number }[] = [];
  let groups: Group[] = [];
  const isRowwise = printsWholeRows(tokens, width);
  const flush = () => {
    const chunks = groups.some((group) => group.cells.length > 0)
      ? splitIntoRows(
          groups.filter((group) => group.cells.length > 0),
          width,
          isRowwise,
        )
      : [];
    for (const [index, chunk] of chunks.entries()) {
      const own = index === 0 ? labels : [];
      runs.push({
        cells: chunk.cells,
        labels: own.map((label) => label.text),
        inline: own.filter((label) => label.element === chunk.element).length,
        isOneLine: chunk.cells.length > 1 && groups.length === 1,
        isRow: groups.length === 1 && chunk.endsRow,
        element: chunk.element,
        place: chunk.place,
      });
    }
    if (chunks.length > 0) labels = [];
    groups = [];
  };
  for (const token of tokens) {
    if (token.kind === "cell") {
      const last = groups.at(-1);
      if (last && last.element === token.element) last.cells.push(token.cell);
      else groups.push({ cells: [token.cell], element: token.element, place: token.place, endsRow: false });
    } else if (token.kind === "label") {
      flush();
      labels.push({ text: token.text, element: token.element });
    } else if (token.isRow) {
      const last = groups.at(-1);
      if (last) last.endsRow = true;
      flush();
    }
  }
  flush();
  return { runs, rest: labels.map((label) => label.text) };
}

interface Group {
  cells: CellReading[];
  readonly element: number;
  readonly place: Place;
  endsRow: boolean;
}

/** Somewhere exactly a row's numbers stand between labels: the table is printed row by row. Without that, it may as well be column by column. */
function printsWholeRows(tokens: readonly Token[], width: number): boolean {
  let count = 0;
  for (const token of tokens) {
    if (token.kind === "cell") count += token.cell.status === "blank" ? 0 : 1;
    else if (token.kind === "label" || token.isRow) {
      if (count === width) return true;
      count = 0;
    }
  }
  return count === width;
}

function splitIntoRows(groups: readonly Group[], width: number, isRowwise: boolean): readonly Group[] {
  if (groups.length === 1) return groups;
  const filled = groups.map((group) => group.cells.filter((cell) => cell.status !== "blank"));
  // whole rows, and perhaps a stray number (a page's) between them
  if (width > 1 && filled.some((cells) => cells.length === width))
    return groups.filter((_, i) => filled[i]?.length === width);
  const cells = groups.flatMap((group) => group.cells);
  const first = groups[0] as Group;
  const stated = filled.flat();
  const isOneNumber = stated.every((cell) => cell.value === stated[0]?.value);
  if (
    stated.length > width &&
    stated.length % width === 0 &&
    filled.every((own) => own.length <= 1) &&
    (isRowwise || isOneNumber)
  ) {
    return Array.from({ length: stated.length / width }, (_, i) => ({
      ...first,
      cells: stated.slice(i * width, (i + 1) * width),
    }));
  }
  return [{ ...first, cells }];
}
