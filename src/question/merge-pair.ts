import { bare, type FollowUpWords } from "./follow-up-words.ts";
import type { Fragment } from "./fragment.ts";
import type { Merged } from "./merge-query.ts";
import type { Query } from "./query.ts";

/** Set against each other, or put together: what two figures that were asked for in turn can be asked. */
const operations: readonly Query["operation"][] = ["difference", "growth", "extreme", "rank", "sum", "share", "value"];

/**
 * 「两者差多少」「加起来呢」 after two questions for one figure each, of which one thing differs (the body, the year, or what is counted): of both figures,
 * the one asked for first set against the other. Undefined where the message says more, or one figure alone was asked for.
 */
export function mergePair(
  message: string,
  fragment: Fragment,
  earlier: Query | undefined,
  before: Query,
  words: FollowUpWords,
): Merged | undefined {
  const { heard } = fragment;
  const said = bare(message);
  const isOfBoth = [...words.pair].some((word) => said.includes(word));
  const saysNothingElse = !fragment.namesAuthority && !fragment.namesMeasure && fragment.columns.length === 0;
  const isMeant =
    isOfBoth || words.apart.has(said) || fragment.operations.has("sum") || fragment.operations.has("ratio");
  const isAsked = operations.includes(heard.operation) && (heard.operation !== "value" || isTogether(fragment));
  if (earlier === undefined || !isMeant || !isAsked || !saysNothingElse || fragment.mentions.length > 0)
    return undefined;
  const pair = pairOf(earlier, before);
  if (pair === undefined) return undefined;
  const { over, ...both } = pair;
  const operation = isTogether(fragment) ? "sum" : heard.operation;
  const isRanked = operation === "extreme" || operation === "rank";
  const query: Query = {
    ...heard,
    ...both,
    operation,
    recent: null,
    whole: null,
    over: isRanked ? over : null,
  };
  return { query, took: { authorities: true, years: true, measures: "all" }, badColumns: null };
}

/** The two questions as one, for what is said to have been taken. */
export function bothOf(earlier: Query, before: Query): Query {
  const { authorities, years, measures } = pairOf(earlier, before) ?? before;
  return { ...before, authorities, years, measures };
}

function isTogether({ operations: ids }: Fragment): boolean {
  return ids.has("sum") || ids.has("together");
}

type Both = Pick<Query, "authorities" | "years" | "measures"> & Pick<Query, "over">;

function pairOf(first: Query, second: Query): Both | undefined {
  const [a, b] = [oneFigure(first), oneFigure(second)];
  if (a === null || b === null) return undefined;
  const differs = {
    authorities: a.authority !== b.authority,
    years: a.year !== b.year,
    measures: JSON.stringify(a.measure) !== JSON.stringify(b.measure),
  };
  const [over, ...others] = (["authorities", "years", "measures"] as const).filter((part) => differs[part]);
  if (over === undefined || others.length > 0) return undefined;
  return {
    over,
    authorities: [...new Set([a.authority, b.authority])],
    years: [...new Set([a.year, b.year])],
    measures: over === "measures" ? [a.measure, b.measure] : [a.measure],
  };
}

function oneFigure({ operation, authorities, years, measures }: Query) {
  const [authority, ...bodies] = typeof authorities === "string" ? [] : authorities;
  const [year, ...more] = typeof years === "string" ? [] : years;
  const [measure, ...others] = measures;
  const isOne = bodies.length + more.length + others.length === 0 && (operation === "value" || operation === "yesno");
  return isOne && authority !== undefined && year !== undefined && measure !== undefined
    ? { authority, year, measure }
    : null;
}
