import type { Library, ReportSummary } from "../../src/library/library.ts";
import { audit } from "../../src/report/audit/audit.ts";
import { loadProseTerms } from "../../src/report/audit/prose-terms.ts";
import type { Report } from "../../src/report/report.ts";
import { formats } from "../support/make-report.ts";

const prose = loadProseTerms("knowledge");

/** A library of reports in memory, audited as the real one is. */
export function memoryLibrary(reports: readonly Report[]): Library {
  const byId = new Map(reports.map((report) => [report.id, report]));
  const findings = new Map(
    reports.map((report) => [
      report.id,
      audit(report, { formats, prose, previous: yearBefore(report, reports) }).findings,
    ]),
  );
  const summaries = reports.map((report) => summarize(report, findings.get(report.id)?.length ?? 0));
  const authorities = [...new Map(reports.map((report) => [report.authority.id, report.authority])).values()];
  return {
    reports: () => summaries,
    authorities: () => authorities,
    report: async (id) => byId.get(id),
    findings: async (id) => findings.get(id) ?? [],
    cells: async (row, column, narrow) =>
      reports.flatMap((report, index) => {
        const summary = summaries[index];
        if (!summary || (narrow.authorities && !narrow.authorities.includes(report.authority.id))) return [];
        if (narrow.years && (report.year === null || !narrow.years.includes(report.year))) return [];
        const cells = report.figures.filter((figure) => figure.row === row && figure.column === column);
        return cells.map((figure) => ({ figure, report: summary }));
      }),
  };
}

function yearBefore(report: Report, reports: readonly Report[]): Report | null {
  const year = (report.year ?? 0) - 1;
  return reports.find((one) => one.authority.id === report.authority.id && one.year === year) ?? null;
}

function summarize(report: Report, findings: number): ReportSummary {
  return {
    id: report.id,
    title: report.title,
    authority: report.authority,
    year: report.year,
    format: report.format,
    file: `${report.id}.txt`,
    figures: report.figures.length + report.stated.length,
    passages: report.passages.length,
    findings,
  };
}
