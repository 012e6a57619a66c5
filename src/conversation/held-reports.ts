import type { Authority } from "../report/authority.ts";
import type { Finding } from "../report/finding.ts";
import type { FormatId, Report } from "../report/report.ts";

/** A report as a conversation names it. */
export interface HeldReport {
  readonly id: string;
  readonly title: string;
  readonly authority: Authority;
  readonly year: number | null;
  readonly format: FormatId;
  /** How many findings its audit has. */
  readonly findings: number;
}

/** What a conversation needs to know of the library: the `Library` is one. */
export interface HeldReports {
  /** By authority name, newest year first. */
  reports(): readonly HeldReport[];
  /** A report whole, or undefined where it is held no more. */
  report(id: string): Promise<Report | undefined>;
  /** Findings of the audit of one report, gravest first. */
  findings(report: string): Promise<readonly Finding[]>;
}
