import type { PartOfSpeech } from "../library/dictionary.ts";
import type { Lexicon } from "./lexicon.ts";
import { soundOf } from "./pinyin.ts";
import type { Sense } from "./sense.ts";

/** A known word that is likely meant by a stretch of the text that is none. */
export interface Guess {
  readonly start: number;
  readonly end: number;
  readonly word: string;
  readonly senses: readonly Sense[];
}

/** Finds what was mistyped: the same sound (予已公开), or one character wrong, missing or added in a word of four or more (予以公幵). */
export interface Misspellings {
  /** None for what is a word of the language, or part of one, however like a word of ours (教师, 批量). Guesses that hold the whole of an unknown stretch [start, end) of the text: one that leaves a part of it unknown (文|章比例) explains nothing. */
  around(text: string, start: number, end: number): readonly Guess[];
}

const reach = 6;
const allHan = /^\p{Script=Han}+$/u;

export function createMisspellings(lexicon: Lexicon, partOfSpeech: PartOfSpeech): Misspellings {
  let sounds: Map<string, string> | undefined;
  let edges: Map<string, string[]> | undefined;
  return {
    around: (text, start, end) => {
      if (isMadeOfWords(text, start, end, partOfSpeech)) return [];
      sounds ??= indexSounds(lexicon);
      edges ??= indexEdges(lexicon);
      const guesses: Guess[] = [];
      for (let from = Math.max(0, start - reach); from <= start; from++) {
        for (let to = Math.max(end, from + 2); to <= Math.min(text.length, end + reach, from + 16); to++) {
          const stretch = text.slice(from, to);
          if (!allHan.test(stretch) || myriads.test(stretch)) continue;
          const word = sounds.get(soundKey(stretch)) ?? nearby(stretch, edges);
          const senses = word === undefined ? undefined : lexicon.trie.get(word);
          if (word !== undefined && sharesCharacter(stretch, word) && word !== stretch && senses !== undefined)
            guesses.push({ start: from, end: to, word, senses });
        }
      }
      return guesses;
    },
  };
}

/** 「每万人申请量」: numbers are no misspelling. */
const myriads = /[百千万亿]人/u;
const longestWord = 4;

/** True if words of the dictionary cover the stretch, each with two characters at least. */
function isMadeOfWords(text: string, start: number, end: number, partOfSpeech: PartOfSpeech): boolean {
  let covered = start;
  for (let from = Math.max(0, start - longestWord + 1); from <= covered && covered < end; from++) {
    for (let to = from + longestWord; to > covered && to >= from + 2; to--)
      if (to <= text.length && partOfSpeech(text.slice(from, to)) !== null) covered = to;
  }
  return covered >= end;
}

const soundCache = new Map<string, string>();

/** Characters of grammar: sharing one of them makes no two words alike (印了, 赢了). */
const grammar = /[了着的几多少]/u;

/** 申清 for 申请, but not 食品 for 视频: two real words can sound the same. */
function sharesCharacter(stretch: string, word: string): boolean {
  return [...stretch].some((c) => !grammar.test(c) && word.includes(c));
}

function soundKey(stretch: string): string {
  const key = [...stretch]
    .map((c) => {
      const known = soundCache.get(c);
      if (known !== undefined) return known;
      const sound = soundOf(c);
      soundCache.set(c, sound);
      return sound;
    })
    .join(" ");
  return key;
}

/** Words that name places, bodies, years or what a message is for are not guessed at, nor short names of what prose counts: a near miss there is a wrong answer. */
function isGuessable(word: string, lexicon: Lexicon): boolean {
  const senses = lexicon.trie.get(word) ?? [];
  const isFirm = (kind: string) =>
    ["body", "own", "year", "intent", "question"].includes(kind) || (kind === "stated" && word.length < 3);
  return allHan.test(word) && !senses.some((sense) => isFirm(sense.kind));
}

function isGrammar(word: string, lexicon: Lexicon): boolean {
  const asks = (sense: Sense) => sense.kind === "operation" && (sense.id === "yesno" || sense.id === "ask");
  return (
    lexicon.trie.get(word)?.every((sense) => sense.kind === "function" || sense.kind === "question" || asks(sense)) ??
    false
  );
}

function indexSounds(lexicon: Lexicon): Map<string, string> {
  const index = new Map<string, string>();
  for (const word of lexicon.words) {
    if (word.length < 2 || !isGuessable(word, lexicon) || isGrammar(word, lexicon)) continue;
    const key = soundKey(word);
    if (!index.has(key)) index.set(key, word);
  }
  return index;
}

/** Long words by their first and by their last two characters: one error leaves one of the two whole. */
function indexEdges(lexicon: Lexicon): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const word of lexicon.words) {
    if (word.length < 4 || !isGuessable(word, lexicon) || isGrammar(word, lexicon)) continue;
    if (/[了几多少]/u.test(word)) continue;
    for (const edge of [`^${word.slice(0, 2)}`, `$${word.slice(-2)}`]) {
      const words = index.get(edge) ?? [];
      words.push(word);
      index.set(edge, words);
    }
  }
  return index;
}

function nearby(stretch: string, edges: ReadonlyMap<string, readonly string[]>): string | undefined {
  if (stretch.length < 3) return undefined;
  const candidates = [...(edges.get(`^${stretch.slice(0, 2)}`) ?? []), ...(edges.get(`$${stretch.slice(-2)}`) ?? [])];
  return candidates.find((word) => isOneEditAway(stretch, word));
}

function isOneEditAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  // a character too many at an end is another word's
  if (a.length > b.length && (start === 0 || endA === a.length)) return false;
  return endA - start <= 1 && endB - start <= 1;
}
