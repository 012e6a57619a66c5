import type { Finding, Severity } from "../report/finding.ts";
import type { ButtonMeaning, Choice } from "./button.ts";
import { findReports, shortTitle } from "./find-reports.ts";
import type { HeldReport, HeldReports } from "./held-reports.ts";
import { plain, type Reply, sentence, strong } from "./reply.ts";
import { labels, noSuchReport, sentences, type Tongue } from "./sentences.ts";

const reportsAPage = 10;
const findingsAPage = 12;
const choicesAtMost = 8;

const severities: Readonly<Record<Severity, Readonly<Record<Tongue, string>>>> = {
  broken: { zh: "矛盾", en: "Contradiction" },
  suspect: { zh: "存疑", en: "Suspect" },
  note: { zh: "提示", en: "Note" },
};

/** `/reports [NAME YEAR]`: what the library holds, a page at a time. `from` counts from 0. */
export function listReports(library: HeldReports, filter: string, from: number, tongue: Tongue): Reply {
  const all = library.reports();
  if (all.length === 0) return sentence(sentences.emptyLibrary[tongue]);
  const found = findReports(all, filter);
  if (found.length === 0) return sentence(noSuchReport(filter, someNames(all), tongue));
  const start = from < found.length ? from : 0;
  const page = found.slice(start, start + reportsAPage);
  const shown = page.length === found.length ? "" : `，${start + 1}–${start + page.length}`;
  const heading =
    tongue === "en"
      ? `${found.length} report${found.length === 1 ? "" : "s"}${shown.replace("，", ", ")}`
      : `共 ${found.length} 份报告${shown}`;
  const lines = page.map((report) => reportLine(report, tongue));
  const turn = (to: number): ButtonMeaning => ({ kind: "reports", filter, from: to });
  return {
    spans: [strong(heading), plain(`\n${lines.join("\n")}`)],
    choices: [
      ...(found.length === 1 ? page.map((report) => [findingsChoice(report, labels.findings[tongue])]) : []),
      ...turnPages(start, reportsAPage, found.length, turn, tongue),
    ],
  };
}

/** `/audit [ID | NAME YEAR]`: findings of the one report meant, or a choice where several are. `fallback`: authority meant when none is named. */
export async function auditCommand(
  library: HeldReports,
  named: string,
  fallback: string | null,
  tongue: Tongue,
): Promise<Reply> {
  const all = library.reports();
  if (all.length === 0) return sentence(sentences.emptyLibrary[tongue]);
  const usual = named.trim() === "" && fallback !== null ? findReports(all, fallback).slice(0, 1) : [];
  const found = usual.length > 0 ? usual : findReports(all, named);
  const [only, ...others] = found;
  if (only === undefined) return sentence(noSuchReport(named.trim(), someNames(all), tongue));
  if (others.length === 0) return listFindings(library, only.id, 0, tongue);
  const asked = found.length > choicesAtMost ? sentences.whichReportMany : sentences.whichReport;
  return {
    spans: [plain(asked[tongue])],
    choices: found.slice(0, choicesAtMost).map((report) => [findingsChoice(report, distinctTitle(report, found))]),
  };
}

/** Findings of one report, gravest first, a page at a time. */
export async function listFindings(library: HeldReports, id: string, from: number, tongue: Tongue): Promise<Reply> {
  const report = library.reports().find((one) => one.id === id);
  if (report === undefined) return sentence(sentences.expiredButton[tongue]);
  const findings = await library.findings(id);
  const title = shortTitle(report);
  if (findings.length === 0) {
    return { spans: [strong(title), plain(`\n${sentences.noFindings[tongue]}`)], choices: [] };
  }
  const start = from < findings.length ? from : 0;
  const page = findings.slice(start, start + findingsAPage);
  const lines = page.map((finding, at) => findingLine(finding, start + at + 1, tongue));
  const turn = (to: number): ButtonMeaning => ({ kind: "audit", report: id, from: to });
  return {
    spans: [strong(`${title}\n${countFindings(findings, tongue)}`), plain(`\n\n${lines.join("\n\n")}`)],
    choices: turnPages(start, findingsAPage, findings.length, turn, tongue),
  };
}

function reportLine(report: HeldReport, tongue: Tongue): string {
  const found = report.findings;
  if (tongue === "en") return `· ${shortTitle(report)} (${report.id}; ${report.format}; findings: ${found})`;
  const format = report.format === "free" ? "无统一表格" : `${report.format}格式`;
  return `· ${shortTitle(report)}（${report.id}；${format}；${found === 0 ? "核对无问题" : `核对问题 ${found} 处`}）`;
}

function findingLine(finding: Finding, number: number, tongue: Tongue): string {
  const severity = severities[finding.severity][tongue];
  return tongue === "en"
    ? `${number}. ${severity}: ${finding.messageEn}`
    : `${number}.【${severity}】${finding.message}`;
}

function countFindings(findings: readonly Finding[], tongue: Tongue): string {
  const counts = (Object.keys(severities) as Severity[])
    .map((severity) => ({ severity, count: findings.filter((finding) => finding.severity === severity).length }))
    .filter(({ count }) => count > 0);
  const parts = counts.map(({ severity, count }) => `${severities[severity][tongue]} ${count}`);
  return tongue === "en"
    ? `Findings: ${findings.length} (${parts.join(", ")})`
    : `核对发现 ${findings.length} 处（${parts.join("、")}）`;
}

function turnPages(
  start: number,
  size: number,
  all: number,
  turn: (from: number) => ButtonMeaning,
  tongue: Tongue,
): readonly (readonly Choice[])[] {
  const row: Choice[] = [];
  if (start > 0) row.push({ label: labels.back[tongue], meaning: turn(Math.max(0, start - size)) });
  if (start + size < all) row.push({ label: labels.more[tongue], meaning: turn(start + size) });
  return row.length === 0 ? [] : [row];
}

function findingsChoice(report: HeldReport, label: string): Choice {
  return { label, meaning: { kind: "audit", report: report.id, from: 0 } };
}

/** With its id where another of the reports is of the same body and year. */
function distinctTitle(report: HeldReport, among: readonly HeldReport[]): string {
  const title = shortTitle(report);
  return among.some((other) => other !== report && shortTitle(other) === title) ? `${title}（${report.id}）` : title;
}

function someNames(reports: readonly HeldReport[]): readonly string[] {
  return [...new Set(reports.map(shortTitle))].slice(0, 5);
}
