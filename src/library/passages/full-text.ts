import MiniSearch from "minisearch";
import type { IndexedPassage } from "./indexed-passage.ts";
import type { WordCutter } from "./word-cutter.ts";

const headingBoost = 1.5;

/** Full text over passages: a word of the heading counts more than one of the text. */
export class FullText {
  readonly #cutter: WordCutter;
  #words: MiniSearch<IndexedPassage>;

  constructor(cutter: WordCutter) {
    this.#cutter = cutter;
    this.#words = new MiniSearch<IndexedPassage>(this.#options());
  }

  get size(): number {
    return this.#words.documentCount;
  }

  add(passages: readonly IndexedPassage[]): void {
    this.#words.addAll(passages);
  }

  remove(ids: readonly string[]): void {
    for (const id of ids) if (this.#words.has(id)) this.#words.discard(id);
  }

  /** Ids of the passages that hold any of the words, the best first. */
  search(words: string, limit: number): readonly string[] {
    const found = this.#words.search(words, { boost: { heading: headingBoost } });
    return found.slice(0, limit).map((hit) => String(hit.id));
  }

  #options() {
    return {
      fields: ["heading", "text"],
      tokenize: (text: string) => [...this.#cutter.terms(text)],
      processTerm: (term: string) => term,
    };
  }
}

/** The report a passage's id belongs to. */
export function reportOf(id: string): string {
  return id.slice(0, id.lastIndexOf("#"));
}
