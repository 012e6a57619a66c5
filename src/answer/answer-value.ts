import type { Measure, StatedMeasure } from "../question/query.ts";
import { amount, amountOf, isStated, statedAmount } from "./amount.ts";
import { convertMoney } from "./common-unit.ts";
import { ruleFor } from "./comparability.ts";
import type { Context } from "./context.ts";
import { type Draft, plainDraft } from "./draft.ts";
import { explain, printedTwice, remarks } from "./explain-quantity.ts";
import { columnName, rowName, whoAndWhen } from "./labels.ts";
import { printed } from "./printed.ts";
import { isKnown, type KnownQuantity, type Quantity } from "./quantity.ts";
import { gather, isAbsent, type Question } from "./question.ts";

/** More sentences that fit equally than this are not listed. */
const choicesAtMost = 4;
/** More amounts than this do not fit into a first line. */
const leadAtMost = 4;
const linesAtMost = 20;

/** The figure of each measure, year and authority. Its value is the first figure's. */
export async function draftValue(question: Question): Promise<Draft> {
  const quantities = await gather(question);
  const [only] = quantities;
  if (quantities.length === 1 && only) return draftOne(only, question);
  const joined = quantities.every(isKnown) ? null : joinedName(question.query.measures);
  const [whole] = joined === null ? [] : await gather(question, [joined]);
  if (whole && isKnown(whole) && question.targets.held.length === 1) return draftOne(whole, question);
  return draftSeveral(quantities, question.context);
}

/** 「政策和活动信息几条」: what sounds like two things can be the name of one, where a sentence says all its words. Null: not all are of the prose. */
function joinedName(measures: readonly Measure[]): StatedMeasure | null {
  const stated = measures.filter((measure) => measure.kind === "stated");
  const [first] = stated;
  if (first === undefined || stated.length < measures.length || stated.length < 2) return null;
  const words = new Map(stated.flatMap((one) => one.words.map((word, i) => [word, one.variants?.[i] ?? []] as const)));
  const context = [...new Set(stated.flatMap((one) => one.context ?? []))];
  const unit = stated.map((one) => one.unit).find((one) => one !== null) ?? null;
  return { ...first, words: [...words.keys()], variants: [...words.values()], context, unit };
}

/** One quantity: its figure, or why there is none. */
export function draftOne(quantity: Quantity, question: Question): Draft {
  const { context, query } = question;
  if (quantity.state === "ambiguous") return draftAmbiguous(quantity, context);
  if (isAbsent(quantity)) return draftAbsent(quantity, context);
  const base = { used: quantity.used, notes: remarks(quantity, context) };
  if (!isKnown(quantity))
    return plainDraft(
      printedTwice(quantity) === null ? "figure" : "unknown",
      context.say("sentence", { text: explain(quantity, context) }),
      base,
    );
  if (query.convertTo && query.convertTo !== quantity.unit) return draftConverted(quantity, query.convertTo, context);
  return {
    ...plainDraft("figure", leadOf(quantity, context), base),
    value: quantity.value,
    unit: quantity.unit,
  };
}

/** Several plain figures, a line each. */
export function draftSeveral(quantities: readonly Quantity[], context: Context): Draft {
  const { say } = context;
  const known = quantities.filter(isKnown);
  const [first] = known;
  const used = quantities.flatMap((one) => one.used);
  const shown = quantities.slice(0, linesAtMost);
  const lines = shown.map((one) => say("list.item", { text: explain(one, context) }));
  if (quantities.length > shown.length) lines.push(say("list.more", { count: quantities.length - shown.length }));
  const notes = [...lines, ...new Set(shown.flatMap((one) => remarks(one, context)))];
  if (!first) {
    if (quantities.every(isAbsent))
      return plainDraft("unknown", say("value.none"), { notes: [...notes, say("next_step")] });
    return plainDraft("figure", say("value.none"), { used, notes });
  }
  const lead =
    quantities.length <= leadAtMost
      ? say("sentence", {
          text: quantities.map((one) => shortSaying(one, quantities, context)).join(say("list.semicolon")),
        })
      : say("value.many", { count: quantities.length, amount: amountOf(first, context) });
  return { ...plainDraft("figure", lead, { used, notes }), value: first.value, unit: first.unit };
}

/** 「3 件。X 2020 年“…”为 3 件。」 */
function leadOf(quantity: KnownQuantity, context: Context): string {
  return context.say("lead", { amount: amountOf(quantity, context), text: explain(quantity, context) });
}

/** A name that tells it from the others, and its amount. */
function shortSaying(quantity: Quantity, among: readonly Quantity[], context: Context): string {
  const said = isKnown(quantity) ? amountOf(quantity, context) : context.say(`short.${quantity.state}`);
  const hasOneTarget = among.every((one) => one.target === quantity.target);
  const hasOneMeasure = among.every((one) => one.measure === quantity.measure);
  const who = whoAndWhen(quantity.target, context);
  const name = hasOneTarget
    ? quantity.label
    : hasOneMeasure
      ? who
      : context.say("label.of", { name: who, label: quantity.label });
  return context.say("value.short", { name, amount: said });
}

function draftConverted(quantity: KnownQuantity, unit: string, context: Context): Draft {
  const { say } = context;
  const value = convertMoney(quantity.value, quantity.unit, unit);
  const notes = remarks(quantity, context);
  if (value === null) {
    return {
      ...plainDraft("figure", leadOf(quantity, context), {
        used: quantity.used,
        notes: [...notes, say(quantity.unit === null ? "convert.no_unit" : "convert.not_money", { unit })],
      }),
      value: quantity.value,
      unit: quantity.unit,
    };
  }
  const rule = say("convert.rule", { from: amountOf(quantity, context), to: amount(value, unit, context) });
  const lead = say("lead", { amount: amount(value, unit, context), text: explain(quantity, context) });
  return { ...plainDraft("figure", lead, { used: quantity.used, notes: [rule, ...notes] }), value, unit };
}

/** Several sentences fit: they are quoted, and each can be asked for. */
function draftAmbiguous(quantity: Quantity, context: Context): Draft {
  const { say } = context;
  const shown = quantity.used.slice(0, choicesAtMost);
  const who = whoAndWhen(quantity.target, context);
  const options = shown.flatMap(({ figure }) => {
    if (!isStated(figure)) return [];
    const subject = figure.subject === "" ? figure.clause : figure.subject;
    const send = `${quantity.target.authority.name}${quantity.target.year ?? ""}${quantity.target.year === null ? "" : "年"}${subject}是多少`;
    return [{ label: `${subject}：${statedAmount(figure, context)}`, send }];
  });
  const lines = shown.map(({ figure }) =>
    say("list.item", { text: printed(isStated(figure) ? figure.clause : figure.text) }),
  );
  const rest = quantity.used.length - shown.length;
  return plainDraft("clarify", say("clarify.stated", { who, label: quantity.label }), {
    notes: rest > 0 ? [...lines, say("list.more", { count: rest })] : lines,
    used: shown,
    options,
  });
}

function draftAbsent(quantity: Quantity, context: Context): Draft {
  const { say } = context;
  const lead = say("sentence", { text: explain(quantity, context) });
  const near = quantity.state === "not_in_format" ? nearest(quantity, context) : undefined;
  const beside = quantity.near ?? [];
  return plainDraft("unknown", lead, {
    notes: [
      ...beside.map(({ clause, place }) => {
        const page = place.page === null ? "" : say("source.page", { page: place.page });
        return say("near.stated", { clause: printed(clause), page });
      }),
      ...(near ? [near.sentence] : []),
      say("next_step"),
    ],
    citations: beside.map(({ report, heading, place, text }) => ({ report, heading, page: place.page, text })),
    options: near ? [near.option] : [],
  });
}

/** The column of the report's own format that comes nearest, offered as another question, never as the answer. */
function nearest(quantity: Quantity, context: Context) {
  const { measure, target } = quantity;
  const { format } = target.reports[0];
  if (measure.kind !== "cell" || format === "free") return undefined;
  const column = ruleFor(context.knowledge.comparability, measure.row, measure.column)?.nearest?.[format];
  if (column === undefined || column === measure.column) return undefined;
  const row = rowName(measure.row, context);
  const name = columnName(column, context);
  const send = `${target.authority.name}${target.year ?? ""}年${row}${name}多少`;
  return {
    sentence: context.say("nearest", { row, column: name }),
    option: { label: `${row}${name}`, send },
  };
}
