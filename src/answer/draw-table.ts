import stringWidth from "string-width";
import type { Figure } from "../report/figure.ts";
import type { FormatBlock } from "../report/format.ts";
import type { Formats } from "../report/formats.ts";
import type { Report } from "../report/report.ts";

/** Rows shown above and below the one asked for. */
const rowsAround = 2;
/** Of a label, a Chinese character counting two: with a number beside it, what a telephone shows without breaking the line. */
const labelColumns = 26;

/**
 * The part of the printed table around a cell, drawn in text for a fixed-width face: the row with all its columns, then the column
 * with the rows next to it; the cell itself in 【】, as wide as the blanks beside it. Undefined where the report's format has no such cell.
 */
export function drawTable(report: Report, formats: Formats, row: string, column: string): string | undefined {
  if (report.format === "free") return undefined;
  const place = formats.place(report.format, row);
  const asked = place?.columns.find(({ id }) => id === column);
  if (place === undefined || asked === undefined) return undefined;
  const figures = new Map(report.figures.map((figure) => [`${figure.row} ${figure.column}`, figure]));
  const show = (ofRow: string, ofColumn: string) => {
    const words = printedCell(figures.get(`${ofRow} ${ofColumn}`));
    return ofRow === row && ofColumn === column ? `【${words}】` : `  ${words}`;
  };
  const across = place.columns.map(({ id, label }) => [label, show(row, id)] as const);
  const down = rowsNear(place.block, row).map(({ id, label }) => [label, show(id, column)] as const);
  const found = figures.get(`${row} ${column}`);
  const page = found?.place.page == null ? "" : `（第 ${found.place.page} 页）`;
  return [
    `${found?.heading || place.table.heading}${page}`,
    "",
    [...place.row.under, place.row.label].join(" › "),
    ...align(across),
    ...(down.length > 1 ? ["", `${[...asked.under, asked.label].join(" › ")}（相邻各行）`, ...align(down)] : []),
  ].join("\n");
}

function rowsNear(block: FormatBlock, row: string): FormatBlock["rows"] {
  const at = block.rows.findIndex(({ id }) => id === row);
  return block.rows.slice(Math.max(0, at - rowsAround), at + rowsAround + 1);
}

/** The printed words; what stands for a cell that shows none. */
export function printedCell(figure: Figure | undefined): string {
  if (figure === undefined) return "（未印）";
  if (figure.status === "unreadable") return figure.note === null ? "（无法辨认）" : figure.text;
  return figure.text.trim() === "" ? "（空白）" : figure.text.trim().replace(/\s+/gu, " ");
}

function align(lines: readonly (readonly [string, string])[]): readonly string[] {
  const cut = lines.map(([label, words]) => [shorten(label), words] as const);
  const widest = Math.max(...cut.map(([label]) => stringWidth(label)));
  return cut.map(([label, words]) => `${label}${" ".repeat(widest - stringWidth(label))} ${words}`.trimEnd());
}

function shorten(label: string): string {
  if (stringWidth(label) <= labelColumns) return label;
  let short = "";
  for (const character of label) {
    if (stringWidth(short + character) > labelColumns - 1) break;
    short += character;
  }
  return `${short}…`;
}
