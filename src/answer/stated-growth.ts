import { compact } from "../base/text.ts";
import type { StatedFigure } from "../report/figure.ts";
import type { Report } from "../report/report.ts";
import type { StatedTerms } from "./stated-terms.ts";

/** A change against the year before that the prose states beside a figure: 「648 条，同比增长 11%」. */
export interface StatedGrowth {
  readonly figure: StatedFigure;
  /** In percent, negative for a fall. */
  readonly percent: number;
}

/** The percentage that follows the figure in its sentence, before any other number. Undefined where none does, or its direction is not said. */
export function growthBeside(figure: StatedFigure, report: Report, terms: StatedTerms): StatedGrowth | undefined {
  const next = report.stated[report.stated.indexOf(figure) + 1];
  if (!next || next.sentence !== figure.sentence || next.unit !== "%") return undefined;
  const words = compact(`${next.subject}${next.clause}`);
  if (!terms.growth.against.some((word) => words.includes(word))) return undefined;
  const up = terms.growth.up.some((word) => words.includes(word));
  const down = terms.growth.down.some((word) => words.includes(word));
  if (up === down) return undefined;
  return { figure: next, percent: up ? next.value : -next.value };
}
