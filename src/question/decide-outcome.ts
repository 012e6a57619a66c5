import { askWhich } from "./ask-which.ts";
import type { MeasuresMeant } from "./assemble-measures.ts";
import { leavesOut } from "./exclusion.ts";
import { kindAsked } from "./of-kind-asked.ts";
import type { Piece } from "./pieces.ts";
import type { Query, Understanding } from "./query.ts";
import type { QueryContext } from "./query-context.ts";
import { columnReadingsOf, readingsOf } from "./readings.ts";
import type { AuthoritiesMeant } from "./resolve-authorities.ts";
import { heldYears, type YearsMeant } from "./resolve-years.ts";
import { means, type Token } from "./sense.ts";

type Outcome = Understanding["outcome"];

/** All that was read, for the last decision: a query, or why not. */
export interface Reading {
  readonly query: Query | null;
  readonly who: AuthoritiesMeant;
  readonly unknownName: string | null;
  readonly when: YearsMeant;
  readonly held: readonly number[];
  readonly meant: MeasuresMeant;
  readonly pieces: readonly Piece[];
  readonly rest: readonly Token[];
  readonly context: QueryContext;
}

/** Whom, then when, then what: the first that is not known ends it, and nothing near is put in its place. */
export function decideOutcome(read: Reading): Outcome {
  const { query, who, unknownName, when, held, meant, context } = read;
  const outOfScope: Outcome = { kind: "unknown", reason: "out_of_scope", subject: context.question };
  if (unknownName !== null) return { kind: "unknown", reason: "authority", subject: unknownName };
  if (who.ambiguous !== null) return askWhich(who.ambiguous, context);
  if (query === null) return outOfScope;
  if (typeof query.authorities !== "string" && query.authorities.length === 0) {
    return noneOfKind(read);
  }
  // over every authority a year is missing only if nobody has it
  const everyone = query.authorities === "all" ? heldYears(context.library, null) : held;
  const missing = when.missing.filter((year) => !everyone.includes(year));
  if (isRefusedYear(missing, everyone, query, read.rest)) {
    return { kind: "unknown", reason: "year", subject: missing.join("、"), query };
  }
  if (meant.badColumn !== null) return { kind: "unknown", reason: "column", subject: meant.badColumn, query };
  if (isNoQuestion(query, read.rest, read.pieces)) return outOfScope;
  if (isEmptyQuery(query)) {
    const isAboutReports = who.ids.length > 0 || read.rest.some((token) => token.senses[0]?.kind === "year");
    return isAboutReports ? { kind: "unknown", reason: "measure", subject: context.question } : outOfScope;
  }
  if (isShareSetAgainst(query, read.rest) || isShareOfOtherTable(query)) {
    return { kind: "unknown", reason: "measure", subject: context.question };
  }
  if (perMany.test(context.text) || (query.operation === "share" && grownTimes.test(context.text)))
    return { kind: "unknown", reason: "measure", subject: context.question };
  if (isShareOfSum(query, read)) return { kind: "unknown", reason: "measure", subject: context.question };
  if (leavesOut(read.rest)) return { kind: "unknown", reason: "measure", subject: context.question };
  if (isOfSomeRequests(read.rest)) return { kind: "unknown", reason: "measure", subject: context.question };
  if (isBareSubject(query, read.rest)) return { kind: "unknown", reason: "measure", subject: "" };
  if (asksForContent(query, read.rest)) return { kind: "unknown", reason: "measure", subject: context.question };
  return { kind: "query", query: withReadings(query, read) };
}

/** 「每100件里有几件」: so many of so many, which nothing here works out. */
const perMany =
  /每(?:[一二两三五]?[十百千万]+|\d+)[件份宗起条个人名位次]|\b(?:per|(?:out )?of every|for every) (?:(?:one |a )?(?:hundred|thousand|ten)|\d[\d,]*)\b/u;

/** 「翻了几倍」 is of what was added. */
const grownTimes = /翻(?:了|上|成)?(?:几|多少|两|三)/u;

/** 「许可占许可和处罚」: several things as the whole, and not said that they are added; or a thing that is its own whole. */
function isShareOfSum(
  { operation, whole, wholeBeside = [], measures, base }: Query,
  { pieces, rest }: Reading,
): boolean {
  if (base !== undefined) return false;
  const at = pieces.findIndex(({ before }) => before === "whole");
  const isJoined = at >= 0 && pieces.slice(at).some(({ after }) => after === "conj");
  const adds = rest.some((token) => means(token, "operation", "sum") || means(token, "operation", "together"));
  const isOfItself = measures.some((measure) => JSON.stringify(measure) === JSON.stringify(whole));
  return operation === "share" && ((isJoined && !adds) || (isOfItself && wholeBeside.length === 0));
}

/** 「基层收到多少件」: some of the requests, which neither a table nor the prose tells apart. */
function isOfSomeRequests(tokens: readonly Token[]): boolean {
  const isReceived = (token: Token) => ["request", "receive", "new"].some((id) => means(token, "concept", id));
  const narrows = (token: Token) => means(token, "function", "narrows");
  return clausesOf(tokens).some((clause) => clause.some(narrows) && clause.some(isReceived));
}

/** What stands between marks. */
function clausesOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const clauses: Token[][] = [[]];
  for (const token of tokens) {
    if (/^[,;.!?，。；！？]$/u.test(token.text)) clauses.push([]);
    else clauses.at(-1)?.push(token);
  }
  return clauses;
}

const changes = new Set(["difference", "growth", "increase", "decrease"]);

/** 「败诉率比2020年高多少」「纠正率与维持率相差多少」: points between two shares, which are never to be answered with one of them. */
function isShareSetAgainst({ operation, whole }: Query, tokens: readonly Token[]): boolean {
  const isRanked = (operation === "rank" || operation === "extreme") && whole !== null;
  // the growth of items is their printed change as a share of last year's
  if ((operation !== "share" && !isRanked) || (whole?.kind === "cell" && whole.column === "last_year")) return false;
  const firsts = tokens.flatMap(({ senses: [first] }) => first ?? []);
  const isFunction = (id: string) => firsts.some((first) => first.kind === "function" && first.id === id);
  const rates = new Set(firsts.flatMap((first) => (first.kind === "rate" ? [first.index] : [])));
  const isOfChange = firsts.some((first) => first.kind === "operation" && changes.has(first.id));
  if (isRanked) return rates.size > 1;
  return isOfChange || rates.size > 1 || (isFunction("compare") && (isFunction("more") || isFunction("less")));
}

/** Decisions on licences are no part of what applications came to: no share of the one is of the other. */
function isShareOfOtherTable({ operation, measures, whole }: Query): boolean {
  if (operation !== "share" || whole?.kind !== "cell") return false;
  const isDisclosure = (row: string) => row.startsWith("disclosure.");
  return measures.some((one) => one.kind === "cell" && isDisclosure(one.row) !== isDisclosure(whole.row));
}

const subjects = new Set(["request", "information", "disclose", "publish", "handle", "result", "reason"]);

/** 「申请」 alone says what the talk is about, and asks nothing. */
function isBareSubject(query: Query, tokens: readonly Token[]): boolean {
  const said = tokens.filter(({ text, senses }) => /[\p{L}\p{N}]/u.test(text) && senses[0]?.kind !== "year");
  const [only, ...others] = said;
  const first = only?.senses[0];
  return (
    query.operation === "value" &&
    others.length === 0 &&
    first?.kind === "concept" &&
    subjects.has(first.id) &&
    !/[数量]/u.test(only?.text ?? "") &&
    (only?.text.length ?? 0) <= 12
  );
}

const contentWords =
  /^(?:什么|啥|哪些|哪几个|哪几家|谁|哪|哪儿|在哪|为什么|为啥|怎么|如何|怎样|怎么样|是什么|有哪些|哪里)$/u;

/** 「给9个单位发了什么」 asks what, not how many: no number of the prose answers it. */
function asksForContent(query: Query, tokens: readonly Token[]): boolean {
  const counts = tokens.some(
    ({ senses: [first] }) => first?.kind === "question" || (first?.kind === "function" && first.id === "question"),
  );
  const isOfProse = query.measures.length > 0 && query.measures.every((measure) => measure.kind === "stated");
  const asks = tokens.some(({ text }) => contentWords.test(text));
  const saysContent = tokens.some(({ text }) => /^(?:内容|题目|主题|事由)$/u.test(text));
  if (saysContent && asks && !counts && ["value", "list", "breakdown"].includes(query.operation)) return true;
  return query.operation === "value" && isOfProse && !counts && asks;
}

/** No body of the kind asked for: none at all, or none with a report of that year. */
function noneOfKind({ rest, when, context }: Reading): Outcome {
  const kind = kindAsked(rest)?.replace(/哪一?个|哪[些几]个?|是哪[个家]|各个?|which /gu, "") ?? "";
  const subject = typeof when.years === "string" ? kind : `${when.years.join("、")}年${kind}`;
  return { kind: "unknown", reason: context.fallback === undefined ? "authority" : "column", subject };
}

function withReadings(query: Query, { meant, who, context }: Reading): Query {
  const { columnReadings } = meant;
  if (columnReadings.length > 1 && query.operation !== "check" && query.measures.length > 1) {
    return {
      ...query,
      alternatives: columnReadingsOf(query, columnReadings, who.ids[0] ?? "", context.terms.computed),
    };
  }
  const [first, ...more] = query.measures;
  const [likeliest] = meant.readings;
  if (
    first?.kind !== "cell" ||
    first.isOfProse ||
    more.length > 0 ||
    meant.readings.length < 2 ||
    query.operation === "check"
  )
    return query;
  if (likeliest?.row !== first.row || likeliest.column !== first.column) return query;
  const year = typeof query.years !== "string" && query.years.length === 1 ? (query.years[0] ?? null) : null;
  const names = { authority: who.ids[0] ?? "", year };
  return { ...query, alternatives: readingsOf(query, meant.readings, names, context.terms.computed) };
}

/** A list of years may show what is held and say what is not; everything else needs every year named. */
function isRefusedYear(
  missing: readonly number[],
  held: readonly number[],
  query: Query,
  tokens: readonly Token[],
): boolean {
  if (missing.length === 0) return false;
  const compares = tokens.some(({ senses: [first] }) => first?.kind === "function" && first.id === "compare");
  if (compares && query.authorities !== "all") return true;
  const named = typeof query.years === "string" ? [] : query.years;
  const isList = query.operation === "value" || query.operation === "list" || query.operation === "breakdown";
  return !(isList && named.some((year) => held.includes(year)));
}

/** Nothing but words that nobody knows, and nothing asked of them: no question about reports. */
function isNoQuestion(query: Query, rest: readonly Token[], spoken: readonly Piece[]): boolean {
  const knowsNothing = spoken.every(
    (piece) => piece.unknown.length > 0 && piece.stated.length + piece.concepts.length + piece.columns.length === 0,
  );
  const asks = rest.some(
    (token) =>
      token.senses[0]?.kind === "question" ||
      token.senses[0]?.kind === "year" ||
      (token.senses[0]?.kind === "function" && token.senses[0].id === "question"),
  );
  return spoken.length > 0 && knowsNothing && !asks && (query.operation === "value" || query.operation === "yesno");
}

function isEmptyQuery(query: Query): boolean {
  if (query.measures.length > 0) return false;
  return query.operation !== "about" && query.operation !== "reports" && query.operation !== "check";
}
