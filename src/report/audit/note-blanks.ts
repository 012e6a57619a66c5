import type { Figure } from "../figure.ts";
import type { CheckResult } from "../finding.ts";
import type { FormatTable } from "../format.ts";
import { tableName } from "./cell-names.ts";
import { indexCells } from "./cells.ts";
import { type Audited, type Check, joinOutcomes, makeFinding, nothing, type Outcome } from "./check.ts";
import { checkBalance } from "./check-balance.ts";
import { checkOutcomeSum } from "./check-outcome-sum.ts";
import { checkApplicantSum, checkRemediesSum } from "./check-row-sums.ts";

const mostNamed = 3;

/**
 * One note a table whose blank cells stand in the way of its sums: how many, and what the sums would be if blank meant 0. The trial is told, never
 * believed: the verdict stays `cannot_be_checked`. Rows that `unreadable` already speaks of are left to it.
 */
export const noteBlanks: Check = (audited) =>
  joinOutcomes(audited.format?.tables.map((table) => noteTable(audited, table)) ?? []);

function noteTable(audited: Audited, table: FormatTable): Outcome {
  const told = new Set(audited.report.warnings.map((warning) => warning.row));
  const rows = new Set(table.blocks.flatMap((block) => block.rows.map((row) => row.id)));
  const figures = audited.report.figures.filter((figure) => figure.row !== null && rows.has(figure.row));
  const blanks = figures.filter((figure) => figure.status === "blank" && !told.has(figure.row));
  const checks = checksOf(table);
  const before = unchecked(checks.map((check) => check(audited)));
  if (blanks.length === 0 || before.size === 0) return nothing;
  const trial = joinOutcomes(checks.map((check) => check(withZeros(audited, new Set(blanks)))));
  const settled = trial.results.filter((r) => before.has(key(r)) && r.verdict !== "cannot_be_checked");
  const isAllBlank = blanks.length === figures.length;
  if (settled.length === 0 && !isAllBlank) return nothing;
  const broken = settled
    .filter((result) => result.verdict === "broken")
    .map((result) => ruleName(audited, table, result));
  const { zh, en } = spellTrial(isAllBlank, broken);
  const name = tableName(table);
  const note = makeFinding(audited, table.id === "remedies" ? "remedies_sum" : "balance", "note", {
    message: `${name}有 ${blanks.length} 格空白，${before.size} 项合计因此无法核对（空白不等于 0）${zh}`,
    messageEn: `${name} has ${blanks.length} blank cells, so ${before.size} of its sums cannot be checked (blank is not 0)${en}`,
    cells: blanks.map((figure) => ({ row: figure.row, column: figure.column, value: null })),
  });
  return { findings: [note], results: [] };
}

function checksOf(table: FormatTable): readonly Check[] {
  if (table.id === "requests") return [checkBalance, checkOutcomeSum, checkApplicantSum];
  return table.id === "remedies" ? [checkRemediesSum] : [];
}

function unchecked(outcomes: readonly Outcome[]): ReadonlySet<string> {
  const { results } = joinOutcomes(outcomes);
  return new Set(results.filter((result) => result.verdict === "cannot_be_checked").map(key));
}

function key(result: CheckResult): string {
  return `${result.check} ${result.subject}`;
}

function withZeros(audited: Audited, blanks: ReadonlySet<Figure>): Audited {
  const figures = audited.report.figures.map(
    (figure): Figure => (blanks.has(figure) ? { ...figure, value: 0 } : figure),
  );
  return { ...audited, cells: indexCells({ ...audited.report, figures }) };
}

/** 「“总计”列勾稽关系」「“（一）予以公开”行各栏之和」: the rule by its place alone, since the numbers of a trial are printed nowhere. */
function ruleName(audited: Audited, table: FormatTable, { check, subject }: CheckResult): RuleName {
  const row = table.blocks[0]?.rows[0]?.id ?? "";
  const column = `“${audited.names?.column(row, subject) ?? subject}”`;
  if (check === "balance") return { zh: `${column}列勾稽关系`, en: `the balance of column ${column}` };
  if (check === "outcome_sum") return { zh: `${column}列办理结果之和`, en: `the outcomes of column ${column}` };
  const name = `“${audited.names?.row(subject) ?? subject}”`;
  return { zh: `${name}行各栏之和`, en: `the sum of row ${name}` };
}

interface RuleName {
  readonly zh: string;
  readonly en: string;
}

function spellTrial(isAllBlank: boolean, broken: readonly RuleName[]): RuleName {
  if (isAllBlank) return { zh: "；全表未填数字。", en: "; no number is filled in at all." };
  if (broken.length === 0)
    return { zh: "；按空白为 0 试算，可算的各项均成立。", en: "; if blank meant 0, all that can be tried would hold." };
  const named = broken.slice(0, mostNamed);
  const more = broken.length > named.length;
  return {
    zh: `；按空白为 0 试算，有 ${broken.length} 项不成立：${named.map(({ zh }) => zh).join("、")}${more ? "等" : ""}。`,
    en: `; if blank meant 0, ${broken.length} would not hold: ${named.map(({ en }) => en).join(", ")}${more ? " and others" : ""}.`,
  };
}
