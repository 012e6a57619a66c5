import { addExact, divideExact, percentOf, plainDigits } from "../base/decimal.ts";
import type { Query } from "../question/query.ts";
import { amountOf } from "./amount.ts";
import { missingSentences } from "./answer-unknown.ts";
import { draftSeveral } from "./answer-value.ts";
import { openCells } from "./cells.ts";
import { chooseAuthorities } from "./choose-authorities.ts";
import { chooseTargets } from "./choose-targets.ts";
import { compareFormats } from "./compare-formats.ts";
import type { Context } from "./context.ts";
import { type Draft, plainDraft } from "./draft.ts";
import { explain, remarks } from "./explain-quantity.ts";
import { labelOf, whoAndWhen } from "./labels.ts";
import { isKnown, type Quantity } from "./quantity.ts";
import { gather, isAbsent, type Question } from "./question.ts";
import { settleUnits } from "./settle-units.ts";

const linesAtMost = 20;

/** One body's, or year's, share of what several come to together. No value where one of them has no number or is not held. */
export async function shareOfSum(base: NonNullable<Query["base"]>, question: Question): Promise<Draft> {
  const { context, query, targets } = question;
  const { say } = context;
  const bodies = chooseAuthorities({ ...query, ...base }, "", context);
  if ("kind" in bodies) return bodies;
  const whole = chooseTargets({ ...query, ...base }, bodies, false, context);
  const [part] = await gather(question);
  const all = await gather({ ...question, targets: whole, cells: openCells(context.library, whole.held) });
  const used = [...new Set([...(part?.used ?? []), ...all.flatMap((one) => one.used)])];
  const notes = [...linesOf(all, question), ...whole.notes];
  const missing = missingSentences([...targets.missing, ...whole.missing], context);
  const without = (key: string) => plainDraft("comparison", say(key), { used, notes: [...notes, ...missing] });
  if (part === undefined || query.measures.length !== 1) return without("share.no_whole");
  if (isAbsent(part)) return draftSeveral([part], context);
  const known = [part, ...all].filter(isKnown);
  const [first, ...rest] = settleUnits(known, compareFormats(all, context).areUnitsAlike)?.values ?? [];
  if (!all.every(isKnown) || missing.length > 0) return without("share.blank");
  if (compareFormats(all, context).verdict === "not" || first === undefined) return without("share.units");
  const sum = addExact(rest);
  const percent = percentOf(first, sum);
  if (percent === null) return without("share.zero");
  const slots = { percent: plainDigits(percent), part: part.label, who: whoAndWhen(part.target, context) };
  const rule = say("share.rule", { part: plainDigits(first), whole: plainDigits(sum), percent: plainDigits(percent) });
  const lead = say("share.of_sum", { ...slots, count: all.length });
  return { ...plainDraft("comparison", lead, { used, notes: [rule, ...notes] }), value: percent, unit: "%" };
}

/** 「2022年是2019年的几倍」: one measure of two years, or bodies, the first by the second. Undefined where something else is asked. */
export async function timesAsMany(question: Question): Promise<Draft | undefined> {
  const { context, query, targets } = question;
  const { say } = context;
  const count = targets.held.length + targets.missing.length;
  const [measure, ...others] = query.measures;
  if (
    !(query.isRatio || query.isOfOther) ||
    query.whole !== null ||
    count !== 2 ||
    measure === undefined ||
    others.length > 0
  )
    return undefined;
  const both = await gather(question);
  const used = both.flatMap((one) => one.used);
  const comparison = compareFormats(both, context);
  const notes = [...linesOf(both, question), ...comparison.sentences, ...missingSentences(targets.missing, context)];
  const without = (key: string) => plainDraft("comparison", say(key), { used, notes });
  if (both.every(isAbsent)) return draftSeveral(both, context);
  const [a, b] = both;
  if (a === undefined || b === undefined || !isKnown(a) || !isKnown(b)) return without("share.blank");
  const [top, bottom] = settleUnits([a, b], comparison.areUnitsAlike)?.values ?? [];
  if (comparison.verdict === "not" || top === undefined || bottom === undefined) return without("share.units");
  const ratio = query.isOfOther && !query.isRatio ? percentOf(top, bottom) : divideExact(top, bottom, 2);
  if (ratio === null) return without("share.zero");
  if (!query.isRatio) return percentOfOther(a, b, { top, bottom, percent: ratio }, { used, notes }, context);
  const lead = say("share.times", {
    ratio: plainDigits(ratio),
    label: labelOf(measure, context),
    first: whoAndWhen(a.target, context),
    second: whoAndWhen(b.target, context),
    amountA: amountOf(a, context),
    amountB: amountOf(b, context),
  });
  const numbers = { part: plainDigits(top), whole: plainDigits(bottom), ratio: plainDigits(ratio) };
  return {
    ...plainDraft("comparison", lead, { used, notes: [say("share.ratio_rule", numbers), ...notes] }),
    value: ratio,
    unit: "倍",
  };
}

/** 「2020年是2019年的百分之几」. */
function percentOfOther(
  a: Quantity,
  b: Quantity,
  { top, bottom, percent }: { readonly top: number; readonly bottom: number; readonly percent: number },
  { used, notes }: Pick<Draft, "used" | "notes">,
  context: Context,
): Draft {
  const { say } = context;
  const lead = say("share.other", {
    percent: plainDigits(percent),
    label: labelOf(a.measure, context),
    first: whoAndWhen(a.target, context),
    second: whoAndWhen(b.target, context),
  });
  const rule = say("share.rule", { part: plainDigits(top), whole: plainDigits(bottom), percent: plainDigits(percent) });
  return { ...plainDraft("comparison", lead, { used, notes: [rule, ...notes] }), value: percent, unit: "%" };
}

function linesOf(quantities: readonly Quantity[], { context }: Question): readonly string[] {
  const shown = quantities.slice(0, linesAtMost);
  return [
    ...shown.map((one) => context.say("list.item", { text: explain(one, context) })),
    ...(quantities.length > shown.length
      ? [context.say("list.more", { count: quantities.length - shown.length })]
      : []),
    ...new Set(shown.flatMap((one) => remarks(one, context))),
  ];
}
