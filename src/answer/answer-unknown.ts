import { shanghaiDay } from "../base/clock.ts";
import type { Understanding, UnknownReason } from "../question/query.ts";
import type { Authority } from "../report/authority.ts";
import { draftBare, isBare } from "./answer-bare.ts";
import type { Context } from "./context.ts";
import { type Draft, plainDraft } from "./draft.ts";
import { holdingOf, holdings } from "./holdings.ts";
import { printed } from "./printed.ts";

/** Reasons after which it helps to say what is held and where else to look. */
const withHoldings: readonly UnknownReason[] = ["authority", "year", "measure", "column"];

/** One sentence on what was not found, what the library holds, and the next step. */
export function draftUnknown(
  reason: UnknownReason,
  subject: string,
  understanding: Understanding,
  context: Context,
): Draft {
  const { say } = context;
  if (isBare(understanding)) return draftBare(understanding, context);
  const words = understanding.leftover.length > 0 ? understanding.leftover.join(say("list.comma")) : subject;
  const named = subject === "" ? words : subject;
  const lead = named === "" ? say(`unknown.${reason}_unnamed`) : say(`unknown.${reason}`, { name: printed(named) });
  const notes = withHoldings.includes(reason) ? [holdings(context), say("next_step")] : [];
  return plainDraft("unknown", lead, { notes });
}

/** None of the years asked is held: the years that are, and the next step. Nothing is put in their place. */
export function draftYearNotHeld(
  missing: readonly { readonly authority: Authority; readonly year: number }[],
  context: Context,
): Draft {
  const { say } = context;
  const authorities = [...new Set(missing.map((one) => one.authority))];
  const held = authorities.map((authority) => holdingOf(authority, context)).join(say("list.semicolon"));
  return plainDraft("unknown", missingSentences(missing, context).join(""), {
    notes: [...notYetOver(missing, context), say("holdings.all", { list: held }), say("next_step")],
  });
}

/** A year that is not over has no report yet, of anybody. */
function notYetOver(missing: readonly { readonly year: number }[], context: Context): readonly string[] {
  const current = shanghaiDay(context.clock()).year;
  const years = [...new Set(missing.map((one) => one.year))].filter((year) => year >= current);
  return years.length === 0 ? [] : [context.say("year.not_over", { years: years.join(context.say("list.comma")) })];
}

/** 「库中没有X 2019 年的报告。」, one an authority. */
export function missingSentences(
  missing: readonly { readonly authority: Authority; readonly year: number }[],
  context: Context,
): readonly string[] {
  const { say, language } = context;
  return [...new Set(missing.map((one) => one.authority))].map((authority) => {
    const years = missing.filter((one) => one.authority === authority).map((one) => one.year);
    return say("year.not_held", {
      name: language === "en" ? printed(authority.name) : authority.name,
      years: years.join(say("list.comma")),
    });
  });
}
