import type { Asked, Counts } from "./asked.ts";
import type { About } from "./query.ts";
import { overOf, readRank } from "./rank-words.ts";
import type { Token } from "./sense.ts";
import { type SpokenWords, spokenWords } from "./spoken-words.ts";

const abouts: readonly (readonly [string, About])[] = [
  ["about_page", "page"],
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

/** The operation that the words name; `value` where they name none. */
export function readOperation(tokens: readonly Token[], counts: Counts): Asked {
  const words = spokenWords(tokens);
  const found =
    readReport(words, counts) ??
    readMean(words, counts) ??
    readRank(words, counts) ??
    readShare(words, counts) ??
    readChange(words, counts) ??
    readPlain(words, counts);
  const convertTo = words.has("to_yi") ? "亿元" : words.has("to_wan") ? "万元" : words.has("to_yuan") ? "元" : null;
  return { ...nothingMore, convertTo: convertTo ?? words.moneyUnit, ...found };
}

type Relation = (typeof relations)[number][1];
type Found = Partial<Asked> & Pick<Asked, "operation">;

const nothingMore = {
  over: null,
  direction: null,
  place: null,
  compare: null,
  about: null,
  isAgainstPrevious: false,
  isComparison: false,
  isApart: false,
  isRatio: false,
  isAverage: false,
  isOfOther: false,
  isMean: false,
  isTogether: false,
} as const;

/** Questions about the report itself, and whether it agrees with itself. */
function readReport(words: SpokenWords, counts: Counts): Found | null {
  const about = abouts.find(([id]) => words.has(id))?.[1];
  if (about === "page") return { operation: "about", about };
  if (about !== undefined && !(words.asksHowMany && counts.pieces > 0)) return { operation: "about", about };
  // 「受理1件还是3件」
  const isEitherOr =
    words.numbers.length >= 2 && words.isFunction("conj") && !words.isFunction("compare") && !words.asksHowMany;
  const [number, ...others] = words.numbers;
  if (words.confirms && number !== undefined && others.length === 0 && counts.pieces === 1 && !words.has("why")) {
    return { operation: "yesno", compare: { relation: "=", ...number } };
  }
  if (words.has("check") || isEitherOr) return { operation: "check" };
  const asksWhy = words.has("why") && !words.has("most") && !words.has("least");
  return asksWhy && counts.pieces + counts.columns > 0 ? { operation: "check" } : null;
}

function readMean(words: SpokenWords, counts: Counts): Found | null {
  if (!words.has("mean")) return null;
  const isOverAll = words.has("over_authorities") && counts.authorities === 0;
  return { operation: "sum", isMean: true, ...(isOverAll ? { over: "authorities" } : {}) };
}

function readShare(words: SpokenWords, counts: Counts): Found | null {
  if (words.has("average")) return { operation: "share", isAverage: true };
  const isTogether = words.addsBeforeWhole;
  const isOfChange = words.has("increase") || words.has("decrease") || words.has("growth");
  // 「翻了几倍」 is of what was added
  if (words.has("ratio")) return isOfChange ? null : { operation: "share", isRatio: true, isTogether };
  // 「个人的占几件」 asks for a count
  const asksCount = words.units.some((unit) => unit !== "%");
  const isOfWhole = words.has("of_whole") && !asksCount;
  const isShare =
    ((words.has("share") || (words.has("percent") && !isSetAgainst(words))) && !isOfChange) ||
    words.saysRate ||
    isOfWhole;
  const isOfOther =
    words.saysIs && counts.pieces < 2 && counts.years + counts.authorities > 1 && !words.has("of_whole");
  return isShare ? { operation: "share", isTogether, isOfOther } : null;
}

function isSetAgainst(words: SpokenWords): boolean {
  return words.isFunction("compare") && (words.isFunction("more") || words.isFunction("less"));
}

function readChange(words: SpokenWords, counts: Counts): Found | null {
  const changes = words.has("increase") || words.has("decrease");
  const asksPercent = words.has("share") || words.has("percent") || words.units.includes("%");
  const isPercentMore = words.has("percent") && isSetAgainst(words);
  if (words.has("trend")) return { operation: "difference", isAgainstPrevious: counts.years === 1 };
  if (words.has("growth") || (changes && (asksPercent || words.has("ratio"))) || isPercentMore) {
    const isAmount = words.units.some((unit) => unit !== "%") && !words.has("share") && !words.has("percent");
    return {
      operation: isAmount ? "difference" : "growth",
      isAgainstPrevious: counts.years + counts.authorities < 2 || counts.years === 1,
      isComparison: true,
    };
  }
  // 「和上年比怎么样」
  const asksHow = words.isFunction("compare") && words.has("how") && counts.years + counts.authorities > 1;
  if (!words.has("difference") && !changes && !isSetAgainst(words) && !asksHow) return null;
  if (isSetAgainst(words) && !asksHow && !words.asksHowMany && !words.has("difference") && !changes) {
    return {
      operation: "extreme",
      over: overOf(counts),
      direction: words.isFunction("less") ? "least" : "most",
      isComparison: true,
    };
  }
  const isAlone = counts.authorities < 2 && counts.pieces < 2 && counts.columns < 2 && !counts.isManyYears;
  return {
    operation: "difference",
    isApart: words.saysApart && !words.isFunction("compare"),
    isComparison: true,
    isAgainstPrevious: isAlone || (changes && counts.authorities < 2),
  };
}

function readPlain(words: SpokenWords, counts: Counts): Found {
  const number = words.numbers[0];
  const relation = relations.find(([id]) => words.has(id))?.[1] ?? (words.reaches ? ">=" : undefined);
  const filtered = readFilter(words, counts, relation);
  if (filtered !== null) return filtered;
  if (number !== undefined && relation !== undefined) return { operation: "yesno", compare: { relation, ...number } };
  const isMany =
    counts.isManyYears || counts.years > 1 || counts.authorities > 1 || counts.pieces > 1 || counts.columns > 1;
  if (words.has("sum") && isMany) return { operation: "sum" };
  if (words.asksWho && counts.columns === 0 && counts.authorities < 2) return { operation: "breakdown" };
  const asksEach = words.has("each") || words.has("list");
  if (words.has("breakdown") || (words.has("over_columns") && asksEach)) return { operation: "breakdown" };
  const isTogether = words.has("together") && !words.has("each") && !words.isFunction("whole");
  if (isTogether && isMany && words.questionCount < 2) return { operation: "sum" };
  if (asksForTotal(words, counts)) return { operation: "sum" };
  if (relation !== undefined && (counts.pieces > 1 || counts.authorities > 1 || counts.years > 1)) {
    const direction = relation.startsWith(">") ? "most" : "least";
    return { operation: "extreme", over: overOf(counts), direction, isComparison: true };
  }
  const isOverAll = words.has("over_authorities") && counts.authorities === 0;
  if (isOverAll && (words.has("sum") || words.has("together"))) return { operation: "sum", over: "authorities" };
  if (isOverAll) {
    return { operation: "rank", over: "authorities", direction: "most" };
  }
  if (words.asksHowMany) return { operation: "value" };
  const isAsked = words.has("yesno") || words.has("ask") || words.has("have_report");
  if (number !== undefined && (isAsked || words.endsAsQuestion)) {
    return { operation: "yesno", compare: { relation: "=", ...number } };
  }
  return { operation: isAsked ? "yesno" : "value" };
}

/** 「近三年收到多少件」「2019至2022年申请总量」: one number is asked for of a span of years. */
function asksForTotal(words: SpokenWords, counts: Counts): boolean {
  const isOfOne = counts.pieces < 2 && counts.columns < 2 && counts.authorities < 2;
  const asksOnce = words.saysTotal || (words.asksHowMany && words.questionCount < 2);
  return counts.isSpan && isOfOne && asksOnce && !words.has("each") && !words.has("list");
}

/** 「超过100件的单位有哪些」「哪几年不到200件」「没有收到申请的单位是哪个」: those of all bodies, or years, that keep within a bound. */
function readFilter(words: SpokenWords, counts: Counts, relation: Relation | undefined): Found | null {
  const seeksBodies = words.seeksBodies && (relation !== undefined || words.deniesNext) && counts.authorities === 0;
  // 「低于50件的是哪些」, of nobody named
  const isOfBodies = words.has("list") && relation !== undefined && counts.isOfAnybody && counts.columns < 2;
  const over =
    seeksBodies || ["over_authorities", "count_authorities", "reports"].some(words.has)
      ? "authorities"
      : words.has("over_years")
        ? "years"
        : isOfBodies
          ? "authorities"
          : null;
  if (over === null || counts.authorities > 1) return null;
  const [number] = words.numbers;
  if (number !== undefined && relation !== undefined)
    return { operation: "yesno", over, compare: { relation, ...number } };
  if (words.deniesNext && counts.pieces < 2 && !words.isFunction("question"))
    return { operation: "yesno", over, compare: { relation: "=", value: 0 } };
  return null;
}
