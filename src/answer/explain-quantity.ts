import { plainDigits } from "../base/decimal.ts";
import { amount, amountOf, isDoubt, isStated } from "./amount.ts";
import type { Context } from "./context.ts";
import { columnName, rowName, whoAndWhen } from "./labels.ts";
import { printed } from "./printed.ts";
import { isKnown, type KnownQuantity, type Quantity } from "./quantity.ts";

/** One clause: who, when, what, how much, or why no number can be given. Without a full stop. */
export function explain(quantity: Quantity, context: Context): string {
  const { say } = context;
  const who = whoAndWhen(quantity.target, context);
  const { label } = quantity;
  if (isKnown(quantity)) {
    const key = quantity.state === "stated" ? "is.stated" : "is";
    return say(key, { who, label, amount: amountOf(quantity, context) });
  }
  const printings = printedTwice(quantity);
  if (printings !== null) return say("is.differing", { who, label, text: printings });
  return say(`is.${quantity.state}`, { who, label, text: printedText(quantity) });
}

/** Both printings of a cell that the report prints more than once and not alike, which its note keeps; null of any other. */
export function printedTwice(quantity: Quantity): string | null {
  return quantity.state === "unreadable" ? (quantity.used[0]?.figure.note ?? null) : null;
}

/** What must be said beyond the amount itself: how it was added up, which parts are blank, what softens it or limits it. */
export function remarks(quantity: Quantity, context: Context): readonly string[] {
  const { say } = context;
  const said: string[] = [];
  if (quantity.state === "computed") {
    said.push(
      say("rule.sum", { label: quantity.label, sum: sumText(quantity, context), parts: partsText(quantity, context) }),
    );
  }
  const rate = ruleOfRate(quantity, quantity.label, context);
  if (rate !== undefined) said.push(rate);
  const { measure } = quantity;
  const isFeeItems =
    measure.kind === "cell" && measure.row === "disclosure.fees" && ["last_year", "change"].includes(measure.column);
  if (isFeeItems && isKnown(quantity)) said.push(say("note.fee_items"));
  if (isKnown(quantity) && measure.kind === "cell" && measure.column === "change")
    said.push(direction(quantity, context));
  if (quantity.state === "incomplete") said.push(...incompleteRemarks(quantity, context));
  const [only] = quantity.used;
  if (quantity.used.length !== 1 || !only) return said;
  const { figure } = only;
  if (isStated(figure)) {
    const { softener, clause } = figure;
    if (softener !== null) {
      const key = isDoubt(softener) ? "note.softener" : "note.clause";
      said.push(say(key, { clause: printed(clause), softener: printed(softener) }));
    }
  } else if (figure.note !== null && figure.note !== "") {
    said.push(say("note.printed", { note: printed(figure.note) }));
  }
  return said;
}

/** Which way a printed change went: 「减少了多少」 may be asked of what has grown. */
function direction({ value, unit }: KnownQuantity, context: Context): string {
  const key = value > 0 ? "note.change_up" : value < 0 ? "note.change_down" : "note.change_none";
  return context.say(key, { amount: amount(Math.abs(value), unit, context) });
}

/** How a rate was worked out: 「宿迁：3486 ÷ 3607 = 96.65%」. Undefined of any other quantity. */
export function ruleOfRate({ state, value, parts }: Quantity, name: string, { say }: Context): string | undefined {
  const [part, whole] = parts;
  if (state !== "rate" || value === null || !part || !whole || !isKnown(part) || !isKnown(whole)) return undefined;
  const sides = { part: plainDigits(part.value), whole: plainDigits(whole.value), percent: plainDigits(value) };
  return say("rank.rate_rule", { name, ...sides });
}

/** How a computed quantity among others was added up, its zeros left out: 「不予公开合计 4 件 = 属于国家秘密 1 + 属于四类过程性信息 3」. Undefined of any other. */
export function shortRule(quantity: Quantity, name: string, context: Context): string | undefined {
  if (quantity.state !== "computed") return undefined;
  const counted = quantity.parts.filter(isKnown).filter((part) => part.value !== 0);
  if (counted.length === 0) return undefined;
  const parts = counted.map((part) => `${partName(part, quantity, context)} ${plainDigits(part.value)}`).join(" + ");
  return context.say("rule.short", { name, sum: sumText(quantity, context), parts });
}

/** 「属于国家秘密 0 + 其他 3」; blank parts are named as such. Parts that differ in row are named by row, else by column. */
function partsText(quantity: Quantity, context: Context): string {
  return quantity.parts
    .map(
      (part) =>
        `${partName(part, quantity, context)} ${isKnown(part) ? plainDigits(part.value) : context.say("part.blank")}`,
    )
    .join(" + ");
}

function partName(part: Quantity, whole: Quantity, context: Context): string {
  if (part.measure.kind !== "cell") return part.label;
  const { row, column } = part.measure;
  if (whole.measure.kind !== "cell") return part.label;
  const isOtherRow = row !== whole.measure.row;
  const isOtherColumn = column !== whole.measure.column;
  if (isOtherRow && isOtherColumn) return part.label;
  return isOtherRow ? rowName(row, context) : columnName(column, context);
}

function sumText(quantity: Quantity, context: Context): string {
  return quantity.value === null ? "" : amount(quantity.value, quantity.unit, context);
}

function incompleteRemarks(quantity: Quantity, context: Context): readonly string[] {
  const { say } = context;
  const blank = quantity.parts.filter((part) => !isKnown(part));
  const names = blank.map((part) => partName(part, quantity, context)).join(say("list.comma"));
  const said = [say("rule.blank_parts", { names })];
  if (quantity.filled !== null) {
    const parts = quantity.parts.flatMap((part) => {
      const number = part.value ?? part.filled;
      if (number === null) return [];
      const text = isKnown(part) ? plainDigits(number) : say("part.filled", { number: plainDigits(number) });
      return [`${partName(part, quantity, context)} ${text}`];
    });
    said.push(say("rule.filled", { sum: amount(quantity.filled, quantity.unit, context), parts: parts.join(" + ") }));
  }
  return said;
}

function printedText(quantity: Quantity): string {
  return printed(quantity.used[0]?.figure.text ?? "");
}
