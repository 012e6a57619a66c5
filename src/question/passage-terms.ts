import { join } from "node:path";
import { z } from "zod";
import { readKnowledge } from "../base/knowledge.ts";

const words = z.array(z.union([z.string(), z.number()]).transform(String));
const section = z.strictObject({ part: z.number().int(), ask: words, en: words, heading: words, opens: words });

const schema = z.strictObject({
  ask: words,
  plain: words,
  counts: z.strictObject({ zh: words, en: words }),
  sections: z.strictObject({ problems: section, improvement: section, other_matters: section, fees: section }),
  fee_rows: words,
  groups: z.array(words),
  light: words,
  weak: words,
});

/** `knowledge/terms/passages.yaml`: how people ask for what a report tells in words, and how reports say it. */
export type PassageTerms = z.output<typeof schema>;

/** Throws KnowledgeError where the file is not as it must be. */
export function loadPassageTerms(knowledge: string): PassageTerms {
  return readKnowledge(join(knowledge, "terms", "passages.yaml"), schema);
}
