import type { CheckResult } from "../finding.ts";
import type { CellNames } from "./cell-names.ts";
import type { Term } from "./cells.ts";

/** 「“一、本年新收政府信息公开申请数量” 3 + “二、上年结转政府信息公开申请数量” 0」: cells of one column, by their rows. */
export function spellSum(names: CellNames, terms: readonly Term[]): string {
  return terms.map((term) => `“${names.row(term.row)}” ${term.value}`).join(" + ");
}

/** The terms that are not 0: a sum of twenty rows is read by these. */
export function withoutZeros(terms: readonly Term[]): readonly Term[] {
  return terms.filter((term) => term.value !== 0);
}

/** Equal, unequal, or not to be checked because a side has a cell without a value. */
export function verdictOf(expected: number | null, found: number | null): CheckResult["verdict"] {
  if (expected === null || found === null) return "cannot_be_checked";
  return expected === found ? "holds" : "broken";
}
