import type { CheckResult, Finding } from "../report/finding.ts";
import type { Report } from "../report/report.ts";
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

/** Where a report was read from. */
export interface Source {
  /** Path: absolute, or relative for what lies in the knowledge folder. */
  readonly file: string;
  /** SHA-256 of the bytes. */
  readonly hash: string;
  /** Which reader read it. */
  readonly reader: string;
}

/** What the audit says of a report. */
export interface Audit {
  readonly findings: readonly Finding[];
  readonly results: readonly CheckResult[];
}

export function reportRow(report: Report, source: Source, audit: Audit, generation: number): ReportRow {
  return {
    id: report.id,
    title: report.title,
    authority_id: report.authority.id,
    authority_name: report.authority.name,
    authority: JSON.stringify(report.authority),
    year: report.year,
    format: report.format,
    period: report.period,
    compiler: report.compiler,
    tables_found: JSON.stringify(report.tables),
    ...source,
    written: generation,
    figure_count: report.figures.length + report.stated.length,
    value_count: report.figures.filter((figure) => figure.value !== null).length,
    passage_count: report.passages.length,
    finding_count: audit.findings.length,
  };
}

export function figureRows(report: Report): readonly FigureRow[] {
  return report.figures.map((figure, ordinal) => ({
    report: report.id,
    ordinal,
    row_id: figure.row ?? "",
    column_id: figure.column ?? "",
    label: figure.label,
    value: figure.value,
    unit: figure.unit,
    status: figure.status,
    text: figure.text,
    note: figure.note,
    heading: figure.heading,
    ...figure.place,
  }));
}

export function statedRows(report: Report): readonly StatedFigureRow[] {
  return report.stated.map((figure, ordinal) => ({
    report: report.id,
    ordinal,
    label: figure.label,
    value: figure.value,
    unit: figure.unit,
    status: figure.status,
    text: figure.text,
    note: figure.note,
    heading: figure.heading,
    ...figure.place,
    subject: figure.subject,
    clause: figure.clause,
    softener: figure.softener,
    sentence: figure.sentence,
  }));
}

export function headingRows(report: Report): readonly HeadingRow[] {
  return report.headings.map(({ place, ...heading }, ordinal) => ({
    report: report.id,
    ordinal,
    text: heading.text,
    number: heading.number,
    depth: heading.depth,
    part: heading.part,
    ...place,
  }));
}

export function passageRows(report: Report): readonly PassageRow[] {
  return report.passages.map((passage, ordinal) => ({
    report: report.id,
    ordinal,
    heading: passage.heading,
    text: passage.text,
    ...passage.place,
  }));
}

export function warningRows(report: Report): readonly WarningRow[] {
  return report.warnings.map((warning, ordinal) => ({
    report: report.id,
    ordinal,
    kind: warning.kind,
    row_id: warning.row,
    text: warning.text,
    ...warning.place,
  }));
}

export function findingRows(report: string, findings: readonly Finding[]): readonly FindingRow[] {
  return findings.map((finding, ordinal) => ({
    report,
    ordinal,
    check_id: finding.check,
    severity: finding.severity,
    message: finding.message,
    message_en: finding.messageEn,
    cells: JSON.stringify(finding.cells),
    stated: JSON.stringify(finding.stated),
    expected: finding.expected,
    found: finding.found,
  }));
}

export function resultRows(report: string, results: readonly CheckResult[]): readonly CheckResultRow[] {
  return results.map((result, ordinal) => ({
    report,
    ordinal,
    check_id: result.check,
    subject: result.subject,
    verdict: result.verdict,
  }));
}
