import type { Library } from "../library/library.ts";
import type { Query } from "./query.ts";
import type { YearMention } from "./sense.ts";

/** Which years a question means. */
export interface YearsMeant {
  readonly years: Query["years"];
  readonly recent: number | null;
  /** Years named outright that the library does not hold for whom the question is about. */
  readonly missing: readonly number[];
  /** 今年 was said and its report is not out: the latest is meant. */
  readonly isThisYear: boolean;
}

export interface YearContext {
  readonly mentions: readonly YearMention[];
  /** The question sets something against something else: 「比去年多多少」. */
  readonly isComparison: boolean;
  /** 同比, 增长: against the year before although none is named. */
  readonly isAgainstPrevious: boolean;
  /** 「比2019年」: the one year named is what the latest is set against. */
  readonly isAgainstNamed?: boolean;
  /** Years held for the authority asked about, or for anyone where none is settled; newest first. */
  readonly held: readonly number[];
  /** The calendar year in Shanghai. */
  readonly thisYear: number;
}

/** Settles what years are meant. Years that a comparison only implies (同比) are given whether held or not. */
export function resolveYears(context: YearContext): YearsMeant {
  const { mentions, held, thisYear, isComparison } = context;
  const none = { recent: null, missing: [], isThisYear: false };
  // 「2019到2022年每年」「近三年历年」 are of the years named
  const isBounded = mentions.filter(({ kind }) => ["year", "range", "recent", "since"].includes(kind)).length > 0;
  if (mentions.some((mention) => mention.kind === "all") && !isBounded) return { ...none, years: "all" };
  const recent = mentions.find((mention) => mention.kind === "recent");
  const until = mentions.flatMap((mention) => (mention.kind === "year" ? [mention.year] : []));
  if (recent !== undefined && until.length === 1 && !isComparison) {
    // 「截至2023年近三年」
    const years = Array.from({ length: recent.count }, (_, i) => Number(until[0]) - recent.count + 1 + i);
    return { ...none, years, missing: years.filter((year) => !held.includes(year)) };
  }
  if (recent !== undefined) return { ...none, years: "latest", recent: recent.count };
  const latest = held[0];
  const saysThisYear = mentions.some((mention) => mention.kind === "relative" && mention.offset === 0);
  const isThisYear = saysThisYear && !held.includes(thisYear);
  const named = mentions.flatMap((mention) =>
    mention.kind === "since"
      ? sinceYear(mention.from, held)
      : mention.kind === "year"
        ? [mention.year]
        : mention.kind === "range"
          ? span(mention, isComparison)
          : [],
  );
  const calendar = mentions.flatMap((mention) =>
    mention.kind === "relative" && !(isThisYear && mention.offset === 0) ? [thisYear + mention.offset] : [],
  );
  const isPrevious = mentions.some(
    (mention) => mention.kind === "previous" || (mention.kind === "relative" && mention.offset === -1),
  );
  const anchor = named[0] ?? (isThisYear || calendar.length <= 1 ? latest : undefined);
  if (
    isComparison &&
    isPrevious &&
    anchor !== undefined &&
    named.length <= 1 &&
    calendar.filter((year) => year !== thisYear - 1).length === 0
  ) {
    return { ...none, years: [anchor, anchor - 1], missing: named.filter((year) => !held.includes(year)), isThisYear };
  }
  const [only, ...others] = named;
  if (context.isAgainstNamed && isComparison && only !== undefined && others.length + calendar.length === 0) {
    if (latest !== undefined && latest > only) return { ...none, years: [latest, only] };
  }
  const previous = mentions.some((mention) => mention.kind === "previous") ? [(named[0] ?? thisYear) - 1] : [];
  const oldest = held.at(-1);
  const earliest = mentions.some(({ kind }) => kind === "earliest") && oldest !== undefined ? [oldest] : [];
  const years = [
    ...new Set([
      ...earliest,
      ...named,
      ...calendar,
      ...previous,
      ...(isThisYear && latest !== undefined && isComparison ? [latest] : []),
    ]),
  ];
  if (context.isAgainstPrevious && years.length <= 1) {
    const of = years[0] ?? latest;
    if (of !== undefined)
      return { ...none, years: [of, of - 1], missing: years.filter((year) => !held.includes(year)), isThisYear };
  }
  if (years.length === 0)
    return { ...none, years: isThisYear && latest !== undefined ? [latest] : "latest", isThisYear };
  return { ...none, years, missing: years.filter((year) => !held.includes(year)), isThisYear };
}

/** The years held from that one on, oldest first; the year itself where there is none. */
function sinceYear(from: number, held: readonly number[]): readonly number[] {
  const years = held.filter((year) => year >= from).toReversed();
  return years.length > 0 ? years : [from];
}

function span(range: { from: number; to: number }, isComparison: boolean): readonly number[] {
  if (isComparison) return [range.to, range.from];
  return Array.from({ length: range.to - range.from + 1 }, (_, i) => range.from + i);
}

/** Years that the library holds, of these authorities or of all, newest first. */
export function heldYears(library: Library, authorities: readonly string[] | null): readonly number[] {
  const years = new Set<number>();
  for (const report of library.reports()) {
    if (report.year === null || (authorities !== null && !authorities.includes(report.authority.id))) continue;
    years.add(report.year);
  }
  return [...years].toSorted((a, b) => b - a);
}
