import { addExact, percentOf, plainDigits } from "../base/decimal.ts";
import type { Measure } from "../question/query.ts";
import { wholeOf } from "../question/whole-of.ts";
import { missingSentences } from "./answer-unknown.ts";
import { draftSeveral } from "./answer-value.ts";
import { compareFormats } from "./compare-formats.ts";
import type { Context } from "./context.ts";
import { type Draft, plainDraft } from "./draft.ts";
import { explain, remarks } from "./explain-quantity.ts";
import { whoAndWhen } from "./labels.ts";
import { lookUp } from "./look-up.ts";
import { isKnown, type KnownQuantity, type Quantity } from "./quantity.ts";
import { isAbsent, type Question } from "./question.ts";
import { averageOf, ratioOf } from "./quotient.ts";
import { settleUnits } from "./settle-units.ts";
import { shareOfSum, timesAsMany } from "./share-beside.ts";
import type { Target } from "./target.ts";

/** A measure, or several added, in percent of the whole, one line an authority and year. The value is the first's; null where it cannot be worked out. */
export async function draftShare(question: Question): Promise<Draft> {
  const { targets, query, context } = question;
  const beside = query.base ? await shareOfSum(query.base, question) : await timesAsMany(question);
  if (beside) return beside;
  const drafts: Draft[] = [];
  for (const target of targets.held) {
    const groups = query.isTogether ? [query.measures] : query.measures.map((measure) => [measure]);
    for (const group of groups) drafts.push(await shareOf(group, target, question));
  }
  const [first, ...rest] = drafts;
  if (!first) return plainDraft("unknown", context.say("value.none"));
  const missing = missingSentences(targets.missing, context);
  if (rest.length === 0) return { ...first, notes: [...first.notes, ...missing] };
  return {
    ...first,
    lead: drafts.map((draft) => draft.lead).join("\n"),
    notes: [...new Set([...drafts.flatMap((draft) => draft.notes), ...missing])],
    used: drafts.flatMap((draft) => draft.used),
  };
}

async function shareOf(measures: readonly Measure[], target: Target, question: Question): Promise<Draft> {
  const { context, query, cells } = question;
  const { say } = context;
  const wholeMeasure = query.whole ?? (measures[0] && wholeOf(measures[0]));
  const parts: Quantity[] = [];
  for (const measure of measures) parts.push(await lookUp(measure, target, cells, context));
  if (!wholeMeasure) {
    if (parts.some(isAbsent)) return draftSeveral(parts.filter(isAbsent), context);
    return plainDraft("comparison", say("share.no_whole"), {
      used: parts.flatMap((part) => part.used),
      notes: parts.map((part) => say("list.item", { text: explain(part, context) })),
    });
  }
  const wholes: Quantity[] = [];
  for (const measure of [wholeMeasure, ...(query.wholeBeside ?? [])])
    wholes.push(await lookUp(measure, target, cells, context));
  const both: readonly Quantity[] = [...parts, ...wholes];
  if (both.some(isAbsent)) return draftSeveral(both.filter(isAbsent), context);
  const used = both.flatMap((one) => one.used);
  const notes = [
    ...both.map((one) => say("list.item", { text: explain(one, context) })),
    ...compareFormats(both, context).sentences,
    ...new Set(both.flatMap((one) => remarks(one, context))),
  ];
  const known = both.filter(isKnown);
  if (known.length < both.length) return plainDraft("comparison", say("share.blank"), { used, notes });
  return quotientOf(known.slice(0, parts.length), known.slice(parts.length), { used, notes }, question);
}

/** The parts added, set against the whole, of which there may be parts too: in percent, as so many times, or so much for each. */
function quotientOf(
  parts: readonly KnownQuantity[],
  wholes: readonly KnownQuantity[],
  { used, notes }: Pick<Draft, "used" | "notes">,
  { query, context }: Question,
): Draft {
  const { say } = context;
  const without = (key: string) => plainDraft("comparison", say(key), { used, notes });
  const [first] = parts;
  const [whole] = wholes;
  if (!first || !whole) return without("share.blank");
  if (query.isAverage) return averageOf(first, whole, query.convertTo, { used, notes }, context);
  const pairs = parts.flatMap((part) => wholes.map((of) => [part, of] as const));
  const values = settleUnits(
    [...parts, ...wholes],
    pairs.every(([part, of]) => isStatedWithoutUnit(part, of)),
  )?.values;
  if (values === undefined) return without("share.units");
  if (pairs.some(([part, of]) => isStockOfFlow(part, of))) return without("share.unlike");
  const [tops, bottoms] = [values.slice(0, parts.length), values.slice(parts.length)];
  const [top, bottom] = [addExact(tops), addExact(bottoms)];
  const percent = percentOf(top, bottom);
  if (percent === null) return without("share.zero");
  const added = [tops, bottoms].filter((one) => one.length > 1).map((one) => addedNote(one, context));
  const labels = [parts, wholes].map((some) => some.map((one) => one.label).join(say("list.plus")));
  const sides = { who: whoAndWhen(whole.target, context), part: labels[0] ?? "", whole: labels[1] ?? "" };
  if (query.isRatio) return ratioOf({ top, bottom }, sides, { used, notes: [...added, ...notes] }, context);
  const text = say("share.lead", { percent: plainDigits(percent), ...sides });
  const lead = query.compare === null ? text : say(percent === 100 ? "share.all" : "share.not_all", { text });
  const rule = say("share.rule", { part: plainDigits(top), whole: plainDigits(bottom), percent: plainDigits(percent) });
  const odd = top > bottom ? [say("share.more_than_whole")] : [];
  return {
    ...plainDraft("comparison", lead, { used, notes: [...added, rule, ...odd, ...notes] }),
    value: percent,
    unit: "%",
  };
}

function addedNote(values: readonly number[], { say }: Context): string {
  return say("share.added", { parts: values.map(plainDigits).join(" + "), sum: plainDigits(addExact(values)) });
}

/** Two numbers of the prose, one printed without a unit (「访问量达 6 万、总访问量达 17 万余次」): they may be set against each other. */
function isStatedWithoutUnit(part: Quantity, whole: Quantity): boolean {
  return part.state === "stated" && whole.state === "stated" && (part.unit === null || whole.unit === null);
}

/** A cell of the tables against a number of the prose that counts something else: what is kept since ever, say, against what was published in a year. */
function isStockOfFlow(part: Quantity, whole: Quantity): boolean {
  return (part.measure.kind === "cell") !== (whole.measure.kind === "cell") && part.state !== whole.state;
}
