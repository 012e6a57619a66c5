import { plainDigits } from "../base/decimal.ts";
import { findNumbers } from "../base/number.ts";
import { normalize } from "../base/text.ts";
import type { StatedFigure } from "../report/figure.ts";
import type { Context } from "./context.ts";
import { printed } from "./printed.ts";
import type { KnownQuantity } from "./quantity.ts";

/** Softeners that stand behind the number: 17 万余次; the others stand before it: 约 6 万. */
const behind = ["余", "多", "以上", "左右", "许", "来"];
/** Verbs rather than doubts: they are quoted with the sentence, not put before the number. */
const unsaid = ["达", "达到", "共", "共计"];

/** A number with its unit, as the answer's tongue says it: 「3 件」「86.27%」; where the report prints no unit, that is said. */
export function amount(value: number, unit: string | null, context: Context): string {
  const number = plainDigits(value);
  if (unit === "%") return `${number}%`;
  if (unit === null) return context.say("amount.no_unit", { number });
  if (context.language !== "en") return `${number} ${unit}`;
  const english = context.knowledge.wording[`unit.${unit}`]?.en;
  return `${number} ${printed(unit)}${english === undefined ? "" : ` (${english})`}`;
}

/** The value of a quantity with its unit; of a stated one as softly as its sentence says it. */
export function amountOf(quantity: KnownQuantity, context: Context): string {
  const figure = quantity.state === "stated" ? quantity.used[0]?.figure : undefined;
  if (!figure || figure.row !== null || !isStated(figure)) return amount(quantity.value, quantity.unit, context);
  return statedAmount(figure, context);
}

/** 「17 万余次」: myriads as printed, the softener where it belongs. In English the full number, the softener quoted with the sentence. */
export function statedAmount(figure: StatedFigure, context: Context): string {
  if (context.language === "en" || figure.unit === "%") return amount(figure.value, figure.unit, context);
  const number = numberAsPrinted(figure);
  const words = softenersOf(figure.softener);
  const tail = words.find((word) => behind.includes(word)) ?? "";
  const front = words.find((word) => !behind.includes(word) && !unsaid.includes(word));
  const head = front === undefined ? "" : `${front} `;
  const unit = figure.unit === null ? "" : tail === "" ? ` ${figure.unit}` : figure.unit;
  return `${head}${number}${tail}${unit}`;
}

/** Whether a softener makes the number inexact: 余 and 约 do, 达 says only how far it came. */
export function isDoubt(softener: string): boolean {
  return softenersOf(softener).some((word) => !unsaid.includes(word));
}

/** 「达到…余」 is two words around one number. */
function softenersOf(softener: string | null): readonly string[] {
  return softener === null ? [] : softener.split("…").filter((word) => word !== "");
}

export function isStated(figure: { readonly row: string | null }): figure is StatedFigure {
  return figure.row === null && "clause" in figure;
}

/** 「6 万」 where the sentence prints myriads in figures, else plain digits. */
function numberAsPrinted(figure: StatedFigure): string {
  const clause = normalize(figure.clause);
  const found = findNumbers(clause).find((number) => number.value === figure.value && !number.isChinese);
  const text = found ? clause.slice(found.start, found.end) : "";
  return /[万亿]/u.test(text)
    ? text.replace(/(?<=\d)(?=[万亿])/u, " ").replace(/ +/gu, " ")
    : plainDigits(figure.value);
}
