import { divideExact, percentOf, plainDigits } from "../base/decimal.ts";
import type { Measure } from "../question/query.ts";
import { missingSentences } from "./answer-unknown.ts";
import { draftSeveral } from "./answer-value.ts";
import { compareFormats } from "./compare-formats.ts";
import type { Context } from "./context.ts";
import { type Draft, plainDraft } from "./draft.ts";
import { explain, remarks } from "./explain-quantity.ts";
import { whoAndWhen } from "./labels.ts";
import { lookUp } from "./look-up.ts";
import { isKnown, type Quantity } from "./quantity.ts";
import { isAbsent, type Question } from "./question.ts";
import { settleUnits } from "./settle-units.ts";
import type { Target } from "./target.ts";

/** A measure in percent of its whole, one line an authority and year. The value is the first's; null where it cannot be worked out. */
export async function draftShare(question: Question): Promise<Draft> {
  const { targets, query, context } = question;
  const drafts: Draft[] = [];
  for (const target of targets.held) {
    for (const measure of query.measures) drafts.push(await shareOf(measure, target, question));
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

async function shareOf(measure: Measure, target: Target, question: Question): Promise<Draft> {
  const { context, query, cells } = question;
  const { say } = context;
  const wholeMeasure = query.whole ?? wholeOf(measure);
  const part = await lookUp(measure, target, cells, context);
  if (!wholeMeasure) {
    if (isAbsent(part)) return draftSeveral([part], context);
    return plainDraft("comparison", say("share.no_whole"), {
      used: part.used,
      notes: [say("list.item", { text: explain(part, context) })],
    });
  }
  const whole = await lookUp(wholeMeasure, target, cells, context);
  const both: readonly Quantity[] = [part, whole];
  if (both.some(isAbsent)) return draftSeveral(both.filter(isAbsent), context);
  const used = both.flatMap((one) => one.used);
  const notes = [
    ...both.map((one) => say("list.item", { text: explain(one, context) })),
    ...compareFormats(both, context).sentences,
    ...new Set(both.flatMap((one) => remarks(one, context))),
  ];
  const without = (key: string) => plainDraft("comparison", say(key), { used, notes });
  if (!isKnown(part) || !isKnown(whole)) return without("share.blank");
  const [top, bottom] = settleUnits([part, whole], isStatedWithoutUnit(part, whole))?.values ?? [];
  if (top === undefined || bottom === undefined) return without("share.units");
  if (isStockOfFlow(part, whole)) return without("share.unlike");
  const percent = percentOf(top, bottom);
  if (percent === null) return without("share.zero");
  if (query.isRatio) return ratioOf(part, whole, [top, bottom], { used, notes }, context);
  const text = say("share.lead", {
    percent: plainDigits(percent),
    who: whoAndWhen(target, context),
    part: part.label,
    whole: whole.label,
  });
  const lead = query.compare === null ? text : say(percent === 100 ? "share.all" : "share.not_all", { text });
  const rule = say("share.rule", { part: plainDigits(top), whole: plainDigits(bottom), percent: plainDigits(percent) });
  const odd = top > bottom ? [say("share.more_than_whole")] : [];
  return { ...plainDraft("comparison", lead, { used, notes: [rule, ...odd, ...notes] }), value: percent, unit: "%" };
}

/** The part as so many times the whole. */
function ratioOf(
  part: Quantity,
  whole: Quantity,
  [top, bottom]: readonly [number, number],
  { used, notes }: Pick<Draft, "used" | "notes">,
  context: Context,
): Draft {
  const { say } = context;
  const ratio = divideExact(top, bottom, 2);
  if (ratio === null) return plainDraft("comparison", say("share.zero"), { used, notes });
  const lead = say("share.ratio", {
    ratio: plainDigits(ratio),
    who: whoAndWhen(part.target, context),
    part: part.label,
    whole: whole.label,
  });
  const rule = say("share.ratio_rule", {
    part: plainDigits(top),
    whole: plainDigits(bottom),
    ratio: plainDigits(ratio),
  });
  return { ...plainDraft("comparison", lead, { used, notes: [rule, ...notes] }), value: ratio, unit: "倍" };
}

/** The total that the format gives for a cell: of one column, the row's total; of an outcome, all outcomes; of a result of review or suit, its total. */
function wholeOf(measure: Measure): Measure | null {
  if (measure.kind !== "cell") return null;
  const { row, column } = measure;
  if ((row.startsWith("requests.") || row.startsWith("remedies.")) && column !== "total") {
    return { kind: "cell", row, column: "total" };
  }
  if (row.startsWith("requests.outcome.") && row !== "requests.outcome.total") {
    return { kind: "cell", row: "requests.outcome.total", column };
  }
  return null;
}

/** Two numbers of the prose, one printed without a unit (「访问量达 6 万、总访问量达 17 万余次」): they may be set against each other. */
function isStatedWithoutUnit(part: Quantity, whole: Quantity): boolean {
  return part.state === "stated" && whole.state === "stated" && (part.unit === null || whole.unit === null);
}

/** A cell of the tables against a number of the prose that counts something else: what is kept since ever, say, against what was published in a year. */
function isStockOfFlow(part: Quantity, whole: Quantity): boolean {
  return (part.measure.kind === "cell") !== (whole.measure.kind === "cell") && part.state !== whole.state;
}
