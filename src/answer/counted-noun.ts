import { findNumbers } from "../base/number.ts";
import { compact, normalize } from "../base/text.ts";
import type { StatedFigure } from "../report/figure.ts";
import type { StatedTerms } from "./stated-terms.ts";

/** Characters of a noun behind its number that may come before the word asked for. */
const nounReach = 3;

/**
 * Whether the number counts what was asked and not another noun behind it: 「9个单位发放《公报》」 counts bodies, not copies; 「12个季度在…新媒体抽查」
 * quarters. `found`: the words asked for as the clause says them; `nouns`: all words asked for, everyday ones included.
 */
export function isCountOf(
  figure: StatedFigure,
  found: readonly string[],
  nouns: readonly string[],
  terms: StatedTerms,
): boolean {
  const { before, behind } = aroundNumber(figure);
  if (behind === "" || found.some((word) => before.includes(word))) return true;
  if (nouns.some((word) => word !== "" && isNear(behind.indexOf(word)))) return true;
  const first = Math.min(...found.map((word) => behind.indexOf(word)).filter((at) => at >= 0));
  return !Number.isFinite(first) || !terms.predicates.some((verb) => behind.slice(0, first).includes(verb));
}

function isNear(at: number): boolean {
  return at >= 0 && at <= nounReach;
}

function aroundNumber({ clause, value, unit }: StatedFigure): { readonly before: string; readonly behind: string } {
  const text = normalize(clause).toLowerCase();
  const number = findNumbers(text).find((one) => one.value === value);
  if (!number) return { before: compact(text), behind: "" };
  const behind = compact(text.slice(number.end)).replace(/^[余多来]/u, "");
  return {
    before: compact(text.slice(0, number.start)),
    behind: unit !== null && behind.startsWith(unit) ? behind.slice(unit.length).replace(/^[余多]/u, "") : behind,
  };
}
