import { amountOf } from "./amount.ts";
import { type Draft, plainDraft } from "./draft.ts";
import { explain, remarks } from "./explain-quantity.ts";
import { whoAndWhen } from "./labels.ts";
import type { KnownQuantity } from "./quantity.ts";
import type { Question } from "./question.ts";
import { rankedLabel } from "./rank-rates.ts";

interface Ranked {
  readonly quantity: KnownQuantity;
  /** In the unit that all are compared in. */
  readonly value: number;
}

/** Which place one body has among all, those with the same number sharing one. The value is the place; null where the body has no number. */
export function draftPlace(ranked: readonly Ranked[], body: string, { query, context }: Question): Draft {
  const { say } = context;
  const at = ranked.findIndex(({ quantity }) => quantity.target.authority.id === body);
  const own = ranked[at];
  const [measure] = query.measures;
  if (own === undefined || measure === undefined) return plainDraft("comparison", say("place.none", { name: body }));
  const place = 1 + ranked.findIndex(({ value }) => value === own.value);
  const neighbours = ranked.slice(Math.max(0, at - 1), at + 2);
  const lead = say(`place.${query.direction === "least" ? "least" : "most"}`, {
    name: whoAndWhen(own.quantity.target, context),
    amount: amountOf(own.quantity, context),
    label: rankedLabel(measure, query.whole, context),
    count: ranked.length,
    place,
  });
  const notes = [
    ...neighbours.map(({ quantity }) => say("list.item", { text: explain(quantity, context) })),
    ...remarks(own.quantity, context),
  ];
  const used = [own, ...neighbours.filter((one) => one !== own)].flatMap(({ quantity }) => quantity.used);
  return { ...plainDraft("comparison", lead, { used, notes }), value: place, unit: null };
}
