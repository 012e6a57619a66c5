import { compact } from "../base/text.ts";
import type { Place } from "../report/place.ts";
import { type CellReading, readCell, splitLine } from "./cell.ts";
import type { Element, LineElement } from "./elements.ts";
import { type Headings, withoutForeignColumns } from "./foreign-columns.ts";
import { withoutCopies } from "./merged-copies.ts";
import { isFilled, type RowCell } from "./row-cell.ts";
import { withoutSerials } from "./serials.ts";

/** A piece of a table in reading order. `element` numbers the line or row it stands in. */
export type Token =
  | { readonly kind: "label"; readonly text: string; readonly element: number; readonly place: Place }
  | { readonly kind: "cell"; readonly cell: CellReading; readonly element: number; readonly place: Place }
  /** End of a line or row. `isRow`: the file itself says that a table row ends here. */
  | { readonly kind: "end"; readonly isRow: boolean; readonly element: number; readonly place: Place };

const blankCell: CellReading = { status: "blank", value: null, unit: null, note: null, text: "" };
/** 「|---|:--:|」, Markdown's line between head and body. */
const ruler = /^[|\s:-]*-{2,}[|\s:-]*$/u;

/**
 * A table's elements as labels and cells. Rows of marked-up tables and full 「a | b | c」 lines keep their blank cells and their ends.
 * In dumps with a cell a line, blank cells are read from pipes on lines of their own, or from more blank lines than cells otherwise have between them.
 */
export function tokenize(elements: readonly Element[], widths: Widths, headings?: Headings): readonly Token[] {
  const gap = usualGap(elements);
  const tabbed = elements.map(tabCells);
  const hasTabs = areCells(
    tabbed.filter((cells) => cells !== null),
    widths,
  );
  const printed = withoutSerials(
    elements.map((element, index) => rowCells(element) ?? (hasTabs ? (tabbed[index] ?? null) : null)),
  );
  const rows =
    headings === undefined ? printed : withoutForeignColumns(withoutCopies(printed, headings.labels), headings);
  const start = valueStart(
    rows.filter((cells) => cells !== null),
    widths,
  );
  const tokens: Token[] = [];
  let pending: LineElement | null = null;
  /** The last cell was ended by its line, so that a pipe on the next line ends the same cell and not a blank one. */
  let endedByLine = false;
  const push = (text: string, element: number, place: Place) => {
    if (text.trim() === "") return;
    tokens.push(...tokensOfText(text, element, place));
  };
  for (const [index, element] of elements.entries()) {
    const { place } = element;
    const cells = rows[index];
    if (cells) {
      tokens.push(...tokensOfCells(cells, start, index, place), { kind: "end", isRow: true, element: index, place });
      endedByLine = false;
    }
    if (element.kind === "row" || ruler.test(element.text) || (cells && !element.text.includes("|"))) continue;
    if (!element.text.includes("|")) {
      const blanks = gap !== null && pending ? element.blanksBefore - gap : 0;
      if (blanks > 0 && blanks <= 20)
        for (let i = 0; i < blanks; i++) tokens.push({ kind: "cell", cell: blankCell, element: index, place });
      push(element.text, index, place);
      endedByLine = true;
    } else if (!cells) {
      const pieces = element.text.split("|");
      for (const [i, piece] of pieces.entries()) {
        const isLast = i === pieces.length - 1;
        if (piece.trim() !== "") push(piece, index, place);
        else if (!isLast && !(i === 0 && endedByLine))
          tokens.push({ kind: "cell", cell: blankCell, element: index, place });
        if (!isLast) endedByLine = false;
        else if (piece.trim() !== "") endedByLine = true;
      }
    }
    tokens.push({ kind: "end", isRow: false, element: index, place });
    pending = element;
  }
  return tokens;
}

/** True for a dump with a cell a line in which no line stands twice: the form prints its headings in every block, so that repeats were dropped. */
export function dropsRepeats(elements: readonly Element[]): boolean {
  const lines = elements.map((element) => (element.kind === "line" ? element.text.trim() : null));
  const isValue = lines.map((line) => line !== null && isFilled(line));
  return (
    lines.length >= 10 &&
    new Set(lines).size === lines.length &&
    isValue.filter(Boolean).length >= 2 &&
    lines.every(
      (line, index) => line !== null && !line.includes("|") && (isValue[index] || splitLine(line).values.length <= 1),
    )
  );
}

function tokensOfText(text: string, element: number, place: Place): readonly Token[] {
  const whole = readCell(text);
  if (whole && whole.status !== "blank") return [{ kind: "cell", cell: whole, element, place }];
  const { label, values } = splitLine(text);
  return [
    ...(label === "" ? [] : [{ kind: "label" as const, text: compact(label), element, place }]),
    ...values.map((cell) => ({ kind: "cell" as const, cell, element, place })),
  ];
}

/** The cells of a table row as the file lays them out; null for a line that is none. */
function rowCells(element: Element): readonly RowCell[] | null {
  if (element.kind === "row") return element.cells;
  if (!isFullRow(element.text) || ruler.test(element.text)) return null;
  return pipeCells(element.text).map((text, column) => ({ text, column }));
}

/** Tabs part cells where every row has as many of them behind its label as the table has columns; elsewhere they are white space. */
function areCells(rows: readonly (readonly RowCell[])[], { widest, narrowest }: Widths): boolean {
  return rows
    .filter((row) => row.some((cell) => isFilled(cell.text)))
    .every((row) => {
      const values = row.length - 1 - row.findLastIndex((cell) => readCell(cell.text) === null);
      return values >= narrowest && values <= widest;
    });
}

function tabCells(element: Element): readonly RowCell[] | null {
  if (element.kind === "row" || element.text.includes("|")) return null;
  const pieces = element.text.split("\t");
  // blanks part the numbers there
  if (pieces.length < 3 || pieces.some(isSeveralNumbers)) return null;
  return pieces.map((text, column) => ({ text, column }));
}

/** 「O」「×」「1 2」 name no row, unless a name follows: 「1.」. */
function hasWords(text: string): boolean {
  return /\p{Script=Han}/u.test(text) && !isSeveralNumbers(text);
}

function isSeveralNumbers(text: string): boolean {
  return /\d\s+\d/u.test(text) && !/\p{L}/u.test(text);
}

/** How many columns the rows of a table have: in table 二 they differ. */
export interface Widths {
  readonly widest: number;
  readonly narrowest: number;
}

/** The grid column where the values begin: where full rows have it, else where the headings do; null where the rows do not agree. */
function valueStart(rows: readonly (readonly RowCell[])[], { widest, narrowest }: Widths): number | null {
  const starts = new Set(rows.flatMap((row) => startOfFull(row, widest) ?? []));
  const start = starts.size === 0 ? startOfHead(rows) : starts.size === 1 ? ([...starts][0] ?? null) : null;
  if (start === null) return null;
  const isUniform = rows
    .filter((row) => row.some((cell) => isFilled(cell.text)))
    .every((row) => row.filter((cell) => cell.column >= start).length >= narrowest);
  return isUniform ? start : null;
}

/** The column of the first value in a row that has them all, right behind a label. */
function startOfFull(row: readonly RowCell[], width: number): number | null {
  const filled = row.map((cell) => isFilled(cell.text));
  const first = filled.lastIndexOf(true) - width + 1;
  if (first < 1 || filled[first - 1] || !filled.slice(first, first + width).every(Boolean)) return null;
  return row[first]?.column ?? null;
}

/** Right of 「信息内容」 in table 二; in table 三 the first of its outermost columns, 「自然人」 and 「总计」, which stand in one row. */
function startOfHead(rows: readonly (readonly RowCell[])[]): number | null {
  for (const row of rows.slice(0, 4)) {
    const find = (label: string) => row.find((cell) => cell.colSpan !== undefined && compact(cell.text) === label);
    const [content, person, total] = [find("信息内容"), find("自然人"), find("总计")];
    if (content) return content.column + (content.colSpan ?? 1);
    if (person) return Math.min(person.column, total?.column ?? person.column);
  }
  return null;
}

/**
 * The cells of a row: labels first, then values. Left of `start` stand labels, a serial number and the blanks of their spans.
 * Words after a value are a value that cannot be read, not another label.
 */
function tokensOfCells(
  cells: readonly RowCell[],
  start: number | null,
  element: number,
  place: Place,
): readonly Token[] {
  let seenValue = false;
  return cells.flatMap(({ text, column }, index): readonly Token[] => {
    const cell = readCell(text);
    const isLeft = start !== null && column < start;
    if (isLeft && (cell?.status === "blank" || (cell && cells.slice(index + 1).some((next) => isLabel(next, start)))))
      return [];
    const isName = () => cells.slice(index).some((one) => hasWords(one.text));
    if (!cell && !seenValue && isName()) return [{ kind: "label", text: compact(text), element, place }];
    if (cell && cell.status !== "blank") seenValue = true;
    return [
      {
        kind: "cell",
        cell: cell ?? { status: "unreadable", value: null, unit: null, note: null, text: text.trim() },
        element,
        place,
      },
    ];
  });
}

function isLabel({ text, column }: RowCell, start: number): boolean {
  return column < start && readCell(text) === null;
}

/** 「规章 | 0 | 0 | 0 |」 is a whole row; 「0 |」 and 「|」 are cells of a dump with a cell a line. */
function isFullRow(line: string): boolean {
  const filled = line.split("|").filter((piece) => piece.trim() !== "").length;
  return filled >= 2 || (filled === 1 && (line.match(/\|/gu)?.length ?? 0) >= 4);
}

function pipeCells(line: string): readonly string[] {
  const pieces = line.trim().split("|");
  if (pieces[0]?.trim() !== "") return pieces;
  return pieces.slice(1, pieces.at(-1)?.trim() === "" ? -1 : undefined);
}

/** Blank lines between neighbouring cells, in a dump with a cell a line; null elsewhere, where blank lines mean nothing. */
function usualGap(elements: readonly Element[]): number | null {
  const lines = elements.filter(
    (element) => element.kind === "line" && !element.text.includes("|"),
  ) as readonly LineElement[];
  if (lines.length < elements.length) return null;
  const isValue = lines.map((line) => readCell(line.text) !== null);
  const inline = lines.filter((line, i) => !isValue[i] && splitLine(line.text).values.length > 0).length;
  const alone = isValue.filter(Boolean).length;
  if (inline > alone / 5) return null;
  const between = lines.filter((_, i) => i > 0 && isValue[i] && isValue[i - 1]).map((line) => line.blanksBefore);
  const gaps = between.length >= 3 ? between : lines.slice(1).map((line) => line.blanksBefore);
  if (gaps.length < 6) return null;
  return gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? null;
}
