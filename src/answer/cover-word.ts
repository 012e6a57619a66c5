import type { StatedTerms } from "./stated-terms.ts";

/** How a word of a question stands in a text. */
export interface Coverage {
  /** Whether a part that identifies something stands there, not only everyday words. */
  readonly isSpecific: boolean;
  /** Everyday words of it that the text lacks. */
  readonly missing: number;
  /** The pieces as they stand in the text: what is left of the text without them was not asked for. */
  readonly found: readonly string[];
}

/** Longest word looked up in the terms: bounds the work on a very long word. */
const longestPiece = 12;

/**
 * Whether a text says a word: whole, by a synonym, or in pieces (涉企信息 by 涉企政策及活动信息). Null where a part of it that means something
 * stands nowhere: 疫情信息 is not said by 政府信息. Both are compact; the word has no blanks.
 */
export function coverWord(word: string, text: string, terms: StatedTerms): Coverage | null {
  const best: (Coverage | undefined)[] = [{ isSpecific: false, missing: 0, found: [] }];
  for (let end = 1; end <= word.length; end++) {
    for (let start = Math.max(0, end - longestPiece); start < end; start++) {
      const before = best[start];
      const piece = before && coverPiece(word.slice(start, end), text, terms);
      if (!before || !piece) continue;
      const joined = {
        isSpecific: before.isSpecific || piece.isSpecific,
        missing: before.missing + piece.missing,
        found: [...before.found, ...piece.found],
      };
      const known = best[end];
      if (!known || isBetter(joined, known)) best[end] = joined;
    }
  }
  const said = best[word.length] ?? null;
  // 开设 is a word of its own, and not 开 and 设, which mean little and stand anywhere
  const isUnsaid = said?.found.length === 0 && said.missing === 0 && !terms.light.includes(word);
  return isUnsaid && terms.synonyms.some((group) => group.includes(word)) ? null : said;
}

function isBetter(a: Coverage, b: Coverage): boolean {
  if (a.missing !== b.missing) return a.missing < b.missing;
  return a.found.length < b.found.length;
}

function coverPiece(piece: string, text: string, terms: StatedTerms): Coverage | null {
  const isGeneric = terms.generic.includes(piece);
  if (terms.light.includes(piece)) return { isSpecific: false, missing: 0, found: [] };
  if (piece.length > 1 && text.includes(piece)) return { isSpecific: !isGeneric, missing: 0, found: [piece] };
  for (const group of terms.synonyms) {
    if (!group.includes(piece)) continue;
    const said = group.filter((other) => other.length > 1 && text.includes(other));
    if (said.length > 0) return { isSpecific: !isGeneric, missing: 0, found: said };
  }
  return isGeneric ? { isSpecific: false, missing: 1, found: [] } : null;
}
