import type { App } from "../app.ts";
import { RefusedInputError } from "../base/errors.ts";
import type { Library, ReportSummary } from "../library/library.ts";
import { type Formats, loadFormats } from "../report/formats.ts";
import type { Report } from "../report/report.ts";
import { chooseAuthority } from "./choose.ts";
import { createFigureTable, type FigureLine } from "./figure-table.ts";
import type { ExitCode, Io } from "./io.ts";
import { writeWhole } from "./write-whole.ts";

export interface FiguresOptions {
  readonly authority?: string;
  readonly year?: string;
  readonly row?: string;
  readonly format?: string;
  readonly out?: string;
  readonly json?: boolean;
}

/** `figures`: every cell and stated figure asked for, by authority, newest year first, in the order of the form. */
export async function figures(app: App, io: Io, options: FiguresOptions): Promise<ExitCode> {
  const format = options.json ? "json" : (options.format ?? "csv");
  if (format !== "csv" && format !== "json" && format !== "xlsx") {
    throw new RefusedInputError(`--format 只能是 csv、json 或 xlsx，不是「${format}」。Expected csv, json or xlsx.`);
  }
  if (format === "xlsx" && options.out === undefined && io.output.isTTY) {
    throw new RefusedInputError("xlsx 不能显示在屏幕上，请加 --out 文件名。Give a file with --out.");
  }
  const reports = narrow(app.library, options);
  const isWanted = wantedRows(options.row, loadFormats(app.knowledge));
  const write = async (part: (text: string | Uint8Array) => void) => {
    const table = await createFigureTable(format, part);
    let count = 0;
    for (const summary of reports) {
      const report = await app.library.report(summary.id);
      const lines = report === undefined ? [] : linesOf(summary, report, isWanted);
      if (lines.length > 0) table.add(lines);
      count += lines.length;
    }
    await table.end();
    if (count === 0) io.err("没有符合条件的数据。No figures match.\n");
  };
  if (options.out === undefined) await write(io.out);
  else await writeWhole(options.out, write);
  return 0;
}

function narrow(library: Library, options: FiguresOptions): readonly ReportSummary[] {
  const { authority: name, year } = options;
  if (year !== undefined && !/^\d{4}$/u.test(year)) {
    throw new RefusedInputError(`--year 应是四位数字的年份，不是「${year}」。Expected a year.`);
  }
  const authority = name === undefined ? undefined : chooseAuthority(library, name).id;
  return library.reports().filter((report) => {
    if (authority !== undefined && report.authority.id !== authority) return false;
    return year === undefined || report.year === Number(year);
  });
}

/** The row of that id; where there is none, every row below it (`requests.outcome.refused`). Stated figures belong to no row. */
function wantedRows(row: string | undefined, formats: Formats): (id: string | null) => boolean {
  if (row === undefined) return () => true;
  const blocks = Object.values(formats.byId).flatMap((format) => format.tables.flatMap((table) => table.blocks));
  const ids = blocks.flatMap((block) => block.rows.map(({ id }) => id));
  if (ids.includes(row)) return (id) => id === row;
  if (ids.some((id) => id.startsWith(`${row}.`))) return (id) => id?.startsWith(`${row}.`) ?? false;
  const similar = [...new Set(ids)].filter((id) => id.split(".")[0] === row.split(".")[0]);
  throw new RefusedInputError(
    `没有行「${row}」。有：${(similar.length > 0 ? similar : [...new Set(ids)]).join("、")}。No such row.`,
  );
}

function linesOf(
  summary: ReportSummary,
  report: Report,
  isWanted: (row: string | null) => boolean,
): readonly FigureLine[] {
  const { name } = summary.authority;
  return [...report.figures, ...report.stated]
    .filter((figure) => isWanted(figure.row))
    .map((figure) => ({
      authority: name,
      year: report.year,
      format: report.format,
      row: figure.row,
      column: figure.column,
      label: figure.label,
      value: figure.value,
      unit: figure.unit,
      status: figure.status,
      page: figure.place.page,
      text: figure.text,
    }));
}
