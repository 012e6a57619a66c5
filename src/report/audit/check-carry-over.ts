import { type Audited, type Check, joinOutcomes, makeFinding, nothing, type Outcome } from "./check.ts";
import { verdictOf } from "./spell-sum.ts";

const carriedIn = "requests.carried_in";
const carriedOut = "requests.carried_out";

/** Last year's 结转下年度继续办理 is this year's 上年结转, column by column. Not applied without last year's report. */
export const checkCarryOver: Check = (audited) => {
  const { previous, format } = audited;
  if (previous === null || format === null) return nothing;
  if (!audited.cells.hasRow(carriedIn) || !previous.cells.hasRow(carriedOut)) return nothing;
  const columns = audited.context.formats.place(format.id, carriedIn)?.columns ?? [];
  return joinOutcomes(columns.map((column) => carryOverColumn(audited, column.id)));
};

function carryOverColumn(audited: Audited, column: string): Outcome {
  const { previous, names, report } = audited;
  if (previous === null || names === null) return nothing;
  const expected = previous.cells.value(carriedOut, column);
  const found = audited.cells.value(carriedIn, column);
  const verdict = verdictOf(expected, found);
  const results = [{ check: "carry_over", subject: column, verdict }] as const;
  if (verdict !== "broken") return { findings: [], results };
  const name = names.column(carriedIn, column);
  const [last, own] = [previous.report.year, report.year];
  const finding = makeFinding(audited, "carry_over", "broken", {
    message: `“${name}”列：${last} 年报告表三“${names.row(carriedOut)}”为 ${expected}，但 ${own} 年报告表三“${names.row(carriedIn)}”为 ${found}，两年不衔接。`,
    messageEn: `Column “${name}”: the report on ${last} carries ${expected} over (“${names.row(carriedOut)}”), but the report on ${own} takes ${found} in (“${names.row(carriedIn)}”).`,
    cells: [
      { row: carriedIn, column, value: found },
      { row: carriedOut, column, value: expected, report: previous.report.id },
    ],
    expected,
    found,
  });
  return { findings: [finding], results };
}
