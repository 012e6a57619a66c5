import type { CalendarDay } from "../../base/clock.ts";
import type { CheckId, CheckResult, Finding, FindingCell, Severity } from "../finding.ts";
import type { Format } from "../format.ts";
import type { Formats } from "../formats.ts";
import type { Report } from "../report.ts";
import type { CellNames } from "./cell-names.ts";
import type { Cells } from "./cells.ts";
import type { ProseTerms } from "./prose-terms.ts";

export interface AuditContext {
  readonly formats: Formats;
  readonly prose: ProseTerms;
  /** The report that may be the same authority's of the year before; any other is ignored. */
  readonly previous: Report | null;
  /** Today in Asia/Shanghai: a report on a year that is not over is suspect. Left out, that is not checked. */
  readonly today?: CalendarDay;
}

/** A report laid out for the checks. `format` and `names` are null for a report in neither national format. */
export interface Audited {
  readonly report: Report;
  readonly context: AuditContext;
  readonly cells: Cells;
  readonly format: Format | null;
  readonly names: CellNames | null;
  /** The same authority's report of the year before, where the context holds it. */
  readonly previous: { readonly report: Report; readonly cells: Cells } | null;
}

export interface Outcome {
  readonly findings: readonly Finding[];
  readonly results: readonly CheckResult[];
}

/** One check of the audit, applied to everything of the report it applies to. */
export type Check = (audited: Audited) => Outcome;

export const nothing: Outcome = { findings: [], results: [] };

export interface FindingParts {
  readonly message: string;
  readonly messageEn: string;
  readonly cells?: readonly FindingCell[];
  readonly stated?: readonly number[];
  readonly expected?: number | null;
  readonly found?: number | null;
}

/** A finding of a check, with what is not said of it left empty. */
export function makeFinding(audited: Audited, check: CheckId, severity: Severity, parts: FindingParts): Finding {
  return {
    report: audited.report.id,
    check,
    severity,
    message: parts.message,
    messageEn: parts.messageEn,
    cells: parts.cells ?? [],
    stated: parts.stated ?? [],
    expected: parts.expected ?? null,
    found: parts.found ?? null,
  };
}

export function joinOutcomes(outcomes: readonly Outcome[]): Outcome {
  return {
    findings: outcomes.flatMap((outcome) => outcome.findings),
    results: outcomes.flatMap((outcome) => outcome.results),
  };
}
