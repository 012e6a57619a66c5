import { means, type Token } from "./sense.ts";

const services = ["licensing", "other_services", "penalties", "coercion", "fees"];
const comparisons = ["difference", "increase", "decrease", "growth", "share", "check"];

/**
 * 「行政许可项目上一年有多少项」: table 二 of the layout of 2019 prints last year's items itself, so 上一年 is a column of it and no year. Only for that
 * layout, and not where the two years are set against each other.
 */
export function settleLastYearItems(tokens: readonly Token[]): readonly Token[] {
  const has = (kind: "concept" | "operation", ids: readonly string[]) =>
    tokens.some((token) => token.senses[0]?.kind === kind && ids.some((id) => means(token, kind, id)));
  const previous = tokens.find(({ senses }) => senses[0]?.kind === "year" && senses[0].mention.kind === "previous");
  const asksItems =
    has("concept", ["items"]) || tokens.some(({ senses }) => senses[0]?.kind === "question" && senses[0].unit === "项");
  const isCompared =
    has("operation", comparisons) ||
    tokens.some((token) => token.senses[0]?.kind === "function" && means(token, "function", "compare"));
  if (previous === undefined || !has("concept", services) || !asksItems || isCompared) return tokens;
  return tokens.map((token) =>
    token === previous ? { ...token, senses: [{ kind: "concept", id: "last_year_items" }] } : token,
  );
}
