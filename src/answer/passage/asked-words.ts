import { compact } from "../../base/text.ts";
import type { WordCutter } from "../../library/passages/word-cutter.ts";
import type { PassageTerms } from "../../question/passage-terms.ts";

/** A word of the question with what a report may say in its place. */
export interface AskedWord {
  readonly word: string;
  readonly variants: readonly string[];
  /** `must`: names what is asked about. `may`: a verb or an adjective, said otherwise as often as not. `weak`: means something only beside others. */
  readonly need: "must" | "may" | "weak";
}

/** Words that name things: nouns, names, idioms and our own terms. */
const naming = /^(?:n|an|term|l|i|j|eng|x|s|t)/u;
const saying = /^(?:v|a|z|b|d)/u;

/** What the question's words ask about, words without content left out. */
export function readAskedWords(
  words: readonly string[],
  cutter: WordCutter,
  terms: PassageTerms,
): readonly AskedWord[] {
  const light = new Set(terms.light.map(compact));
  const weak = new Set(terms.weak.map(compact));
  const found = new Map<string, AskedWord>();
  for (const { word, tag } of words.flatMap((text) => cutter.cut(text))) {
    if (light.has(word) || !/[\p{L}\p{N}]/u.test(word)) continue;
    const isLong = [...word].length > 1;
    if (!isLong && !/^n/u.test(tag)) continue;
    const variants = variantsOf(word, terms);
    const isThing = naming.test(tag) || variants.length > 0;
    // What jieba has no part of speech for may be a name: it has to be told of.
    const isName = isLong && !saying.test(tag) && !/^[ucprfmqyeo]/u.test(tag);
    found.set(word, { word, variants, need: weak.has(word) ? "weak" : isThing || isName ? "must" : "may" });
  }
  return [...found.values()];
}

function variantsOf(word: string, terms: PassageTerms): readonly string[] {
  const variants = terms.groups.filter((group) => group.some((one) => compact(one) === word)).flat();
  return [...new Set(variants.map((one) => compact(one).toLowerCase()))].filter((one) => one !== word);
}
