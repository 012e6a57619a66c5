import type { Passage } from "../../report/report.ts";
import type { Unit } from "./cut-units.ts";
import { answersFrom, type ScoredUnit } from "./score-units.ts";

/** Words of a passage as they are quoted: exactly what is printed there, units that follow each other together. */
export interface Quote {
  readonly passage: Passage;
  readonly text: string;
}

/** Units that are scored this near the best are quoted with it. */
const nearBest = 0.9;
const unitsAtMost = 4;
const charactersAtMost = 700;

/** The units that answer, in reading order. `ranked`: numbers of the passages, those that fit the whole question best first. None below `threshold`. */
export function chooseUnits(
  scored: readonly ScoredUnit[],
  ranked: readonly number[],
  threshold = answersFrom,
): readonly Unit[] {
  const section = scored.filter(({ isSection }) => isSection);
  const saying = scored.filter(({ isSection, score }) => !isSection && score >= threshold);
  if (section.length > 0) return section.map(({ unit }) => unit);
  const best = Math.max(0, ...saying.map(({ score }) => score));
  const rankOf = (unit: Unit) => {
    const rank = ranked.indexOf(unit.number);
    return rank < 0 ? ranked.length : rank;
  };
  const chosen = saying
    .filter(({ score }) => score >= best * nearBest)
    .sort((a, b) => b.score - a.score || rankOf(a.unit) - rankOf(b.unit))
    .slice(0, unitsAtMost)
    .map(({ unit }) => unit);
  return saying.map(({ unit }) => unit).filter((unit) => chosen.includes(unit));
}

/** Joins units that stand side by side; stops before more is quoted than a reader wants. */
export function quoteUnits(units: readonly Unit[]): readonly Quote[] {
  const spans: { passage: Passage; start: number; end: number }[] = [];
  let length = 0;
  for (const { passage, start, end } of units) {
    length += end - start;
    if (length > charactersAtMost && spans.length > 0) break;
    const last = spans.at(-1);
    if (last !== undefined && last.passage === passage && last.end === start) last.end = end;
    else spans.push({ passage, start, end });
  }
  return spans.map(({ passage, start, end }) => ({ passage, text: passage.text.slice(start, end).trim() }));
}
