import type { FormatTable } from "../format.ts";
import { sumTerms, type Term, termsOf } from "./cells.ts";
import { type Audited, type Check, joinOutcomes, makeFinding, nothing, type Outcome } from "./check.ts";
import { spellSum, verdictOf } from "./spell-sum.ts";

/** The rule printed above table three: 第一项加第二项之和，等于第三项加第四项之和, column by column. */
export const checkBalance: Check = (audited) =>
  audited.format === null ? nothing : joinOutcomes(audited.format.tables.map((table) => balanceTable(audited, table)));

function balanceTable(audited: Audited, table: FormatTable): Outcome {
  const rule = table.balance;
  if (rule === undefined || !rule.left.concat(rule.right).some((row) => audited.cells.hasRow(row))) return nothing;
  const columns = table.blocks.flatMap((block) => block.columns.map((column) => column.id));
  return joinOutcomes(
    columns.map((column) =>
      balanceColumn(
        audited,
        column,
        termsOf(audited.cells, rule.left, [column]),
        termsOf(audited.cells, rule.right, [column]),
      ),
    ),
  );
}

function balanceColumn(audited: Audited, column: string, left: readonly Term[], right: readonly Term[]): Outcome {
  const expected = sumTerms(left);
  const found = sumTerms(right);
  const verdict = verdictOf(expected, found);
  const results = [{ check: "balance", subject: column, verdict }] as const;
  const names = audited.names;
  const first = left[0];
  if (verdict !== "broken" || names === null || first === undefined) return { findings: [], results };
  const table = names.table(first.row);
  const name = names.column(first.row, column);
  const finding = makeFinding(audited, "balance", "broken", {
    message: `${table}“${name}”列：${spellSum(names, left)} = ${expected}，但${spellSum(names, right)} = ${found}，勾稽关系不成立。`,
    messageEn: `${table}, column “${name}”: ${spellSum(names, left)} = ${expected}, but ${spellSum(names, right)} = ${found}; the two sides must be equal.`,
    cells: [...left, ...right],
    expected,
    found,
  });
  return { findings: [finding], results };
}
