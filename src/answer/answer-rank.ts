import type { CellMeasure, Query } from "../question/query.ts";
import { amountOf } from "./amount.ts";
import { partsOf } from "./answer-parts.ts";
import { draftPlace } from "./answer-place.ts";
import { missingSentences } from "./answer-unknown.ts";
import { draftSeveral } from "./answer-value.ts";
import { type Comparison, compareFormats } from "./compare-formats.ts";
import type { Context } from "./context.ts";
import { type Draft, plainDraft } from "./draft.ts";
import { explain, ruleOfRate, shortRule } from "./explain-quantity.ts";
import { columnName, rowName, whoAndWhen } from "./labels.ts";
import { isKnown, type KnownQuantity, type Quantity } from "./quantity.ts";
import { gather, type Question } from "./question.ts";
import { rankedLabel, ratesOf } from "./rank-rates.ts";
import { settleUnits } from "./settle-units.ts";
import type { Target } from "./target.ts";

const shownAtMost = 10;

type Over = "authorities" | "years" | "measures" | "columns";

/** What is ranked, in order; or the first of it. Ties are named together; what is blank stays out and is counted. The value is the first's. */
export async function draftRank(question: Question): Promise<Draft> {
  const { context, query } = question;
  const over = query.over ?? overOf(question);
  const all = await rankedQuantities(question, over);
  const known = all.filter(isKnown);
  const comparison = compareFormats(known, context);
  if (known.length === 0) return draftSeveral(all, context);
  if (over === "authorities" && new Set(known.map((one) => one.target.authority.id)).size === 1) {
    return draftOnlyOne(known, question);
  }
  const settled = settleUnits(known, comparison.areUnitsAlike);
  if (comparison.verdict === "not" || !settled) return draftUnlike(all, comparison, context);
  const sign = query.direction === "least" ? 1 : -1;
  const ranked = known
    .map((quantity, index) => ({ quantity, value: settled.values[index] ?? quantity.value, index }))
    .sort((a, b) => sign * (a.value - b.value) || a.index - b.index);
  if (query.placeOf !== undefined) return draftPlace(ranked, query.placeOf, question);
  const asked = ranked[(nthOf(query) ?? 1) - 1];
  const tied = ranked.filter((one) => one.value === asked?.value).map((one) => one.quantity);
  return draftRanked(
    ranked.map((one) => one.quantity),
    tied,
    { over, left: all.length - known.length, sentences: comparison.sentences },
    question,
  );
}

/** A single authority with a number is neither the most nor the least of anything: its figure is told, without a value. */
function draftOnlyOne(known: readonly KnownQuantity[], { context, targets }: Question): Draft {
  const { say } = context;
  const [first] = known;
  return plainDraft("comparison", say("rank.only_one", { who: first?.target.authority.name ?? "" }), {
    used: known.flatMap((one) => one.used),
    notes: [
      ...known.map((one) => say("list.item", { text: explain(one, context) })),
      ...missingSentences(targets.missing, context),
    ],
  });
}

interface Ranking {
  readonly over: Over;
  /** How many had no number. */
  readonly left: number;
  /** What must be said of the formats compared. */
  readonly sentences: readonly string[];
}

function draftRanked(
  ranked: readonly KnownQuantity[],
  tied: readonly KnownQuantity[],
  { over, left, sentences }: Ranking,
  question: Question,
): Draft {
  const { context, query, targets } = question;
  const { say } = context;
  const first = tied[0];
  if (!first)
    return {
      ...draftSeveral(ranked, context),
      kind: "comparison",
      value: null,
      unit: null,
      lead: tooFew(ranked, question),
    };
  const shown = ranked.slice(0, query.operation === "rank" ? (query.place ?? shownAtMost) : shownAtMost);
  const name = (one: Quantity) => nameOver(one, over, context);
  const names = tied.slice(0, shownAtMost).map(name).join(say("list.comma"));
  const place = query.place ?? 1;
  const slots = { amount: amountOf(first, context), names, place, label: subjectOf(question, over, first) };
  const key = nthOf(query)
    ? `rank.nth${query.direction === "least" ? "_least" : ""}`
    : `rank.${extremeOf(query)}${tied.length > 1 ? "_tied" : ""}`;
  const rules = shown
    .map((one) => shortRule(one, name(one), context) ?? ruleOfRate(one, name(one), context))
    .filter((rule) => rule !== undefined);
  const notes = [
    ...rankLines(shown, ranked.length, over, context),
    ...rules,
    ...(left > 0 ? [say(query.whole === null ? "rank.left_out" : "rank.left_out_rates", { count: left })] : []),
    ...sentences,
    ...missingSentences(targets.missing, context),
  ];
  const used = shown.flatMap((one) => one.used);
  return { ...plainDraft("comparison", say(key, slots), { used, notes }), value: first.value, unit: first.unit };
}

/** Numbers are the most or the fewest, rates the highest or the lowest. */
function extremeOf({ direction, whole }: Query): string {
  if (whole === null) return direction === "least" ? "least" : "most";
  return direction === "least" ? "lowest" : "highest";
}

/** The place of an order that is asked for alone. */
function nthOf({ operation, place }: Query): number | undefined {
  return operation === "extreme" ? place : undefined;
}

function tooFew(ranked: readonly Quantity[], { query, context }: Question): string {
  return context.say("rank.fewer", { count: ranked.length, place: query.place ?? 1 });
}

/** Counted in unlike ways: the figures without an order. */
function draftUnlike(all: readonly Quantity[], comparison: Comparison, context: Context): Draft {
  const { say } = context;
  const several = draftSeveral(all, context);
  const why = comparison.verdict === "not" ? comparison.sentences : [say("rank.units")];
  const notes = [...why, ...several.notes];
  return { ...several, kind: "comparison", value: null, unit: null, lead: say("rank.unlike"), notes };
}

function rankLines(shown: readonly KnownQuantity[], count: number, over: Over, context: Context): readonly string[] {
  const { say } = context;
  const lines = shown.map((one, index) =>
    say("rank.item", { place: index + 1, name: nameOver(one, over, context), amount: amountOf(one, context) }),
  );
  return count > shown.length ? [...lines, say("rank.more", { count, shown: shown.length })] : lines;
}

async function rankedQuantities(question: Question, over: Over): Promise<readonly Quantity[]> {
  const { query, targets, context } = question;
  if (query.whole !== null) return ratesOf(question, query.whole, over === "columns");
  const [measure] = query.measures;
  const target = targets.held[0];
  if (!measure || !target || over === "authorities" || over === "years" || query.measures.length > 1)
    return gather(question);
  const parts: readonly CellMeasure[] = partsOf(measure, target, over === "measures", context);
  return parts.length > 0 ? gather({ ...question, targets: { ...targets, held: [target] } }, parts) : gather(question);
}

function overOf({ query, targets }: Question): Over {
  const authorities = new Set(targets.held.map((target) => target.authority.id));
  if (query.authorities === "all" || authorities.size > 1) return "authorities";
  if (targets.held.length > 1) return "years";
  return "measures";
}

function nameOver(quantity: Quantity, over: Over, context: Context): string {
  const { measure, target } = quantity;
  if (over === "authorities") return whoAndWhen(target, context);
  if (over === "years") return yearName(target, context);
  if (measure.kind !== "cell") return quantity.label;
  return over === "columns" ? columnName(measure.column, context) : measureName(measure, context);
}

function measureName(measure: CellMeasure, context: Context): string {
  const row = rowName(measure.row, context);
  return measure.column === "total"
    ? row
    : context.say("label.plain_cell", { row, column: columnName(measure.column, context) });
}

function yearName(target: Target, context: Context): string {
  return target.year === null ? whoAndWhen(target, context) : context.say("year", { year: target.year });
}

/** What the order is by: the measure; over measures or columns, whose they are. */
function subjectOf({ query, context }: Question, over: Over, first: Quantity): string {
  const [measure] = query.measures;
  const { whole } = query;
  const label = measure ? rankedLabel(measure, whole, context) : first.label;
  if (over === "authorities") return label;
  if (over === "years") return context.say("label.of", { name: first.target.authority.name, label });
  const who = whoAndWhen(first.target, context);
  if (over === "columns" && whole !== null) return context.say("label.of", { name: who, label });
  if (over === "columns" && measure?.kind === "cell")
    return context.say("label.of", {
      name: who,
      label: context.say("label.row", { row: rowName(measure.row, context) }),
    });
  return who;
}
