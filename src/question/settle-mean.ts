import { means, type Token } from "./sense.ts";

/** With these an average is part of something more, which is not worked out. */
const others = [
  "difference",
  "growth",
  "increase",
  "decrease",
  "ratio",
  "share",
  "percent",
  "of_whole",
  "most",
  "least",
  "rank",
  "rank_least",
  "more_than",
  "less_than",
  "at_least",
  "at_most",
];

/**
 * 「近三年平均多少件」「各单位平均」 is worked out, over years or bodies. 「平均办理天数」 is what the prose may state, and so is every average of one report:
 * there the word is one of those that must be told of.
 */
export function settleMean(tokens: readonly Token[], isOfSeveral: boolean): readonly Token[] {
  const average = tokens.find(isMean);
  if (average === undefined) return tokens;
  const isOfYears = average.text.includes("年") || average.text.includes("year");
  const isPartOfMore = tokens.some(
    (token) =>
      others.some((id) => token.senses[0]?.kind === "operation" && means(token, "operation", id)) ||
      (token.senses[0]?.kind === "function" && means(token, "function", "compare")),
  );
  const senses: Token["senses"] =
    (isOfSeveral || isOfYears) && !isPartOfMore ? [{ kind: "operation", id: "mean" }] : [stated];
  return tokens.map((token) => (isMean(token) ? { ...token, senses } : token));
}

const stated = { kind: "stated", word: "平均", variants: [] } as const;

function isMean(token: Token): boolean {
  const first = token.senses[0];
  return (
    (first?.kind === "stated" && first.word === stated.word) || (first?.kind === "operation" && first.id === "mean")
  );
}
