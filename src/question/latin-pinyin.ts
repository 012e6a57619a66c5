import type { AuthorityIndex } from "./authority-index.ts";
import type { Lexicon } from "./lexicon.ts";
import { pinyinOf } from "./pinyin.ts";

/** Turns stretches of pinyin into the characters meant: 「shoudao duoshao jian」 → 「收到多少件」. What reads as English, or not wholly as words of ours, stays. */
export interface PinyinReader {
  read(text: string, authorities: AuthorityIndex): string;
}

const stretch = /[a-z](?:[a-z' ]*[a-z])?/gu;
const allHan = /^\p{Script=Han}+$/u;

export function createPinyinReader(lexicon: Lexicon): PinyinReader {
  let spellings: Map<string, string> | undefined;
  return {
    read: (text, authorities) =>
      text.replace(stretch, (run) => {
        if (run.length < 4 || run.length > 200 || isMostlyEnglish(run, lexicon)) return run;
        spellings ??= indexSpellings(lexicon.words);
        return spell(run.replace(/[' ]/gu, ""), spellings, namesOf(authorities)) ?? run;
      }),
  };
}

function isMostlyEnglish(run: string, lexicon: Lexicon): boolean {
  const words = run.split(/[' ]+/u);
  const known = words.filter((word) => {
    let isKnown = false;
    lexicon.trie.matches(word, 0, (end) => {
      isKnown ||= end === word.length;
    });
    return isKnown;
  });
  return known.length * 2 >= words.length;
}

/** The likeliest word of each spelling: the first in the lexicon, where what the tables count comes first. */
function indexSpellings(words: readonly string[]): Map<string, string> {
  const index = new Map<string, string>();
  for (const word of words) {
    if (!allHan.test(word)) continue;
    const spelling = pinyinOf(word).join("");
    if (!index.has(spelling)) index.set(spelling, word);
  }
  return index;
}

const namesByIndex = new WeakMap<AuthorityIndex, Map<string, string>>();

function namesOf(authorities: AuthorityIndex): Map<string, string> {
  let names = namesByIndex.get(authorities);
  if (names === undefined) {
    names = indexSpellings(authorities.names);
    namesByIndex.set(authorities, names);
  }
  return names;
}

/** The fewest words that spell the letters; null where some letters are left over. */
function spell(letters: string, words: ReadonlyMap<string, string>, names: ReadonlyMap<string, string>): string | null {
  const best: ({ cost: number; text: string } | undefined)[] = [{ cost: 0, text: "" }];
  for (let end = 1; end <= letters.length; end++) {
    for (let start = Math.max(0, end - 40); start < end; start++) {
      const before = best[start];
      if (before === undefined) continue;
      const spelling = letters.slice(start, end);
      const word = names.get(spelling) ?? words.get(spelling);
      if (word === undefined) continue;
      const cost = before.cost + (word.length === 1 ? 1.4 : 1);
      if (cost < (best[end]?.cost ?? Number.POSITIVE_INFINITY)) best[end] = { cost, text: before.text + word };
    }
  }
  return best[letters.length]?.text ?? null;
}
