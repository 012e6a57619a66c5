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

/** Takes the lines of one report after another and writes them as a table. */
export interface FigureTable {
  add(lines: readonly FigureLine[]): void;
  /** Writes what is left to write. */
  end(): Promise<void>;
}

/**
 * A table with the names of the columns first (JSON: a line an object). What is null is an empty cell, never 0. CSV and JSON are written as
 * lines come, so that a library of any size can be exported; a workbook is written at the end.
 */
export async function createFigureTable(
  format: "csv" | "json" | "xlsx",
  write: (part: string | Uint8Array) => void,
): Promise<FigureTable> {
  switch (format) {
    case "json":
      return { add: (lines) => write(lines.map(jsonLine).join("")), end: async () => undefined };
    case "csv": {
      const { stringify } = await import("csv-stringify/sync");
      write(stringify([columns]));
      return {
        add: (lines) => write(stringify([...lines], { columns: [...columns] })),
        end: async () => undefined,
      };
    }
    case "xlsx": {
      const { default: writeWorkbook } = await import("write-excel-file/node");
      const rows: (string | number | null)[][] = [[...columns]];
      return {
        add: (lines) => {
          for (const line of lines) rows.push(columns.map((name) => workbookCell(line[name])));
        },
        end: async () => write(await writeWorkbook(rows, { stickyRowsCount: 1 }).toBuffer()),
      };
    }
  }
}

/** Spreadsheet programs refuse a whole workbook over one control character. */
function workbookCell(value: string | number | null): string | number | null {
  return typeof value === "string" ? value.replace(/[^\P{Cc}\n\t]/gu, "") : value;
}
