import { compact } from "../../base/text.ts";
import type { CheckResult, Finding, Severity } from "../finding.ts";
import { sumTerms, type Term, termsOf } from "./cells.ts";
import { type Audited, type Check, joinOutcomes, makeFinding, nothing, type Outcome } from "./check.ts";
import { type ClauseMeaning, linkClause, rowsUnder } from "./link-clause.ts";
import { type LocatedFigure, locateStated } from "./locate-stated.ts";
import type { ProseMeaning } from "./prose-terms.ts";

/**
 * Numbers of the prose against the cells they speak of. Words with several meanings (受理) contradict the table only if none fits. Softened numbers
 * (余、约), parts, other bodies' and other years' numbers are not compared.
 */
export const checkTextVsTable: Check = (audited) => {
  if (audited.format === null) return nothing;
  const located = locateStated(audited.report);
  const { findings, results } = joinOutcomes(
    located.map((figure) => checkFigure(audited, figure, earlierProse(located, figure))),
  );
  return { findings: mergeSame(findings), results };
};

/** One clause may state nought of two things (复议和诉讼), and a sentence may stand twice: said once, resting on all its figures. */
function mergeSame(findings: readonly Finding[]): readonly Finding[] {
  const byMessage = new Map<string, Finding>();
  for (const finding of findings) {
    const same = byMessage.get(finding.message);
    byMessage.set(finding.message, same ? { ...same, stated: [...same.stated, ...finding.stated] } : finding);
  }
  return [...byMessage.values()];
}

/** A meaning with the cells it adds up. */
interface Reading {
  readonly meaning: ProseMeaning;
  readonly terms: readonly Term[];
  readonly sum: number | null;
}

function checkFigure(audited: Audited, located: LocatedFigure, earlier: string): Outcome {
  if (located.figure.softener !== null) return nothing;
  const linked = linkClause(located, earlier, audited);
  if (linked === null) return nothing;
  const readings = linked.meanings.flatMap((meaning) => readMeaning(audited, meaning));
  if (readings.length === 0) return nothing;
  const otherYear = yearSpokenOf(audited, located);
  if (otherYear === "unclear") return nothing;
  if (otherYear !== null) return speaksOfOtherYear(audited, located, readings, otherYear);
  const verdict = judge(located.figure.value, readings);
  const results = [{ check: "text_vs_table", subject: located.figure.clause, verdict }] as const;
  return { findings: verdict === "broken" ? [contradiction(audited, located, readings, linked)] : [], results };
}

/** The heading and the sentence before, which tell the matter where the sentence itself does not. */
function earlierProse(all: readonly LocatedFigure[], located: LocatedFigure): string {
  const previous = all.findLast(
    (other) => other.index < located.index && other.figure.sentence === located.figure.sentence - 1,
  );
  const isSamePart = previous?.figure.heading === located.figure.heading;
  return `${compact(located.figure.heading)}\n${isSamePart ? (previous?.sentence ?? "") : ""}`;
}

function readMeaning(audited: Audited, meaning: ProseMeaning): readonly Reading[] {
  const tables = audited.format?.tables ?? [];
  const rows = meaning.rows.flatMap((row) => rowsUnder(tables, row));
  const isPrinted = meaning.columns.every((column) => rows.every((row) => hasColumn(audited, row, column)));
  if (rows.length === 0 || !isPrinted || !rows.some((row) => audited.cells.hasRow(row))) return [];
  const terms = termsOf(audited.cells, rows, meaning.columns);
  return [{ meaning, terms, sum: sumTerms(terms) }];
}

function hasColumn(audited: Audited, row: string, column: string): boolean {
  const place = audited.format === null ? undefined : audited.context.formats.place(audited.format.id, row);
  return place?.columns.some(({ id }) => id === column) ?? false;
}

function judge(value: number, readings: readonly Reading[]): CheckResult["verdict"] {
  if (readings.some((reading) => reading.sum === value)) return "holds";
  return readings.some((reading) => reading.sum === null) ? "cannot_be_checked" : "broken";
}

/** The year the sentence speaks of where it is not the report's; "unclear" where it compares years. */
function yearSpokenOf(audited: Audited, located: LocatedFigure): number | "unclear" | null {
  const { year } = audited.report;
  const lead = located.sentence.slice(0, located.isWorded ? located.end : located.start);
  const years = [...lead.matchAll(/(?<!\d)(20\d\d)年(?!\d{1,2}月\d{1,2}日起施行)/gu)].map((match) => Number(match[1]));
  const last = years.at(-1);
  if (year === null || last === undefined || last === year) return null;
  const isComparison =
    located.sentence.includes(`${year}年`) || audited.context.prose.compares_years.test(located.sentence);
  return isComparison || last !== year - 1 ? "unclear" : last;
}

function contradiction(
  audited: Audited,
  located: LocatedFigure,
  readings: readonly Reading[],
  linked: ClauseMeaning,
): Finding {
  const { value } = located.figure;
  const [first] = readings;
  const isMany = readings.length > 1;
  const areAlike = readings.every(({ sum }) => sum === first?.sum);
  const sums = readings
    .map((reading) => `按“${reading.meaning.says}”是 ${reading.sum}（${spellCells(audited, reading)}）`)
    .join("，");
  const sumsEn = readings
    .map((reading) => `${spellCells(audited, reading)} ${reading.sum} (${reading.meaning.says_en})`)
    .join("; ");
  return makeFinding(audited, "text_vs_table", linked.severity, {
    message: isMany
      ? `正文写“${quote(located)}”，与表格的数字不符：${areAlike ? spellAlike(audited, readings) : sums}。`
      : `正文写“${quote(located)}”，而${first === undefined ? "" : spellCells(audited, first)}是 ${first?.sum ?? ""}，二者不一致。`,
    messageEn: isMany
      ? `The text says “${quote(located)}” (${value}); in the table: ${sumsEn}. It fits none of these meanings.`
      : `The text says “${quote(located)}” (${value}), but the table says ${sumsEn}.`,
    cells: cellsOf(readings),
    stated: [located.index],
    expected: readings[0]?.sum ?? null,
    found: value,
  });
}

/** 「表三“总计”栏按“本年新收”、按“本年新收与上年结转之和”都是 3」 */
function spellAlike({ names }: Audited, readings: readonly Reading[]): string {
  const [first] = readings;
  const term = first?.terms[0];
  const where =
    names === null || term === undefined ? "" : `${names.table(term.row)}“${names.column(term.row, term.column)}”栏`;
  return `${where}${readings.map(({ meaning }) => `按“${meaning.says}”`).join("、")}都是 ${first?.sum ?? ""}`;
}

/** 「2022 年」 in a report on 2023: last year's sentence was likely left standing. Not so where the number is last year's. */
function speaksOfOtherYear(
  audited: Audited,
  located: LocatedFigure,
  readings: readonly Reading[],
  spoken: number,
): Outcome {
  const { value } = located.figure;
  const { previous, report } = audited;
  const last = readings.map((reading) =>
    previous === null
      ? null
      : sumTerms(termsOf(previous.cells, [...new Set(reading.terms.map(({ row }) => row))], reading.meaning.columns)),
  );
  if (last.includes(value)) return nothing;
  const differs = judge(value, readings) === "broken";
  const severity: Severity = differs ? "suspect" : "note";
  const sums = readings.map((reading) => `${spellCells(audited, reading)} ${reading.sum ?? "空白"}`).join("；");
  const finding = makeFinding(audited, "text_vs_table", severity, {
    message: `正文写“${quote(located)}”，所在句子说的是 ${spoken} 年，本报告年度为 ${report.year} 年，疑为沿用上一年文字；本年${sums}${differs ? "，与正文不符" : ""}。`,
    messageEn: `The sentence with “${quote(located)}” speaks of ${spoken}, the report is on ${report.year}: last year's words were likely left standing. This year's table says ${sums}.`,
    cells: cellsOf(readings),
    stated: [located.index],
    expected: readings[0]?.sum ?? null,
    found: value,
  });
  return {
    findings: [finding],
    results: [{ check: "text_vs_table", subject: located.figure.clause, verdict: "cannot_be_checked" }],
  };
}

/** 「表三“一、本年新收政府信息公开申请数量”与“二、上年结转政府信息公开申请数量”“总计”栏」 */
function spellCells(audited: Audited, reading: Reading): string {
  const { names } = audited;
  const rows = [...new Set(reading.terms.map((term) => term.row))];
  const first = rows[0];
  if (names === null || first === undefined) return "";
  const isList = rows.length <= 2 && reading.meaning.columns.length === 1;
  if (!isList) return `${names.table(first)}“${reading.meaning.says}”`;
  const labels = rows.map((row) => `“${names.row(row)}”`).join("与");
  return `${names.table(first)}${labels}（${names.column(first, reading.meaning.columns[0] ?? "")}）`;
}

function cellsOf(readings: readonly Reading[]): readonly Term[] {
  const seen = new Map(readings.flatMap(({ terms }) => terms).map((term) => [`${term.row}/${term.column}`, term]));
  return [...seen.values()];
}

function quote(located: LocatedFigure): string {
  return located.figure.clause
    .replace(/\s+/gu, " ")
    .replace(/[，,。；;]+$/u, "")
    .trim();
}
