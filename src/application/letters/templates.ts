import { join } from "node:path";
import { z } from "zod";
import { KnowledgeError, readKnowledge } from "../../base/knowledge.ts";
import { blanksOf } from "./fill.ts";

/** The letters of a case, each a file `knowledge/templates/KIND.yaml`. */
export const letterKinds = [
  "receipt",
  "correction",
  "extension",
  "third-party",
  "joint-authority",
  "fee",
  "lapse-correction",
  "lapse-fee",
  "reply",
] as const;
export type LetterKind = (typeof letterKinds)[number];

/** Which remedies stand at the end of a reply (行政复议法, articles 20 and 23; 行政诉讼法, articles 45 and 46). */
const remedyKinds = ["review_first", "partial", "either"] as const;
export type RemedyKind = (typeof remedyKinds)[number];

/** Braces that do not pair would print a field's name to a citizen, or swallow a sentence. */
const words = z.string().refine(pairsBraces, "braces do not pair: a field is written {申请人}");
const letter = z.strictObject({ title: z.string(), body: words });
const conclusion = z.strictObject({
  outcome: z.string().startsWith("requests.outcome."),
  case: z.string(),
  article: z.string(),
  remedies: z.enum(remedyKinds),
  text: words,
});
const remedies = z.strictObject({ review_first: words, partial: words, either: words });

export type LetterTemplate = z.output<typeof letter>;

/** How a reply of one kind is worded. Several may count in the same row of table 三 (已主动公开, 可以公开). */
export type Conclusion = z.output<typeof conclusion>;

export interface LetterTemplates {
  readonly letters: Readonly<Record<LetterKind, LetterTemplate>>;
  /** In the order of table 三. */
  readonly conclusions: readonly Conclusion[];
  readonly remedies: Readonly<Record<RemedyKind, string>>;
}

/** Reads `knowledge/templates/`. Throws {@link KnowledgeError}. */
export function loadLetterTemplates(knowledge: string): LetterTemplates {
  const folder = join(knowledge, "templates");
  const letters = Object.fromEntries(
    letterKinds.map((kind) => [kind, readKnowledge(join(folder, `${kind}.yaml`), letter)]),
  ) as Record<LetterKind, LetterTemplate>;
  const reply = join(folder, "reply.yaml");
  const missing = ["结论", "救济"].filter((field) => !blanksOf(letters.reply.body).includes(field));
  if (missing.length > 0) {
    throw new KnowledgeError(
      reply,
      missing.map((field) => `body: {${field}} is missing`),
    );
  }
  return {
    letters,
    conclusions: readKnowledge(join(folder, "conclusions.yaml"), z.array(conclusion).min(1)),
    remedies: readKnowledge(join(folder, "remedies.yaml"), remedies),
  };
}

function pairsBraces(text: string): boolean {
  return !/[{}]/u.test(text.replace(/\{[^{}\n]+\}/gu, ""));
}
