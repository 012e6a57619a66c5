import { addExact, divideExact, plainDigits, subtractExact } from "../base/decimal.ts";
import type { StatedFigure } from "../report/figure.ts";
import type { Report } from "../report/report.ts";
import { amount, isStated } from "./amount.ts";
import { type Draft, plainDraft } from "./draft.ts";
import { explain } from "./explain-quantity.ts";
import { whoAndWhen } from "./labels.ts";
import { matchProse } from "./match-prose.ts";
import { printed } from "./printed.ts";
import type { Quantity } from "./quantity.ts";
import type { Question } from "./question.ts";
import { growthBeside, type StatedGrowth } from "./stated-growth.ts";
import type { StatedTerms } from "./stated-terms.ts";

/**
 * A change against a year that is not held, as the prose states it: 「648 条，同比增长 11%」. The growth is quoted; a difference is worked out of it
 * and called an estimate. Undefined where the prose says nothing, or the year missing is not the year before.
 */
export async function draftFromProse(quantity: Quantity, question: Question): Promise<Draft | undefined> {
  const { context, query, targets } = question;
  const { say } = context;
  const { year } = quantity.target;
  const isYearBefore = targets.missing.every(
    (one) => one.authority.id === quantity.target.authority.id && one.year === (year ?? 0) - 1,
  );
  if (year === null || !isYearBefore || targets.held.length !== 1 || query.measures.length !== 1) return undefined;
  const [summary] = quantity.target.reports;
  const report = await context.library.report(summary.id);
  const found = report && statedGrowthOf(quantity, report, context.knowledge.stated);
  if (!found) return undefined;
  const { growth, base } = found;
  const used = [...[base, growth.figure].map((figure) => ({ figure, report: summary })), ...quantity.used];
  const who = whoAndWhen(quantity.target, context);
  const percent = plainDigits(Math.abs(growth.percent));
  const quote = say("growth.quoted", { clause: printed(growth.figure.text), year: year - 1 });
  const figure = say("list.item", { text: explain(quantity, context) });
  if (query.operation === "growth") {
    const lead = say(growth.percent < 0 ? "growth.stated_down" : "growth.stated_up", {
      who,
      percent,
      subject: printed(base.subject),
    });
    return { ...plainDraft("comparison", lead, { used, notes: [quote, figure] }), value: growth.percent, unit: "%" };
  }
  const last = divideExact(base.value * 100, addExact([100, growth.percent]), 0);
  if (last === null) return undefined;
  const difference = subtractExact(base.value, last);
  const key = difference < 0 ? "estimate.less" : "estimate.more";
  const lead = say(key, {
    who,
    amount: amount(Math.abs(difference), base.unit, context),
    subject: printed(base.subject),
  });
  const rule = say("estimate.rule", {
    value: plainDigits(base.value),
    percent: plainDigits(growth.percent),
    last: amount(last, base.unit, context),
    year: year - 1,
  });
  return { ...plainDraft("comparison", lead, { used, notes: [rule, quote] }), value: difference, unit: base.unit };
}

/** The figure of the prose that states the quantity, with the growth beside it. */
export function statedGrowthOf(
  quantity: Quantity,
  report: Report,
  terms: StatedTerms,
): { readonly growth: StatedGrowth; readonly base: StatedFigure } | undefined {
  const { measure } = quantity;
  const figures = [
    ...quantity.used.map((one) => one.figure).filter(isStated),
    ...(measure.kind === "cell" && measure.column === "total" ? matchProse(measure.row, report, terms) : []),
  ];
  for (const base of figures) {
    const growth = growthBeside(base, report, terms);
    if (growth) return { growth, base };
  }
  return undefined;
}
