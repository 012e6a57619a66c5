import type { Figure } from "../report/figure.ts";
import type { Format, FormatBlock, FormatColumn, FormatRow, FormatTable } from "../report/format.ts";
import type { Formats } from "../report/formats.ts";
import type { FormatId, ReadingWarning } from "../report/report.ts";
import { printed, unreadable } from "./assign-cells.ts";
import type { CellReading } from "./cell.ts";
import { settleSecondTable } from "./differing-rows.ts";
import { letters } from "./label-match.ts";
import { readDisclosure } from "./read-disclosure.ts";
import { readFlatTable } from "./read-flat-table.ts";
import { readRowTable } from "./read-row-table.ts";
import type { TableRegion } from "./regions.ts";
import type { ReadRow, TableReading } from "./table-reading.ts";

export interface TablesReading {
  readonly format: FormatId;
  readonly figures: readonly Figure[];
  readonly warnings: readonly ReadingWarning[];
  readonly tables: readonly string[];
}

/** Reads the tables of one report into figures, in the order of the format. */
export function readTables(report: string, all: readonly TableRegion[], formats: Formats): TablesReading {
  const regions = all.filter((region, index) => all.findIndex((one) => one.id === region.id) === index);
  const format = detectFormat(regions, formats);
  if (!format) return { format: "free", figures: [], warnings: [], tables: [] };
  const figures: Figure[] = [];
  const warnings: ReadingWarning[] = [];
  const tables: string[] = [];
  for (const table of format.tables) {
    const region = regions.find((one) => one.id === table.id);
    if (!region) continue;
    let reading = readTable(table, region, format.isTold);
    if (reading.rows.length === 0) continue;
    tables.push(table.id);
    for (const second of all.filter((one) => one.id === table.id && one !== region)) {
      const other = readTable(table, second, format.isTold);
      reading = settleSecondTable(reading, other, [region.caption, second.caption]);
    }
    warnings.push(...reading.warnings);
    const money = moneyUnit(region);
    for (const block of table.blocks) {
      for (const row of block.rows)
        figures.push(...figuresOfRow(report, table, block, row, reading, region.heading ?? table.heading, money));
    }
  }
  return { format: tables.length === 0 ? "free" : format.id, figures, warnings, tables };
}

function readTable(table: FormatTable, region: TableRegion, isTold: boolean): TableReading {
  if (table.layout === "flat") return readFlatTable(table, region);
  if (table.blocks.length === 1) return readRowTable(table, region);
  const reading = readDisclosure(table, region);
  return isTold ? reading : withoutColumns(reading);
}

/** Table 二 without anything that tells its format: 「规章 1 2 3」 means other columns in each, so no number has one. */
function withoutColumns({ rows, warnings }: TableReading): TableReading {
  const isFilled = (row: ReadRow) => row.cells.some((cell) => cell.status === "stated");
  return {
    rows: rows.map((row) => (isFilled(row) ? { ...row, cells: unreadable(row.cells, row.cells.length).cells } : row)),
    warnings: [
      ...warnings,
      ...rows
        .filter(isFilled)
        .map(({ row, cells, place }) => ({ kind: "unreadable-row", row, text: printed(cells), place }) as const),
    ],
  };
}

/**
 * The format whose column headings the tables print; the year and the documents a report cites are no evidence.
 * Without them, the rows that only one format has decide. Not `isTold` where nothing does.
 */
function detectFormat(regions: readonly TableRegion[], formats: Formats): (Format & { isTold: boolean }) | null {
  if (regions.length === 0) return null;
  const text = (id: string) =>
    letters(
      regions
        .filter((region) => region.id === id)
        .flatMap((region) => region.elements.map((element) => element.core))
        .join(""),
    );
  const texts = { disclosure: text("disclosure"), requests: text("requests"), remedies: "" };
  const score = (format: Format) =>
    format.detect.filter((word) => texts.disclosure.includes(letters(word))).length * 10 +
    format.tables.flatMap((table) =>
      table.blocks
        .flatMap((block) => block.rows)
        .filter((row) => isOnlyIn(row, format, formats) && texts[table.id].includes(letters(row.label))),
    ).length;
  const [older, newer] = [formats.byId["2019"], formats.byId["2021"]];
  const [oldScore, newScore] = [score(older), score(newer)];
  return { ...(oldScore > newScore ? older : newer), isTold: oldScore !== newScore };
}

function isOnlyIn(row: FormatRow, format: Format, formats: Formats): boolean {
  const other = format.id === "2019" ? "2021" : "2019";
  return formats.place(other, row.id) === undefined;
}

function figuresOfRow(
  report: string,
  table: FormatTable,
  block: FormatBlock,
  row: FormatRow,
  reading: TableReading,
  heading: string,
  money: string | null,
): readonly Figure[] {
  const read = reading.rows.find((one) => one.row === row.id);
  if (!read) return [];
  return block.columns.map((column, index) => {
    const cell = read.cells[index] as CellReading;
    return {
      report,
      row: row.id,
      column: column.id,
      label: labelOf(table, row, column),
      ...valueAndUnit(cell, column, block, money),
      status: cell.status,
      text: cell.text,
      note: cell.note,
      heading,
      place: read.place,
    };
  });
}

/** 「三、本年度办理结果 · （三）不予公开 · 1.属于国家秘密 · 总计」 */
function labelOf(table: FormatTable, row: FormatRow, column: FormatColumn): string {
  const above = table.layout === "flat" ? row.under : [...row.under];
  return [...above, row.label, column.label].join(" · ");
}

/** Units: the cell's own, else its heading's, else the format's. 「6万」 in a money column is 6 万元; in a count it is 60000. */
function valueAndUnit(
  cell: CellReading,
  column: FormatColumn,
  block: FormatBlock,
  money: string | null,
): { value: number | null; unit: string | null } {
  if (column.id !== "amount")
    return { value: cell.value, unit: cell.unit ?? (column.unit === undefined ? block.unit : column.unit) };
  const unit = cell.unit ?? money ?? (column.unit === undefined ? block.unit : column.unit);
  const isMyriad = cell.unit === null && cell.value !== null && /[万萬]/u.test(cell.text);
  return isMyriad && cell.value !== null ? { value: cell.value / 1e4, unit: "万元" } : { value: cell.value, unit };
}

/** The unit that the heading of the money column prints: 「采购总金额（万元）」「本年收费金额（单位：元）」. */
function moneyUnit(region: TableRegion): string | null {
  const text = region.elements.map((element) => element.core).join("");
  return /金额\((?:单位:?)?(万元|亿元|元)\)/u.exec(text)?.[1] ?? null;
}
