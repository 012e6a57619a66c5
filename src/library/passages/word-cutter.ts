import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";
import { compact } from "../../base/text.ts";

export interface CutWord {
  readonly word: string;
  /** Part of speech as jieba tags it: n noun, v verb, vn verbal noun, a adjective …; `term` for our own words. */
  readonly tag: string;
}

/** Chinese text into words. */
export interface WordCutter {
  /** Words with their part of speech, in order. */
  cut(text: string): readonly CutWord[];
  /** Every word and the words within it: what an index holds. */
  terms(text: string): readonly string[];
}

/** Loads jieba's dictionary (about 0.2 s, 60 MB) with our own words beside it, which are never cut apart. */
export function createWordCutter(ownWords: readonly string[]): WordCutter {
  const jieba = Jieba.withDict(dict);
  const own = new Set(ownWords.map((word) => compact(word).toLowerCase()));
  jieba.loadDict(Buffer.from([...own].map((word) => `${word} 1000000 term\n`).join(""), "utf8"));
  return {
    cut: (text) => jieba.tag(compact(text).toLowerCase(), true),
    terms: (text) =>
      jieba
        .cutForSearch(compact(text).toLowerCase(), true)
        .filter((word) => /^[\p{L}\p{N}]+$/u.test(word) && (word.length > 1 || /\p{N}/u.test(word))),
  };
}
