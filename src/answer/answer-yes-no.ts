import type { Bound, Query } from "../question/query.ts";
import { amount, amountOf } from "./amount.ts";
import { missingSentences } from "./answer-unknown.ts";
import { draftOne } from "./answer-value.ts";
import { convertMoney } from "./common-unit.ts";
import type { Context } from "./context.ts";
import { type Draft, plainDraft } from "./draft.ts";
import { explain, remarks } from "./explain-quantity.ts";
import { whoAndWhen } from "./labels.ts";
import { isKnown, type KnownQuantity } from "./quantity.ts";
import { gather, type Question } from "./question.ts";

const linesAtMost = 20;
const relations = { ">": "more", ">=": "at_least", "<": "less", "<=": "at_most", "=": "equal" } as const;

/** Is it more than none, or within the bound asked: the figure decides, and is told. The value is the figure; of several, the one they share, else null. */
export async function draftYesNo(question: Question): Promise<Draft> {
  const { context, query, targets } = question;
  const { say } = context;
  const quantities = await gather(question);
  const [only] = quantities;
  if (quantities.length === 1 && only) {
    if (!isKnown(only)) return draftOne(only, question);
    const lead = say("lead.yes_no", {
      verdict: verdictOf(only, query, context),
      amount: amountOf(only, context),
      text: explain(only, context),
    });
    const notes = [...remarks(only, context), ...missingSentences(targets.missing, context)];
    return { ...plainDraft("figure", lead, { used: only.used, notes }), value: only.value, unit: only.unit };
  }
  const known = quantities.filter(isKnown);
  const yes = known.filter((one) => holds(one, query));
  const used = quantities.flatMap((one) => one.used);
  const notes = [
    ...quantities.slice(0, linesAtMost).map((one) => say("list.item", { text: explain(one, context) })),
    ...(quantities.length > linesAtMost ? [say("list.more", { count: quantities.length - linesAtMost })] : []),
    ...new Set(quantities.slice(0, linesAtMost).flatMap((one) => remarks(one, context))),
    ...missingSentences(targets.missing, context),
  ];
  if (known.length === 0) return plainDraft("comparison", say("value.none"), { used, notes });
  const values = new Set(known.map((one) => one.value));
  const [value] = values;
  const isShared = values.size === 1 && known.length === quantities.length && value !== undefined;
  const lead = leadOfSeveral(yes, known, quantities.length, question);
  return {
    ...plainDraft("comparison", lead, { used, notes }),
    value: isShared ? value : null,
    unit: known[0]?.unit ?? null,
  };
}

function leadOfSeveral(
  yes: readonly KnownQuantity[],
  known: readonly KnownQuantity[],
  count: number,
  { query, context }: Question,
): string {
  const { say } = context;
  const kind = query.compare === null ? "any" : "bound";
  if (yes.length === 0) return say(known.length < count ? `yes_no.${kind}_none_known` : `yes_no.${kind}_none`);
  const names = yes.slice(0, linesAtMost).map((one) => {
    const text = query.authorities === "all" || query.measures.length < 2 ? whoAndWhen(one.target, context) : one.label;
    return say("yes_no.item", { name: text, amount: amount(one.value, one.unit, context) });
  });
  return say(`yes_no.${kind}_some`, { names: names.join(say("list.comma")), count: yes.length });
}

function verdictOf(quantity: KnownQuantity, query: Query, context: Context): string {
  const word = holds(quantity, query) ? "yes" : "no";
  if (query.compare === null) return context.say(`verdict.any_${word}`);
  const bound = amount(boundOf(quantity, query.compare), quantity.unit, context);
  return context.say(`verdict.bound_${word}`, {
    bound: context.say(`bound.${relations[query.compare.relation]}_${word}`, { bound }),
  });
}

/** The bound in the unit of the figure: 「9亿元」 against 96171.6 万元. */
function boundOf({ unit }: KnownQuantity, compare: Bound): number {
  const converted =
    compare.unit === undefined || unit === null ? null : convertMoney(compare.value, compare.unit, unit);
  return converted ?? compare.value;
}

function holds(quantity: KnownQuantity, { compare }: Query): boolean {
  const { value } = quantity;
  if (compare === null) return value > 0;
  const bound = boundOf(quantity, compare);
  switch (compare.relation) {
    case ">":
      return value > bound;
    case ">=":
      return value >= bound;
    case "<":
      return value < bound;
    case "<=":
      return value <= bound;
    case "=":
      return value === bound;
  }
}
