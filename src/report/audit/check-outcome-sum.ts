import type { FormatRow } from "../format.ts";
import { sumTerms, termsOf } from "./cells.ts";
import { type Audited, type Check, joinOutcomes, makeFinding, nothing, type Outcome } from "./check.ts";
import { spellSum, verdictOf, withoutZeros } from "./spell-sum.ts";

/** Every row that the format says is a sum of rows (（七）总计), column by column. */
export const checkOutcomeSum: Check = (audited) => {
  const blocks = audited.format?.tables.flatMap((table) => table.blocks) ?? [];
  return joinOutcomes(
    blocks.flatMap((block) =>
      block.rows.flatMap((row) => block.columns.map((column) => sumColumn(audited, row, column.id))),
    ),
  );
};

function sumColumn(audited: Audited, row: FormatRow, column: string): Outcome {
  const { cells, names } = audited;
  if (row.sum_of === undefined || names === null) return nothing;
  if (![row.id, ...row.sum_of].some((id) => cells.hasRow(id))) return nothing;
  const parts = termsOf(cells, row.sum_of, [column]);
  const total = termsOf(cells, [row.id], [column]);
  const expected = sumTerms(parts);
  const found = sumTerms(total);
  const verdict = verdictOf(expected, found);
  const results = [{ check: "outcome_sum", subject: column, verdict }] as const;
  if (verdict !== "broken") return { findings: [], results };
  const table = names.table(row.id);
  const name = names.column(row.id, column);
  const spelled = spellSum(names, withoutZeros(parts));
  const finding = makeFinding(audited, "outcome_sum", "broken", {
    message: `${table}“${name}”列：各项办理结果相加为 ${expected}${spelled === "" ? "" : `（${spelled}）`}，但“${names.row(row.id)}”印为 ${found}。`,
    messageEn: `${table}, column “${name}”: the outcomes add up to ${expected}${spelled === "" ? "" : ` (${spelled})`}, but “${names.row(row.id)}” is printed as ${found}.`,
    cells: [...total, ...parts],
    expected,
    found,
  });
  return { findings: [finding], results };
}
