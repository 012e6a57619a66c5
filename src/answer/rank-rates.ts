import { percentOf } from "../base/decimal.ts";
import type { Measure } from "../question/query.ts";
import { partsOf } from "./answer-parts.ts";
import type { Context } from "./context.ts";
import { labelOf } from "./labels.ts";
import { lookUp } from "./look-up.ts";
import { isKnown, type Quantity } from "./quantity.ts";
import type { Question } from "./question.ts";

/**
 * What is ranked by a rate: the measure in percent of `whole`, of each target, or of each column of one target. Its `parts` are the two it is worked out from. Null
 * where one of them has no value, or the whole is 0.
 */
export async function ratesOf(question: Question, whole: Measure, isByColumn: boolean): Promise<readonly Quantity[]> {
  const { query, targets, cells, context } = question;
  const [measure] = query.measures;
  if (measure === undefined) return [];
  const rates: Quantity[] = [];
  for (const target of targets.held) {
    const measures: readonly Measure[] = isByColumn ? partsOf(measure, target, false, context) : [measure];
    for (const part of measures) {
      const of = isByColumn ? inColumnOf(whole, part) : whole;
      rates.push(rateOf(await lookUp(part, target, cells, context), await lookUp(of, target, cells, context), context));
    }
  }
  return rates;
}

function inColumnOf(whole: Measure, part: Measure): Measure {
  return whole.kind === "cell" && part.kind === "cell" ? { ...whole, column: part.column } : whole;
}

function rateOf(part: Quantity, whole: Quantity, context: Context): Quantity {
  const percent = isKnown(part) && isKnown(whole) ? percentOf(part.value, whole.value) : null;
  return {
    ...part,
    label: context.say("label.rate", { part: part.label, whole: whole.label }),
    value: percent,
    unit: "%",
    state: percent === null ? "no_rate" : "rate",
    used: [...part.used, ...whole.used],
    parts: [part, whole],
    filled: null,
  };
}

/** What is ranked, as it is named: the measure, or the rate of it. */
export function rankedLabel(measure: Measure, whole: Measure | null, context: Context): string {
  const label = labelOf(measure, context);
  return whole === null ? label : context.say("label.rate", { part: label, whole: labelOf(whole, context) });
}
