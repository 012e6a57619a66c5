import { bare, type FollowUpWords } from "../question/follow-up-words.ts";
import type { Language, Query, Understanding } from "../question/query.ts";
import type { Authority } from "../report/authority.ts";
import type { HeldReports } from "./held-reports.ts";
import type { Thread } from "./thread.ts";

/** A message with what it only points at put into words, and what was put: 「前者」 → 宿迁市人民政府. */
export interface Named {
  readonly text: string;
  readonly said: string;
  readonly meant: string;
}

type Parts = { readonly library: HeldReports; readonly words: FollowUpWords };

const pointers: readonly (readonly [RegExp, 0 | 1])[] = [
  [/前者|前一个|前面那个|the former/u, 0],
  [/后者|后一个|后面那个|the latter/u, 1],
];
const nth = /第([二三四五六七八九十])个/u;
const level = /(?<![一-龥])(?:那|那么)?((省|市|区|县|镇|乡)(?:里|政府|本级|一级))(?=的|呢|[?？]|$)/u;
/** The year after the one talked of, in a message that says nothing else. */
const nextYear =
  /^(?:那|那么|and )?((?:再)?(?:下|后)一?个?年度?|次年|翌年|the (?:next|following) year)(?:的)?(?:呢)?[?？]?$/u;
const oldest = /最早(?:的)?(?:那年|那一年|一年|那份)/u;

/** What a message points at in the talk before it; undefined where it points at nothing, or at nothing that is told apart. */
export function referBack(message: string, thread: Thread, { library, words }: Parts): Named | undefined {
  const { query, trail } = thread;
  if (query === null) return undefined;
  const put = (said: string | undefined, meant: string | undefined): Named | undefined =>
    said === undefined || meant === undefined ? undefined : { text: message.replace(said, meant), said, meant };
  for (const [words, at] of pointers) {
    const said = words.exec(message)?.[0];
    if (said !== undefined)
      return put(said, [query, ...trail.toReversed()].map((one) => oneOfTwo(one, at)).find(isNamed));
  }
  const place = nth.exec(message);
  if (place !== null && query.direction !== null) return put(place[0], `第${place[1]}名`);
  const other = [...words.other]
    .filter((word) => bare(message).startsWith(word))
    .sort((a, b) => b.length - a.length)[0];
  const [left, ...others] = thread.left;
  if (other !== undefined && left !== undefined && others.length === 0 && message.startsWith(other))
    return put(other, left.label);
  const after = nextYear.exec(message)?.[1];
  if (after !== undefined) return put(after, yearAfter(query));
  const around = level.exec(message);
  const said = oldest.exec(message)?.[0];
  const body = around === null && said === undefined ? undefined : onlyBody(query, library);
  if (body === undefined) return undefined;
  if (around !== null) return put(around[1], governmentAround(body, around[2] ?? "", library)?.name);
  const years = library.reports().flatMap((one) => (one.authority.id === body.id ? (one.year ?? []) : []));
  return put(said, years.length === 0 ? undefined : `${Math.min(...years)}年`);
}

/** A name that several bear, in a message that says too little to stand alone: the one in the place that is talked of, as a question to ask instead. */
export function nameFromTalk(understanding: Understanding, thread: Thread, library: HeldReports): Named | undefined {
  const { outcome, heard, slots } = understanding;
  if (outcome.kind !== "clarify" || thread.query === null) return undefined;
  const isWhole = (heard?.measures.length ?? 0) > 0 && slots.some(({ slot }) => slot === "year");
  const body = onlyBody(thread.query, library);
  if (isWhole || body === undefined) return undefined;
  const near = outcome.options.filter(({ label }) => {
    const place = bodyOf(label, library)?.places[0];
    return place !== undefined && place === body.places[0];
  });
  const [only, ...others] = near;
  const said = slots.find(({ slot }) => slot === "authority")?.text;
  if (only === undefined || others.length > 0 || said === undefined) return undefined;
  return { text: only.send, said, meant: only.label };
}

/** How what was put is told. */
export function sayNamed({ said, meant }: Named, language: Language): string {
  if (language === "en") return `(“${said}”: ${meant})`;
  return language === "zh-Hant" ? `（「${said}」按「${meant}」理解）` : `（“${said}”按“${meant}”理解）`;
}

function yearAfter({ years }: Query): string | undefined {
  const [year, ...more] = typeof years === "string" ? [] : years;
  return year === undefined || more.length > 0 ? undefined : `${year + 1}年`;
}

function isNamed(name: string | undefined): name is string {
  return name !== undefined;
}

function oneOfTwo({ authorities, years }: Query, at: 0 | 1): string | undefined {
  if (typeof authorities !== "string" && authorities.length === 2) return authorities[at];
  return typeof years !== "string" && years.length === 2 ? `${years[at]}年` : undefined;
}

function onlyBody({ authorities }: Query, library: HeldReports): Authority | undefined {
  const [id, ...others] = typeof authorities === "string" ? [] : authorities;
  return id === undefined || others.length > 0 ? undefined : bodyOf(id, library);
}

function bodyOf(id: string, library: HeldReports): Authority | undefined {
  return library.reports().find(({ authority }) => authority.id === id)?.authority;
}

/** The government of the place of this kind that a body lies in. */
function governmentAround(body: Authority, ending: string, library: HeldReports): Authority | undefined {
  const at = body.places.findIndex((place) => place.endsWith(ending));
  if (at < 0) return undefined;
  const places = body.places.slice(0, at + 1).join("");
  return library
    .reports()
    .map(({ authority }) => authority)
    .find((one) => one.kind === "government" && one.places.join("") === places && one.id !== body.id);
}
