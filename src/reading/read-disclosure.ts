import type { FormatBlock, FormatTable } from "../report/format.ts";
import type { ReadingWarning } from "../report/report.ts";
import { assignCells, printed, reorder, unreadable } from "./assign-cells.ts";
import { columnNames, columnOrder, headingsOf } from "./column-order.ts";
import { settlePrintings } from "./differing-rows.ts";
import type { Element } from "./elements.ts";
import { letters, withoutNote } from "./label-match.ts";
import type { TableRegion } from "./regions.ts";
import { gatherRuns, type Run, type Runs } from "./runs.ts";
import type { ReadRow, TableReading } from "./table-reading.ts";
import { dropsRepeats, tokenize } from "./table-tokens.ts";

/** A label may be broken over so many lines. */
const longestBreak = 5;

/**
 * Table 二: blocks of different widths, each row named by the label right before its numbers. A label that is none of the format's
 * (「其他主动公开文件」 of some provinces) is left out with a warning, never taken for its neighbour.
 */
export function readDisclosure(table: FormatTable, region: TableRegion): TableReading {
  const rows = table.blocks.flatMap((block) =>
    block.rows.map((row) => ({
      id: row.id,
      block,
      width: block.columns.length,
      names: [row.label, ...row.seen_as].map((name) => letters(withoutNote(name))),
    })),
  );
  const widths = table.blocks.map((block) => block.columns.length);
  const gathered = gatherRuns(
    tokenize(
      region.elements,
      { widest: Math.max(...widths), narrowest: Math.min(...widths) },
      headingsOf(table.blocks),
    ),
    0,
  );
  const { found, strays, warnings } = findRows(gathered, rows);
  const repeats = dropsRepeats(region.elements) && [...found.values()].every(isNoLoneNumber);
  const read: ReadRow[] = [];
  for (const row of rows) {
    const run = found.get(row)?.run;
    const stray = strays.find(({ labels }) => labels.some((label) => row.names.includes(letters(withoutNote(label)))));
    if (run) {
      const isCut = !region.isComplete && run === gathered.runs.at(-1);
      const hints = { isOneLine: run.isOneLine && !isCut, isRow: run.isRow, dropsRepeats: repeats && !isCut };
      const order = columnOrder(headAbove(region.elements, run.element), columnNames(row.block), []);
      const { cells, verdict } = reorder(assignCells(run.cells, row.width, hints), order);
      const again = found.get(row)?.again.map((one) => {
        const second = reorder(assignCells(one.cells, row.width, noHints), order);
        return { row: row.id, cells: second.cells, place: one.place };
      });
      const settled = settlePrintings({ row: row.id, cells, place: run.place }, again ?? []);
      read.push(settled.row);
      warnings.push(...settled.warnings);
      if (verdict !== "certain")
        warnings.push({
          kind: verdict === "doubtful" ? "doubtful-row" : "unreadable-row",
          row: row.id,
          text: printed(run.cells),
          place: run.place,
        });
    } else if (stray) {
      // other words stand between the label and numbers that may be its own
      read.push({ row: row.id, cells: unreadable(stray.cells, row.width).cells, place: stray.place });
      warnings.push({ kind: "unreadable-row", row: row.id, text: printed(stray.cells), place: stray.place });
    } else if (isBlankRow(gathered, row.names, region.isComplete)) {
      const element = region.elements.find(({ core }) => row.names.includes(letters(withoutNote(core))));
      read.push({ row: row.id, cells: assignCells([], row.width, noHints).cells, place: element?.place ?? firstLine });
    }
  }
  return { rows: read, warnings };
}

const noHints = { isOneLine: false, isRow: false, dropsRepeats: false };
const firstLine = { page: null, line: 1 };

interface NamedRow {
  readonly id: string;
  readonly block: FormatBlock;
  readonly width: number;
  /** Its label and the variants of it, as letters. */
  readonly names: readonly string[];
}

interface FoundRow {
  readonly run: Run;
  readonly width: number;
  /** Other numbers that stand by the same label. */
  readonly again: Run[];
}

/** Which row each run is of, by the label right before it; `strays` are filled runs of no row. */
function findRows({ runs, rest }: Runs, rows: readonly NamedRow[]) {
  const found = new Map<NamedRow, FoundRow>();
  const strays: Run[] = [];
  const warnings: ReadingWarning[] = [];
  const isFilled = (run: Run) => run.cells.some((cell) => cell.status !== "blank");
  for (const [index, run] of runs.entries()) {
    const after = (runs[index + 1]?.labels ?? rest).slice(0, 2);
    const row = rows.find(({ names }) => endsWithLabel(run.labels, after, names));
    const before = row && found.get(row)?.run;
    const [text, place] = [printed(run.cells), run.place];
    if (!row) {
      if (!run.cells.some((cell) => cell.status === "stated")) continue;
      strays.push(run);
      const label = withoutNote(run.labels.at(-1) ?? "");
      warnings.push({ kind: "unknown-row", row: null, text: `${label} ${text}`.trim(), place });
    } else if (!before || !isFilled(before)) found.set(row, { run, width: row.width, again: [] });
    else if (isFilled(run)) found.get(row)?.again.push(run);
  }
  return { found, strays, warnings };
}

/** A lone number other than 0 in a row of several columns is no repeated one: there the dump leaves blanks out. */
function isNoLoneNumber({ run, width }: FoundRow): boolean {
  return width === 1 || run.cells.length !== 1 || run.cells[0]?.value === 0;
}

/** A block's headings are at most so many lines. */
const longestHead = 12;

/** The headings of the block that a row stands in: from 「信息内容」 above it to the block's first numbers. */
function headAbove(elements: readonly Element[], row: number): readonly Element[] {
  let start = row;
  while (start >= 0 && !elements[start]?.core.includes("信息内容")) start--;
  if (start < 0) return [];
  const head = elements.slice(start, Math.min(row, start + longestHead));
  const end = head.findIndex((element) => /\d/u.test(element.core));
  return end === -1 ? head : head.slice(0, end);
}

/** The last labels before the numbers, joined, are one of `names`; or they begin it and the labels behind the numbers end it. */
function endsWithLabel(labels: readonly string[], after: readonly string[], names: readonly string[]): boolean {
  for (let count = 1; count <= Math.min(longestBreak, labels.length); count++) {
    const head = letters(withoutNote(labels.slice(-count).join("")));
    if (names.includes(head)) return true;
    for (let tail = 1; tail <= after.length; tail++) {
      if (head.length >= 2 && names.includes(head + letters(withoutNote(after.slice(0, tail).join(""))))) return true;
    }
  }
  return false;
}

/** A label without numbers, with something behind it: an empty row. The last label of a cut-off file tells nothing. */
function isBlankRow({ runs, rest }: Runs, names: readonly string[], isComplete: boolean): boolean {
  const labels = [...runs.flatMap((run) => run.labels), ...rest];
  return labels.some(
    (label, index) => names.includes(letters(withoutNote(label))) && (isComplete || index < labels.length - 1),
  );
}
