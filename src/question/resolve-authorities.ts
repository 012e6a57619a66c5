import { readNumber } from "../base/number.ts";
import type { Authority } from "../report/authority.ts";
import type { AuthorityIndex } from "./authority-index.ts";
import type { Places } from "./lexicon-files.ts";
import { isOfProvince } from "./place-names.ts";
import { senseOf, type Token } from "./sense.ts";

/** Whom a question is about. */
export interface AuthoritiesMeant {
  /** Ids in the order named; empty: nobody was named. */
  readonly ids: readonly string[];
  /** A name that more than one authority has, with the ids. */
  readonly ambiguous: { readonly name: string; readonly ids: readonly string[] } | null;
  /** A place or body that the library does not hold. */
  readonly unknown: string | null;
  /** Tokens that are part of a name: no other slot may take them. */
  readonly used: ReadonlySet<Token>;
}

const governmentWords = new Set(["政府", "人民政府", "政府部门", "的", "那个", "这个", "下面的", "下辖的", "那边的"]);

/**
 * Reads names as people write them: places one inside another make one name (南京鼓楼区), a body after a place is a body of its own (爱民区教育局),
 * and neither is ever taken for the place around it.
 */
export function resolveAuthorities(
  tokens: readonly Token[],
  index: AuthorityIndex,
  fallback: Authority | undefined,
  places: Places,
): AuthoritiesMeant {
  const used = new Set<Token>();
  const ids: string[] = [];
  let ambiguous: AuthoritiesMeant["ambiguous"] = null;
  let unknown: string | null = null;
  const runs = runsOfNames(tokens);
  // 「宿迁2023年县里」: the place of one's own is that of the body named
  for (const run of [...runs.filter((run) => !isOwnAlone(run)), ...runs.filter(isOwnAlone)]) {
    for (const token of run) used.add(token);
    const name = run.map((token) => token.text).join("");
    const [named, ...others] = ids;
    const own = named === undefined ? fallback : others.length === 0 ? index.byId.get(named) : undefined;
    const found = whoIs(run, index, isOwnAlone(run) ? own : fallback, places);
    if (found === null) unknown ??= name;
    else if (found.length > 1 && !isPlural(tokens, run, found.length)) ambiguous ??= { name, ids: found };
    else for (const id of found) if (!ids.includes(id)) ids.push(id);
  }
  return { ids, ambiguous, unknown, used };
}

function isOwnAlone(run: readonly Token[]): boolean {
  return run.every(({ text, senses: [first] }) => first?.kind === "own" || governmentWords.has(text));
}

/** 「两个云溪区」「各云溪区」: all that bear the name. */
function isPlural(tokens: readonly Token[], run: readonly Token[], count: number): boolean {
  const [first] = run;
  const before = first === undefined ? "" : (tokens[tokens.indexOf(first) - 1]?.text ?? "");
  const said = /^(?:这|那)?([两二俩三四五\d])?(?:个|座|家)?$/u.exec(before)?.[1];
  const number = said === undefined ? null : said === "俩" ? 2 : readNumber(said);
  const saysBoth =
    count === 2 && tokens.some(({ text }) => /^(?:这)?两(?:家|者|地|区|个区|家单位|个单位)$/u.test(text));
  return saysBoth || number === count || /^(?:各个?|各家|所有|全部|几个|both|all)$/u.test(before);
}

/** Names that stand together, 的 and 政府 between them included. */
function runsOfNames(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const runs: Token[][] = [];
  let run: Token[] = [];
  tokens.forEach((token, i) => {
    const next = tokens[i + 1];
    const isName = isNameToken(token);
    const joins =
      run.length > 0 &&
      governmentWords.has(token.text) &&
      next !== undefined &&
      isNameToken(next) &&
      next.senses[0]?.kind !== "own";
    const isGovernment = run.length > 0 && (token.text === "政府" || token.text === "人民政府");
    if (isName || joins || isGovernment) {
      run.push(token);
      return;
    }
    if (run.some(isNameToken)) runs.push(run);
    run = [];
  });
  if (run.some(isNameToken)) runs.push(run);
  return runs;
}

function isNameToken(token: Token): boolean {
  const kind = token.senses[0]?.kind;
  return kind === "authority" || kind === "body" || kind === "own";
}

/** Ids that the name can mean; empty: the asker's own place, which needs no name; null: nobody that is held. */
function whoIs(
  run: readonly Token[],
  index: AuthorityIndex,
  fallback: Authority | undefined,
  places: Places,
): readonly string[] | null {
  const parts = run.filter((token) => !governmentWords.has(token.text));
  const last = parts.at(-1);
  if (last === undefined) return [];
  const whole =
    index.trie.get(parts.map((token) => token.text).join("")) ??
    index.trie.get(run.map((token) => token.text).join(""));
  if (whole !== undefined) return whole.ids;
  const before = parts.slice(0, -1);
  const level = ownLevel(last, places);
  if (level !== undefined && before.length > 0) {
    const found = whoIs(run.slice(0, run.indexOf(last)), index, fallback, places);
    // 爱民区全区 is the district; 爱民区街道 is not
    return found?.some((id) => index.byId.get(id)?.level !== level) ? null : found;
  }
  if (level !== undefined && last.senses[0]?.kind === "own") return ownPlace(level, fallback);
  const authority = senseOf(last, "authority");
  if (authority === undefined) {
    const isBody = senseOf(last, "body")?.isPlace === false;
    return isBody && before.length === 0 && fallback === undefined ? single(index.endingWith(last.text)) : null;
  }
  const within = authority.ids.filter((id) => {
    const of = index.byId.get(id);
    return of !== undefined && before.every((token) => isAround(token, last.text, of, index, places));
  });
  return within.length > 0 ? within : null;
}

/** The level of 全区 or 市政府: a name that, alone, reports have for themselves too, and behind a place that place's alone. */
function ownLevel({ text, senses: [first] }: Token, { own }: Places): string | undefined {
  if (first?.kind === "own") return first.level;
  return Object.entries(own).find(([, names]) => names.includes(text))?.[0];
}

function ownPlace(level: string, fallback: Authority | undefined): readonly string[] | null {
  if (fallback === undefined) return [];
  if (level === "department" || level === "street")
    return fallback.kind === level || fallback.kind === "other" ? [] : null;
  if (fallback.kind !== "government") return level === fallback.level ? [] : null;
  return fallback.level === null || fallback.level === level ? [] : null;
}

/** True if the place named before lies around the authority: 南京 or 江苏省 before 鼓楼区 of 南京市. */
function isAround(token: Token, name: string, authority: Authority, index: AuthorityIndex, places: Places): boolean {
  const names = authority.places.slice(0, -1).concat(authority.kind === "government" ? [] : authority.places.slice(-1));
  if (names.some((place) => place === token.text || place.slice(0, -1) === token.text)) return true;
  // a province tells two cities apart no better than the city itself does
  const [city = "?"] = authority.places;
  const saysCity = authority.level === "city" || (authority.places.length > 1 && name.startsWith(city));
  if (saysCity && isOfProvince(city, token.text, places)) return true;
  const around = senseOf(token, "authority");
  return around?.ids.some((id) => index.byId.get(id)?.places.at(-1) === authority.places.at(-2)) ?? false;
}

function single(ids: readonly string[]): readonly string[] | null {
  return ids.length > 0 ? ids : null;
}
