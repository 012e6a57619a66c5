import type { CellMeasure, Query } from "./query.ts";
import { means, type Token } from "./sense.ts";

/** What can come to all requests, and of which row all are. */
const rows = [
  ["granted", "requests.outcome.granted", "requests.new"],
  ["disclose", "requests.outcome.granted", "requests.new"],
  ["partial", "requests.outcome.partial", "requests.new"],
  ["refuse", "requests.outcome.refused", "requests.new"],
  ["closed", "requests.outcome.total", "requests.pool"],
  ["handle", "requests.outcome.total", "requests.pool"],
] as const;
const all = /^(?:都|全|全都|全部|均|all)$/u;

/** 「新收的3件都公开了吗」: whether it came to all of them is the share of them it came to, set against 100 %. Any other question stays. */
export function settleAllOf(query: Query, tokens: readonly Token[]): Query {
  const at = tokens.findIndex((token) => all.test(token.text));
  const behind = tokens.slice(at + 1).filter((token) => token.senses[0]?.kind !== "function");
  const isAsked = tokens.some((token) => means(token, "operation", "ask") || means(token, "operation", "yesno"));
  const asksHowMany = tokens.some(
    (token) =>
      token.senses[0]?.kind === "question" ||
      (token.senses[0]?.kind === "function" && means(token, "function", "question")),
  );
  const came = rows.find(([concept]) => behind[0] !== undefined && means(behind[0], "concept", concept));
  const isOfRequests = query.measures.some(
    (measure) => measure.kind === "cell" && (measure.row === "requests.new" || measure.row === came?.[1]),
  );
  if (at < 0 || !isAsked || asksHowMany || came === undefined || !isOfRequests) return query;
  const [, row, whole] = came;
  const column = query.measures.find((measure) => measure.kind === "cell")?.column ?? "total";
  const of = (id: string): CellMeasure => ({ kind: "cell", row: id, column });
  return {
    ...query,
    operation: "share",
    measures: [of(row)],
    whole: of(whole),
    compare: { relation: "=", value: 100 },
  };
}
