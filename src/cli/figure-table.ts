import type { FigureStatus } from "../report/figure.ts";
import type { FormatId } from "../report/report.ts";
import { jsonLine } from "./io.ts";

/** One line of the table of figures. `row` and `column` are null for a figure stated in the prose; `value` is null unless the status is `stated`. */
export interface FigureLine {
  readonly authority: string;
  readonly year: number | null;
  readonly format: FormatId;
  readonly row: string | null;
  readonly column: string | null;
  readonly label: string;
  readonly value: number | null;
  readonly unit: string | null;
  readonly status: FigureStatus;
  readonly page: number | null;
  readonly text: string;
}

const columns = [
  "authority",
  "year",
  "format",
  "row",
  "column",
  "label",
  "value",
  "unit",
  "status",
  "page",
  "text",
] as const satisfies readonly (keyof FigureLine)[];

/** The lines as a file of the format, with the names of the columns first (JSON: a line an object). What is null is an empty cell, never 0. */
export async function writeFigures(
  lines: readonly FigureLine[],
  format: "csv" | "json" | "xlsx",
): Promise<string | Uint8Array> {
  switch (format) {
    case "json":
      return lines.map(jsonLine).join("");
    case "csv": {
      const { stringify } = await import("csv-stringify/sync");
      return stringify([...lines], { header: true, columns: [...columns] });
    }
    case "xlsx": {
      const { default: writeWorkbook } = await import("write-excel-file/node");
      const cells = lines.map((line) => columns.map((name) => workbookCell(line[name])));
      return await writeWorkbook([[...columns], ...cells], { stickyRowsCount: 1 }).toBuffer();
    }
  }
}

/** Spreadsheet programs refuse a whole workbook over one control character. */
function workbookCell(value: string | number | null): string | number | null {
  return typeof value === "string" ? value.replace(/[^\P{Cc}\n\t]/gu, "") : value;
}
