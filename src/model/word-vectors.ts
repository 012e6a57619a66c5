import { createHash } from "node:crypto";
import { Embeddings } from "@langchain/core/embeddings";
import { compact } from "../base/text.ts";
import type { EmbeddingModel } from "./embedding-model.ts";

const dimension = 256;
/** Coordinates that one feature touches: a collision of two features then costs an eighth. */
const spread = 8;
const conceptWeight = 1.6;
const weakWeight = 0.4;
/** Changes with every change to how a vector is made here. */
const version = 2;

export interface WordVectorParts {
  /** Text into words. */
  readonly cut: (text: string) => readonly string[];
  /** Words that mean much the same in such reports: each group is one concept. */
  readonly concepts: readonly (readonly string[])[];
  /** Words that stand in every passage and tell none from another: left out. */
  readonly light: readonly string[];
  /** Words that tell little. */
  readonly weak: readonly string[];
}

/**
 * The embedding that needs no download: words and concepts as features, each hashed to a few signed coordinates. Words of one concept share a feature, so that
 * 「不足」 lies near 「差距」. Deterministic: the same parts give the same vectors on every machine. What it is worth: `bench/passages.ts`.
 */
export function createWordVectors(parts: WordVectorParts): EmbeddingModel {
  const { concepts, light, weak } = parts;
  const hash = createHash("sha256")
    .update(JSON.stringify([concepts, light, weak]))
    .digest("hex")
    .slice(0, 12);
  return {
    id: `words-${version}-${dimension}-${hash}`,
    dimension,
    isEmbedded: true,
    embeddings: new WordVectors(parts),
  };
}

class WordVectors extends Embeddings<number[]> {
  readonly #cut: WordVectorParts["cut"];
  readonly #concepts: readonly (readonly string[])[];
  readonly #light: ReadonlySet<string>;
  readonly #weak: ReadonlySet<string>;
  readonly #coordinates = new Map<string, readonly number[]>();

  constructor({ cut, concepts, light, weak }: WordVectorParts) {
    super({});
    this.#cut = cut;
    this.#concepts = concepts.map((words) => words.map(compact));
    this.#light = new Set(light.map(compact));
    this.#weak = new Set(weak.map(compact));
  }

  override async embedQuery(text: string): Promise<number[]> {
    return this.#embed(text);
  }

  override async embedDocuments(texts: string[]): Promise<number[][]> {
    return texts.map((text) => this.#embed(text));
  }

  /** All zeros where the text has no word that tells anything. */
  #embed(text: string): number[] {
    const vector = new Array<number>(dimension).fill(0);
    for (const [feature, weight] of this.#features(text)) {
      for (const place of this.#coordinatesOf(feature)) {
        const at = Math.abs(place) - 1;
        vector[at] = (vector[at] ?? 0) + (place < 0 ? -weight : weight);
      }
    }
    const length = Math.hypot(...vector);
    return length === 0 ? vector : vector.map((value) => value / length);
  }

  /** Each feature with its weight: what is said twice counts once. */
  #features(text: string): ReadonlyMap<string, number> {
    const features = new Map<string, number>();
    for (const word of this.#cut(text)) {
      if (!this.#light.has(word)) features.set(`word ${word}`, this.#weak.has(word) ? weakWeight : 1);
    }
    const plain = compact(text).toLowerCase();
    this.#concepts.forEach((words, index) => {
      if (words.some((word) => plain.includes(word))) features.set(`concept ${index}`, conceptWeight);
    });
    return features;
  }

  /** Coordinates from 1, negative where the sign is. */
  #coordinatesOf(feature: string): readonly number[] {
    const known = this.#coordinates.get(feature);
    if (known !== undefined) return known;
    const digest = createHash("sha256").update(feature).digest();
    const made = Array.from({ length: spread }, (_, index) => {
      const place = (digest.readUInt16LE(index * 2) % dimension) + 1;
      return ((digest[spread * 2] ?? 0) >> index) & 1 ? -place : place;
    });
    this.#coordinates.set(feature, made);
    return made;
  }
}
