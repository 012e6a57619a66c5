import { sumTerms, termsOf } from "./cells.ts";
import { type Audited, type Check, joinOutcomes, makeFinding, nothing, type Outcome } from "./check.ts";
import { verdictOf } from "./spell-sum.ts";

/** Format 2021: 现行有效 = last year's 现行有效 + 本年制发 − 本年废止. No official rule, so a breach is only suspect. */
export const checkInForceRoll: Check = (audited) => {
  const { previous, format } = audited;
  if (previous === null || format?.id !== "2021" || previous.report.format !== "2021") return nothing;
  const rows = format.tables
    .flatMap((table) => table.blocks)
    .filter((block) => block.columns.some((column) => column.id === "in_force"))
    .flatMap((block) => block.rows.map((row) => row.id));
  return joinOutcomes(rows.map((row) => rollRow(audited, row)));
};

function rollRow(audited: Audited, row: string): Outcome {
  const { previous, names, cells } = audited;
  if (previous === null || names === null) return nothing;
  if (!cells.hasRow(row) || !previous.cells.hasRow(row)) return nothing;
  const before = previous.cells.value(row, "in_force");
  const [made, repealed, found] = [
    cells.value(row, "made"),
    cells.value(row, "repealed"),
    cells.value(row, "in_force"),
  ];
  const grown = sumTerms([{ row, column: "in_force", value: before }, ...termsOf(cells, [row], ["made"])]);
  const expected = grown === null || repealed === null ? null : grown - repealed;
  const verdict = verdictOf(expected, found);
  const results = [{ check: "in_force_roll", subject: row, verdict }] as const;
  if (verdict !== "broken") return { findings: [], results };
  const last = previous.report.year;
  const column = (id: string) => `“${names.column(row, id)}”`;
  const finding = makeFinding(audited, "in_force_roll", "suspect", {
    message: `表二“${names.row(row)}”：${last} 年${column("in_force")} ${before} + ${column("made")} ${made} − ${column("repealed")} ${repealed} = ${expected}，但本年${column("in_force")}为 ${found}，请核实。`,
    messageEn: `表二, “${names.row(row)}”: ${column("in_force")} of ${last} ${before} + ${column("made")} ${made} − ${column("repealed")} ${repealed} = ${expected}, but ${column("in_force")} is now ${found}.`,
    cells: [
      ...termsOf(cells, [row], ["in_force", "made", "repealed"]),
      { row, column: "in_force", value: before, report: previous.report.id },
    ],
    expected,
    found,
  });
  return { findings: [finding], results };
}
