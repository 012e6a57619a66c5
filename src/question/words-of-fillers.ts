import type { PartOfSpeech } from "../library/dictionary.ts";
import type { Token } from "./sense.ts";

const longest = 4;
/** Nouns, places, verbs, adjectives; no names of people, pronouns or particles (有人, 也就, 是的). */
const meaningful = /^(?:n(?!r)|s$|vn|b$|a|v$|j$|l$)/u;

/** Of words of more characters those that make a name of something: 老人家, 根据地. */
const named = /^(?:n(?!r)|s$)/u;

/** Characters of grammar that stand side by side and are a word of the language together (人才, 老人, 当地) are that word, which the lexicon does not know. */
export function joinWordsOfFillers(tokens: readonly Token[], partOfSpeech: PartOfSpeech): readonly Token[] {
  const joined: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const length = lengthOfWord(tokens, at, partOfSpeech);
    const run = tokens.slice(at, at + Math.max(1, length));
    const [first] = run;
    if (first === undefined) break;
    const text = run.map((token) => token.text).join("");
    joined.push(length > 1 ? { text, start: first.start, end: first.start + text.length, senses: [] } : first);
    at += run.length;
  }
  return joined;
}

/** How many tokens from here on are one word; 0: none that matters. */
function lengthOfWord(tokens: readonly Token[], at: number, partOfSpeech: PartOfSpeech): number {
  let text = "";
  let length = 0;
  for (let i = at; i < Math.min(tokens.length, at + longest); i++) {
    const token = tokens[i];
    if (token === undefined || !isLone(token)) break;
    if (i > at && tokens[i - 1]?.end !== token.start) break;
    text += token.text;
    const kinds = i - at + 1 === text.length ? meaningful : named;
    if (i > at && kinds.test(partOfSpeech(text) ?? "")) length = i - at + 1;
  }
  return length;
}

/** Fillers, and words of one character whatever they mean alone: 陆 is a number, 达 a bound, 市 a place. */
function isLone({ text, senses: [first] }: Token): boolean {
  if (first === undefined || first.kind === "year" || first.kind === "authority") return false;
  return text.length === 1 || (first.kind === "function" && first.id === "filler");
}
