import type { FormatTable } from "../report/format.ts";
import type { ReadingWarning } from "../report/report.ts";
import { assignCells, printed, reorder } from "./assign-cells.ts";
import { columnNames, columnOrder } from "./column-order.ts";
import type { Element } from "./elements.ts";
import { letters, withoutNote } from "./label-match.ts";
import type { TableRegion } from "./regions.ts";
import { gatherRuns, type Run } from "./runs.ts";
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
      row,
      block,
      width: block.columns.length,
      names: [row.label, ...row.seen_as].map((name) => letters(withoutNote(name))),
    })),
  );
  const widths = table.blocks.map((block) => block.columns.length);
  const { runs, rest } = gatherRuns(
    tokenize(region.elements, { widest: Math.max(...widths), narrowest: Math.min(...widths) }),
    0,
  );
  const found = new Map<string, { run: Run; width: number }>();
  const warnings: ReadingWarning[] = [];
  for (const [index, run] of runs.entries()) {
    const after = (runs[index + 1]?.labels ?? rest).slice(0, 2);
    const row = rows.find(({ names }) => endsWithLabel(run.labels, after, names));
    const isFilled = run.cells.some((cell) => cell.status !== "blank");
    if (row && (!found.has(row.row.id) || isFilled)) found.set(row.row.id, { run, width: row.width });
    else if (!row && run.cells.some((cell) => cell.status === "stated")) {
      warnings.push({
        kind: "unknown-row",
        row: null,
        text: `${withoutNote(run.labels.at(-1) ?? "")} ${printed(run.cells)}`.trim(),
        place: run.place,
      });
    }
  }
  const isLone = ({ run, width }: { run: Run; width: number }) => width > 1 && run.cells.length === 1;
  // a lone number other than 0 is no repeated one: there the dump leaves blanks out
  const repeats =
    dropsRepeats(region.elements) && [...found.values()].filter(isLone).every(({ run }) => run.cells[0]?.value === 0);
  const bareLabels = [...runs.flatMap((run) => run.labels), ...rest];
  const read: ReadRow[] = [];
  for (const { row, block, width, names } of rows) {
    const hit = found.get(row.id);
    if (hit) {
      const isCut = !region.isComplete && hit.run === runs.at(-1);
      const hints = { isOneLine: hit.run.isOneLine && !isCut, dropsRepeats: repeats && !isCut };
      const head = headAbove(region.elements, hit.run.element);
      const order = columnOrder(head, columnNames(block), []);
      const assignment = reorder(assignCells(hit.run.cells, width, hints), order);
      read.push({ row: row.id, cells: assignment.cells, place: hit.run.place });
      if (assignment.verdict !== "certain") {
        warnings.push({
          kind: assignment.verdict === "doubtful" ? "doubtful-row" : "unreadable-row",
          row: row.id,
          text: printed(hit.run.cells),
          place: hit.run.place,
        });
      }
    } else if (isBlankRow(bareLabels, names, region.isComplete)) {
      const place = region.elements.find((element) => names.includes(letters(withoutNote(element.core))))?.place ?? {
        page: null,
        line: 1,
      };
      read.push({
        row: row.id,
        cells: new Array(width).fill({ status: "blank", value: null, unit: null, note: null, text: "" }),
        place,
      });
    }
  }
  return { rows: read, warnings };
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
function isBlankRow(labels: readonly string[], names: readonly string[], isComplete: boolean): boolean {
  return labels.some(
    (label, index) => names.includes(letters(withoutNote(label))) && (isComplete || index < labels.length - 1),
  );
}
