import { type ComputedTerms, loadComputedTerms } from "./computed-terms.ts";
import { buildLexicon, type Lexicon } from "./lexicon.ts";
import { type LexiconFiles, readLexiconFiles } from "./lexicon-files.ts";

/** All that is known of the words of questions: `knowledge/terms/`. */
export interface Terms {
  readonly computed: ComputedTerms;
  readonly files: LexiconFiles;
  readonly lexicon: Lexicon;
}

/** Reads the terms of the knowledge folder, once at start. Throws KnowledgeError where a file is not as it must be. */
export function loadTerms(knowledge: string): Terms {
  const files = readLexiconFiles(knowledge);
  return { computed: loadComputedTerms(knowledge), files, lexicon: buildLexicon(files) };
}
