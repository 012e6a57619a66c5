import stringWidth from "string-width";
import { printedCell } from "../answer/draw-table.ts";
import type { Sheet, SheetCell } from "../picture/sheet.ts";
import { findingsTouching } from "../report/audit/findings-touching.ts";
import type { Figure } from "../report/figure.ts";
import type { Finding } from "../report/finding.ts";
import type { FormatBlock } from "../report/format.ts";
import type { Formats, RowPlace } from "../report/formats.ts";
import { layOutTable } from "../report/lay-out-table.ts";
import type { Report } from "../report/report.ts";

/** Rows shown above and below the one asked for. */
const rowsAround = 3;
/** A finding on more cells is a sum: its parts of 0 add nothing, and their rows are not worth their room. */
const fewCells = 4;
/** Of the findings on the asked cell, those told under the picture. */
const findingsTold = 2;
const captionAtMost = 1000;

/**
 * The part of the printed table around a cell, to be drawn: the asked cell marked, and those that findings rest on. Undefined where the report's format has no
 * such cell. `findings`: all of the report's audit.
 */
export function sheetOf(
  report: Report,
  findings: readonly Finding[],
  formats: Formats,
  asked: { readonly row: string; readonly column: string },
): Sheet | undefined {
  if (report.format === "free") return undefined;
  const place = formats.place(report.format, asked.row);
  const column = place?.columns.find(({ id }) => id === asked.column);
  if (place === undefined || column === undefined) return undefined;
  const figures = new Map(report.figures.map((figure) => [`${figure.row} ${figure.column}`, figure]));
  const found = figures.get(`${asked.row} ${asked.column}`);
  const grave = findings.filter(({ severity }) => severity !== "note");
  const touching = findingsTouching(grave, [asked], []);
  const shown = rowsShown(place, touching);
  const cells = layOutTable(place.table, shown).map(({ row, column: of, ...cell }): SheetCell => {
    const isValue = row !== null && of !== null;
    return {
      ...cell,
      text: isValue ? asPrinted(figures.get(`${row} ${of}`)) : cell.text,
      isAsked: row === asked.row && of === asked.column,
      isDoubted: isValue && grave.some((finding) => restsOn(finding, row, of)),
    };
  });
  const title = found?.heading || place.table.heading;
  const page = found?.place.page == null ? "" : `（第 ${found.place.page} 页）`;
  const address = [...place.row.under, place.row.label, ...column.under, column.label].join(" › ");
  const told = touching.slice(0, findingsTold).map(({ message }) => `注意：${message}`);
  const caption = [
    `《${report.title}》${title}${page}`,
    `${address}：${asPrinted(found) === "" ? "该格为空白" : `印“${asPrinted(found)}”`}`,
    rowInWords(place, asked.column, figures),
    ...told,
  ].join("\n");
  return {
    kind: "table",
    title,
    source: `《${report.title}》${page}`,
    notes: notesOn(cells, place, shown),
    caption: clip(caption, captionAtMost),
    textColumns: columnsAsText(place.block, place.table.layout, figures),
    cells,
  };
}

/** The row of the asked cell in words, for who cannot see the picture: 「自然人 3，…，总计 【3】」. */
function rowInWords({ block, row }: RowPlace, asked: string, figures: ReadonlyMap<string, Figure>): string {
  const cells = block.columns.map(({ id, label }) => {
    const text = asPrinted(figures.get(`${row.id} ${id}`)) || "空白";
    return `${label} ${id === asked ? `【${text}】` : text}`;
  });
  return `这一行：${cells.join("，")}`;
}

/** The rows near the one asked for, and those that its findings set it against. */
function rowsShown({ block, row }: RowPlace, touching: readonly Finding[]): ReadonlySet<string> {
  const at = block.rows.findIndex(({ id }) => id === row.id);
  const near = block.rows.slice(Math.max(0, at - rowsAround), at + rowsAround + 1).map(({ id }) => id);
  const against = touching.flatMap((finding) =>
    finding.cells.flatMap((cell) => (cell.row !== null && restsOn(finding, cell.row, cell.column) ? [cell.row] : [])),
  );
  return new Set([...near, ...against]);
}

/** The cell is among those of a finding, other than as a part of 0 in a sum. `column` null: the whole row is. */
function restsOn({ cells }: Finding, row: string, column: string | null): boolean {
  return cells.some(
    (cell, at) =>
      cell.report === undefined &&
      cell.row === row &&
      (cell.column === null || cell.column === column) &&
      (cells.length <= fewCells || at === 0 || cell.value !== 0),
  );
}

/** Empty where the cell is, else what the text of the table shows. */
function asPrinted(figure: Figure | undefined): string {
  return figure?.status === "blank" ? "" : printedCell(figure);
}

function notesOn(
  cells: readonly SheetCell[],
  { block, table }: RowPlace,
  shown: ReadonlySet<string>,
): readonly string[] {
  const isPart = table.layout === "rows" && block.article === undefined && shown.size < block.rows.length;
  return [
    `黄底粗框：所问的格。${cells.some(({ isDoubted }) => isDoubted) ? "红角：核对发现报告在这一格上有问题，见文字。" : ""}`,
    ...(isPart ? [`只画出相关的 ${shown.size} 行，全表 ${block.rows.length} 行；“…”处有略去的行。`] : []),
  ];
}

/** Half-width columns that the part would take as text, its labels on one line. */
function columnsAsText(block: FormatBlock, layout: "rows" | "flat", figures: ReadonlyMap<string, Figure>): number {
  const widthOf = ({ id, label }: FormatBlock["columns"][number]) =>
    2 +
    Math.max(stringWidth(label), ...block.rows.map((row) => stringWidth(asPrinted(figures.get(`${row.id} ${id}`)))));
  const values = block.columns.reduce((sum, column) => sum + widthOf(column), 0);
  if (layout === "flat") return values * block.rows.length;
  return values + Math.max(...block.rows.map(({ label }) => stringWidth(label)));
}

function clip(text: string, atMost: number): string {
  const characters = [...text];
  return characters.length <= atMost ? text : `${characters.slice(0, atMost - 1).join("")}…`;
}
