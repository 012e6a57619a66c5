import { join } from "node:path";
import { z } from "zod";
import { readKnowledge } from "../../base/knowledge.ts";
import { wordingSchema } from "../sentences.ts";

const words = z.array(z.string().min(1)).min(1);

const schema = z.strictObject({
  sentences: wordingSchema,
  uncounted: words,
  relative_times: words,
  amounts: words,
  bodies: z.array(z.strictObject({ ending: z.string().min(1), not_before: z.string() })).min(1),
  negations: words,
});

/** `knowledge/terms/model-wording.yaml`: sentences around a model's words, and words it may not say on its own. */
export type ModelWording = z.infer<typeof schema>;

/** Throws KnowledgeError. */
export function loadModelWording(knowledge: string): ModelWording {
  return readKnowledge(join(knowledge, "terms", "model-wording.yaml"), schema);
}
