import { compact } from "../base/text.ts";
import type { StatedFigure } from "../report/figure.ts";
import type { Report } from "../report/report.ts";
import type { StatedTerms } from "./stated-terms.ts";

/** Sentences that state what a row of the tables counts: for reports without the table. Several where they differ. */
export function matchProse(row: string, report: Report, terms: StatedTerms): readonly StatedFigure[] {
  const prose = terms.rows[row];
  if (!prose) return [];
  const units = terms.unit_kinds.things ?? [];
  const clauses = report.stated
    .filter((figure) => figure.unit === null || units.includes(figure.unit))
    .map((figure) => ({ figure, clause: compact(`${figure.subject}\n${figure.clause}`) }));
  const says = (clause: string, words: readonly string[]) => words.some((word) => clause.includes(word));
  if (prose.beside.length > 0 && !clauses.some(({ clause }) => says(clause, prose.beside))) return [];
  const found = clauses.filter(
    ({ clause }) => !says(clause, prose.never) && prose.all.every((words) => says(clause, words)),
  );
  const preferred = found.filter(({ clause }) => says(clause, prose.prefer));
  const figures = (preferred.length > 0 ? preferred : found).map(({ figure }) => figure);
  return [...new Map(figures.toReversed().map((figure) => [figure.value, figure])).values()].toReversed();
}
