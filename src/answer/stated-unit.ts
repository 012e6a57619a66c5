import type { StatedTerms } from "./stated-terms.ts";

const percentWords = /率|比例|占比|百分|比重/u;

/**
 * Whether a figure in one unit can answer a question in another: 期 for 次, 条 for 个; never 次 for 人 or % for 件. `words` are the question's:
 * without a unit, a percentage answers only words that ask for one.
 */
export function areUnitsAlike(
  asked: string | null,
  printed: string | null,
  words: string,
  terms: StatedTerms,
): boolean {
  if (printed === "%") return asked === "%" || (asked === null && percentWords.test(words));
  if (asked === null || asked === printed) return true;
  const kinds = Object.values(terms.unit_kinds).filter((units) => units.includes(asked));
  if (printed === null) return !isMoneyOrPercent(asked, terms);
  return kinds.some((units) => units.includes(printed)) || (asked === "个" && isCountable(printed, terms));
}

function isMoneyOrPercent(unit: string, terms: StatedTerms): boolean {
  return ["money", "percent"].some((kind) => terms.unit_kinds[kind]?.includes(unit));
}

/** 个 is said of nearly everything that is counted one by one. */
function isCountable(unit: string, terms: StatedTerms): boolean {
  return ["things", "occasions", "bodies"].some((kind) => terms.unit_kinds[kind]?.includes(unit));
}
