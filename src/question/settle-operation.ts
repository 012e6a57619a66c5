import type { FormatId } from "../report/report.ts";
import type { Asked } from "./asked.ts";
import type { PieceMeaning } from "./measures.ts";
import { cellsOfTable, namedTable } from "./named-table.ts";
import type { CellMeasure, Query } from "./query.ts";
import { means, type Token } from "./sense.ts";
import type { Terms } from "./terms.ts";
import { wholeOf } from "./whole-of.ts";

/** What the operation is settled with, once it is known what is counted. */
export interface Settling {
  readonly asked: Asked;
  readonly rest: readonly Token[];
  readonly meanings: readonly PieceMeaning[];
  readonly format: FormatId;
  readonly terms: Terms;
}

const items = new Set([
  "disclosure.licensing",
  "disclosure.other_services",
  "disclosure.penalties",
  "disclosure.coercion",
  "disclosure.fees",
]);
const total = (row: string): CellMeasure => ({ kind: "cell", row, column: "total" });

/** The query with its operation settled: what a list lists, what a rank ranks, what a difference is between. Null: no question about reports. */
export function settleOperation(query: Query, by: Settling): Query | null {
  const asksFor = (id: string) =>
    by.rest.some((token) => token.senses[0]?.kind === "operation" && means(token, "operation", id));
  const isWeak = by.meanings.every(
    (meaning) => meaning.isWeak || (meaning.rows.length === 0 && meaning.stated === null),
  );
  // 「超过100件的有哪些单位」 seeks bodies by a figure
  const isBounded = query.compare !== null;
  const saysReports = asksFor("reports") || (asksFor("have_report") && by.meanings.length === 0);
  if (
    saysReports &&
    !isBounded &&
    (isWeak || by.meanings.length === 0) &&
    query.operation !== "about" &&
    query.operation !== "check"
  ) {
    return { ...query, operation: "reports", measures: [], over: null, direction: null };
  }
  switch (query.operation) {
    case "rank":
    case "extreme":
      return settleRank(query, by);
    case "difference":
    case "growth":
      return settleChange(query, by);
    case "value":
      return settleValue(query, by, asksFor);
    case "breakdown":
      return query.measures.length === 0 ? { ...query, measures: [total("requests.new")] } : query;
    case "yesno":
      if (query.over === "years" && query.years === "latest" && query.recent === null)
        return { ...query, years: "all" };
      if (query.over === "authorities" && query.measures.length === 0)
        return { ...query, measures: [total("requests.new")] };
      return query.measures.length === 0 && asksFor("have_report") ? { ...query, operation: "reports" } : query;
    case "sum":
      return settleSum(withCarriedIn(query, by));
    case "check":
      return settleCheck(query, by);
    case "share":
      return query.isAverage
        ? { ...query, whole: { kind: "cell", row: "disclosure.procurement", column: "count" } }
        : query;
    case "about":
      return query.about === "page" ? settlePage(query, by) : query;
    default:
      return query;
  }
}

/** What is put together: over the years held where an average names none. Of one figure there is no sum, and no average. */
function settleSum(query: Query): Query | null {
  const isOfAll = query.authorities === "all";
  if (query.isMean && query.years === "latest" && query.recent === null && !isOfAll && query.authorities.length < 2)
    return { ...query, years: "all" };
  // what is in force one year is largely what was in force the year before
  if (isOfStock(query) && !query.isMean) return { ...query, operation: "value" };
  if (!isOneFigure(query)) return query;
  return query.isMean ? null : { ...query, operation: "value" };
}

/** 「新收加结转」: what 结转 leaves open is, beside what was received, what was carried in. */
function withCarriedIn(query: Query, by: Settling): Query {
  const isOpen = by.meanings.some(({ rows }) => rows.some(({ row, or }) => row === carriedOut && or === carriedIn));
  const isBesideNew = query.measures.some((one) => one.kind === "cell" && one.row === "requests.new");
  if (!isOpen || !isBesideNew) return query;
  const measures = query.measures.map((one) =>
    one.kind === "cell" && one.row === carriedOut ? { ...one, row: carriedIn } : one,
  );
  return { ...query, measures };
}

const [carriedOut, carriedIn] = ["requests.carried_out", "requests.carried_in"];
const stocks = new Set(["in_force", "total_public", "last_year"]);

function isOfStock({ measures, years, recent }: Query): boolean {
  const isOfYears = recent !== null || years === "all" || (years !== "latest" && years.length > 1);
  return isOfYears && measures.some((one) => one.kind === "cell" && stocks.has(one.column));
}

function isOneFigure(query: Query): boolean {
  const isOneYear = query.years === "latest" ? query.recent === null : query.years.length === 1;
  return query.measures.length < 2 && isOneYear && (query.authorities === "default" || query.authorities.length === 1);
}

/** The page of what is named, or of the table that is. */
function settlePage(query: Query, by: Settling): Query {
  const table = namedTable(by.rest);
  const isNamed = query.measures.length > 0 && !by.meanings.every((meaning) => meaning.piece.unknown.length > 0);
  return { ...query, measures: isNamed ? query.measures : table === null ? [] : cellsOfTable(table, by.format) };
}

/** A check is of cells and of figures that have a name; words that are none (「为什么没有（三）这一节」) leave the whole report to be checked. */
function settleCheck(query: Query, by: Settling): Query {
  const unknown = new Set(by.meanings.flatMap((meaning) => meaning.piece.unknown));
  const measures = query.measures.filter(
    (measure) => measure.kind === "cell" || !measure.words.every((word) => unknown.has(word)),
  );
  const saysTotal = by.rest.some((token) => token.text === "总计" || token.text === "total");
  return { ...query, measures: measures.length === 0 && saysTotal ? [total("requests.outcome.total")] : measures };
}

function settleRank(query: Query, by: Settling): Query {
  const table = namedTable(by.rest);
  const isOfTable = query.measures.length === 0 && (table === "disclosure" || table === "remedies");
  const over = isOfTable ? "measures" : (query.over ?? rankedOver(query, by));
  const measures =
    isOfTable && table !== null
      ? cellsOfTable(table, by.format)
      : query.measures.length > 0
        ? query.measures
        : [over === "measures" ? total("requests.outcome.total") : total("requests.new")];
  const isManyNamed = typeof query.years !== "string" && query.years.length > 1;
  const years = over === "years" && !isManyNamed && query.recent === null ? "all" : query.years;
  const isFewNamed = typeof query.authorities === "string" || query.authorities.length < 2;
  const authorities = over === "authorities" && isFewNamed ? "all" : query.authorities;
  return { ...query, over, measures, years, authorities, whole: query.whole ?? wholeRanked(measures, over, by) };
}

/** 「哪个市的企业申请占比高」 ranks shares: what each is a share of. Within one body and year all are shares of one total, and their counts rank them. */
function wholeRanked(measures: Query["measures"], over: Query["over"], by: Settling): CellMeasure | null {
  const saysShare = by.rest.some(
    (token) =>
      means(token, "operation", "share") || means(token, "operation", "percent") || /占比|比例/u.test(token.text),
  );
  const [measure, ...others] = measures;
  if (!saysShare || measure === undefined || others.length > 0 || (over !== "authorities" && over !== "years"))
    return null;
  return wholeOf(measure);
}

/** What is ranked where the words do not say: several measures, or the parts of one that has parts; else the authorities. */
function rankedOver(query: Query, by: Settling): "measures" | "authorities" {
  // no one figure has rates of its parts
  if (query.whole !== null) return "authorities";
  const first = query.measures[0];
  const hasMembers = first?.kind === "cell" && by.terms.computed.members(first.row).length > 0;
  return query.measures.length > 1 || isResult(by) || (hasMembers && query.operation === "extreme")
    ? "measures"
    : "authorities";
}

function isResult(by: Settling): boolean {
  return by.meanings.some((meaning) =>
    meaning.piece.concepts.some((concept) => concept.id === "result" || concept.id === "reason"),
  );
}

/** Table 二 of 2019 prints last year's items and the change itself: they answer what has changed in items. */
function settleChange(query: Query, by: Settling): Query {
  const isTrend = by.rest.some((token) => token.senses[0]?.kind === "operation" && means(token, "operation", "trend"));
  if (isTrend && query.years === "latest" && query.recent === null) return { ...query, years: "all" };
  const measure = query.measures[0];
  if (measure?.kind !== "cell" || query.measures.length !== 1 || by.format !== "2019" || !items.has(measure.row))
    return query;
  if (query.authorities === "all" || (query.authorities !== "default" && query.authorities.length > 1)) return query;
  const isNamedPair =
    by.rest.filter((token) => token.senses[0]?.kind === "year" && token.senses[0].mention.kind === "year").length > 1;
  const saysDecisions = by.meanings.some((meaning) =>
    meaning.piece.concepts.some((concept) => concept.id === "decisions"),
  );
  if (isNamedPair || saysDecisions || typeof query.years === "string") return query;
  const years = query.years.slice(0, 1);
  const change: CellMeasure = { kind: "cell", row: measure.row, column: "change" };
  if (query.operation === "difference") return { ...query, operation: "value", measures: [change], years };
  return { ...query, operation: "share", measures: [change], whole: { ...change, column: "last_year" }, years };
}

function settleValue(query: Query, by: Settling, asksFor: (id: string) => boolean): Query | null {
  const measure = query.measures[0];
  // 「上年结转加新收」: two things of one breath, added
  if (query.measures.length > 1 && asksFor("sum")) return { ...withCarriedIn(query, by), operation: "sum" };
  if (query.measures.length === 0 && by.meanings.length === 0 && by.rest.some((token) => token.text === "总计")) {
    return { ...query, measures: [total("requests.outcome.total")] };
  }
  // how many bodies did or had something is no figure of any report
  if (measure?.kind === "cell" && asksFor("count_authorities")) return null;
  const isOne = query.measures.length === 1 && measure?.kind === "cell";
  const concepts = by.meanings.flatMap((meaning) => meaning.piece.concepts.map((concept) => concept.id));
  const saysEach = asksFor("each") || asksFor("list");
  if (!isOne || measure === undefined || measure.kind !== "cell") {
    return saysEach && query.measures.length === 0 && by.meanings.length === 0 && asksFor("over_columns")
      ? { ...query, operation: "breakdown", measures: [total("requests.new")] }
      : query;
  }
  const isSpread = typeof query.years !== "string" && query.years.length > 1;
  const isManyYears =
    query.years === "all" ||
    query.recent !== null ||
    isSpread ||
    (typeof query.authorities !== "string" && query.authorities.length > 1);
  if (isManyYears || measure.column !== "total") {
    return saysEach && measure.row.startsWith("disclosure.") && !isManyYears && concepts.length < 2
      ? { ...query, operation: "breakdown" }
      : query;
  }
  if (
    measure.row.startsWith("remedies.") &&
    (concepts.includes("result") || (saysEach && by.terms.computed.members(measure.row).length === 0))
  ) {
    return { ...query, operation: "breakdown" };
  }
  const hasMembers = by.terms.computed.members(measure.row).length > 0;
  const saysResult = concepts.includes("result") && !concepts.includes("closed");
  if (hasMembers && (saysEach || concepts.includes("reason") || saysResult)) return { ...query, operation: "list" };
  if (saysEach && measure.row.startsWith("requests.")) return { ...query, operation: "breakdown" };
  return query;
}
