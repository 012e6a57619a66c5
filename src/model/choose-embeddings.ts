import type { EmbeddingModel, EmbeddingSettings } from "./embedding-model.ts";
import { createEndpointModel } from "./endpoint-embeddings.ts";
import { createWordVectors, type WordVectorParts } from "./word-vectors.ts";

/** The model that the settings name; the embedded one where they name none. */
export function chooseEmbeddings({ url, model, key }: EmbeddingSettings, words: WordVectorParts): EmbeddingModel {
  return url === null || model === null ? createWordVectors(words) : createEndpointModel({ url, model, key });
}
