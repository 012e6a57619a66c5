import type { Library } from "../library/library.ts";
import type { Authority } from "../report/authority.ts";
import type { FormatId } from "../report/report.ts";
import { assembleMeasures } from "./assemble-measures.ts";
import type { AuthorityIndex } from "./authority-index.ts";
import { readPiece } from "./measures.ts";
import { type Asked, readOperation } from "./operation.ts";
import { cutIntoPieces, type Piece } from "./pieces.ts";
import type { Language, Query, Understanding } from "./query.ts";
import { readingsOf } from "./readings.ts";
import { type AuthoritiesMeant, resolveAuthorities } from "./resolve-authorities.ts";
import { heldYears, resolveYears, type YearsMeant } from "./resolve-years.ts";
import { senseOf, type Token } from "./sense.ts";
import { settleOperation } from "./settle-operation.ts";
import { findStrayName } from "./stray-names.ts";
import type { Terms } from "./terms.ts";

/** What a query is built from and for. */
export interface QueryContext {
  readonly terms: Terms;
  readonly library: Library;
  readonly index: AuthorityIndex;
  /** The authority meant where none is named, if that is settled. */
  readonly fallback: Authority | undefined;
  readonly thisYear: number;
  readonly language: Language;
  /** The question with its capitals, for English names. */
  readonly cased: string;
  readonly text: string;
}

export interface Built {
  readonly outcome: Understanding["outcome"];
  readonly assumptions: readonly string[];
  readonly names: ReadonlySet<Token>;
}

/** Tokens to the query they mean, or to why there is none. */
export function buildQuery(tokens: readonly Token[], context: QueryContext): Built {
  const { terms, library, index, language } = context;
  const stray = findStrayName(tokens, context.cased, terms.files.places);
  const who = resolveAuthorities(tokens, index, context.fallback, terms.files.places);
  const names = new Set([...who.used, ...(stray?.tokens ?? [])]);
  const rest = tokens.filter((token) => !names.has(token));
  const pieces = cutIntoPieces(
    rest.filter((token) => senseOf(token, "year") === undefined || token.senses[0]?.kind !== "year"),
  );
  const mentions = rest.flatMap((token) => (token.senses[0]?.kind === "year" ? [token.senses[0].mention] : []));
  const spoken = pieces.filter(isSpoken);
  const isManyYears = mentions.some(
    (mention) => mention.kind === "all" || mention.kind === "recent" || mention.kind === "range",
  );
  const asked = readOperation(rest, {
    authorities: who.ids.length,
    years: mentions.filter(
      (mention) => mention.kind === "year" || mention.kind === "relative" || mention.kind === "previous",
    ).length,
    isManyYears,
    pieces: spoken.filter((piece) => piece.concepts.length + piece.stated.length + piece.unknown.length > 0).length,
    columns: new Set(spoken.flatMap((piece) => piece.columns)).size,
  });
  const settled = settledIds(who, context.fallback, asked);
  const held = heldYears(library, settled);
  const when = resolveYears({
    mentions,
    held,
    thisYear: context.thisYear,
    isComparison: asked.isComparison,
    isAgainstPrevious: asked.isAgainstPrevious,
  });
  const assumptions = when.isThisYear && held[0] !== undefined ? [notYetOut(context.thisYear, held[0], language)] : [];
  const result = (outcome: Understanding["outcome"]): Built => ({ outcome, assumptions, names });
  const unknownName = who.unknown ?? stray?.name ?? null;
  const format = formatOf(library, settled, when);
  const meanings = spoken.map((piece) => readPiece(piece, terms.files.measures, format));
  const meant = assembleMeasures(meanings, asked.operation, terms.files.measures.rates);
  const draft: Query = {
    operation: asked.operation,
    authorities: asked.over === "authorities" && who.ids.length < 2 ? "all" : who.ids.length > 0 ? who.ids : "default",
    years: when.years,
    recent: when.recent,
    measures: meant.measures,
    whole: meant.whole,
    over: asked.over,
    direction: asked.direction,
    compare: asked.compare,
    about: asked.about,
    ...(asked.convertTo === null || asked.convertTo === undefined ? {} : { convertTo: asked.convertTo }),
    language,
  };
  const query = settleOperation(draft, { asked, rest, meanings, format, library, terms });
  if (unknownName !== null) return result({ kind: "unknown", reason: "authority", subject: unknownName });
  if (who.ambiguous !== null) return result(askWhich(who.ambiguous, context));
  if (query === null) return result({ kind: "unknown", reason: "out_of_scope", subject: context.text });
  if (isRefusedYear(when, held, query)) {
    return result({ kind: "unknown", reason: "year", subject: when.missing.join("、"), query });
  }
  if (meant.badColumn !== null) return result({ kind: "unknown", reason: "column", subject: meant.badColumn, query });
  if (isNoQuestion(query, rest, spoken))
    return result({ kind: "unknown", reason: "out_of_scope", subject: context.text });
  if (isEmptyQuery(query))
    return result({
      kind: "unknown",
      reason: mentions.length + who.ids.length > 0 ? "measure" : "out_of_scope",
      subject: context.text,
    });
  const first = query.measures[0];
  if (meant.readings.length < 2 || query.measures.length !== 1 || first?.kind !== "cell")
    return result({ kind: "query", query });
  const authority = who.ids[0] ?? "";
  const year =
    typeof query.years === "string" || query.years.length !== 1
      ? ""
      : language === "en"
        ? ` ${query.years[0]} `
        : `${query.years[0]}年`;
  const isTopical = meant.readings[0]?.row === first.row && meant.readings[0]?.column === first.column;
  const alternatives = isTopical ? readingsOf(query, meant.readings, { authority, year }, terms.computed) : [];
  return result({ kind: "query", query: alternatives.length > 1 ? { ...query, alternatives } : query });
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

/** A list of years may show what is held and say what is not; everything else needs every year named. */
function isRefusedYear(when: YearsMeant, held: readonly number[], query: Query): boolean {
  if (when.missing.length === 0) return false;
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

function notYetOut(year: number, latest: number, language: Language): string {
  if (language === "en") return `The report for ${year} is not out yet; the latest is for ${latest}.`;
  if (language === "zh-Hant") return `${year}年的報告尚未公布，最近一份是${latest}年`;
  return `${year}年的报告尚未公布，最近一份是${latest}年`;
}

function askWhich(
  ambiguous: { name: string; ids: readonly string[] },
  context: QueryContext,
): Understanding["outcome"] {
  const options = ambiguous.ids.map((id) => ({ label: id, send: context.text.replace(ambiguous.name, id) }));
  const question =
    context.language === "en"
      ? `Which ${ambiguous.name} do you mean?`
      : context.language === "zh-Hant"
        ? `您問的是哪一個「${ambiguous.name}」？`
        : `您问的是哪一个“${ambiguous.name}”？`;
  return { kind: "clarify", question, options };
}
