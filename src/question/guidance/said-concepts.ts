import { pinyinOf } from "../pinyin.ts";
import type { Concept } from "./guidance-files.ts";

export interface SaidConcepts {
  /** Each concept with the length of its longest word in the message: a longer word is a surer sign. */
  readonly words: ReadonlyMap<string, number>;
  /** Those that are said in pinyin alone. */
  readonly spelt: ReadonlySet<string>;
}

interface Matcher {
  readonly name: string;
  readonly latin: readonly string[];
  readonly patterns: readonly RegExp[];
}

/** A word in characters, of a concept. */
interface Word {
  readonly name: string;
  readonly text: string;
}

/** Words shorter than this many letters, spelt in pinyin, are found in too much. */
const lettersAtLeast = 5;
const latinLetter = /[a-z]/iu;

/** Tells which concepts a prepared message says. */
export function createConceptFinder(concepts: Readonly<Record<string, Concept>>): (text: string) => SaidConcepts {
  const matchers = Object.entries(concepts).map(([name, { zh, en, re }]): Matcher => {
    return {
      name,
      latin: en.map((word) => ` ${word.toLowerCase()} `),
      patterns: [
        ...re.map((source) => new RegExp(source, "u")),
        // pdf, ems: within Chinese, but not within an English word
        ...zh
          .filter((word) => latinLetter.test(word))
          .map((word) => new RegExp(`(?<![a-z])${word.toLowerCase()}(?![a-z])`, "u")),
      ],
    };
  });
  const words = Object.entries(concepts).flatMap(([name, { zh }]) =>
    zh.filter((word) => !latinLetter.test(word)).map((text): Word => ({ name, text })),
  );
  const byBeginning = groupByBeginning(words);
  let spellings: readonly (readonly [name: string, letters: string, length: number])[] | undefined;
  return (text) => {
    const padded = ` ${text.replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
    const said = longestWords(byBeginning, text);
    for (const matcher of matchers) {
      const length = longestIn(matcher, text, padded);
      if (length > (said.get(matcher.name) ?? 0)) said.set(matcher.name, length);
    }
    if (/\p{Script=Han}/u.test(text) || !/[a-z]{5}/u.test(text)) return { words: said, spelt: new Set() };
    spellings ??= words.map(({ name, text: word }) => [name, spell(word), word.length] as const);
    return { words: said, spelt: addSpelt(said, text.replace(/[^a-z]/gu, ""), spellings) };
  };
}

/** By their first two characters (a word of one: by that), so that a message is looked through once, however many words there are. */
function groupByBeginning(words: readonly Word[]): ReadonlyMap<string, readonly Word[]> {
  const groups = new Map<string, Word[]>();
  for (const word of words) {
    const beginning = word.text.slice(0, 2);
    const group = groups.get(beginning);
    if (group === undefined) groups.set(beginning, [word]);
    else group.push(word);
  }
  return groups;
}

/** The length of the longest word of each concept that stands in the text. */
function longestWords(byBeginning: ReadonlyMap<string, readonly Word[]>, text: string): Map<string, number> {
  const longest = new Map<string, number>();
  for (let at = 0; at < text.length; at++) {
    for (const beginning of [text.slice(at, at + 1), text.slice(at, at + 2)]) {
      for (const word of byBeginning.get(beginning) ?? []) {
        if (word.text.length > (longest.get(word.name) ?? 0) && text.startsWith(word.text, at))
          longest.set(word.name, word.text.length);
      }
    }
  }
  return longest;
}

function longestIn({ latin, patterns }: Matcher, text: string, padded: string): number {
  let longest = 0;
  // a letter carries about a third of what a character does
  for (const word of latinLetter.test(text) ? latin : []) {
    if (word.length / 3 > longest && padded.includes(word)) longest = word.length / 3;
  }
  for (const pattern of patterns) {
    const match = pattern.exec(text) ?? pattern.exec(padded);
    if (match) longest = Math.max(longest, Math.min(6, match[0].length));
  }
  return longest;
}

function addSpelt(
  said: Map<string, number>,
  letters: string,
  spellings: readonly (readonly [name: string, letters: string, length: number])[],
): ReadonlySet<string> {
  const spelt = new Set<string>();
  for (const [name, spelling, length] of spellings) {
    if (spelling.length < lettersAtLeast || !letters.includes(spelling)) continue;
    if (!said.has(name)) spelt.add(name);
    said.set(name, Math.max(said.get(name) ?? 0, length));
  }
  return spelt;
}

function spell(word: string): string {
  return pinyinOf(word)
    .join("")
    .replace(/[^a-z]/gu, "");
}
