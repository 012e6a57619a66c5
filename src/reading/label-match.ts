import { compact, remembered, toMainlandTerms } from "../base/text.ts";
import type { FormatRow } from "../report/format.ts";

/** Where a row's label stands in a stretch of letters. */
export interface LabelFind {
  readonly row: number;
  readonly start: number;
  readonly end: number;
}

/** A row's label in the forms it is found by. */
export interface RowLabel {
  readonly variants: readonly string[];
  /** The note in brackets behind the label, which may stand between it and its numbers. */
  readonly note: string;
  /** With the ordinal (「3其他」): the only way to find a label of one or two letters. */
  readonly withOrdinal: string;
}

/** How many letters of other labels may stand inside a label that is broken over lines. */
const noise = 8;
/** Labels shorter than this are not looked for letter by letter. */
const shortestLoose = 6;
/** Of a label that is broken around its numbers, at least this many letters stand before them. */
const fewestBefore = 4;
/** Labels shorter than this stand in other labels and headings (其他, 总计). */
const shortest = 3;

/** Letters and digits only: prints differ in every mark (“三安全一稳定”, 1. or 1、, （一） or (一)). */
export const letters = remembered((text) => toMainlandTerms(compact(text)).replace(/[^\p{L}\p{N}]/gu, ""));

/** A label without the note in brackets behind it. An unclosed bracket is cut to the end. */
export function withoutNote(text: string): string {
  const plain = compact(text);
  const bare = plain.replace(/(?<=.)\([^()]*(?:\)|$)/gu, "");
  return bare === "" ? plain : bare;
}

export function rowLabels(rows: readonly FormatRow[]): readonly RowLabel[] {
  const known = labelsOf.get(rows) ?? makeLabels(rows);
  labelsOf.set(rows, known);
  return known;
}

/** The labels of each format's rows are worked out once. */
const labelsOf = new WeakMap<readonly FormatRow[], readonly RowLabel[]>();

function makeLabels(rows: readonly FormatRow[]): readonly RowLabel[] {
  return rows.map((row) => ({
    variants: [...new Set([row.label, ...row.seen_as].map((label) => letters(withoutOrdinal(withoutNote(label)))))]
      // words of the prose (不掌握, 收到申请数) are no labels of the table
      .filter((variant, index) => index === 0 || variant.length >= 4),
    note: letters(row.label.slice(withoutNote(row.label).length)),
    withOrdinal: letters(withoutNote(row.label)),
  }));
}

function withoutOrdinal(label: string): string {
  return label.replace(/^(?:\([一二三四五六七八九十]\)|[一二三四五六七八九十]、|\d[.、])/u, "");
}

/** All row labels that stand in `before`, the letters up to a run, or begin there and end in `after`, the letters behind it. In order of their ends. */
export function findLabels(labels: readonly RowLabel[], before: string, after: string): readonly LabelFind[] {
  return labels
    .flatMap((label, row): readonly LabelFind[] => {
      const finds = label.variants.flatMap((variant) => findVariant(variant, label.withOrdinal, before, after) ?? []);
      const best = finds.toSorted((a, b) => b.end - a.end)[0];
      return best ? [{ row, ...best }] : [];
    })
    .toSorted((a, b) => a.end - b.end);
}

function findVariant(
  variant: string,
  withOrdinal: string,
  before: string,
  after: string,
): { start: number; end: number } | null {
  if (variant.length < shortest) {
    const at = before.lastIndexOf(withOrdinal);
    if (at !== -1) return { start: at, end: at + withOrdinal.length };
    return before === variant ? { start: 0, end: variant.length } : null;
  }
  const at = before.lastIndexOf(variant);
  if (at !== -1) return { start: at, end: at + variant.length };
  return (
    findStraddling(variant, before, after) ??
    (variant.length >= shortestLoose ? findLoose(variant, before, after) : null)
  );
}

/** 「危及三安」 before the numbers and 「全一稳定」 behind them. */
function findStraddling(variant: string, before: string, after: string): { start: number; end: number } | null {
  for (let cut = variant.length - 1; cut >= 2; cut--) {
    if (before.endsWith(variant.slice(0, cut)) && after.startsWith(variant.slice(cut))) {
      return { start: before.length - cut, end: before.length + variant.length - cut };
    }
  }
  return null;
}

/** The label's letters in order with at most {@link noise} others between them, beginning before the run. */
function findLoose(variant: string, before: string, after: string): { start: number; end: number } | null {
  const text = before + after.slice(0, variant.length + noise);
  let best: { start: number; end: number } | null = null;
  for (
    let start = text.indexOf(variant[0] ?? "");
    start !== -1 && start < before.length;
    start = text.indexOf(variant[0] ?? "", start + 1)
  ) {
    let [at, matched, matchedBefore] = [start, 0, 0];
    const limit = Math.min(text.length, start + variant.length + noise);
    // a label broken by its numbers goes on right behind them: both letters at the break are its own
    let isBrokenCleanly = true;
    while (at < limit && matched < variant.length) {
      if (text[at] === variant[matched]) matched++;
      else if (at === before.length - 1 || at === before.length) isBrokenCleanly = false;
      at++;
      if (at <= before.length) matchedBefore = matched;
    }
    const isStraddling = at > before.length;
    const isWhole = matched === variant.length && (!isStraddling || (isBrokenCleanly && matchedBefore >= fewestBefore));
    if (isWhole && (best === null || at - start <= best.end - best.start)) best = { start, end: at };
  }
  return best;
}
