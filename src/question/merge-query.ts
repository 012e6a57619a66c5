import type { Fragment } from "./fragment.ts";
import { cellsOf } from "./measures.ts";
import type { CellMeasure, Measure, Operation, Query } from "./query.ts";
import type { YearMention } from "./sense.ts";

/** Which parts of a query came from the one before. */
export interface Took {
  readonly authorities: boolean;
  readonly years: boolean;
  /** `rows`: the rows without their columns; `columns`: the columns alone. */
  readonly measures: "all" | "rows" | "columns" | null;
}

/** A query put together from a message and the one before it. */
export interface Merged {
  readonly query: Query;
  /** What came from the one before. */
  readonly took: Took;
  /** Words of columns that the row before it does not have; the query is then none to answer. */
  readonly badColumns: readonly string[] | null;
}

/** Where two years or authorities are named, the first is set against the second. */
const comparing: readonly Operation[] = ["difference", "growth"];

/** Of what the message does not say, the query before it says it. What the message says is never replaced. */
export function mergeQuery(fragment: Fragment, before: Query, thisYear: number): Merged {
  const { heard } = fragment;
  const how = operationOf(fragment, before);
  const who = authoritiesOf(fragment, before, how.operation);
  const when = yearsOf(fragment, before, how.operation, thisYear);
  const what = measuresOf(fragment, before);
  const isPair = isOneAgainstAnother(who.authorities, when.years, what.measures, before, how.operation);
  const convertTo = heard.convertTo ?? (fragment.namesMeasure ? undefined : before.convertTo);
  const query: Query = {
    ...how,
    operation: isPair || !comparing.includes(how.operation) ? how.operation : "value",
    authorities: who.authorities,
    years: when.years,
    recent: when.recent,
    measures: what.measures,
    ...(convertTo === undefined ? {} : { convertTo }),
    language: heard.language,
  };
  const isOfReport = query.operation === "about" || query.operation === "reports";
  return {
    query,
    took: { authorities: who.took, years: when.took, measures: isOfReport ? null : what.took },
    badColumns: what.badColumns,
  };
}

/** A difference left over from the message before needs two of something still. */
function isOneAgainstAnother(
  authorities: Query["authorities"],
  years: Query["years"],
  measures: readonly Measure[],
  before: Query,
  operation: Operation,
): boolean {
  if (operation !== before.operation || !comparing.includes(operation)) return true;
  const wasOfAuthorities = typeof before.authorities !== "string" && before.authorities.length > 1;
  const wasOfMeasures = before.measures.length > 1;
  if (wasOfAuthorities) return typeof authorities !== "string" && authorities.length > 1;
  if (wasOfMeasures) return measures.length > 1;
  return typeof years === "string" || years.length > 1 || before.years === "latest";
}

type How = Pick<
  Query,
  | "operation"
  | "over"
  | "direction"
  | "compare"
  | "about"
  | "whole"
  | "isRatio"
  | "isMean"
  | "isAverage"
  | "isTogether"
  | "place"
>;

/** Of what is to be done with the figures, the parts that most queries have not. */
function finerPoints({ isRatio, isMean, isAverage, isTogether, place }: Query) {
  return {
    ...(isTogether === undefined ? {} : { isTogether }),
    ...(isRatio === undefined ? {} : { isRatio }),
    ...(isMean === undefined ? {} : { isMean }),
    ...(isAverage === undefined ? {} : { isAverage }),
    ...(place === undefined ? {} : { place }),
  };
}

function operationOf(fragment: Fragment, before: Query): How {
  const { heard, operations } = fragment;
  const { direction, compare, about, whole } = heard;
  const own: How = {
    operation: heard.operation,
    over: heard.over,
    direction,
    compare,
    about,
    whole,
    ...finerPoints(heard),
  };
  const plain: How = { operation: "value", over: null, direction: null, compare: null, about: null, whole: null };
  if (operations.has("why") || heard.operation === "check") return { ...plain, operation: "check" };
  if (fragment.isSetAgainst && (heard.operation === "value" || heard.operation === "extreme"))
    return { ...plain, operation: "difference" };
  if (operations.has("together") && heard.operation === "value") {
    return isOfSeveral(before, fragment) ? { ...plain, operation: "sum" } : plain;
  }
  // 「百分之几」 after 「多多少」 is of the change
  const asksPercent = heard.operation === "share" && !operations.has("of_whole") && !operations.has("ratio");
  if (asksPercent && comparing.includes(before.operation) && !fragment.namesMeasure && fragment.columns.length === 0)
    return { ...plain, operation: "growth" };
  if (heard.operation !== "value") {
    if (heard.operation === "rank" || heard.operation === "extreme") {
      const isPlace = heard.place !== undefined && before.direction !== null;
      return {
        ...own,
        over: rankedOver(fragment, before),
        direction: isPlace && direction === "most" ? before.direction : direction,
      };
    }
    const isOfRow = rateOf(heard, before) !== null;
    // 「占多少」 after what was added up is of the sum
    const isOfSum = heard.operation === "share" && before.operation === "sum" && before.measures.length > 1;
    return {
      ...own,
      whole: isOfRow ? null : (whole ?? wholeBefore(fragment, before)),
      ...(isOfSum ? { isTogether: true } : {}),
    };
  }
  // a figure that is asked for comes with what the audit found there
  if (before.operation === "check" && (fragment.namesMeasure || fragment.columns.length > 0)) return plain;
  // another body in another year is a figure of its own
  if (comparing.includes(before.operation) && fragment.namesAuthority && fragment.mentions.length === 1) return plain;
  const isOverAll = before.operation === "rank" || before.operation === "extreme";
  if (isOverAll && fragment.namesAuthority) return plain;
  if ((before.operation === "about" || before.operation === "reports") && fragment.namesMeasure) return plain;
  const kept = { over: before.over, direction: before.direction, compare: before.compare, about: before.about };
  return { ...kept, ...finerPoints(before), operation: before.operation, whole: whole ?? before.whole };
}

/** 「谁多」 after two bodies is of the two. */
function rankedOver({ heard, namesMeasure }: Fragment, before: Query): Query["over"] {
  const isSeveral = (named: readonly unknown[] | string) => typeof named !== "string" && named.length > 1;
  if (heard.authorities !== "all" && !namesMeasure) {
    if (isSeveral(before.authorities)) return "authorities";
    if (isSeveral(before.years) || before.recent !== null) return "years";
    if (before.authorities === "all") return "authorities";
  }
  return heard.over ?? before.over;
}

/** 「政务动态占多少」 after 「发布了多少条信息」 is of those: the format gives what the prose counts no total. */
function wholeBefore({ heard, namesMeasure }: Fragment, before: Query): Measure | null {
  const [measure] = before.measures;
  const isOfProse = heard.measures.length === 1 && heard.measures[0]?.kind === "stated" && measure?.kind === "stated";
  return heard.operation === "share" && namesMeasure && isOfProse ? measure : null;
}

/** 「一共呢」 after several things adds them up. */
function isOfSeveral(before: Query, fragment: Fragment): boolean {
  if (fragment.namesMeasure || fragment.columns.length > 0) return false;
  const isMany = (named: readonly unknown[] | string) => typeof named !== "string" && named.length > 1;
  const rows = new Set(before.measures.map((measure) => (measure.kind === "cell" ? measure.row : measure)));
  return rows.size > 1 || isMany(before.authorities) || isMany(before.years) || before.recent !== null;
}

function authoritiesOf(
  fragment: Fragment,
  before: Query,
  operation: Operation,
): { authorities: Query["authorities"]; took: boolean } {
  const { heard } = fragment;
  if (!fragment.namesAuthority) {
    return heard.authorities === "all"
      ? { authorities: "all", took: false }
      : { authorities: before.authorities, took: true };
  }
  const [first, ...others] = typeof before.authorities === "string" ? [] : before.authorities;
  const isAgainst = fragment.isSetAgainst && comparing.includes(operation) && first !== undefined;
  if (isAgainst && others.length === 0 && typeof heard.authorities !== "string" && heard.authorities.length === 1) {
    return { authorities: [...new Set([first, ...heard.authorities])], took: true };
  }
  return { authorities: heard.authorities, took: false };
}

interface When {
  readonly years: Query["years"];
  readonly recent: number | null;
  readonly took: boolean;
}

function yearsOf(fragment: Fragment, before: Query, operation: Operation, thisYear: number): When {
  const { heard, mentions } = fragment;
  const kept: When = { years: before.years, recent: before.recent, took: true };
  const own: When = { years: heard.years, recent: heard.recent, took: false };
  const year = typeof before.years === "string" ? undefined : before.years[0];
  const [mention, ...others] = mentions;
  const isFresh =
    comparing.includes(operation) && !comparing.includes(before.operation) && !isAgainstMeasure(fragment, before);
  const isSeveral =
    (typeof before.years !== "string" && before.years.length > 1) ||
    (typeof before.authorities !== "string" && before.authorities.length > 1);
  if (mention === undefined) {
    const isOfOne = isFresh && year !== undefined && !isSeveral && !fragment.namesAuthority;
    return isOfOne ? { years: [year, year - 1], recent: null, took: true } : kept;
  }
  if (year === undefined || others.length > 0) return own;
  const named = onlyYear(mention, year, thisYear);
  if (named === undefined) return own;
  if (comparing.includes(operation)) {
    // 「和去年比」 is against the year before the one talked of, as in a question that names it
    const other = mention.kind === "relative" && mention.offset === -1 ? year - 1 : named;
    if (isFresh) return { years: [year, other], recent: null, took: true };
    const [, second] = typeof before.years === "string" ? [] : before.years;
    return { years: second === undefined ? [named] : [named, named - (year - second)], recent: null, took: false };
  }
  return { years: [named], recent: null, took: false };
}

/** The year that a mention names, beside the year talked of: 上年 is the year before that one; 去年 is the calendar's, unless that is the very year talked of. */
function onlyYear(mention: YearMention, year: number, thisYear: number): number | undefined {
  switch (mention.kind) {
    case "year":
      return mention.year;
    case "previous":
      return year - 1;
    case "relative":
      if (mention.offset === 0) return undefined;
      return mention.offset === -1 && thisYear - 1 === year ? year - 1 : thisYear + mention.offset;
    default:
      return undefined;
  }
}

interface What {
  readonly measures: readonly Measure[];
  readonly took: Took["measures"];
  readonly badColumns: readonly string[] | null;
}

function measuresOf(fragment: Fragment, before: Query): What {
  const { heard, columns } = fragment;
  if (isAgainstMeasure(fragment, before)) {
    return { measures: [...before.measures, ...heard.measures], took: "all", badColumns: null };
  }
  const ofBefore = rateOf(heard, before);
  if (ofBefore !== null) return { measures: [ofBefore], took: "rows", badColumns: null };
  if (fragment.namesMeasure && heard.measures.length > 0) {
    const column = sharedColumn(before.measures);
    const measures = heard.measures.map((measure) => inColumn(measure, column, before));
    const isCarried = measures.some((measure, at) => measure !== heard.measures[at]);
    return { measures, took: isCarried ? "columns" : null, badColumns: null };
  }
  const isWhole = fragment.operations.has("together") && columns.length === 0 && !isOfSeveral(before, fragment);
  if (columns.length === 0 && !(isWhole && sharedColumn(before.measures) !== null))
    return { measures: before.measures, took: "all", badColumns: null };
  const rows = [...new Set(before.measures.flatMap((measure) => (measure.kind === "cell" ? [measure.row] : [])))];
  const cells = rows.map((row) => cellsOf(row, isWhole ? ["total"] : columns));
  const isUnfit = cells.length === 0 || cells.includes(null);
  if (isUnfit && heard.measures.length > 0 && before.measures.length === 0) {
    return { measures: heard.measures, took: null, badColumns: null };
  }
  return {
    measures: cells.flatMap((cell) => cell ?? []),
    took: "rows",
    badColumns: isUnfit ? columns : null,
  };
}

/** 「纠正率」 after 「复议几件」 is of reconsiderations alone. */
function rateOf({ operation, measures }: Query, before: Query): CellMeasure | null {
  const [rate, ...others] = measures;
  const [talkedOf] = before.measures;
  const isOfAll = operation === "share" && others.length === 0 && rate?.kind === "cell" && rate.row === "remedies.all";
  if (!isOfAll || talkedOf?.kind !== "cell" || !talkedOf.row.startsWith("remedies.")) return null;
  return { ...rate, row: talkedOf.row };
}

/** 「比复议多多少」 after 「诉讼几件」: the one before is set against the one named. */
function isAgainstMeasure(
  { heard, isSetAgainst, namesMeasure, namesAuthority, mentions }: Fragment,
  before: Query,
): boolean {
  const isOne = before.measures.length === 1 && heard.measures.length === 1;
  return isSetAgainst && namesMeasure && !namesAuthority && mentions.length === 0 && isOne;
}

/** The one column, not the total, that the message before asked for throughout. */
function sharedColumn(measures: readonly Measure[]): string | null {
  const columns = new Set(measures.map((measure) => (measure.kind === "cell" ? measure.column : "total")));
  const [only] = columns;
  return columns.size === 1 && only !== undefined && only !== "total" ? only : null;
}

/** 「那不予公开的呢」 after 「企业的予以公开多少」 is of companies too. */
function inColumn(measure: Measure, column: string | null, before: Query): Measure {
  const [first] = before.measures;
  if (measure.kind !== "cell" || measure.column !== "total" || column === null || first?.kind !== "cell")
    return measure;
  const table = (row: string) => row.split(".", 1)[0];
  const isSameTable = table(measure.row) === table(first.row) && table(first.row) !== "disclosure";
  return isSameTable ? ({ ...measure, column } satisfies CellMeasure) : measure;
}
