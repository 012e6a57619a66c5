import { join } from "node:path";
import { z } from "zod";
import { readKnowledge } from "../base/knowledge.ts";
import { compact } from "../base/text.ts";

const words = z
  .strictObject({ zh: z.array(z.string()), en: z.array(z.string()) })
  .transform(({ zh, en }): ReadonlySet<string> => new Set([...zh, ...en].map(bare)));

const schema = z.strictObject({
  begins: words,
  ends: words,
  table: words,
  sources: words,
  more: words,
  together: words,
  why: words,
  pair: words,
  apart: words,
  chart: words,
  mean: words,
  other: words,
  all: words,
  first: words,
  last: words,
  around: words,
  yes: words,
  no: words,
  useful: words,
  useless: words,
});

/** The words by which a message goes on from the one before, each as {@link bare} gives it. */
export type FollowUpWords = z.output<typeof schema>;

/** Reads `knowledge/terms/follow-up.yaml`. Throws KnowledgeError. */
export function loadFollowUpWords(knowledge: string): FollowUpWords {
  return readKnowledge(join(knowledge, "terms", "follow-up.yaml"), schema);
}

/** A message as these words are compared: simplified, lower case, without blanks and marks; a leading colon stays. */
export function bare(message: string): string {
  return compact(message)
    .toLowerCase()
    .replace(/[,.;!?。，；！？、…~"'“”「」()（）]|(?<!^):/gu, "");
}
