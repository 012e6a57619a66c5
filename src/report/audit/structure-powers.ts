import type { Authority } from "../authority.ts";
import type { FormatBlock } from "../format.ts";
import { termsOf } from "./cells.ts";
import { type Audited, type Check, joinOutcomes, makeFinding, nothing, type Outcome } from "./check.ts";

const regulations = "disclosure.regulations";

/** Documents that the report cannot have made, or cannot have counted so: the first block of table two. */
export const checkPowers: Check = (audited) => {
  const blocks = audited.format?.tables.flatMap((table) => table.blocks) ?? [];
  const block = blocks.find(({ rows }) => rows.some((row) => row.id === regulations));
  if (block === undefined) return nothing;
  return joinOutcomes([
    regulationsWithoutPower(audited, block),
    ...block.rows.map((row) => fewerPublicThanMade(audited, row.id)),
    ...block.rows.map((row) => fewerInForceThanMade(audited, row.id)),
  ]);
};

/** 规章 are made by the State Council's departments, provinces and cities with districts (立法法 九十一、九十三): no county, town, street or local department. */
function hasPowerOfRegulation(authority: Authority): boolean {
  if (authority.kind === "street" || authority.level === "town") return false;
  if (authority.kind === "department") return /^(?:国家|中华人民共和国)/u.test(authority.name);
  return authority.level !== "county";
}

function regulationsWithoutPower(audited: Audited, block: FormatBlock): Outcome {
  const { names, report } = audited;
  const terms = termsOf(
    audited.cells,
    [regulations],
    block.columns.map((column) => column.id),
  );
  const printed = terms.filter((term) => term.value !== null && term.value > 0);
  if (names === null || printed.length === 0 || !report.authority.isNamed || hasPowerOfRegulation(report.authority))
    return nothing;
  const list = printed.map((term) => `“${names.column(term.row, term.column)}” ${term.value}`).join("、");
  const finding = makeFinding(audited, "structure", "suspect", {
    message: `表二“${names.row(regulations)}”填了${list}，但${report.authority.name}没有规章制定权，疑似把其他文件填作规章。`,
    messageEn: `表二, “${names.row(regulations)}” says ${list}, but ${report.authority.name} has no power to make regulations (规章); other documents were likely counted.`,
    cells: printed,
  });
  return { findings: [finding], results: [{ check: "structure", subject: regulations, verdict: "broken" }] };
}

/** Format 2019: what is public in all cannot be less than what was newly made public this year, and is hardly less than what was made. */
function fewerPublicThanMade(audited: Audited, row: string): Outcome {
  const { cells, names } = audited;
  const [made, disclosed, total] = ["made", "disclosed", "total_public"].map((column) => cells.value(row, column));
  if (names === null || typeof total !== "number") return nothing;
  const larger = (
    [
      ["made", made],
      ["disclosed", disclosed],
    ] as const
  ).filter(([, value]) => typeof value === "number" && value > total);
  if (larger.length === 0) return nothing;
  const list = larger.map(([column, value]) => `“${names.column(row, column)}” ${value}`).join("、");
  return doubt(audited, row, ["made", "disclosed", "total_public"], {
    zh: `${list}大于“${names.column(row, "total_public")}” ${total}，于理不合。`,
    en: `${list} is more than “${names.column(row, "total_public")}” ${total}, which cannot be.`,
  });
}

/** Format 2021: what was made this year is in force or was repealed. */
function fewerInForceThanMade(audited: Audited, row: string): Outcome {
  const { cells, names } = audited;
  const [made, repealed, inForce] = ["made", "repealed", "in_force"].map((column) => cells.value(row, column));
  if (names === null || typeof made !== "number" || typeof repealed !== "number" || typeof inForce !== "number")
    return nothing;
  if (made <= inForce + repealed) return nothing;
  const column = (id: string) => `“${names.column(row, id)}”`;
  return doubt(audited, row, ["made", "repealed", "in_force"], {
    zh: `${column("made")} ${made} 大于${column("in_force")} ${inForce} 与${column("repealed")} ${repealed} 之和，于理不合。`,
    en: `${column("made")} ${made} is more than ${column("in_force")} ${inForce} and ${column("repealed")} ${repealed} together, which cannot be.`,
  });
}

function doubt(audited: Audited, row: string, columns: readonly string[], says: { zh: string; en: string }): Outcome {
  const name = audited.names?.row(row) ?? row;
  const finding = makeFinding(audited, "structure", "suspect", {
    message: `表二“${name}”：${says.zh}`,
    messageEn: `表二, “${name}”: ${says.en}`,
    cells: termsOf(audited.cells, [row], columns),
  });
  return { findings: [finding], results: [{ check: "structure", subject: row, verdict: "broken" }] };
}
