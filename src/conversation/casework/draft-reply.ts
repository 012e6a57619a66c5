import { type LetterSource, letterValues } from "../../application/letters/letter-values.ts";
import type { LetterTemplates } from "../../application/letters/templates.ts";
import { type Letter, writeReply } from "../../application/letters/write-letter.ts";
import type { ActValues } from "./act-values.ts";

/** How an application for what another authority holds is answered (article 36): a row of table 三, and the article. */
export const elsewhere = {
  outcome: "requests.outcome.unavailable.not_held",
  article: "条例第三十六条第（五）项",
} as const;

/** The reply that values come to: of the conclusion that a person picked, else that the matter is another authority's, which the note names. */
export function draftReply(
  templates: LetterTemplates,
  source: LetterSource,
  { conclusion, note }: ActValues,
): Letter | undefined {
  const { conclusions } = templates;
  const values = letterValues(source);
  if (conclusion !== undefined) {
    const picked = conclusions[conclusion];
    return picked && writeReply(templates, picked, values);
  }
  const picked = conclusions.find(
    ({ outcome, article }) => outcome === elsewhere.outcome && article === elsewhere.article,
  );
  return picked && writeReply(templates, picked, { ...values, 负责公开的机关: note });
}
