import { findNumbers } from "../base/number.ts";
import type { PartOfSpeech } from "../library/dictionary.ts";
import type { AuthorityIndex } from "./authority-index.ts";
import { findPlaces } from "./find-places.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Places } from "./lexicon-files.ts";
import type { Misspellings } from "./misspelling.ts";
import { pinyinOf } from "./pinyin.ts";
import { placeNames } from "./place-names.ts";
import type { Sense, Token } from "./sense.ts";
import { Trie } from "./trie.ts";
import { joinWordsOfFillers } from "./words-of-fillers.ts";
import { findYears } from "./year-mentions.ts";

/** Characters that are words by themselves, however strange their neighbours. */
const particles = /[的了吗呢吧啊是有在和与及或被把给都也就还不没我你他她您这那哪几多少各中里比占年]/u;

/** What a question is cut with. */
export interface Cutter {
  readonly lexicon: Lexicon;
  readonly places: Places;
  readonly authorities: AuthorityIndex;
  readonly misspellings: Misspellings;
  readonly partOfSpeech: PartOfSpeech;
}

interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly cost: number;
  readonly senses: readonly Sense[];
  readonly meant?: string;
}

const isHan = /\p{Script=Han}/u;
const isWord = /[a-z0-9]/u;
/** Characters that no name of a place or body is made of. */
const notInNames =
  /[告的了吗呢几多少是在有收件条和与及或我你他请问哪几个什咱们各每年月日到被把给从由共查\p{P}\s\da-z]/u;
const unknownCost = 3.5;

/** Cuts a prepared question into the likeliest words: the fewest that leave the least unknown. Stretches that are no word have no senses. */
export function cutIntoTokens(text: string, cutter: Cutter): readonly Token[] {
  return joinWordsOfFillers(likeliestTokens(text, cutter), cutter.partOfSpeech);
}

function likeliestTokens(text: string, cutter: Cutter): readonly Token[] {
  const candidates = candidatesOf(text, cutter);
  const tokens = cheapestPath(text, candidates);
  const unknown = tokens.filter((token) => token.senses.length === 0 && isHan.test(token.text));
  if (unknown.length === 0) return tokens;
  const firm = candidates.filter(isYearOrNumber);
  const guesses = unknown
    .flatMap((token) => cutter.misspellings.around(text, token.start, token.end))
    .filter((guess) => !firm.some(({ start, end }) => guess.start < end && start < guess.end));
  if (guesses.length === 0) return tokens;
  return cheapestPath(text, [
    ...candidates,
    ...guesses.map((guess) => ({
      start: guess.start,
      end: guess.end,
      cost: 2.2,
      senses: guess.senses,
      meant: guess.word,
    })),
  ]);
}

/** Of numbers those of more than one character: 「一供」 can well be 一共. */
function isYearOrNumber({ start, end, senses: [first] }: Candidate): boolean {
  return first?.kind === "year" || (first?.kind === "number" && end - start > 1);
}

function candidatesOf(text: string, cutter: Cutter): readonly Candidate[] {
  const candidates: Candidate[] = [];
  const latin = /[a-z]{3}/u.test(text) ? cutter.authorities.latin() : undefined;
  for (let at = 0; at < text.length; at++) {
    const before = text[at - 1] ?? "";
    const here = text[at] ?? "";
    if ((/[a-z]/u.test(here) && /[a-z]/u.test(before)) || (/\d/u.test(here) && /\d/u.test(before))) continue;
    const push = (end: number, senses: readonly Sense[], cost: number) =>
      candidates.push({ start: at, end, cost, senses });
    cutter.lexicon.trie.matches(text, at, (end, senses, isPlural) =>
      push(end, senses, end - at === 1 ? 1.3 : isPlural ? 1.05 : 1),
    );
    cutter.authorities.trie.matches(text, at, (end, sense) => push(end, [sense], 0.8));
    latin?.matches(text, at, (end, sense) => push(end, [sense], 0.8));
    if (latin !== undefined) latinPlaces(cutter.places).matches(text, at, (end, sense) => push(end, [sense], 0.95));
  }
  const years = findYears(text);
  for (const year of years) {
    const senses: readonly Sense[] = [{ kind: "year", mention: year.mention }];
    candidates.push({ start: year.start, end: year.end, cost: 0.7, senses });
    // 「2022年底没办完」「2022年内」: 年底 belongs to what follows, and the number is a year all the same
    const digits = /^\d{4}(?=年[底末内间里])/u.exec(text.slice(year.start));
    if (digits && year.mention.kind === "year")
      candidates.push({ start: year.start, end: year.start + 4, cost: 0.8, senses });
  }
  for (const { start, end, sense } of findPlaces(text)) candidates.push({ start, end, cost: 0.9, senses: [sense] });
  for (const number of findNumbers(text)) {
    // what names a year counts nothing: 2020年内, 2019.12
    if (years.some(({ start, end }) => start <= number.start && number.start < end)) continue;
    const unit = unitAt(text, number.end, cutter.lexicon);
    const cost = number.isChinese ? 1.6 : 1;
    const sense: Sense = { kind: "number", value: number.value, unit: unit?.unit ?? null };
    candidates.push({ start: number.start, end: number.end, cost, senses: [{ ...sense, unit: null }] });
    if (unit !== undefined) candidates.push({ start: number.start, end: unit.end, cost, senses: [sense] });
  }
  return [...candidates, ...bodyNames(text, cutter.places)];
}

const latinByPlaces = new WeakMap<Places, Trie<Sense>>();
/** Shorter spellings are syllables and English words too. */
const shortestSpelling = 4;

/** Cities and provinces as an English reader writes them (Xi'an, Harbin is not one of these): so that one the library does not hold is seen to be a place. */
function latinPlaces(places: Places): Trie<Sense> {
  let trie = latinByPlaces.get(places);
  if (trie === undefined) {
    trie = new Trie<Sense>();
    for (const name of placeNames(places)) {
      const spelling = pinyinOf(name).join("");
      if (/^\p{Script=Han}{2,4}$/u.test(name) && spelling.length >= shortestSpelling)
        trie.set(spelling, { kind: "body", isPlace: true });
    }
    latinByPlaces.set(places, trie);
  }
  return trie;
}

function unitAt(text: string, at: number, lexicon: Lexicon): { unit: string; end: number } | undefined {
  let best: { unit: string; end: number } | undefined;
  for (const { word, unit } of lexicon.units) {
    if (!text.startsWith(word, at)) continue;
    if (best === undefined || at + word.length > best.end) best = { unit, end: at + word.length };
  }
  return best;
}

/** Stretches that are built like a name: 海淀区, 水利监察支队. */
function bodyNames(text: string, places: Places): readonly Candidate[] {
  const found: Candidate[] = [];
  const scan = (ending: string, isPlace: boolean, longest: number) => {
    for (let at = text.indexOf(ending); at >= 0; at = text.indexOf(ending, at + 1)) {
      const end = at + ending.length;
      for (let start = at - 1; start >= 0 && at - start <= longest; start--) {
        if (notInNames.test(text[start] ?? "")) break;
        if (places.not_places.includes(text.slice(start, end))) continue;
        found.push({ start, end, cost: 2 + 0.8 * (at - start), senses: [{ kind: "body", isPlace }] });
      }
    }
  };
  for (const ending of places.place_endings) scan(ending, true, 6);
  for (const ending of places.body_endings) scan(ending, false, 14);
  return found;
}

function cheapestPath(text: string, candidates: readonly Candidate[]): readonly Token[] {
  const byEnd: Candidate[][] = Array.from({ length: text.length + 1 }, () => []);
  for (const candidate of candidates) byEnd[candidate.end]?.push(candidate);
  const cost: number[] = [0];
  const step: (Candidate | undefined)[] = [undefined];
  for (let end = 1; end <= text.length; end++) {
    let best = single(text, end);
    let bestCost = (cost[best.start] ?? 0) + best.cost;
    for (const candidate of byEnd[end] ?? []) {
      const total = (cost[candidate.start] ?? 0) + candidate.cost;
      if (total < bestCost || (total === bestCost && candidate.start < best.start)) {
        best = candidate;
        bestCost = total;
      }
    }
    cost.push(bestCost);
    step.push(best);
  }
  const tokens: Token[] = [];
  for (let end = text.length; end > 0; ) {
    const { start, senses, meant } = step[end] ?? single(text, end);
    const token = { text: text.slice(start, end), start, end, senses };
    tokens.push(meant === undefined ? token : { ...token, meant });
    end = start;
  }
  return joinUnknown(tokens.reverse(), text);
}

/** One character, or a whole word of letters, that no word of the lexicon ends with. Marks and blanks cost nothing. */
function single(text: string, end: number): Candidate {
  const last = text[end - 1] ?? "";
  let start = end - 1;
  if (isWord.test(last)) {
    while (start > 0 && isWord.test(text[start - 1] ?? "")) start--;
    // in the middle of a word: only the whole word counts
    if (isWord.test(text[end] ?? "")) return { start: end - 1, end, cost: 50, senses: [] };
  }
  return { start, end, cost: isHan.test(last) || isWord.test(last) ? unknownCost : 0, senses: [] };
}

/** Unknown characters that stand together are one word, and so is a lone function character among them (计划: 计 is a word, 划 is none). */
function joinUnknown(tokens: readonly Token[], text: string): readonly Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    const isOne =
      last !== undefined && last.end === token.start && [last, token].every(isPart) && [last, token].some(isUnknown);
    if (last !== undefined && isOne) {
      joined.pop();
      joined.push({ text: text.slice(last.start, token.end), start: last.start, end: token.end, senses: [] });
    } else if (token.text !== " ") joined.push(token);
  }
  return joined;
}

function isUnknown(token: Token): boolean {
  return token.senses.length === 0 && isHan.test(token.text);
}

function isPart(token: Token): boolean {
  const isLoneFiller = token.text.length === 1 && isHan.test(token.text) && !particles.test(token.text);
  return isUnknown(token) || (isLoneFiller && token.senses.every((sense) => sense.kind === "function"));
}
