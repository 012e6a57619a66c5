import { compact } from "../../base/text.ts";
import type { PassageTerms } from "../../question/passage-terms.ts";
import type { PassageSection } from "../../question/query.ts";
import type { Unit } from "./cut-units.ts";

/** A word that opens what is to be done stands this near the start of its sentence. */
const openingWithin = 16;

/** The units of the sections asked for: part five told apart into what is amiss and what is to be done, part six, and what is said of fees. */
export function sectionUnits(
  units: readonly Unit[],
  asked: readonly PassageSection[],
  terms: PassageTerms,
): readonly Unit[] {
  const chosen = new Set<Unit>();
  const { problems, improvement, other_matters, fees } = terms.sections;
  const told = tellApart(
    units.filter((unit) => isOf(unit, problems.part, [...problems.heading, ...improvement.heading])),
    terms,
  );
  for (const section of asked) {
    const found =
      section === "problems"
        ? told.problems
        : section === "improvement"
          ? told.improvement
          : section === "other_matters"
            ? units.filter((unit) => isOf(unit, other_matters.part, other_matters.heading))
            : units.filter((unit) => saysAny(unit.plain, fees.ask) || saysAny(unit.heading, fees.heading));
    for (const unit of found) chosen.add(unit);
  }
  return units.filter((unit) => chosen.has(unit));
}

/** In the part by its number, or, in reports that number their parts otherwise, under a heading that says so. */
function isOf(unit: Unit, part: number, headings: readonly string[]): boolean {
  return (
    unit.part === part ||
    (unit.part !== null && saysAny(unit.heading, headings) && unit.passage.heading.includes(" · "))
  );
}

function tellApart(units: readonly Unit[], terms: PassageTerms): { problems: Unit[]; improvement: Unit[] } {
  const { problems, improvement } = terms.sections;
  const told = { problems: [] as Unit[], improvement: [] as Unit[] };
  let state: "problems" | "improvement" = "problems";
  let last: string | undefined;
  for (const unit of units) {
    if (unit.passage.heading !== last) {
      last = unit.passage.heading;
      const saysProblems = saysAny(unit.heading, problems.heading);
      const saysImprovement = saysAny(unit.heading, improvement.heading);
      if (saysProblems !== saysImprovement) state = saysProblems ? "problems" : "improvement";
    }
    const opening = unit.plain.slice(0, openingWithin);
    if (saysAny(opening, improvement.opens)) state = "improvement";
    else if (saysAny(opening, problems.opens)) state = "problems";
    told[state].push(unit);
  }
  return told;
}

function saysAny(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.includes(compact(word)));
}
