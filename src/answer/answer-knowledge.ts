import { join } from "node:path";
import { readKnowledge } from "../base/knowledge.ts";
import { type Comparability, comparabilitySchema } from "./comparability.ts";
import { type Wording, wordingSchema } from "./sentences.ts";
import { type StatedTerms, statedTermsSchema } from "./stated-terms.ts";

/** What answering knows beyond the question's terms: its sentences, the words prose uses, and what may be compared across formats. */
export interface AnswerKnowledge {
  readonly wording: Wording;
  readonly stated: StatedTerms;
  readonly comparability: Comparability;
}

/** Reads `wording.yaml`, `stated-synonyms.yaml` and `comparability.yaml` of `knowledge/terms/`. Throws KnowledgeError. */
export function loadAnswerKnowledge(knowledge: string): AnswerKnowledge {
  const read = join(knowledge, "terms");
  return {
    wording: readKnowledge(join(read, "wording.yaml"), wordingSchema),
    stated: readKnowledge(join(read, "stated-synonyms.yaml"), statedTermsSchema),
    comparability: readKnowledge(join(read, "comparability.yaml"), comparabilitySchema),
  };
}
