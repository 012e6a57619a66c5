import { termsOf } from "./cells.ts";
import { type Audited, type Check, joinOutcomes, makeFinding, nothing, type Outcome } from "./check.ts";

/**
 * Format 2019: 处理决定数量 counts decisions made, not items. Where it is exactly 上一年项目数量 plus 本年增/减, it was likely filled in as
 * this year's number of items, the commonest mistake in these tables. Nought everywhere says nothing.
 */
export const checkDecisions: Check = (audited) => {
  const blocks = audited.format?.tables.flatMap((table) => table.blocks) ?? [];
  const rows = blocks
    .filter((block) => ["last_year", "change", "decisions"].every((id) => block.columns.some((c) => c.id === id)))
    .flatMap((block) => block.rows.map((row) => row.id));
  return joinOutcomes(rows.map((row) => checkRow(audited, row)));
};

function checkRow(audited: Audited, row: string): Outcome {
  const { cells, names } = audited;
  if (names === null || !cells.hasRow(row)) return nothing;
  const [lastYear, change, decisions] = ["last_year", "change", "decisions"].map((column) => cells.value(row, column));
  const check = "decisions_look_like_items";
  if (typeof lastYear !== "number" || typeof change !== "number" || typeof decisions !== "number") {
    return { findings: [], results: [{ check, subject: row, verdict: "cannot_be_checked" }] };
  }
  if (decisions <= 0 || decisions !== lastYear + change) {
    return { findings: [], results: [{ check, subject: row, verdict: "holds" }] };
  }
  const column = (id: string) => `“${names.column(row, id)}”`;
  const sum = `${lastYear} ${change < 0 ? "−" : "+"} ${Math.abs(change)}`;
  const finding = makeFinding(audited, check, "suspect", {
    message: `表二“${names.row(row)}”：${column("decisions")} ${decisions} 恰等于${column("last_year")}与${column("change")}之和（${sum}），疑似把项目数填成了处理决定数量。`,
    messageEn: `表二, “${names.row(row)}”: ${column("decisions")} ${decisions} is exactly ${column("last_year")} plus ${column("change")} (${sum}); likely the number of items was filled in, not of decisions.`,
    cells: termsOf(cells, [row], ["decisions", "last_year", "change"]),
    found: decisions,
  });
  return { findings: [finding], results: [{ check, subject: row, verdict: "broken" }] };
}
