import type { Context } from "./context.ts";
import { type Draft, plainDraft } from "./draft.ts";
import { whoAndWhen } from "./labels.ts";
import type { Quantity } from "./quantity.ts";
import { gather, type Question } from "./question.ts";

/** On which page of its report a number or table stands. No value: a page is no figure. */
export async function draftPage(question: Question): Promise<Draft> {
  const { context } = question;
  const quantities = (await gather(question)).filter((one) => one.used.length > 0);
  if (quantities.length === 0) {
    return plainDraft("unknown", context.say("page.unknown"), { notes: [context.say("next_step")] });
  }
  const targets = [...new Set(quantities.map((one) => one.target))];
  const leads = targets.map((target) =>
    leadOf(
      quantities.filter((one) => one.target === target),
      context,
    ),
  );
  return plainDraft("passage", leads.join("\n"), { used: quantities.flatMap((one) => one.used) });
}

function leadOf(quantities: readonly Quantity[], context: Context): string {
  const { say } = context;
  const [first] = quantities;
  if (first === undefined) return "";
  const pages = quantities.flatMap((one) => one.used.map(({ figure }) => figure.place.page));
  const numbers = [...new Set(pages.filter((page) => page !== null))].toSorted((a, b) => a - b);
  const who = whoAndWhen(first.target, context);
  const what = [...new Set(quantities.map((one) => one.label))].join(say("list.comma"));
  return numbers.length === 0
    ? say("page.none", { who, what })
    : say("page.at", { who, what, pages: numbers.join(say("list.comma")) });
}
