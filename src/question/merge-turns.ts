import { readNumber } from "../base/number.ts";
import { bare, type FollowUpWords } from "./follow-up-words.ts";
import type { Fragment } from "./fragment.ts";
import type { Merged } from "./merge-query.ts";
import type { Query } from "./query.ts";

/** Figures that were asked for in turn, put together. `talkedOf`: the questions as one, for what is said to have been taken. */
export interface MergedTurns extends Merged {
  readonly talkedOf: Query;
}

/** What figures that were asked for in turn can be asked: to be set against each other, or put together. */
const operations: readonly Query["operation"][] = ["difference", "growth", "extreme", "rank", "sum", "share", "value"];
/** 「这三家」「前面四年」; 「近三年」 is of the calendar. */
const counted = /(?<![近第])(?:这|那|前面|上面|刚才)?([两二俩三四五2-5])(?:者|个|家|年|市|区|县|镇|局|项|次|种|类)/u;

/**
 * 「两者差多少」「这三年加起来」 after as many questions for one figure each, of which one thing differs (the body, the year, or what is counted): of all of
 * them, in the order asked. Undefined where the message says more, or other things were asked for. `trail`: the queries before the last, newest last.
 */
export function mergeTurns(
  message: string,
  fragment: Fragment,
  trail: readonly Query[],
  before: Query,
  words: FollowUpWords,
): MergedTurns | undefined {
  const { heard } = fragment;
  const said = bare(message);
  const number = counted.exec(said)?.[1];
  const isOfAll = number !== undefined || [...words.pair].some((word) => said.includes(word));
  const isMeant =
    isOfAll ||
    words.apart.has(said) ||
    ["sum", "ratio", "which_more", "which_less"].some((id) => fragment.operations.has(id));
  const isAsked = operations.includes(heard.operation) && (heard.operation !== "value" || isTogether(fragment));
  // 「合起来占新收的几成」 names the whole alone
  const isShare = heard.operation === "share" && isTogether(fragment);
  const namesPart = fragment.namesMeasure && !(isShare && heard.measures.length === 0);
  const saysElse = fragment.namesAuthority || namesPart || fragment.columns.length > 0;
  const namesYears =
    fragment.mentions.some(({ kind }) => kind !== "recent") || (fragment.mentions.length > 0 && !number);
  if (!isMeant || !isAsked || saysElse || namesYears) return undefined;
  const count = number === undefined ? 2 : number === "俩" ? 2 : (readNumber(number) ?? 2);
  const turns = [...trail, before].slice(-count);
  const all = turns.length === count ? inOne(turns) : undefined;
  if (all === undefined) return undefined;
  const { over, ...named } = all;
  const operation = isTogether(fragment) && !isShare ? "sum" : heard.operation;
  const isRanked = operation === "extreme" || operation === "rank";
  const whole = isShare ? { whole: heard.whole, isTogether: true as const } : { whole: null };
  return {
    query: { ...heard, ...named, operation, recent: null, ...whole, over: isRanked ? over : null },
    took: { authorities: true, years: true, measures: "all" },
    badColumns: null,
    talkedOf: { ...before, ...named },
  };
}

function isTogether({ operations: ids }: Fragment): boolean {
  return ids.has("sum") || ids.has("together");
}

type InOne = Pick<Query, "authorities" | "years" | "measures"> & {
  readonly over: "authorities" | "years" | "measures";
};

/** The questions as one; undefined where more than one thing differs, or the same thing was asked for twice. */
function inOne(turns: readonly Query[]): InOne | undefined {
  const figures = turns.map(oneFigure).filter((one) => one !== null);
  const distinct = <T>(of: readonly T[]) => new Map(of.map((one) => [JSON.stringify(one), one]));
  const authorities = [...distinct(figures.map((one) => one.authority)).values()];
  const years = [...distinct(figures.map((one) => one.year)).values()];
  const measures = [...distinct(figures.map((one) => one.measure)).values()];
  const differing = (["authorities", "years", "measures"] as const).filter(
    (part) => ({ authorities, years, measures })[part].length > 1,
  );
  const [over, ...others] = differing;
  const isEach = over !== undefined && { authorities, years, measures }[over].length === turns.length;
  return isEach && others.length === 0 && figures.length === turns.length
    ? { over, authorities, years, measures }
    : undefined;
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
