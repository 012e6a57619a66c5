import { type ComputedTerms, loadComputedTerms } from "./computed-terms.ts";

/** All that is known of the words of questions: `knowledge/terms/`. */
export interface Terms {
  readonly computed: ComputedTerms;
}

/** Reads the terms of the knowledge folder, once at start. Throws KnowledgeError where a file is not as it must be. */
export function loadTerms(knowledge: string): Terms {
  return { computed: loadComputedTerms(knowledge) };
}
