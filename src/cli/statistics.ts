import { stringify } from "csv-stringify/sync";
import type { App } from "../app.ts";
import { tableThree } from "../application/table-three.ts";
import { shanghaiDate } from "../base/clock.ts";
import { yearOf } from "../base/day.ts";
import { RefusedInputError } from "../base/errors.ts";
import { audit } from "../report/audit/audit.ts";
import { loadProseTerms } from "../report/audit/prose-terms.ts";
import type { Authority } from "../report/authority.ts";
import type { Report } from "../report/report.ts";
import { buildCases } from "./build-cases.ts";
import { type ExitCode, type Io, jsonLine } from "./io.ts";
import { ownAuthority } from "./own-authority.ts";

/** Table 三 of a year from the cases, what the audit says of it, and where it differs from the report that was published. */
export interface YearStatistics {
  readonly report: Report;
  readonly findings: ReturnType<typeof audit>["findings"];
  /** Null: the library has no report of that authority and year. */
  readonly published: { readonly report: string; readonly differences: readonly Difference[] } | null;
}

interface Difference {
  readonly row: string;
  readonly column: string;
  readonly label: string;
  readonly cases: number | null;
  readonly published: number | null;
}

/** Throws {@link RefusedInputError} for a year that has not begun, and for one that was over before any case was entered: of it nothing is counted, not none. */
export async function statisticsOf(app: App, year: number): Promise<YearStatistics> {
  const { cases, rules, formats } = await buildCases(app);
  const today = shanghaiDate(app.clock());
  if (year > yearOf(today)) throw new RefusedInputError(`${year} 年还没有到。The year has not begun.`);
  const authority = ownAuthority(app);
  const files = await cases.list();
  const first = Math.min(yearOf(today), ...files.map(({ arrivedOn }) => yearOf(arrivedOn)));
  if (year < first) {
    throw new RefusedInputError(
      `办件从 ${first} 年起才有登记，${year} 年的数没有统计，不等于 0。No case was entered for a year before ${first}: nothing is counted, which is not none.`,
    );
  }
  const parts = { formats, calendar: rules.calendar, authority, today };
  const report = tableThree(files, year, parts);
  const previous = tableThree(files, year - 1, parts);
  const { findings } = audit(report, { formats, prose: loadProseTerms(app.knowledge), previous });
  return {
    report,
    // what a table alone cannot have is no fault of it: parts of a report, headings
    findings: findings.filter((finding) => finding.check !== "structure"),
    published: await compare(app, authority, report),
  };
}

async function compare(app: App, authority: Authority, report: Report): Promise<YearStatistics["published"]> {
  const summary = app.library
    .reports()
    .find((one) => one.authority.id === authority.id && one.year === report.year && one.duplicateOf === undefined);
  const printed = summary && (await app.library.report(summary.id));
  if (printed === undefined) return null;
  const byCell = new Map(printed.figures.map((figure) => [`${figure.row} ${figure.column}`, figure]));
  const differences = report.figures.flatMap(({ row, column, label, value }): readonly Difference[] => {
    const other = byCell.get(`${row} ${column}`);
    if (row === null || column === null || other === undefined || other.value === value) return [];
    return [{ row, column, label, cases: value, published: other.value }];
  });
  return { report: printed.id, differences };
}

/** `statistics [--year Y]`. */
export async function statistics(
  app: App,
  io: Io,
  options: { readonly json?: boolean; readonly year?: string; readonly format?: string },
): Promise<ExitCode> {
  const format = options.json ? "json" : (options.format ?? "csv");
  if (format !== "csv" && format !== "json")
    throw new RefusedInputError("--format 只能是 csv 或 json。Expected csv or json.");
  const { report, findings, published } = await statisticsOf(app, readYear(app, options.year));
  const lines = report.figures.map(({ row, column, label, value, unit, status, place, text }) => ({
    authority: report.authority.name,
    year: report.year,
    format: report.format,
    row,
    column,
    label,
    value,
    unit,
    status,
    page: place.page,
    text,
  }));
  if (format === "json") {
    for (const line of lines) io.out(jsonLine(line));
    const told = findings.map(({ check, severity, message, cells, expected, found }) => ({
      check,
      severity,
      message,
      cells,
      expected,
      found,
    }));
    io.out(jsonLine({ summary: { year: report.year, period: report.period, findings: told, published } }));
    return 0;
  }
  io.out(stringify(lines, { header: true }));
  for (const { message } of findings) io.err(`核对：${message}\n`);
  if (published === null) return 0;
  for (const { label, cases, published: printed } of published.differences) {
    io.err(`与已公布的报告 ${published.report} 不同：${label}，办件 ${cases}，报告 ${printed ?? "空白"}\n`);
  }
  return 0;
}

/** A year of an option; left out, this one. */
export function readYear(app: App, text: string | undefined): number {
  if (text === undefined) return yearOf(shanghaiDate(app.clock()));
  if (/^(?:19|20)\d{2}$/u.test(text)) return Number(text);
  throw new RefusedInputError(`--year 应是四位数字的年份，不是「${text.slice(0, 20)}」。Expected a year.`);
}
