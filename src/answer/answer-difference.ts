import { percentOf, plainDigits, subtractExact } from "../base/decimal.ts";
import type { CellMeasure } from "../question/query.ts";
import { amount, amountOf } from "./amount.ts";
import { draftFromProse } from "./answer-stated-growth.ts";
import { draftYearNotHeld, missingSentences } from "./answer-unknown.ts";
import { draftSeveral } from "./answer-value.ts";
import { compareFormats } from "./compare-formats.ts";
import type { Context } from "./context.ts";
import { type Draft, plainDraft } from "./draft.ts";
import { explain, remarks } from "./explain-quantity.ts";
import { whoAndWhen } from "./labels.ts";
import { lookUp } from "./look-up.ts";
import { isKnown, type KnownQuantity, type Quantity } from "./quantity.ts";
import { gather, isAbsent, type Question } from "./question.ts";
import { settleUnits } from "./settle-units.ts";
import { targetOf } from "./target.ts";

/**
 * A difference, or a growth in percent. Between years the later minus the earlier; between measures or authorities the first minus the second.
 * With one year alone, the year before is meant: held, or what the prose says of it.
 */
export async function draftDifference(question: Question): Promise<Draft> {
  const { context, query, targets } = question;
  const quantities = await gather(question);
  const [only] = quantities;
  if (targets.missing.length > 0) {
    return (only && (await draftFromProse(only, question))) ?? draftWithout(quantities, question);
  }
  if (quantities.length === 1 && only) return againstYearBefore(only, question);
  const pair = pairOf(quantities, query.isInOrder === true);
  if (!pair) {
    const several = draftSeveral(quantities, context);
    return { ...several, kind: "comparison", value: null, unit: null };
  }
  const drafted = draftPair(pair, quantities, query.operation === "growth", context);
  if (query.isLeftOver) return leftOver(drafted, pair, context);
  return query.isApart ? apart(drafted, pair, context) : drafted;
}

/** First against second: of two or more years, the last against the first. Undefined where more than one thing varies. */
function pairOf(quantities: readonly Quantity[], isInOrder: boolean): readonly [Quantity, Quantity] | undefined {
  const targets = new Set(quantities.map((one) => one.target));
  const authorities = new Set(quantities.map((one) => one.target.authority.id));
  const first = quantities[0];
  if (!first) return undefined;
  const [a, b] = quantities;
  if (isInOrder && quantities.length === 2 && a !== undefined && b !== undefined) return [a, b];
  if (authorities.size === 1 && targets.size === quantities.length) {
    const byYear = quantities.toSorted((a, b) => (a.target.year ?? 0) - (b.target.year ?? 0));
    const earliest = byYear[0];
    const latest = byYear.at(-1);
    return earliest && latest ? [latest, earliest] : undefined;
  }
  const second = quantities[1];
  return quantities.length === 2 && second ? [first, second] : undefined;
}

function draftPair(
  [a, b]: readonly [Quantity, Quantity],
  all: readonly Quantity[],
  isGrowth: boolean,
  context: Context,
): Draft {
  const { say } = context;
  const used = all.flatMap((one) => one.used);
  const comparison = compareFormats(all, context);
  const said = [...comparison.sentences, ...new Set(all.flatMap((one) => remarks(one, context)))];
  const lines = all.map((one) => say("list.item", { text: explain(one, context) }));
  const without = (key: string) => plainDraft("comparison", say(key), { used, notes: [...lines, ...said] });
  if (all.every(isAbsent)) return draftSeveral(all, context);
  if (comparison.verdict === "not") return without("difference.not_comparable");
  if (!isKnown(a) || !isKnown(b)) return without(isGrowth ? "growth.blank" : "difference.blank");
  const settled = settleUnits([a, b], comparison.areUnitsAlike);
  const [first, second] = settled?.values ?? [];
  if (!settled || first === undefined || second === undefined) return without("difference.units");
  const sides = sidesOf(a, b, context);
  const notes = all.length > 2 ? [...lines, ...said] : said;
  const difference = subtractExact(first, second);
  if (!isGrowth) {
    const key = difference > 0 ? "difference.more" : difference < 0 ? "difference.less" : "difference.same";
    const lead = say(key, { ...sides, amount: amount(Math.abs(difference), settled.unit, context) });
    const numbers = { first: plainDigits(first), second: plainDigits(second), difference: plainDigits(difference) };
    const how = [say("difference.rule", numbers), ...growthNote(first, second, a, b, context)];
    return {
      ...plainDraft("comparison", lead, { used, notes: [...how, ...notes] }),
      value: difference,
      unit: settled.unit,
    };
  }
  if (second === 0) return without("growth.zero");
  if (second < 0) return without("growth.negative");
  const percent = percentOf(difference, second) ?? 0;
  const key = percent > 0 ? "growth.up" : percent < 0 ? "growth.down" : "growth.same";
  const lead = say(key, { ...sides, percent: plainDigits(Math.abs(percent)) });
  const numbers = { first: plainDigits(first), second: plainDigits(second), percent: plainDigits(percent) };
  return {
    ...plainDraft("comparison", lead, { used, notes: [say("growth.rule", numbers), ...notes] }),
    value: percent,
    unit: "%",
  };
}

/** The difference as what is left of the first without the second. */
function leftOver(draft: Draft, [a, b]: readonly [Quantity, Quantity], context: Context): Draft {
  if (draft.value === null || !isKnown(a) || !isKnown(b)) return draft;
  const lead = context.say("difference.left", {
    ...sidesOf(a, b, context),
    amount: amount(draft.value, draft.unit, context),
  });
  return { ...draft, lead };
}

/** The difference as how far the two are apart. */
function apart(draft: Draft, [a, b]: readonly [Quantity, Quantity], context: Context): Draft {
  if (draft.value === null || draft.value === 0 || !isKnown(a) || !isKnown(b)) return draft;
  const value = Math.abs(draft.value);
  const lead = context.say("difference.apart", {
    ...sidesOf(a, b, context),
    amount: amount(value, draft.unit, context),
  });
  return { ...draft, value, lead };
}

/** Between years a difference also says its percentage: it is computed from the same two figures. */
function growthNote(first: number, second: number, a: Quantity, b: Quantity, context: Context): readonly string[] {
  if (a.target.authority.id !== b.target.authority.id || a.target.year === b.target.year || second <= 0) return [];
  const percent = percentOf(subtractExact(first, second), second);
  return percent === null ? [] : [context.say("growth.note", { percent: plainDigits(percent) })];
}

/** The two sides by what tells them apart (year, authority or measure), with what they share in front. */
function sidesOf(a: KnownQuantity, b: KnownQuantity, context: Context) {
  const amounts = { amountA: amountOf(a, context), amountB: amountOf(b, context) };
  if (a.target === b.target) {
    return {
      ...amounts,
      of: context.say("side.of", { name: whoAndWhen(a.target, context) }),
      first: a.label,
      second: b.label,
    };
  }
  const isSameAuthority = a.target.authority.id === b.target.authority.id;
  const name = isSameAuthority ? context.say("label.of", { name: a.target.authority.name, label: a.label }) : a.label;
  const side = (one: KnownQuantity) =>
    isSameAuthority && one.target.year !== null
      ? context.say("year", { year: one.target.year })
      : whoAndWhen(one.target, context);
  return { ...amounts, of: context.say("side.of", { name }), first: side(a), second: side(b) };
}

async function againstYearBefore(quantity: Quantity, question: Question): Promise<Draft> {
  const { context, query } = question;
  const { authority, year } = quantity.target;
  const byItems = query.operation === "growth" ? await growthOfItems(quantity, question) : undefined;
  if (byItems) return byItems;
  const before = year === null ? undefined : targetOf(context.library.reports(), authority, year - 1);
  if (!before) {
    const prose = await draftFromProse(quantity, question);
    return prose ?? draftYearNotHeld(year === null ? [] : [{ authority, year: year - 1 }], context);
  }
  const earlier = await lookUp(quantity.measure, before, question.cells, context);
  return draftPair([quantity, earlier], [earlier, quantity], query.operation === "growth", context);
}

/** In the 2019 format a row of items prints last year's number and this year's change: their ratio is the growth. */
async function growthOfItems(quantity: Quantity, question: Question): Promise<Draft | undefined> {
  const { context, cells } = question;
  const { measure, target } = quantity;
  if (measure.kind !== "cell" || !["last_year", "change"].includes(measure.column)) return undefined;
  const cell = (column: string): CellMeasure => ({ kind: "cell", row: measure.row, column });
  const base = await lookUp(cell("last_year"), target, cells, context);
  const change = await lookUp(cell("change"), target, cells, context);
  const used = [...change.used, ...base.used];
  const notes = [change, base].map((one) => context.say("list.item", { text: explain(one, context) }));
  if (!isKnown(base) || !isKnown(change)) return plainDraft("comparison", context.say("growth.blank"), { used, notes });
  const percent = percentOf(change.value, base.value);
  if (percent === null) return plainDraft("comparison", context.say("growth.zero"), { used, notes });
  const lead = context.say("growth.items", {
    percent: plainDigits(percent),
    who: whoAndWhen(target, context),
    label: quantity.label,
  });
  const rule = context.say("growth.items_rule", {
    change: plainDigits(change.value),
    base: plainDigits(base.value),
    percent: plainDigits(percent),
  });
  return { ...plainDraft("comparison", lead, { used, notes: [rule, ...notes] }), value: percent, unit: "%" };
}

/** A year that the comparison needs is not held: said, with the figures that are. */
function draftWithout(quantities: readonly Quantity[], question: Question): Draft {
  const { context, targets } = question;
  const base = draftYearNotHeld(targets.missing, context);
  const known = quantities.filter(isKnown);
  if (known.length === 0) return base;
  return {
    ...base,
    lead: context.say("difference.not_held", { sentence: missingSentences(targets.missing, context).join("") }),
    used: known.flatMap((one: KnownQuantity) => one.used),
    notes: [...known.map((one) => context.say("list.item", { text: explain(one, context) })), ...base.notes],
  };
}
