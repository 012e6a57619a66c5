import type { FollowUpWords } from "../question/follow-up-words.ts";
import type { Language, Query, Understanding } from "../question/query.ts";
import type { Authority } from "../report/authority.ts";
import type { HeldReports } from "./held-reports.ts";
import type { Thread } from "./thread.ts";

/** A message with what it only points at put into words, and what was put: 「前者」 → 宿迁市人民政府. */
export interface Named {
  readonly text: string;
  /** "" where nothing need be told of it. */
  readonly said: string;
  readonly meant: string;
}

type Parts = { readonly library: HeldReports; readonly words: FollowUpWords };

const pointers: readonly (readonly [RegExp, 0 | 1])[] = [
  [/前者|前一个|前面那个|前面的|the former/u, 0],
  [/后者|后一个|后面那个|后面的|the latter/u, 1],
];
const nth = /第([二三四五六七八九十])个/u;
const level = /(?<![一-龥])(?:那|那么)?((省|市|区|县|镇|乡)(?:里|政府|本级|一级))(?=的|呢|[?？]|$)/u;
/** 「昌岭那个呢」 */
const thatOne = /^(?:那|那么)?(.{1,8}?)(?:的)?那(?:个|家|一个|边)(?:呢)?[?？。]?$/u;
/** The year beside the one talked of, in a message that says nothing else. */
const nextYear =
  /^(?:那|那么|and )?((?:再)?(?:下|后|往后)(?:面)?一?个?年度?|接下来一年|次年|翌年|the (?:next|following) year)(?:的)?(?:呢)?[?？]?$/u;
const yearBefore = /^(?:那|那么)?((?:再)?(?:往前|前面)一?年)(?:的)?(?:呢)?[?？]?$/u;
const oldest = /最早(?:的)?(?:那年|那一年|一年|那份)/u;
/** 「不对，我要2022年的」: what was said before is put right by the rest; a number that is doubted is not. */
const putRight =
  /^(?:不对|不是|错了|说错了|打错了|我说错了|弄错了|搞错了|不好意思)[,，。!！、\s]+(?:我(?:是)?(?:想)?(?:要|问的是|说的是|指的是|问|看))?(?!.*\d+(?:件|条|项|个))(.+)$/u;

/** What a message points at in the talk before it; undefined where it points at nothing, or at nothing that is told apart. */
export function referBack(message: string, thread: Thread, { library, words }: Parts): Named | undefined {
  const { query } = thread;
  if (query === null) return undefined;
  const rest = putRight.exec(message)?.[1];
  if (rest !== undefined) return { text: rest, said: "", meant: rest };
  return (
    ofTwo(message, query, thread.trail) ??
    placeAgain(message, query) ??
    ofLeft(message, thread.left, words) ??
    besideYear(message, query) ??
    ofBody(message, query, library)
  );
}

function put(message: string, said: string | undefined, meant: string | undefined): Named | undefined {
  return said === undefined || meant === undefined ? undefined : { text: message.replace(said, meant), said, meant };
}

/** 「前者」「前者是后者几倍」, of two bodies or years that were named together or in turn. */
function ofTwo(message: string, query: Query, trail: readonly Query[]): Named | undefined {
  let named: Named | undefined;
  for (const [pointer, at] of pointers) {
    const text = named?.text ?? message;
    const said = pointer.exec(text)?.[0];
    if (said === undefined) continue;
    const two = [query, ...trail.toReversed()].map(twoNamed).find((one) => one !== undefined) ?? inTurn(query, trail);
    const next = put(text, said, two?.[at]);
    if (next === undefined) continue;
    const join = (before: string | undefined, after: string) => (before === undefined ? after : `${before}、${after}`);
    named = { text: next.text, said: join(named?.said, next.said), meant: join(named?.meant, next.meant) };
  }
  return named;
}

function placeAgain(message: string, { direction }: Query): Named | undefined {
  const place = nth.exec(message);
  return place === null || direction === null ? undefined : put(message, place[0], `第${place[1]}名`);
}

/** 「另一个」「昌岭那个」, of what was offered and not chosen. */
function ofLeft(message: string, left: Thread["left"], words: FollowUpWords): Named | undefined {
  const [first, ...others] = left;
  const other = [...words.other].filter((word) => message.startsWith(word)).toSorted((a, b) => b.length - a.length)[0];
  if (other !== undefined && first !== undefined && others.length === 0) return put(message, other, first.label);
  const name = thatOne.exec(message)?.[1];
  const meant = name === undefined ? [] : left.filter(({ label }) => label.includes(name));
  return meant.length === 1 ? put(message, message.replace(/(?:呢)?[?？。]?$/u, ""), meant[0]?.label) : undefined;
}

function besideYear(message: string, query: Query): Named | undefined {
  const [after, before] = [nextYear.exec(message)?.[1], yearBefore.exec(message)?.[1]];
  return put(message, after ?? before, yearFrom(query, after === undefined ? -1 : 1, after ?? before));
}

function yearFrom({ years }: Query, step: 1 | -1, said: string | undefined): string | undefined {
  if (said === undefined) return undefined;
  const [year, ...more] = typeof years === "string" ? [] : years;
  return year === undefined || more.length > 0 ? undefined : `${year + step}年`;
}

/** 「市里呢」「最早那年呢」, of the body talked of. */
function ofBody(message: string, query: Query, library: HeldReports): Named | undefined {
  const around = level.exec(message);
  const said = oldest.exec(message)?.[0];
  const body = around === null && said === undefined ? undefined : onlyBody(query, library);
  if (body === undefined) return undefined;
  if (around !== null) return put(message, around[1], governmentAround(body, around[2] ?? "", library)?.name);
  const years = library.reports().flatMap((one) => (one.authority.id === body.id ? (one.year ?? []) : []));
  return put(message, said, years.length === 0 ? undefined : `${Math.min(...years)}年`);
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

/** Two bodies, or two years, of one question. */
function twoNamed({ authorities, years }: Query): readonly string[] | undefined {
  if (typeof authorities !== "string" && authorities.length === 2) return authorities;
  return typeof years !== "string" && years.length === 2 ? years.map((year) => `${year}年`) : undefined;
}

/** Bodies, or years, of the last two questions. */
function inTurn(query: Query, trail: readonly Query[]): readonly string[] | undefined {
  const before = trail.at(-1);
  const [a, b] = [before?.authorities, query.authorities].map((one) => (typeof one === "string" ? undefined : one));
  if (a?.length === 1 && b?.length === 1 && a[0] !== b[0]) return [...a, ...b];
  const [c, d] = [before?.years, query.years].map((one) => (typeof one === "string" ? undefined : one));
  return c?.length === 1 && d?.length === 1 && c[0] !== d[0] ? [`${c[0]}年`, `${d[0]}年`] : undefined;
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
