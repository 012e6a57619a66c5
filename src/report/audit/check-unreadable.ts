import type { FindingCell } from "../finding.ts";
import type { ReadingWarning } from "../report.ts";
import { type Audited, type Check, makeFinding } from "./check.ts";

const kinds: readonly ReadingWarning["kind"][] = ["unreadable-row", "doubtful-row", "differing-row"];

/** Rows whose printed numbers cannot be tied to their cells, or only with doubt, or that are printed twice and not alike: one finding a row. */
export const checkUnreadable: Check = (audited) => {
  const { figures, warnings } = audited.report;
  const byRow = new Map<string, readonly ReadingWarning[]>();
  for (const warning of warnings) {
    if (!kinds.includes(warning.kind) || warning.row === null) continue;
    byRow.set(warning.row, [...(byRow.get(warning.row) ?? []), warning]);
  }
  for (const figure of figures) {
    if (figure.status === "unreadable" && figure.row !== null && !byRow.has(figure.row)) byRow.set(figure.row, []);
  }
  const findings = [...byRow].map(([row, told]) => rowFinding(audited, row, told));
  return {
    findings,
    results: findings.map((finding) => ({
      check: "unreadable",
      subject: finding.cells[0]?.row ?? "",
      verdict: "cannot_be_checked",
    })),
  };
};

function rowFinding(audited: Audited, row: string, warnings: readonly ReadingWarning[]) {
  const { report, names, format, context } = audited;
  const figures = report.figures.filter((figure) => figure.row === row);
  const columns = format === null ? [] : (context.formats.place(format.id, row)?.columns ?? []);
  const cells: readonly FindingCell[] = columns.map((column) => ({
    row,
    column: column.id,
    value: audited.cells.value(row, column.id),
  }));
  const printed =
    warnings.length > 0
      ? warnings.map((warning) => warning.text.trim())
      : figures.filter((figure) => figure.status === "unreadable").map((figure) => figure.text.trim());
  const quote = [...new Set(printed.filter((text) => text !== ""))].join(" / ");
  const table = names?.table(row) ?? "";
  const name = names?.row(row) ?? row;
  if (warnings.some((warning) => warning.kind === "differing-row")) {
    return makeFinding(audited, "unreadable", "suspect", {
      message: `${table}“${name}”行印了不止一次，数字不同：${warnings.map(({ text }) => text).join("；")}。无从判断以哪一处为准，不同的各格不予采用。`,
      messageEn: `${table}, row “${name}” is printed more than once with different numbers: ${warnings.map(({ text }) => text).join("; ")}. Nothing tells which of them holds, so no value is taken where they differ.`,
      cells: cells.length > 0 ? cells : [{ row, column: null, value: null }],
    });
  }
  const isDoubtful = warnings.length > 0 && warnings.every((warning) => warning.kind === "doubtful-row");
  const zh = quote === "" ? "所印内容" : `所印“${quote}”`;
  const en = quote === "" ? "what is printed" : `the printed “${quote}”`;
  return makeFinding(audited, "unreadable", isDoubtful ? "suspect" : "note", {
    message: isDoubtful
      ? `${table}“${name}”行应有 ${columns.length} 格，${zh}与各栏的对应关系无法确定，所取数值仅供参考，其余各格按空白对待，不作推断。`
      : `${table}“${name}”行：${zh}无法与各栏一一对应，该行数值不予采用。`,
    messageEn: isDoubtful
      ? `${table}, row “${name}” has ${columns.length} cells; which of them ${en} belongs to is not certain. The values taken are doubtful, the other cells are left blank.`
      : `${table}, row “${name}”: ${en} cannot be tied to the columns, so no value is taken from it.`,
    cells: cells.length > 0 ? cells : [{ row, column: null, value: null }],
  });
}
