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
  readonly han: readonly string[];
  readonly latin: readonly string[];
  readonly patterns: readonly RegExp[];
}

/** Words shorter than this many letters, spelt in pinyin, are found in too much. */
const lettersAtLeast = 5;
const latin = /[a-z]/iu;

/** Tells which concepts a prepared message says. */
export function createConceptFinder(concepts: Readonly<Record<string, Concept>>): (text: string) => SaidConcepts {
  const matchers = Object.entries(concepts).map(([name, { zh, en, re }]): Matcher => {
    return {
      name,
      han: zh.filter((word) => !latin.test(word)).map((word) => word.toLowerCase()),
      latin: en.map((word) => ` ${word.toLowerCase()} `),
      patterns: [
        ...re.map((source) => new RegExp(source, "u")),
        // pdf, ems: within Chinese, but not within an English word
        ...zh
          .filter((word) => latin.test(word))
          .map((word) => new RegExp(`(?<![a-z])${word.toLowerCase()}(?![a-z])`, "u")),
      ],
    };
  });
  let spellings: readonly (readonly [name: string, letters: string, length: number])[] | undefined;
  return (text) => {
    const padded = ` ${text.replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
    const said = new Map<string, number>();
    for (const matcher of matchers) {
      const length = longestIn(matcher, text, padded);
      if (length > 0) said.set(matcher.name, length);
    }
    if (/\p{Script=Han}/u.test(text) || !/[a-z]{5}/u.test(text)) return { words: said, spelt: new Set() };
    spellings ??= matchers.flatMap(({ name, han }) => han.map((word) => [name, spell(word), word.length] as const));
    return { words: said, spelt: addSpelt(said, text.replace(/[^a-z]/gu, ""), spellings) };
  };
}

function longestIn({ han, latin, patterns }: Matcher, text: string, padded: string): number {
  let longest = 0;
  for (const word of han) if (word.length > longest && text.includes(word)) longest = word.length;
  // a letter carries about a third of what a character does
  for (const word of latin) {
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
