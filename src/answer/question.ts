import type { Measure, Query } from "../question/query.ts";
import type { Cells } from "./cells.ts";
import type { Targets } from "./choose-targets.ts";
import type { Context } from "./context.ts";
import { lookUp } from "./look-up.ts";
import type { Quantity } from "./quantity.ts";

/** A query with what it is about found: at least one target is held. */
export interface Question {
  readonly query: Query;
  readonly targets: Targets;
  readonly cells: Cells;
  readonly context: Context;
}

/** Every measure of every target: by authority, then year, then measure, each in the order asked. */
export async function gather(
  question: Question,
  measures: readonly Measure[] = question.query.measures,
): Promise<readonly Quantity[]> {
  const quantities: Quantity[] = [];
  for (const target of question.targets.held) {
    for (const measure of measures) quantities.push(await lookUp(measure, target, question.cells, question.context));
  }
  return quantities;
}

/** Nothing is printed where it could be: as against a cell that is there and blank. */
export function isAbsent(quantity: Quantity): boolean {
  return ["not_in_format", "not_shown", "unmatched"].includes(quantity.state);
}
