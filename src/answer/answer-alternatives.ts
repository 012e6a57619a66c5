import type { Query, Reading } from "../question/query.ts";
import { amount } from "./amount.ts";
import { type Asked, answerQuery } from "./answer-query.ts";
import type { Context } from "./context.ts";
import { type Draft, plainDraft } from "./draft.ts";

/** Readings offered at most. */
const optionsAtMost = 4;

/**
 * A question with several readings: where all give one number the first is the answer and the others are said to agree; where only one
 * gives a number, that one; else the reader is asked which is meant.
 */
export async function answerAlternatives(
  query: Query,
  readings: readonly Reading[],
  asked: Asked,
  context: Context,
): Promise<Draft> {
  const { say } = context;
  const first = await answerQuery(query, asked, context);
  if (first.kind === "clarify") return first;
  const drafts: { readonly reading: Reading; readonly draft: Draft }[] = [];
  for (const reading of readings) drafts.push({ reading, draft: await answerQuery(reading.query, asked, context) });
  const known = drafts.flatMap(({ reading, draft }) =>
    draft.value === null ? [] : [{ reading, draft, value: draft.value }],
  );
  const values = new Set(known.map(({ draft }) => `${draft.value} ${draft.unit}`));
  if (known.length === 0) return first;
  if (values.size === 1) {
    const lead = first.value !== null ? first : (known[0]?.draft ?? first);
    const labels = known.map(({ reading }) => reading.label).join(say("list.comma"));
    const isAgreed = known.length === drafts.length && known.length > 1;
    return isAgreed ? { ...lead, notes: [...lead.notes, say("alternatives.agree", { labels })] } : lead;
  }
  const shown = known.slice(0, optionsAtMost);
  const lines = shown.map(({ reading, draft, value }) =>
    say("clarify.reading", { label: reading.label, amount: amount(value, draft.unit, context) }),
  );
  return plainDraft("clarify", say("clarify.readings"), {
    notes: [...lines, ...new Set(shown.flatMap(({ draft }) => draft.notes))],
    used: shown.flatMap(({ draft }) => draft.used),
    options: shown.map(({ reading }) => ({ label: reading.label, send: reading.send })),
  });
}
