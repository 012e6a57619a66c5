import type { Measure } from "../question/query.ts";
import { type Context, tongueOf } from "./context.ts";
import { printed } from "./printed.ts";
import type { Target } from "./target.ts";

/** The measure as a reader is told it: 「“本年新收申请”（自然人）」. The total column of an applicants' or remedies' table is not named. */
export function labelOf(measure: Measure, context: Context): string {
  const { say } = context;
  if (measure.kind === "stated") {
    const { generic, light } = context.knowledge.stated;
    const all = measure.context ?? [];
    const beside = all.filter((word) => !generic.includes(word) && !light.includes(word));
    const telling = [...measure.words, ...beside];
    // where only everyday words were said, they are what was asked
    return say("label.words", {
      words: (telling.length > 0 ? telling : all).join(context.language === "en" ? " " : ""),
    });
  }
  const row = rowName(measure.row, context);
  if (measure.column === "total") return say("label.row", { row });
  return say("label.cell", { row, column: columnName(measure.column, context) });
}

/** The short name of a row, printed or computed; its id where the terms have none. */
export function rowName(row: string, context: Context): string {
  return context.terms.computed.rowLabels.get(row)?.[tongueOf(context.language)] ?? row;
}

export function columnName(column: string, context: Context): string {
  return context.terms.computed.columnLabels.get(column)?.[tongueOf(context.language)] ?? column;
}

/** 「牡丹江市爱民区人民政府 2020 年」. In English the name stays Chinese: it is quoted. */
export function whoAndWhen(target: Target, context: Context): string {
  const { say } = context;
  const name = context.language === "en" ? printed(target.authority.name) : target.authority.name;
  return target.year === null ? say("who.no_year", { name }) : say("who", { name, year: target.year });
}
