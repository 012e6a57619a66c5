import type { FormatColumn, FormatRow, FormatTable } from "../format.ts";
import { sumTerms, termsOf } from "./cells.ts";
import { type Audited, type Check, joinOutcomes, makeFinding, nothing, type Outcome } from "./check.ts";
import { verdictOf } from "./spell-sum.ts";

/** Table three: 自然人 and the five kinds of organizations add up to 总计, row by row. */
export const checkApplicantSum: Check = (audited) => sumRows(audited, "requests", "applicant_sum");

/** Table four: 结果维持, 结果纠正, 其他结果 and 尚未审结 add up to 总计, in each of its three groups. */
export const checkRemediesSum: Check = (audited) => sumRows(audited, "remedies", "remedies_sum");

type RowSumCheck = "applicant_sum" | "remedies_sum";

function sumRows(audited: Audited, table: FormatTable["id"], check: RowSumCheck): Outcome {
  const blocks = audited.format?.tables.filter(({ id }) => id === table).flatMap(({ blocks }) => blocks) ?? [];
  return joinOutcomes(
    blocks.flatMap((block) =>
      block.rows.flatMap((row) => block.columns.map((column) => sumRow(audited, row, column, check))),
    ),
  );
}

function sumRow(audited: Audited, row: FormatRow, column: FormatColumn, check: RowSumCheck): Outcome {
  const { cells, names } = audited;
  if (column.sum_of === undefined || names === null || !cells.hasRow(row.id)) return nothing;
  const parts = termsOf(cells, [row.id], column.sum_of);
  const total = termsOf(cells, [row.id], [column.id]);
  const expected = sumTerms(parts);
  const found = sumTerms(total);
  const verdict = verdictOf(expected, found);
  const results = [{ check, subject: row.id, verdict }] as const;
  if (verdict !== "broken") return { findings: [], results };
  const table = names.table(row.id);
  const spelled = parts.map((part) => part.value).join(" + ");
  const finding = makeFinding(audited, check, "broken", {
    message: `${table}“${names.row(row.id)}”行：各栏相加 ${spelled} = ${expected}，但“${names.column(row.id, column.id)}”栏印为 ${found}。`,
    messageEn: `${table}, row “${names.row(row.id)}”: the columns add up to ${spelled} = ${expected}, but “${names.column(row.id, column.id)}” is printed as ${found}.`,
    cells: [...total, ...parts],
    expected,
    found,
  });
  return { findings: [finding], results };
}
