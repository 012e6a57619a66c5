import type { CheckResult, Finding, Severity } from "../finding.ts";
import type { Report } from "../report.ts";
import { nameCells } from "./cell-names.ts";
import { indexCells } from "./cells.ts";
import { type AuditContext, type Audited, type Check, joinOutcomes } from "./check.ts";
import { checkBalance } from "./check-balance.ts";
import { checkCarryOver } from "./check-carry-over.ts";
import { checkDecisions } from "./check-decisions.ts";
import { checkInForceRoll } from "./check-in-force-roll.ts";
import { checkOutcomeSum } from "./check-outcome-sum.ts";
import { checkApplicantSum, checkRemediesSum } from "./check-row-sums.ts";
import { checkStatedBreakdown } from "./check-stated-breakdown.ts";
import { checkStructure } from "./check-structure.ts";
import { checkTextVsTable } from "./check-text-vs-table.ts";
import { checkUnreadable } from "./check-unreadable.ts";
import { noteBlanks } from "./note-blanks.ts";

const checks: readonly Check[] = [
  checkBalance,
  checkOutcomeSum,
  checkApplicantSum,
  checkRemediesSum,
  checkCarryOver,
  checkTextVsTable,
  checkStatedBreakdown,
  checkDecisions,
  checkInForceRoll,
  checkUnreadable,
  checkStructure,
  noteBlanks,
];

const gravity: Readonly<Record<Severity, number>> = { broken: 0, suspect: 1, note: 2 };

/**
 * Whether a report agrees with itself and with the year before: the rules (勾稽关系) come from its format's data, tolerance is zero, and a blank is
 * never 0. Findings stand gravest first; `results` tells every application of a check, those that hold too.
 */
export function audit(
  report: Report,
  context: AuditContext,
): { readonly findings: readonly Finding[]; readonly results: readonly CheckResult[] } {
  const format = report.format === "free" ? null : context.formats.byId[report.format];
  const audited: Audited = {
    report,
    context,
    cells: indexCells(report),
    format,
    names: format === null ? null : nameCells(format),
    previous: yearBefore(report, context.previous),
  };
  const { findings, results } = joinOutcomes(checks.map((check) => check(audited)));
  return { findings: findings.toSorted((a, b) => gravity[a.severity] - gravity[b.severity]), results };
}

function yearBefore(report: Report, previous: Report | null): Audited["previous"] {
  if (previous === null || report.year === null || previous.year !== report.year - 1) return null;
  if (!report.authority.isNamed || previous.authority.id !== report.authority.id) return null;
  return { report: previous, cells: indexCells(previous) };
}
