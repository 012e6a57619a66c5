import { addExact } from "../base/decimal.ts";
import type { CellMeasure, Measure } from "../question/query.ts";
import { amount } from "./amount.ts";
import { draftOne, draftSeveral } from "./answer-value.ts";
import { commonUnit } from "./common-unit.ts";
import type { Context } from "./context.ts";
import { type Draft, plainDraft } from "./draft.ts";
import { remarks, shortRule } from "./explain-quantity.ts";
import { columnName, labelOf, rowName, whoAndWhen } from "./labels.ts";
import { lookUp } from "./look-up.ts";
import { isKnown, type Quantity } from "./quantity.ts";
import { gather, isAbsent, type Question } from "./question.ts";
import type { Target } from "./target.ts";

/** Up to this many parts each has a line; of more, those that are 0 are told in one. */
const linesAtMost = 9;

/** Every row under a measure, or a row by its columns. The value is the total, null where none is printed and none can be computed. */
export async function draftParts(question: Question): Promise<Draft> {
  const { query, targets, context } = question;
  const drafts: Draft[] = [];
  for (const target of targets.held) {
    for (const measure of query.measures) {
      const parts = partsOf(measure, target, query.operation === "list", context);
      if (parts.length > 0) drafts.push(await draftOf(measure, parts, target, question));
    }
  }
  const [first, ...rest] = drafts;
  if (!first) {
    const quantities = await gather(question);
    const [only] = quantities;
    return quantities.length === 1 && only ? draftOne(only, question) : draftSeveral(quantities, context);
  }
  if (rest.length === 0) return first;
  return {
    ...first,
    lead: drafts.map((draft) => draft.lead).join("\n"),
    notes: drafts.flatMap((draft) => draft.notes),
    used: drafts.flatMap((draft) => draft.used),
  };
}

/** The rows a list goes through, or the columns of a breakdown; empty where there is nothing to go through. */
export function partsOf(measure: Measure, target: Target, isList: boolean, context: Context): readonly CellMeasure[] {
  if (measure.kind !== "cell") return [];
  const { row, column } = measure;
  const rows = isList ? context.terms.computed.members(row) : [];
  if (rows.length > 0) {
    return rows.filter((id) => hasRow(id, target, context)).map((id) => ({ kind: "cell", row: id, column }));
  }
  const within = context.terms.computed.columns.get(column)?.parts;
  return (within ?? columnsOf(row, target, context)).map((id) => ({ kind: "cell", row, column: id }));
}

/** The columns that add up to the row's total; all its columns where it has no total. */
function columnsOf(row: string, target: Target, context: Context): readonly string[] {
  const { format } = target.reports[0];
  if (format === "free") return [];
  const printedRow =
    context.formats.place(format, row) ??
    context.formats.place(format, context.terms.computed.rows.get(row)?.parts[0] ?? "");
  if (!printedRow) return [];
  return printedRow.columns.find((one) => one.id === "total")?.sum_of ?? printedRow.columns.map((one) => one.id);
}

function hasRow(row: string, target: Target, context: Context): boolean {
  const { format } = target.reports[0];
  if (format === "free") return false;
  const parts = context.terms.computed.rows.get(row)?.parts ?? [];
  return [row, ...parts].some((id) => context.formats.place(format, id) !== undefined);
}

async function draftOf(
  measure: Measure,
  parts: readonly CellMeasure[],
  target: Target,
  question: Question,
): Promise<Draft> {
  const { context, cells } = question;
  const { say } = context;
  const quantities: Quantity[] = [];
  for (const part of parts) quantities.push(await lookUp(part, target, cells, context));
  const whole = await wholeOf(measure, parts, target, question);
  const used = [...(whole?.used ?? []), ...quantities.flatMap((one) => one.used)];
  if (quantities.every(isAbsent)) return draftSeveral(quantities, context);
  const byRow = new Set(parts.map((part) => part.row)).size > 1;
  const rules = quantities.map((one) => shortRule(one, nameOf(one, byRow, context), context));
  const lines = [...linesOf(quantities, byRow, context), ...rules.filter((rule) => rule !== undefined)];
  const who = whoAndWhen(target, context);
  const label = whole?.label ?? rowLabel(measure, context);
  if (whole && isKnown(whole)) {
    const total = amount(whole.value, whole.unit, context);
    const lead = say("parts.lead", { amount: total, who, label });
    return {
      ...plainDraft("comparison", lead, { used, notes: [...lines, ...remarksBeside(whole, quantities, context)] }),
      value: whole.value,
      unit: whole.unit,
    };
  }
  const known = quantities.filter(isKnown);
  const unit = commonUnit(known);
  const isSummable = whole !== undefined && unit !== undefined && known.length > 0;
  const filled = isSummable
    ? [say("parts.filled", { sum: amount(addExact(known.map((one) => one.value)), unit, context) })]
    : [];
  return plainDraft("comparison", say(whole ? "parts.no_total" : "parts.each", { who, label }), {
    used,
    notes: [...lines, ...filled],
  });
}

/** The total of the parts: the measure itself. Undefined for columns that add up to nothing (上一年项目数量, 本年增/减, 处理决定数量). */
async function wholeOf(
  measure: Measure,
  parts: readonly CellMeasure[],
  target: Target,
  { cells, context }: Question,
): Promise<Quantity | undefined> {
  if (measure.kind !== "cell") return undefined;
  const isByColumn = parts.every((part) => part.row === measure.row);
  const hasTotal = !isByColumn || columnsHaveTotal(measure.row, target, context);
  if (!hasTotal) return undefined;
  return lookUp(isByColumn ? { ...measure, column: "total" } : measure, target, cells, context);
}

function columnsHaveTotal(row: string, target: Target, context: Context): boolean {
  const { format } = target.reports[0];
  if (format === "free") return false;
  const first = context.terms.computed.rows.get(row)?.parts[0] ?? row;
  const place = context.formats.place(format, row) ?? context.formats.place(format, first);
  return place?.columns.some((one) => one.id === "total") ?? false;
}

function linesOf(quantities: readonly Quantity[], byRow: boolean, context: Context): readonly string[] {
  const { say } = context;
  const isLong = quantities.length > linesAtMost;
  const zeros = isLong ? quantities.filter((one) => one.value === 0) : [];
  const shown = quantities.filter((one) => !zeros.includes(one));
  const lines = shown.map((one) =>
    say("parts.item", { name: nameOf(one, byRow, context), amount: amountOrReason(one, context) }),
  );
  if (zeros.length === 0) return lines;
  const names = zeros.map((one) => nameOf(one, byRow, context)).join(say("list.comma"));
  return [...lines, say("parts.zeros", { names })];
}

function nameOf(quantity: Quantity, byRow: boolean, context: Context): string {
  if (quantity.measure.kind !== "cell") return quantity.label;
  return byRow ? rowName(quantity.measure.row, context) : columnName(quantity.measure.column, context);
}

function amountOrReason(quantity: Quantity, context: Context): string {
  return isKnown(quantity) ? amount(quantity.value, quantity.unit, context) : context.say(`short.${quantity.state}`);
}

/** The whole's own rule is not said again where the lines already are its parts. */
function remarksBeside(whole: Quantity, parts: readonly Quantity[], context: Context): readonly string[] {
  const isSame = whole.parts.length === parts.length;
  if (whole.state === "computed" && isSame) return [context.say("parts.computed")];
  return remarks(whole, context);
}

function rowLabel(measure: Measure, context: Context): string {
  return measure.kind === "cell" ? labelOf({ ...measure, column: "total" }, context) : labelOf(measure, context);
}
