import type { AskedWord } from "./asked-words.ts";
import type { Unit } from "./cut-units.ts";

/** How well a unit tells of what is asked: 1 where it says every word. */
export interface ScoredUnit {
  readonly unit: Unit;
  readonly score: number;
  /** True if the heading above it alone names all that is asked: the whole section answers. */
  readonly isSection: boolean;
}

/** What a word counts that is said in the unit itself, by another word, or only by its heading. */
const said = 1;
const saidOtherwise = 0.85;
const saidAbove = 0.7;
const weights = { must: 1, may: 0.4, weak: 0.25 } as const;

/** Below this the unit does not answer. The words that must be told of decide nearly all; up to 0.7 nothing is lost by it (`bench/passages.ts` tries others). */
export const answersFrom = 0.6;

/** Scores of the units that tell of every word that must be told of, in reading order. */
export function scoreUnits(units: readonly Unit[], words: readonly AskedWord[]): readonly ScoredUnit[] {
  const total = words.reduce((sum, { need }) => sum + weights[need], 0);
  if (total === 0) return [];
  const musts = words.filter(({ need }) => need === "must");
  const telling = words.filter(({ need }) => need !== "weak");
  const named = musts.length > 0 ? musts : words;
  return units.flatMap((unit) => {
    let sum = 0;
    let isSaid = false;
    for (const word of words) {
      const own = coverage(word, unit.plain);
      const worth = Math.max(own, coverage(word, unit.heading) * saidAbove);
      if (named.includes(word) && worth === 0) return [];
      if (own > 0 && (word.need !== "weak" || musts.length === 0)) isSaid = true;
      sum += weights[word.need] * worth;
    }
    const isSection = (telling.length > 0 ? telling : words).every((word) => coverage(word, unit.heading) > 0);
    if (!isSaid && !isSection) return [];
    // A verb alone (「负责」) stands in too many sentences to answer with one.
    if (musts.length === 0 && words.filter(({ need }) => need === "may").length < 2 && !isSection) return [];
    return [{ unit, score: sum / total, isSection }];
  });
}

function coverage({ word, variants }: AskedWord, text: string): number {
  if (text.includes(word)) return said;
  return variants.some((variant) => text.includes(variant)) ? saidOtherwise : 0;
}
