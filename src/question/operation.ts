import type { About, Operation, Query } from "./query.ts";
import { means, senseOf, type Token } from "./sense.ts";

/** What the words ask to be done, before it is known with what. */
export interface Asked {
  readonly operation: Operation;
  readonly over: Query["over"];
  readonly direction: Query["direction"];
  readonly compare: Query["compare"];
  readonly about: About | null;
  readonly convertTo: Query["convertTo"] | null;
  /** 同比, 增长: against the year before, if no two years are named. */
  readonly isAgainstPrevious: boolean;
  /** Two things are set against each other. */
  readonly isComparison: boolean;
}

/** How many of each the question names. */
export interface Counts {
  readonly authorities: number;
  readonly years: number;
  readonly isManyYears: boolean;
  readonly pieces: number;
  readonly columns: number;
}

const abouts: readonly (readonly [string, About])[] = [
  ["about_compiler", "compiler"],
  ["about_period", "period"],
  ["about_basis", "basis"],
  ["about_title", "title"],
  ["about_published", "published"],
  ["about_other_matters", "other_matters"],
  ["about_problems", "problems"],
  ["about_overview", "overview"],
];
const relations = [
  ["more_than", ">"],
  ["at_least", ">="],
  ["less_than", "<"],
  ["at_most", "<="],
] as const;

export function readOperation(tokens: readonly Token[], counts: Counts): Asked {
  const has = (id: string) => tokens.some((token) => means(token, "operation", id) && isFirst(token, "operation"));
  const isFunction = (id: string) => tokens.some((token) => means(token, "function", id) && isFirst(token, "function"));
  const asksHowMany = isFunction("question") || tokens.some((token) => senseOf(token, "question") !== undefined);
  const base = {
    over: null,
    direction: null,
    compare: null,
    about: null,
    convertTo: has("to_yi") ? "亿元" : has("to_wan") ? "万元" : has("to_yuan") ? "元" : null,
    isAgainstPrevious: false,
    isComparison: false,
  } as const;
  const of = (operation: Operation, more: Partial<Asked> = {}): Asked => ({ ...base, operation, ...more });

  const compares = isFunction("compare");
  const changes = has("increase") || has("decrease");
  const isUnitPercent = tokens.some((token) => senseOf(token, "question")?.unit === "%");
  const about = abouts.find(([id]) => has(id))?.[1];
  if (about !== undefined && !(asksHowMany && counts.pieces > 0)) return of("about", { about });
  if (
    has("check") ||
    (tokens.filter((token) => senseOf(token, "number") !== undefined).length >= 2 &&
      isFunction("conj") &&
      !compares &&
      !asksHowMany)
  )
    return of("check");
  if (has("why") && !has("most") && !has("least") && (counts.pieces > 0 || counts.columns > 0)) return of("check");

  const ranked = readRank(has, counts, isFunction, asksHowMany);
  if (ranked !== null) return of(ranked.operation, ranked);
  if (has("share") && !changes && !has("growth")) return of("share");
  if (tokens.some((token) => isFirst(token, "rate"))) return of("share");
  if (has("of_whole") && asksHowMany) return of("share");
  if (has("growth") || (changes && (has("share") || isUnitPercent))) {
    const isAmount =
      (compares || asksHowMany) &&
      tokens.some((token) => {
        const unit = senseOf(token, "question");
        return unit !== undefined && unit.unit !== "%";
      });
    return of(isAmount && !has("share") ? "difference" : "growth", {
      isAgainstPrevious: counts.years + counts.authorities < 2 || counts.years === 1,
      isComparison: true,
    });
  }
  if (has("difference") || changes || (compares && (isFunction("more") || isFunction("less")))) {
    const isYesno = compares && !asksHowMany && !has("difference") && !changes;
    if (isYesno)
      return of("extreme", { ...overOf(counts), direction: isFunction("less") ? "least" : "most", isComparison: true });
    const isAlone = counts.authorities < 2 && counts.pieces < 2 && counts.columns < 2 && !counts.isManyYears;
    return of("difference", { isComparison: true, isAgainstPrevious: isAlone || (changes && counts.authorities < 2) });
  }
  return readPlain(tokens, counts, has, asksHowMany, isFunction, of);
}

function isFirst(token: Token, kind: string): boolean {
  return token.senses[0]?.kind === kind;
}

function readPlain(
  tokens: readonly Token[],
  counts: Counts,
  has: (id: string) => boolean,
  asksHowMany: boolean,
  isFunction: (id: string) => boolean,
  of: (operation: Operation, more?: Partial<Asked>) => Asked,
): Asked {
  const number = tokens.map((token) => senseOf(token, "number")).find((sense) => sense !== undefined);
  const relation = relations.find(([id]) => has(id))?.[1];
  if (number !== undefined && relation !== undefined)
    return of("yesno", { compare: { relation, value: number.value } });
  const asks = has("yesno") || has("ask") || /[?？]$/u.test(tokens.at(-1)?.text ?? "");
  const isMany =
    counts.isManyYears || counts.years > 1 || counts.authorities > 1 || counts.pieces > 1 || counts.columns > 1;
  if (has("sum") && isMany) return of("sum");
  if (has("breakdown") || (has("over_columns") && (has("each") || has("list")))) return of("breakdown");
  if (has("together") && isMany && !has("each") && !isFunction("whole")) return of("sum");
  if (number !== undefined && !asksHowMany && asks)
    return of("yesno", { compare: { relation: "=", value: number.value } });
  if (has("over_authorities") && counts.authorities === 0)
    return of("rank", { over: "authorities", direction: "most" });
  if (relation !== undefined && counts.pieces > 1) {
    return of("extreme", {
      ...overOf(counts),
      direction: relation.startsWith(">") ? "most" : "least",
      isComparison: true,
    });
  }
  if (!asksHowMany && (has("yesno") || has("ask") || has("have_report"))) return of("yesno");
  return of("value");
}

function overOf(counts: Counts): { over: Asked["over"] } {
  if (counts.authorities > 1) return { over: "authorities" };
  if (counts.years > 1) return { over: "years" };
  return { over: counts.columns > 1 && counts.pieces < 2 ? "columns" : "measures" };
}

function readRank(
  has: (id: string) => boolean,
  counts: Counts,
  isFunction: (id: string) => boolean,
  asksHowMany: boolean,
): { operation: "rank" | "extreme"; over: Asked["over"]; direction: "most" | "least"; isComparison: boolean } | null {
  const isRank = has("rank") || has("rank_least");
  const isExtreme = has("most") || has("least") || has("which_more") || has("which_less");
  const names = has("over_authorities") || has("over_years") || has("over_measures") || has("over_columns");
  const isList = counts.authorities > 1 || counts.years > 1 || counts.pieces > 1 || counts.columns > 1;
  const isBareMore =
    (names || (isList && !asksHowMany)) && (isFunction("more") || isFunction("less")) && !isFunction("compare");
  if (!isRank && !isExtreme && !isBareMore) return null;
  const isLeast =
    has("least") || has("rank_least") || has("which_less") || (isBareMore && isFunction("less") && !isFunction("more"));
  const { over } = overOf(counts);
  const named: Asked["over"] = has("over_authorities")
    ? "authorities"
    : has("over_years") || counts.isManyYears
      ? "years"
      : isList
        ? over
        : has("over_columns")
          ? "columns"
          : has("over_measures")
            ? "measures"
            : null;
  return {
    operation: isRank ? "rank" : "extreme",
    over: named,
    direction: isLeast ? "least" : "most",
    isComparison: isList,
  };
}
