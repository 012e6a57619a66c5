import type { Embeddings } from "@langchain/core/embeddings";

/** What turns text into vectors, and whose vectors they are. */
export interface EmbeddingModel {
  /** Vectors of two models with different ids are never compared. Changes with everything that changes the vectors. */
  readonly id: string;
  /** Numbers in a vector; null: known when the first vector comes. */
  readonly dimension: number | null;
  /** True if it answers within this process: no network, no waiting. */
  readonly isEmbedded: boolean;
  readonly embeddings: Embeddings;
}

/** Where vectors come from; `url` null: from this process. */
export interface EmbeddingSettings {
  readonly url: string | null;
  readonly model: string | null;
  readonly key: string | null;
}
