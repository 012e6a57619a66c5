import { divideExact, plainDigits } from "../base/decimal.ts";
import { amount } from "./amount.ts";
import { convertMoney } from "./common-unit.ts";
import type { Context } from "./context.ts";
import { type Draft, plainDraft } from "./draft.ts";
import { whoAndWhen } from "./labels.ts";
import type { KnownQuantity } from "./quantity.ts";

type Beside = Pick<Draft, "used" | "notes">;

/** Whose the two are, and what each is called. */
interface Sides extends Readonly<Record<string, string>> {
  readonly who: string;
  readonly part: string;
  readonly whole: string;
}

/** The part as so many times the whole. */
export function ratioOf(
  { top, bottom }: { readonly top: number; readonly bottom: number },
  sides: Sides,
  { used, notes }: Beside,
  context: Context,
): Draft {
  const { say } = context;
  const ratio = divideExact(top, bottom, 2);
  if (ratio === null) return plainDraft("comparison", say("share.zero"), { used, notes });
  const digits = plainDigits(ratio);
  const lead = say("share.ratio", { ratio: digits, ...sides });
  const rule = say("share.ratio_rule", { part: plainDigits(top), whole: plainDigits(bottom), ratio: digits });
  return { ...plainDraft("comparison", lead, { used, notes: [rule, ...notes] }), value: ratio, unit: "倍" };
}

/** So much of the one for each of the other, in the unit of the one or, of money, in the unit wanted: 2623.72 万元 for 107 projects. */
export function averageOf(
  part: KnownQuantity,
  whole: KnownQuantity,
  wanted: string | undefined,
  { used, notes }: Beside,
  context: Context,
): Draft {
  const { say } = context;
  const converted = wanted === undefined ? null : convertMoney(part.value, part.unit, wanted);
  const unit = converted === null ? part.unit : (wanted ?? null);
  const top = converted ?? part.value;
  const average = divideExact(top, whole.value, 2);
  if (average === null) return plainDraft("comparison", say("share.zero"), { used, notes });
  const lead = say("average.lead", {
    amount: amount(average, unit, context),
    who: whoAndWhen(whole.target, context),
    part: part.label,
    whole: whole.label,
  });
  const rule = say("average.rule", {
    part: plainDigits(top),
    whole: plainDigits(whole.value),
    average: plainDigits(average),
  });
  return { ...plainDraft("comparison", lead, { used, notes: [rule, ...notes] }), value: average, unit };
}
