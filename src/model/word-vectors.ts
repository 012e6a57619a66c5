import { createHash } from "node:crypto";
import { Embeddings } from "@langchain/core/embeddings";
import { compact } from "../base/text.ts";
import type { EmbeddingModel } from "./embedding-model.ts";

const dimension = 256;
/** Coordinates that one feature touches: few keep features apart, many keep a collision cheap. */
const spread = 8;
const bigramWeight = 0.5;
const conceptWeight = 1.6;
const lightWeight = 0.15;

export interface WordVectorParts {
  /** Words that mean much the same in such reports: each group is one concept. */
  readonly concepts: readonly (readonly string[])[];
  /** Words that stand in every passage and tell none from another. */
  readonly light: readonly string[];
}

/**
 * The embedding that needs no download: pairs of characters and concepts as features, each hashed to a few signed coordinates. Words of one concept share
 * a feature, so that 「不足」 lies near 「差距」. Light words count little. Deterministic: the same parts give the same vectors on every machine.
 */
export function createWordVectors(parts: WordVectorParts): EmbeddingModel {
  const hash = createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 12);
  return {
    id: `words-1-${dimension}-${hash}`,
    dimension,
    isEmbedded: true,
    embeddings: new WordVectors(parts),
  };
}

class WordVectors extends Embeddings<number[]> {
  readonly #concepts: readonly (readonly [string, string])[];
  readonly #light: RegExp;
  readonly #coordinates = new Map<string, readonly number[]>();

  constructor({ concepts, light }: WordVectorParts) {
    super({});
    this.#concepts = concepts.flatMap((words, index) =>
      words.map((word) => [compact(word), `concept ${index}`] as const),
    );
    const longestFirst = light.map(compact).sort((a, b) => b.length - a.length);
    this.#light = longestFirst.length === 0 ? /(?!)/gu : new RegExp(longestFirst.map(quoted).join("|"), "gu");
  }

  override async embedQuery(text: string): Promise<number[]> {
    return this.#embed(text);
  }

  override async embedDocuments(texts: string[]): Promise<number[][]> {
    return texts.map((text) => this.#embed(text));
  }

  #embed(text: string): number[] {
    const vector = new Array<number>(dimension).fill(0);
    for (const [feature, weight] of this.#features(compact(text).toLowerCase())) {
      for (const place of this.#coordinatesOf(feature)) {
        const at = Math.abs(place) - 1;
        vector[at] = (vector[at] ?? 0) + (place < 0 ? -weight : weight);
      }
    }
    const length = Math.hypot(...vector);
    return length === 0 ? vector : vector.map((value) => value / length);
  }

  /** Each feature with its weight: what is said twice counts little more than once. */
  #features(text: string): ReadonlyMap<string, number> {
    const features = new Map<string, number>();
    const telling = text.replace(this.#light, " ");
    for (const [part, weight] of [
      [telling, bigramWeight],
      [text, lightWeight],
    ] as const) {
      const pairs = new Set<string>();
      for (let at = 0; at + 1 < part.length; at++) {
        const pair = part.slice(at, at + 2);
        if (/^[\p{L}\p{N}]{2}$/u.test(pair)) pairs.add(pair);
      }
      for (const pair of pairs) features.set(pair, (features.get(pair) ?? 0) + weight);
    }
    for (const [word, concept] of this.#concepts) if (text.includes(word)) features.set(concept, conceptWeight);
    return features;
  }

  /** Coordinates from 1, negative where the sign is. */
  #coordinatesOf(feature: string): readonly number[] {
    const known = this.#coordinates.get(feature);
    if (known !== undefined) return known;
    const digest = createHash("md5").update(feature).digest();
    const made = Array.from({ length: spread }, (_, index) => {
      const place = (digest[index] ?? 0) + 1;
      return ((digest[8] ?? 0) >> index) & 1 ? -place : place;
    });
    this.#coordinates.set(feature, made);
    return made;
  }
}

function quoted(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|]/gu, "\\$&");
}
