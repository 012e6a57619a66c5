import type { Authority } from "../report/authority.ts";
import type { ReportSummary } from "./library.ts";

/** A summary with what decides between two reports of the same authority and year. */
export interface IndexedReport {
  readonly summary: ReportSummary;
  /** Cells that have a value. */
  readonly values: number;
  /** Generation of the library in which it was written. */
  readonly written: number;
}

/** What is known of every report without opening one. */
export interface ReportIndex {
  readonly reports: readonly ReportSummary[];
  readonly authorities: readonly Authority[];
  /** The reports that are no duplicates, by authority id. */
  readonly answering: ReadonlyMap<string, readonly ReportSummary[]>;
}

/**
 * Orders the reports by authority and year, and gives each authority one object with every name its reports use for it.
 * Of several reports of one authority and year, the one with the most values answers (of equals, the one read last); the others carry `duplicateOf`.
 */
export function indexReports(found: readonly IndexedReport[]): ReportIndex {
  const authorities = mergeAuthorities(found.map(({ summary }) => summary.authority));
  const answering = new Map<string, IndexedReport>();
  for (const report of found) {
    const key = addressOf(report.summary);
    const other = answering.get(key);
    if (other === undefined || isBetter(report, other)) answering.set(key, report);
  }
  const reports = found.map(({ summary }): ReportSummary => {
    const first = answering.get(addressOf(summary))?.summary.id;
    const authority = authorities.get(summary.authority.id) ?? summary.authority;
    return first === undefined || first === summary.id
      ? { ...summary, authority }
      : { ...summary, authority, duplicateOf: first };
  });
  reports.sort(byAuthorityAndYear);
  return {
    reports,
    authorities: [...authorities.values()].sort((a, b) => compareText(a.name, b.name)),
    answering: groupByAuthority(reports.filter((report) => report.duplicateOf === undefined)),
  };
}

function groupByAuthority(reports: readonly ReportSummary[]): ReadonlyMap<string, readonly ReportSummary[]> {
  const groups = new Map<string, ReportSummary[]>();
  for (const report of reports) {
    const group = groups.get(report.authority.id);
    if (group === undefined) groups.set(report.authority.id, [report]);
    else group.push(report);
  }
  return groups;
}

function addressOf(report: ReportSummary): string {
  return report.year === null || !report.authority.isNamed
    ? `report ${report.id}`
    : `${report.authority.id} ${report.year}`;
}

function isBetter(report: IndexedReport, other: IndexedReport): boolean {
  return report.values === other.values ? report.written > other.written : report.values > other.values;
}

function mergeAuthorities(all: readonly Authority[]): ReadonlyMap<string, Authority> {
  const merged = new Map<string, Authority>();
  for (const authority of all) {
    const known = merged.get(authority.id);
    merged.set(authority.id, known === undefined ? authority : mergeNames(known, authority));
  }
  return merged;
}

function mergeNames(known: Authority, other: Authority): Authority {
  if (other.names.every((name) => known.names.includes(name)) && other.places.length <= known.places.length) {
    return known;
  }
  const names = [...new Set([...known.names, ...other.names])].sort((a, b) => b.length - a.length || compareText(a, b));
  const fuller = other.places.length > known.places.length ? other : known;
  return { ...fuller, names };
}

function byAuthorityAndYear(a: ReportSummary, b: ReportSummary): number {
  return (
    compareText(a.authority.name, b.authority.name) ||
    compareText(a.authority.id, b.authority.id) ||
    (b.year ?? 0) - (a.year ?? 0) ||
    Number(a.duplicateOf !== undefined) - Number(b.duplicateOf !== undefined) ||
    compareText(a.id, b.id)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
