import type { Authority } from "../report/authority.ts";
import type { Figure, FigureStatus, StatedFigure } from "../report/figure.ts";
import type { CheckId, CheckResult, Finding, FindingCell, Severity } from "../report/finding.ts";
import type { FormatId, Heading, Passage, ReadingWarning } from "../report/report.ts";
import type {
  CheckResultRow,
  FigureRow,
  FindingRow,
  HeadingRow,
  PassageRow,
  ReportRow,
  StatedFigureRow,
  WarningRow,
} from "../storage/schema.ts";
import type { IndexedReport } from "./report-index.ts";

/** Columns of {@link IndexedReport}: what start-up loads. */
export const summaryColumns = [
  "id",
  "title",
  "authority",
  "year",
  "format",
  "file",
  "written",
  "figure_count",
  "value_count",
  "passage_count",
  "finding_count",
] as const;

export function toIndexed(row: Pick<ReportRow, (typeof summaryColumns)[number]>): IndexedReport {
  return {
    summary: {
      id: row.id,
      title: row.title,
      authority: JSON.parse(row.authority) as Authority,
      year: row.year,
      format: row.format as FormatId,
      file: row.file,
      figures: row.figure_count,
      passages: row.passage_count,
      findings: row.finding_count,
    },
    values: row.value_count,
    written: row.written,
  };
}

export function toFigure(row: FigureRow): Figure {
  return {
    report: row.report,
    row: intern(row.row_id),
    column: intern(row.column_id),
    label: intern(row.label),
    value: row.value,
    unit: row.unit === null ? null : intern(row.unit),
    status: row.status as FigureStatus,
    text: intern(row.text),
    note: row.note,
    heading: intern(row.heading),
    place: { page: row.page, line: row.line },
  };
}

export function toStated(row: StatedFigureRow): StatedFigure {
  return {
    report: row.report,
    row: null,
    column: null,
    label: row.label,
    value: row.value,
    unit: row.unit === null ? null : intern(row.unit),
    status: row.status as FigureStatus,
    text: row.text,
    note: row.note,
    heading: intern(row.heading),
    place: { page: row.page, line: row.line },
    subject: row.subject,
    clause: row.clause,
    softener: row.softener,
    sentence: row.sentence,
  };
}

export function toHeading(row: HeadingRow): Heading {
  return {
    text: row.text,
    number: row.number,
    depth: row.depth === 1 ? 1 : 2,
    part: row.part,
    place: { page: row.page, line: row.line },
  };
}

export function toPassage(row: PassageRow): Passage {
  return { report: row.report, heading: row.heading, text: row.text, place: { page: row.page, line: row.line } };
}

export function toWarning(row: WarningRow): ReadingWarning {
  return {
    kind: row.kind as ReadingWarning["kind"],
    row: row.row_id,
    text: row.text,
    place: { page: row.page, line: row.line },
  };
}

export function toFinding(row: FindingRow): Finding {
  return {
    report: row.report,
    check: row.check_id as CheckId,
    severity: row.severity as Severity,
    message: row.message,
    messageEn: row.message_en,
    cells: JSON.parse(row.cells) as readonly FindingCell[],
    stated: JSON.parse(row.stated) as readonly number[],
    expected: row.expected,
    found: row.found,
  };
}

export function toResult(row: CheckResultRow): CheckResult {
  return {
    check: row.check_id as CheckId,
    subject: row.subject,
    verdict: row.verdict as CheckResult["verdict"],
  };
}

// Labels, ids and units are the same in thousands of reports, and the driver makes a new string of each: one is kept.
const interned = new Map<string, string>();
const internLimit = 20_000;

function intern(text: string): string {
  const known = interned.get(text);
  if (known !== undefined) return known;
  if (interned.size < internLimit) interned.set(text, text);
  return text;
}
