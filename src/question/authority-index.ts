import type { Authority } from "../report/authority.ts";
import { type Lexicon, lexiconKey } from "./lexicon.ts";
import { pinyinOf } from "./pinyin.ts";
import type { Sense } from "./sense.ts";
import { Trie } from "./trie.ts";

/** Every name of every authority in the library, ready to be found in a question. */
export interface AuthorityIndex {
  readonly byId: ReadonlyMap<string, Authority>;
  readonly trie: Trie<Extract<Sense, { kind: "authority" }>>;
  readonly names: readonly string[];
  /** Names in pinyin and as an English reader writes them (aimin district), built when first asked for. */
  latin(): Trie<Extract<Sense, { kind: "authority" }>>;
  /** Authorities whose name ends with these words: 教育局. */
  endingWith(words: string): readonly string[];
}

const placeEnding = /(?:自治区|自治州|自治县|[省市区县镇乡州旗])$/u;
const englishEnding: Readonly<Record<string, readonly string[]>> = {
  省: [" province"],
  市: [" city", " municipality"],
  区: [" district"],
  县: [" county"],
  镇: [" town"],
  乡: [" township"],
};

export function buildAuthorityIndex(authorities: readonly Authority[], lexicon: Lexicon): AuthorityIndex {
  const ids = new Map<string, Set<string>>();
  const add = (name: string, id: string) => {
    const key = lexiconKey(name);
    if (key.length < 2) return;
    const known = ids.get(key) ?? new Set();
    ids.set(key, known.add(id));
  };
  for (const authority of authorities.filter((each) => each.isNamed)) {
    for (const name of new Set([authority.name, ...authority.names])) {
      add(name, authority.id);
      for (const short of shortNames(name, authority))
        if (lexicon.trie.get(short) === undefined || isPlaceWord(lexicon, short)) add(short, authority.id);
    }
  }
  const trie = new Trie<Extract<Sense, { kind: "authority" }>>();
  for (const [name, owners] of ids) trie.set(name, { kind: "authority", ids: [...owners] });
  let latin: Trie<Extract<Sense, { kind: "authority" }>> | undefined;
  return {
    byId: new Map(authorities.map((authority) => [authority.id, authority])),
    trie,
    names: [...ids.keys()],
    latin: () => {
      latin ??= latinNames(ids);
      return latin;
    },
    endingWith: (words) => {
      const owners = new Set<string>();
      for (const [name, of] of ids) if (name.endsWith(words)) for (const id of of) owners.add(id);
      return [...owners];
    },
  };
}

function isPlaceWord(lexicon: Lexicon, word: string): boolean {
  return lexicon.trie.get(word)?.every((sense) => sense.kind === "body" && sense.isPlace) ?? false;
}

/** 宿迁 for 宿迁市, 上海科委 for 上海市科委: the place without its level. */
function shortNames(name: string, authority: Authority): readonly string[] {
  const shorts: string[] = [];
  const own = authority.places.at(-1);
  if (authority.kind === "government" && name === own && placeEnding.test(name))
    shorts.push(name.replace(placeEnding, ""));
  for (const place of authority.places) {
    const rest = name.slice(place.length);
    if (name.startsWith(place) && rest !== "" && placeEnding.test(place))
      shorts.push(place.replace(placeEnding, "") + rest);
  }
  return shorts.filter((short) => short.length >= 2);
}

function latinNames(ids: ReadonlyMap<string, ReadonlySet<string>>): Trie<Extract<Sense, { kind: "authority" }>> {
  const owners = new Map<string, Set<string>>();
  const add = (spelling: string, of: ReadonlySet<string>) =>
    owners.set(spelling, new Set([...(owners.get(spelling) ?? []), ...of]));
  for (const [name, of] of ids) {
    if (!/^\p{Script=Han}{2,}$/u.test(name) || name.length > 12) continue;
    const syllables = pinyinOf(name);
    for (const joint of ["", " "]) add(syllables.join(joint), of);
    const ending = name.at(-1) ?? "";
    if (name.length > 5 || englishEnding[ending] === undefined) continue;
    const stem = syllables.slice(0, -1);
    if (stem.length < 1) continue;
    for (const joint of ["", " "]) {
      for (const english of englishEnding[ending] ?? []) add(stem.join(joint) + english, of);
      for (const last of [` ${syllables.at(-1)}`]) add(stem.join(joint) + last, of);
      if (stem.length > 1) add(stem.join(joint), of);
    }
  }
  const trie = new Trie<Extract<Sense, { kind: "authority" }>>();
  for (const [spelling, of] of owners) trie.set(spelling, { kind: "authority", ids: [...of] });
  return trie;
}
