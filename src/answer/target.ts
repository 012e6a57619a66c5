import type { ReportSummary } from "../library/library.ts";
import type { Authority } from "../report/authority.ts";

/** An authority and a year that a question is about, with what the library holds for it. */
export interface Target {
  readonly authority: Authority;
  /** Null where the only report held does not tell its year. */
  readonly year: number | null;
  /** Never empty. Two files of the same report are possible: the one that answers first. */
  readonly reports: readonly [ReportSummary, ...ReportSummary[]];
}

/** The newest first; a report that does not tell its year is not among them. */
export function yearsHeld(reports: readonly ReportSummary[], authority: string): readonly number[] {
  const years = reports.filter((report) => report.authority.id === authority).map((report) => report.year);
  return [...new Set(years.filter((year) => year !== null))].sort((a, b) => b - a);
}

/** What is held of an authority for a year, in the order of the library, or undefined where nothing is. */
export function targetOf(
  reports: readonly ReportSummary[],
  authority: Authority,
  year: number | null,
): Target | undefined {
  const held = reports.filter((report) => report.authority.id === authority.id && report.year === year);
  const [first, ...rest] = held;
  return first === undefined ? undefined : { authority, year, reports: [first, ...rest] };
}
