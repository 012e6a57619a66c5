import type { Library } from "../library/library.ts";
import type { Authority } from "../report/authority.ts";
import type { FormatId } from "../report/report.ts";
import { settleAllOf } from "./all-of.ts";
import type { Asked, Counts } from "./asked.ts";
import { assembleMeasures } from "./assemble-measures.ts";
import { settleCarriedFrom, settleCarriedTo } from "./carried-to.ts";
import { decideOutcome } from "./decide-outcome.ts";
import { readExclusion, without } from "./exclusion.ts";
import { settleLastYearItems } from "./last-year-items.ts";
import { readPiece } from "./measures.ts";
import { ofKindAsked } from "./of-kind-asked.ts";
import { readOperation } from "./operation.ts";
import { cutIntoPieces, type Piece } from "./pieces.ts";
import type { Language, Measure, Query, Understanding } from "./query.ts";
import type { QueryContext } from "./query-context.ts";
import { type AuthoritiesMeant, resolveAuthorities } from "./resolve-authorities.ts";
import { heldYears, resolveYears, type YearsMeant } from "./resolve-years.ts";
import { means, type Token, type YearMention } from "./sense.ts";
import { settleMean } from "./settle-mean.ts";
import { settleOperation } from "./settle-operation.ts";
import { settleTokens } from "./settle-tokens.ts";
import { readShareBase, withBase } from "./share-base.ts";
import { shareModifiers } from "./share-modifiers.ts";
import { findStrayName } from "./stray-names.ts";

export interface Built {
  readonly outcome: Understanding["outcome"];
  readonly assumptions: readonly string[];
  readonly names: ReadonlySet<Token>;
  /** What the words say by themselves, whether or not it makes a question. */
  readonly heard?: Query;
}

/** Tokens to the query they mean, or to why there is none. What is left out of a thing that is counted is taken from it. */
export function buildQuery(tokens: readonly Token[], context: QueryContext): Built {
  const exclusion = readExclusion(tokens);
  if (exclusion === null) return buildPlain(tokens, context);
  const whole = buildPlain(exclusion.rest, context);
  const part = buildPlain(exclusion.left, context);
  if (whole.outcome.kind !== "query" || part.outcome.kind !== "query") return buildPlain(tokens, context);
  const query = without(whole.outcome.query, part.outcome.query);
  return query === null ? buildPlain(tokens, context) : { ...whole, outcome: { kind: "query", query } };
}

function buildPlain(tokens: readonly Token[], context: QueryContext): Built {
  const { terms, library, language } = context;
  const { who, names, unknownName } = readNames(tokens, context);
  const ids = who.ids.length > 0 ? who.ids : context.fallback === undefined ? null : [context.fallback.id];
  const heldBy = heldYears(library, ids);
  const unnamed = settleCarriedTo(
    tokens.filter((token) => !names.has(token)),
    heldBy,
  );
  const said = settleTokens(settleCarriedFrom(unnamed, heldBy));
  const format2019 = isIn2019(said, who, context);
  const rest = settleMean(format2019 ? settleLastYearItems(said) : said, isOfSeveral(said, who));
  const mentions = mentionsIn(rest);
  const pieces = shareModifiers(
    cutIntoPieces(rest.filter((token) => token.senses[0]?.kind !== "year")).filter(isSpoken),
  );
  const asked = readOperation(rest, countNamed(who, mentions, pieces, context.fallback));
  const settled = settledIds(who, context.fallback, asked);
  const held = heldYears(library, settled);
  const { isComparison, isAgainstPrevious } = asked;
  const { thisYear } = context;
  const isAgainstNamed = rest.some(
    (token, i) => token.senses[0]?.kind === "year" && /^(?:比|较|比起|相比|than)$/u.test(rest[i - 1]?.text ?? ""),
  );
  const yearsOf = (mentions: readonly YearMention[]) =>
    resolveYears({ mentions, held, thisYear, isComparison, isAgainstPrevious, isAgainstNamed });
  const when = yearsOf(mentions);
  const base = asked.operation === "share" ? readShareBase(tokens, (of) => readNames(of, context).who.ids) : null;
  const format = formatOf(library, settled, when);
  const meanings = pieces.map((piece) => readPiece(piece, terms.files.measures, format));
  const meant = assembleMeasures(meanings, base === null ? asked.operation : "value", terms.files.measures.rates);
  const heard: Query = {
    operation: asked.operation,
    authorities: asked.over === "authorities" && who.ids.length < 2 ? "all" : who.ids.length > 0 ? who.ids : "default",
    years: when.years,
    recent: when.recent,
    measures: meant.measures.length > 0 ? meant.measures : impliedMeasures(asked, rest),
    whole: meant.whole,
    over: asked.over,
    direction: asked.direction,
    compare: asked.compare,
    about: asked.about,
    ...(asked.place === null ? {} : { place: asked.place }),
    ...(meant.wholeBeside.length === 0 ? {} : { wholeBeside: meant.wholeBeside }),
    ...(asked.isApart ? { isApart: true } : {}),
    ...(seeksPlace(rest) && who.ids.length === 1 && who.ids[0] !== undefined ? { placeOf: who.ids[0] } : {}),
    ...(asked.isRatio ? { isRatio: true } : {}),
    ...(asked.isOfOther ? { isOfOther: true } : {}),
    ...(isAgainstNamed && mentions.length === 2 ? { isInOrder: true } : {}),
    ...(asked.isAverage ? { isAverage: true } : {}),
    ...(asked.isMean ? { isMean: true } : {}),
    ...(asked.isTogether && meant.measures.length > 1 ? { isTogether: true } : {}),
    ...(asked.convertTo === null ? {} : { convertTo: asked.convertTo }),
    language,
  };
  const draft = saysProse(rest) ? ofProse(heard) : heard;
  const operated = settleOperation(draft, { asked, rest, meanings, format, terms });
  const whole =
    operated === null || base === null ? operated : withBase(operated, base, (of) => yearsOf(mentionsIn(of)));
  const query = whole === null ? null : ofKindAsked(settleAllOf(whole, rest), rest, library);
  const outcome = decideOutcome({ query, who, unknownName, when, held, meant, pieces, rest, context });
  const assumptions = when.isThisYear && held[0] !== undefined ? [notYetOut(context.thisYear, held[0], language)] : [];
  return { outcome, assumptions, names, heard };
}

/** 「正文里说」, and no table beside it. */
function saysProse(tokens: readonly Token[]): boolean {
  return tokens.some(({ text }) => /^正文[里中]?$/u.test(text)) && !tokens.some(({ text }) => /^表/u.test(text));
}

function ofProse(query: Query): Query {
  if (query.operation !== "value") return query;
  const measures = query.measures.map((one) => (one.kind === "cell" ? ({ ...one, isOfProse: true } as const) : one));
  return { ...query, measures };
}

/** 「排第几」 */
function seeksPlace(tokens: readonly Token[]): boolean {
  return tokens.some((token) => means(token, "operation", "which_place"));
}

function mentionsIn(tokens: readonly Token[]): readonly YearMention[] {
  return tokens.flatMap(({ senses: [first] }) => (first?.kind === "year" ? [first.mention] : []));
}

/** Several years or bodies are named, or all of them. */
function isOfSeveral(tokens: readonly Token[], who: AuthoritiesMeant): boolean {
  const mentions = mentionsIn(tokens);
  const isMany = mentions.length > 1 || mentions.some(({ kind }) => ["all", "recent", "range", "since"].includes(kind));
  const saysAll = tokens.some((token) => means(token, "operation", "over_authorities"));
  return isMany || who.ids.length > 1 || saysAll;
}

/** 「比2019年多了多少条」: what is counted in 条 and named by nothing else is what was published. */
function impliedMeasures(asked: Asked, tokens: readonly Token[]): readonly Measure[] {
  const saysUnit = tokens.some(
    ({ text, senses }) => text === "条" || (senses[0]?.kind === "question" && senses[0].unit === "条"),
  );
  const isChange = asked.operation === "difference" || asked.operation === "growth";
  return isChange && saysUnit
    ? [{ kind: "stated", words: ["发布", "政府信息"], variants: [[], []], context: [], unit: "条" }]
    : [];
}

/** Whether the report asked about, whatever 上一年 means in the question, is in the layout of 2019. */
function isIn2019(tokens: readonly Token[], who: AuthoritiesMeant, { library, fallback }: QueryContext): boolean {
  const named = tokens.flatMap((token) => {
    const mention = token.senses[0]?.kind === "year" ? token.senses[0].mention : undefined;
    return mention?.kind === "year" ? [mention.year] : [];
  });
  const ids = who.ids.length > 0 ? who.ids : fallback === undefined ? null : [fallback.id];
  const years = named.length > 0 ? named : ("latest" as const);
  return formatOf(library, ids, { years, recent: null, missing: [], isThisYear: false }) === "2019";
}

interface NamesRead {
  readonly who: AuthoritiesMeant;
  readonly names: ReadonlySet<Token>;
  readonly unknownName: string | null;
}

function readNames(tokens: readonly Token[], context: QueryContext): NamesRead {
  const { places } = context.terms.files;
  const stray = findStrayName(tokens, context.cased, places);
  const who = resolveAuthorities(tokens, context.index, context.fallback, places);
  return {
    who,
    names: new Set([...who.used, ...(stray?.tokens ?? [])]),
    unknownName: who.unknown ?? stray?.name ?? bodiesWithin(tokens, who),
  };
}

/** 「爱民区各部门」「宿迁哪个区」: bodies within one that is named have no reports of their own here. */
function bodiesWithin(tokens: readonly Token[], who: AuthoritiesMeant): string | null {
  const within = tokens.find(
    (token) => token.senses[0]?.kind === "operation" && means(token, "operation", "over_authorities"),
  );
  return within !== undefined && who.ids.length === 1 && !seeksPlace(tokens) ? `${who.ids[0]}${within.text}` : null;
}

function countNamed(
  who: AuthoritiesMeant,
  mentions: readonly YearMention[],
  pieces: readonly Piece[],
  fallback: Authority | undefined,
): Counts {
  const isOf = (kinds: readonly string[]) => mentions.filter((mention) => kinds.includes(mention.kind)).length;
  return {
    authorities: who.ids.length,
    isOfAnybody: who.ids.length === 0 && fallback === undefined,
    years: isOf(["year", "relative", "previous"]),
    isManyYears: isOf(["all", "recent", "range", "since"]) > 0,
    isSpan: isOf(["recent", "range", "since"]) > 0 && isOf(["all"]) === 0,
    pieces: pieces.filter((piece) => piece.concepts.length + piece.stated.length + piece.unknown.length > 0).length,
    columns: new Set(pieces.flatMap((piece) => piece.columns)).size,
  };
}

function isSpoken(piece: Piece): boolean {
  return (
    piece.concepts.length + piece.columns.length + piece.stated.length + piece.unknown.length + piece.rates.length > 0
  );
}

/** Whose reports count for 「最新一年」 and 「没有那一年」; null: everyone's. */
function settledIds(who: AuthoritiesMeant, fallback: Authority | undefined, asked: Asked): readonly string[] | null {
  if (who.ids.length > 0) return who.ids;
  if (asked.over === "authorities" || fallback === undefined) return null;
  return [fallback.id];
}

function formatOf(library: Library, ids: readonly string[] | null, when: YearsMeant): FormatId {
  const year = typeof when.years === "string" ? undefined : when.years[0];
  const of = library.reports().filter((report) => ids === null || ids.includes(report.authority.id));
  const dated = year === undefined ? of : of.filter((report) => report.year === year);
  const latest = dated.toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0))[0];
  return latest?.format === "2019" ? "2019" : "2021";
}

function notYetOut(year: number, latest: number, language: Language): string {
  if (language === "en") return `The report for ${year} is not out yet; the latest is for ${latest}.`;
  if (language === "zh-Hant") return `${year}年的報告尚未公布，最近一份是${latest}年。`;
  return `${year}年的报告尚未公布，最近一份是${latest}年。`;
}
