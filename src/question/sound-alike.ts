import type { AuthorityIndex } from "./authority-index.ts";
import type { Places } from "./lexicon-files.ts";
import { pinyinOf } from "./pinyin.ts";
import { placeNames } from "./place-names.ts";

/** A name that is held and sounds as what was written. */
export interface SoundAlike {
  /** As it was written. */
  readonly said: string;
  readonly id: string;
}

/** From the first character to before the last of the text. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

const shortest = 3;
const longest = 12;

/**
 * The one authority whose name sounds like a stretch of the text that holds a word nobody knows (临夕市 → 临汐市): to be asked about, never to be answered with.
 * Null where a place is known to be another (宿州市 is not 苏州市).
 */
export function soundAlike(
  text: string,
  strange: readonly Stretch[],
  index: AuthorityIndex,
  places: Places,
): SoundAlike | null {
  const known = placeNames(places);
  const syllables = pinyinOf(text);
  if (syllables.length !== text.length) return null;
  for (let length = Math.min(longest, text.length); length >= shortest; length--) {
    for (let start = 0; start + length <= text.length; start++) {
      const said = text.slice(start, start + length);
      const isWhole = strange.some((one) => start <= one.start && one.end <= start + length);
      if (
        !isWhole ||
        index.trie.get(said) !== undefined ||
        !/^\p{Script=Han}+$/u.test(said) ||
        known.some((place) => said.startsWith(place))
      )
        continue;
      const sense = index.latin().get(syllables.slice(start, start + length).join(""));
      const [id, ...others] = sense?.ids ?? [];
      if (id !== undefined && others.length === 0) return { said, id };
    }
  }
  return null;
}
