import type { FormatBlock, FormatTable } from "../report/format.ts";
import type { ReadingWarning } from "../report/report.ts";
import { assignCells, printed, reorder } from "./assign-cells.ts";
import { type ColumnOrder, columnNames, columnOrder, groupNames } from "./column-order.ts";
import type { Element, RowElement } from "./elements.ts";
import { findLabels, letters, type RowLabel, rowLabels, withoutNote } from "./label-match.ts";
import { matchRows, type RunEvidence } from "./match-rows.ts";
import type { TableRegion } from "./regions.ts";
import { gatherRuns, type Run, type Runs } from "./runs.ts";
import type { ReadRow, TableReading } from "./table-reading.ts";
import { dropsRepeats, tokenize } from "./table-tokens.ts";

/** What is printed and cannot be placed is quoted so far: in a dump without labels it is the whole table. */
const longestQuote = 120;

/**
 * Table 三: every row has the same columns, and labels may be broken, detached or lost. Rows that the file never reaches are left out;
 * a row with a label and no numbers is blank; a row whose numbers cannot be told from its neighbours' is unreadable.
 */
export function readRowTable(table: FormatTable, region: TableRegion): TableReading {
  const block = table.blocks[0];
  if (!block) return { rows: [], warnings: [] };
  const width = block.columns.length;
  const order = gridOrder(region, block) ?? columnOrder(headOf(region, block), columnNames(block), groupNames(block));
  const labels = rowLabels(block.rows);
  const { runs, rest } = dropHeaderBlanks(
    gatherRuns(tokenize(region.elements, { widest: width, narrowest: width }), width),
    labels,
  );
  const befores = runs.map((run) => letters(run.labels.join("")));
  const restLetters = letters(rest.join(""));
  const evidence = runs.map((run, index) =>
    evidenceOf(run, labels, befores[index] ?? "", befores[index + 1] ?? restLetters),
  );
  const endRow = region.isComplete ? block.rows.length : cutOffRow(block.rows, restLetters);
  const match = matchRows(evidence, block.rows.length, endRow);

  const all = befores.join("") + restLetters;
  const finds = findLabels(labels, all, "");
  const seen = new Set(finds.map((find) => find.row));
  /** Behind the label of a row without numbers stand digits after all, in a form that is no cell. */
  const strayOf = (row: number) => {
    const at = finds.findIndex((find) => find.row === row);
    const between = all.slice(finds[at]?.end, finds[at + 1]?.start).replace(/\d$/u, "");
    return /\d/u.test(between) ? between : null;
  };
  // the last label of a file that is cut off may have lost its numbers with the cut
  const cutLabel = region.isComplete ? undefined : findLabels(labels, restLetters, "").at(-1)?.row;
  const unplaced = runs.filter(
    (_, index) => match.rowOfRun[index] === null && printed(runs[index]?.cells ?? []) !== "",
  );
  const whole = unplaced.map((one) => printed(one.cells)).join("；");
  const text = whole.length > longestQuote ? `${whole.slice(0, longestQuote)}…` : whole;
  const rows: ReadRow[] = [];
  const warnings: ReadingWarning[] = [];
  const repeats = dropsRepeats(region.elements);
  for (const [index, row] of block.rows.entries()) {
    const run = runs[match.rowOfRun.indexOf(index)];
    if (run) {
      const isCut = !region.isComplete && run === runs.at(-1);
      const hints = { isOneLine: run.isOneLine && !isCut, dropsRepeats: repeats && !isCut };
      const assignment = reorder(assignCells(run.cells, width, hints), order);
      rows.push({ row: row.id, cells: assignment.cells, place: run.place });
      if (assignment.verdict !== "certain") {
        warnings.push({
          kind: assignment.verdict === "doubtful" ? "doubtful-row" : "unreadable-row",
          row: row.id,
          text: printed(run.cells),
          place: run.place,
        });
      }
    } else if (match.unsettledRows.has(index) && (seen.has(index) || region.isComplete)) {
      const place = unplaced[0]?.place ?? region.elements[0]?.place ?? { page: null, line: 1 };
      rows.push({
        row: row.id,
        cells: block.columns.map(() => ({ status: "unreadable", value: null, unit: null, note: null, text })),
        place,
      });
      warnings.push({ kind: "unreadable-row", row: row.id, text, place });
    } else if (seen.has(index) && index !== cutLabel) {
      const place = placeOfLabel(region, labels[index]) ?? { page: null, line: 1 };
      const stray = strayOf(index);
      if (stray !== null) {
        const cell = { status: "unreadable", value: null, unit: null, note: null, text: stray } as const;
        rows.push({ row: row.id, cells: block.columns.map(() => cell), place });
        warnings.push({ kind: "unreadable-row", row: row.id, text: stray, place });
        continue;
      }
      rows.push({
        row: row.id,
        cells: block.columns.map(() => ({ status: "blank", value: null, unit: null, note: null, text: "" })),
        place,
      });
    }
  }
  return { rows, warnings };
}

/** A label names the numbers right behind it: with other words between (what is left of a lost label) it names none of them. */
function evidenceOf(run: Run, labels: readonly RowLabel[], before: string, after: string): RunEvidence {
  const finds = findLabels(labels, before, after);
  const nearest = finds.at(-1);
  const between = nearest ? before.slice(nearest.end) : "";
  const isClean = nearest !== undefined && (labels[nearest.row]?.note ?? "").includes(between);
  const inline = letters(run.inline === 0 ? "" : run.labels.slice(-run.inline).join(""));
  const isInline = isClean && inline !== "" && nearest.end > before.length - inline.length;
  return { finds: finds.length, nearest: isClean ? nearest.row : null, isInline };
}

/** Runs of blanks alone are rows only where a row's label stands before them; elsewhere they are the empty cells of headings. */
function dropHeaderBlanks({ runs, rest }: Runs, labels: readonly RowLabel[]): Runs {
  const kept: Run[] = [];
  let carried: readonly string[] = [];
  for (const run of runs) {
    const joined = { ...run, labels: [...carried, ...run.labels] };
    const last = letters(run.labels.at(-1) ?? "");
    // 总计 alone also heads a column
    const isLabelled = last.length > 2 && findLabels(labels, last, "").at(-1)?.end === last.length;
    if (isLabelled || run.cells.some((cell) => cell.status !== "blank")) {
      kept.push(joined);
      carried = [];
    } else carried = joined.labels;
  }
  return { runs: kept, rest: [...carried, ...rest] };
}

/** In a table that is cut off right at a group's label (「（四）无法」), the first row of that group; else null. */
function cutOffRow(rows: FormatTable["blocks"][number]["rows"], rest: string): number | null {
  if (rest.length < 3) return null;
  const index = rows.findIndex((row) => row.under.length > 1 && letters(row.under.at(-1) ?? "").startsWith(rest));
  return index === -1 ? null : index;
}

function placeOfLabel(region: TableRegion, label: RowLabel | undefined) {
  const head = label?.variants[0]?.slice(0, 5) ?? "";
  return region.elements.find((element) => letters(element.core).includes(head))?.place;
}

/** How far into the table its headings may reach. */
const longestHead = 30;

/** The lines or rows above the first row. */
function headOf(region: TableRegion, block: FormatBlock): readonly Element[] {
  const first = letters(withoutNote(block.rows[0]?.label ?? "")).slice(1, 7);
  const end = region.elements.findIndex((element) => letters(element.core).includes(first));
  return region.elements.slice(0, end === -1 ? 0 : Math.min(end, longestHead));
}

/** The order of the columns by the grid columns of their headings, which spans settle. */
function gridOrder(region: TableRegion, block: FormatBlock): ColumnOrder {
  const rows = region.elements.filter((element): element is RowElement => element.kind === "row").slice(0, 4);
  const positions = columnNames(block).map((names) => {
    const wanted = names.map(letters);
    return rows.flatMap((row) => row.cells).find((cell) => wanted.includes(letters(cell.text)))?.column ?? -1;
  });
  if (positions.includes(-1) || new Set(positions).size !== positions.length) return null;
  const order = positions.map((position) => positions.filter((other) => other < position).length);
  return order.every((place, index) => place === index) ? null : order;
}
