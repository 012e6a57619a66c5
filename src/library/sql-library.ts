import type { CheckResult, Finding, Severity } from "../report/finding.ts";
import type { FormatId, Report } from "../report/report.ts";
import type { Database } from "../storage/open-database.ts";
import type { Tables } from "../storage/schema.ts";
import type { AddressedFigure, Library, ReportSummary } from "./library.ts";
import { Lru } from "./lru.ts";
import {
  summaryColumns,
  toFigure,
  toFinding,
  toHeading,
  toIndexed,
  toPassage,
  toResult,
  toStated,
  toWarning,
} from "./read-rows.ts";
import { indexReports, type ReportIndex } from "./report-index.ts";

/** The library in the database, as one process sees it. */
export interface SqlLibrary extends Library {
  /** Every check that was applied to a report, with its verdict. */
  results(report: string): Promise<readonly CheckResult[]>;
  /** Takes up what was written since, by this or another process. Cheap where nothing was: one row is read. */
  refresh(): Promise<void>;
}

// A report takes about 60 KB; its labels are shared.
const reportsKept = 1000;
// Past this many, one pass over the cell's index costs less than a list of ids.
const idsInQuery = 500;

const gravity: Readonly<Record<Severity, number>> = { broken: 0, suspect: 1, note: 2 };

/** Loads the summaries of all reports. Whole reports are read when asked for. */
export async function openLibrary(db: Database): Promise<SqlLibrary> {
  const opened = new Lru<Report>(reportsKept);
  const audited = new Lru<readonly Finding[]>(reportsKept);
  let generation = await readGeneration(db);
  let index = await readIndex(db);
  return {
    reports: () => index.reports,
    authorities: () => index.authorities,
    async report(id) {
      const known = opened.get(id);
      if (known !== undefined) return known;
      const asked = generation;
      const report = await readReport(db, id);
      if (report !== undefined && asked === generation) opened.set(id, report);
      return report;
    },
    async findings(report) {
      const known = audited.get(report);
      if (known !== undefined) return known;
      const asked = generation;
      const findings = await readFindings(db, report);
      if (asked === generation) audited.set(report, findings);
      return findings;
    },
    async results(report) {
      const rows = await db
        .selectFrom("check_result")
        .selectAll()
        .where("report", "=", report)
        .orderBy("ordinal")
        .execute();
      return rows.map(toResult);
    },
    cells: (row, column, narrow) => readCells(db, index, row, column, narrow),
    async refresh() {
      const current = await readGeneration(db);
      if (current === generation) return;
      index = await readIndex(db);
      opened.clear();
      audited.clear();
      generation = current;
    },
  };
}

async function readGeneration(db: Database): Promise<number> {
  const row = await db.selectFrom("library_state").select("generation").where("id", "=", 1).executeTakeFirst();
  return row?.generation ?? 0;
}

async function readIndex(db: Database): Promise<ReportIndex> {
  const rows = await db.selectFrom("report").select(summaryColumns).execute();
  return indexReports(rows.map(toIndexed));
}

/** A report whole, straight from the database; undefined where there is none. */
export async function readReport(db: Database, id: string): Promise<Report | undefined> {
  const row = await db.selectFrom("report").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    id: row.id,
    title: row.title,
    authority: toIndexed(row).summary.authority,
    year: row.year,
    format: row.format as FormatId,
    period: row.period,
    compiler: row.compiler,
    figures: (await partsOf(db, "figure", id)).map(toFigure),
    stated: (await partsOf(db, "stated_figure", id)).map(toStated),
    headings: (await partsOf(db, "heading", id)).map(toHeading),
    passages: (await partsOf(db, "passage", id)).map(toPassage),
    warnings: (await partsOf(db, "reading_warning", id)).map(toWarning),
    tables: JSON.parse(row.tables_found) as readonly string[],
  };
}

type PartTable = "figure" | "stated_figure" | "heading" | "passage" | "reading_warning";

async function partsOf<Table extends PartTable>(db: Database, table: Table, report: string): Promise<Tables[Table][]> {
  // The columns asked for are those all parts have; Kysely cannot type a query on a table given by name.
  const query = db
    .selectFrom(table as "passage")
    .selectAll()
    .where("report", "=", report)
    .orderBy("ordinal");
  return (await query.execute()) as unknown as Tables[Table][];
}

async function readFindings(db: Database, report: string): Promise<readonly Finding[]> {
  const rows = await db.selectFrom("finding").selectAll().where("report", "=", report).orderBy("ordinal").execute();
  return rows.map(toFinding).sort((a, b) => gravity[a.severity] - gravity[b.severity]);
}

async function readCells(
  db: Database,
  index: ReportIndex,
  row: string,
  column: string,
  narrow: { authorities?: readonly string[]; years?: readonly number[] },
): Promise<readonly AddressedFigure[]> {
  const authorities = narrow.authorities ?? index.answering.keys();
  const wanted = new Map<string, ReportSummary>();
  for (const authority of authorities) {
    for (const report of index.answering.get(authority) ?? []) {
      if (narrow.years !== undefined && (report.year === null || !narrow.years.includes(report.year))) continue;
      wanted.set(report.id, report);
    }
  }
  if (wanted.size === 0) return [];
  let query = db.selectFrom("figure").selectAll().where("row_id", "=", row).where("column_id", "=", column);
  if (wanted.size <= idsInQuery) query = query.where("report", "in", [...wanted.keys()]);
  const found: AddressedFigure[] = [];
  for (const figure of await query.execute()) {
    const report = wanted.get(figure.report);
    if (report !== undefined) found.push({ figure: toFigure(figure), report });
  }
  return found;
}
