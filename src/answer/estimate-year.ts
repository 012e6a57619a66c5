import { addExact, divideExact } from "../base/decimal.ts";
import type { Query } from "../question/query.ts";
import type { Authority } from "../report/authority.ts";
import { amount } from "./amount.ts";
import { statedGrowthOf } from "./answer-stated-growth.ts";
import { openCells } from "./cells.ts";
import type { Context } from "./context.ts";
import type { Draft } from "./draft.ts";
import { lookUp } from "./look-up.ts";
import { printed } from "./printed.ts";
import { targetOf } from "./target.ts";

/** To a year that is not held, what can be worked out of the next year's prose (「648 条，同比增长 11%」), called an estimate. The answer stays without a value. */
export async function withEstimate(
  draft: Draft,
  query: Query,
  missing: readonly { readonly authority: Authority; readonly year: number }[],
  context: Context,
): Promise<Draft> {
  const [asked] = missing;
  const [measure] = query.measures;
  if (!asked || !measure || missing.length > 1 || query.measures.length > 1 || query.operation !== "value")
    return draft;
  const target = targetOf(context.library.reports(), asked.authority, asked.year + 1);
  const report = target && (await context.library.report(target.reports[0].id));
  if (!target || !report) return draft;
  const quantity = await lookUp(measure, target, openCells(context.library, [target]), context);
  const found = statedGrowthOf(quantity, report, context.knowledge.stated);
  const last = found && divideExact(found.base.value * 100, addExact([100, found.growth.percent]), 0);
  if (!found || last === undefined || last === null) return draft;
  const sentence = context.say("estimate.missing", {
    year: asked.year,
    next: asked.year + 1,
    clause: printed(found.growth.figure.text),
    last: amount(last, found.base.unit, context),
  });
  const used = [found.base, found.growth.figure].map((figure) => ({ figure, report: target.reports[0] }));
  return { ...draft, notes: [sentence, ...draft.notes], used };
}
