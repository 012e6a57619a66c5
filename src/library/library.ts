import type { Authority } from "../report/authority.ts";
import type { Figure } from "../report/figure.ts";
import type { Finding } from "../report/finding.ts";
import type { FormatId, Report } from "../report/report.ts";

/** What is known of a report without opening it. */
export interface ReportSummary {
  readonly id: string;
  readonly title: string;
  readonly authority: Authority;
  readonly year: number | null;
  readonly format: FormatId;
  readonly file: string;
  readonly figures: number;
  readonly passages: number;
  readonly findings: number;
  /** Another report of the same authority and year that answers in place of this one; absent where this one does. */
  readonly duplicateOf?: string;
}

/** A figure with the report's address, for questions across reports. */
export interface AddressedFigure {
  readonly figure: Figure;
  readonly report: ReportSummary;
}

/** The reports that were read, for those who ask. Reads only: the one writer is `ingest`. */
export interface Library {
  /** Every report, by authority name, newest year first; of one authority and year, the one that answers first. In memory: no I/O. */
  reports(): readonly ReportSummary[];
  /** Every authority that has a report. In memory: no I/O. */
  authorities(): readonly Authority[];
  /** A report whole, or undefined. Kept in memory for a while once read. */
  report(id: string): Promise<Report | undefined>;
  /** Findings of the audit of one report, gravest first. */
  findings(report: string): Promise<readonly Finding[]>;
  /** One cell across reports: of every authority and year unless narrowed; one report an authority and year. In no particular order. */
  cells(
    row: string,
    column: string,
    narrow: { authorities?: readonly string[]; years?: readonly number[] },
  ): Promise<readonly AddressedFigure[]>;
}
