import { compact } from "../base/text.ts";
import type { StatedFigure } from "../report/figure.ts";
import type { Report } from "../report/report.ts";
import type { StatedTerms } from "./stated-terms.ts";

/** Sentences that state what a row of the tables counts: for reports without the table. Several where they differ. */
export function matchProse(row: string, report: Report, terms: StatedTerms): readonly StatedFigure[] {
  const prose = terms.rows[row];
  if (!prose) return [];
  const units = terms.unit_kinds.things ?? [];
  const found = report.stated.filter((figure) => {
    if (figure.unit !== null && !units.includes(figure.unit)) return false;
    const clause = compact(`${figure.subject}\n${figure.clause}`);
    if (prose.never.some((word) => clause.includes(word))) return false;
    return prose.all.every((words) => words.some((word) => clause.includes(word)));
  });
  return [...new Map(found.toReversed().map((figure) => [figure.value, figure])).values()].toReversed();
}
