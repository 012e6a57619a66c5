import { join } from "node:path";
import type { PassageFinder } from "../answer/passage/draft-passage.ts";
import type { Logger } from "../base/log.ts";
import { once } from "../base/once.ts";
import type { EmbeddingSettings } from "../model/embedding-model.ts";
import type { PassageTerms } from "../question/passage-terms.ts";
import { conceptsOf, wholeWords } from "../question/passage-words.ts";
import type { Database } from "../storage/open-database.ts";

export interface FinderParts {
  readonly db: Database;
  /** The data folder. */
  readonly data: string;
  readonly embedding: EmbeddingSettings;
  readonly terms: PassageTerms;
  readonly log: Logger;
}

/** The search for passages, made when the first question needs it: its packages and dictionary take a third of a second that figures need not wait for. */
export function findPassages({ db, data, embedding, terms, log }: FinderParts): () => Promise<PassageFinder> {
  return once(async () => {
    const [{ createWordCutter }, { createPassageIndex }, { chooseEmbeddings }] = await Promise.all([
      import("../library/passages/word-cutter.ts"),
      import("../library/passages/passage-index.ts"),
      import("../model/choose-embeddings.ts"),
    ]);
    const cutter = createWordCutter(wholeWords(terms));
    const { light, weak } = terms;
    const model = chooseEmbeddings(embedding, { cut: cutter.terms, concepts: conceptsOf(terms), light, weak });
    return { cutter, index: createPassageIndex({ db, folder: join(data, "passages"), model, cutter, log }) };
  });
}
