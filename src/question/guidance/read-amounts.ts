import { findNumbers } from "../../base/number.ts";

export interface Amounts {
  /** Applications (件), pages (页); null where none is named, where several are, or where only a bound is. */
  readonly items: number | null;
  readonly pages: number | null;
}

const itemUnits = /^ ?(?:个|多)?(?:件|份|项申请|条申请|个申请|次申请)|^ ?(?:items|requests|applications)\b/u;
const pageUnits = /^ ?(?:页|张|面)|^ ?(?:pages?|sheets?)\b/u;
/** 「超过30页」「30页以上」: a bound, of which no fee can be reckoned. */
const boundBefore =
  /(?:超过|多于|高于|大于|不到|少于|不足|至多|至少|每|满|over|more than|less than|under|up to|at least|first|per)[^\d]{0,2}$/u;
const boundAfter = /^ ?(?:件|份|页|张|pages|items)?(?:以上|以下|以内|之内|起|开外)/u;
const english: Readonly<Record<string, number>> = {
  ten: 10,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
};

/** The applications and pages that a prepared message names: 「一百五十页」「35 件」「60 pages」. */
export function readAmounts(text: string): Amounts {
  const digits = text.replace(
    /\b(?:a |one )?(ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)\b/gu,
    (_, word: string) => String(english[word]),
  );
  const items: number[] = [];
  const pages: number[] = [];
  for (const { value, start, end } of findNumbers(digits)) {
    const rest = digits.slice(end);
    if (boundBefore.test(digits.slice(0, start)) || boundAfter.test(rest)) continue;
    if (!Number.isSafeInteger(value) || value <= 0 || value > 1_000_000) continue;
    if (itemUnits.test(rest)) items.push(value);
    else if (pageUnits.test(rest)) pages.push(value);
  }
  const one = (found: readonly number[]) => (found.length === 1 ? (found[0] ?? null) : null);
  return { items: one(items), pages: one(pages) };
}
