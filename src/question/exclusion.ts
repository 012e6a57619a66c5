import type { CellMeasure, Query } from "./query.ts";
import { means, type Token } from "./sense.ts";
import { namesSuer } from "./settle-winners.ts";

/** What a question leaves out, and the question without it: 「不是国家秘密的不予公开」 → 国家秘密, 不予公开. */
export interface Exclusion {
  /** More is left out than was read. */
  readonly isOfSeveral?: true;
  readonly left: readonly Token[];
  readonly rest: readonly Token[];
}

/** Between a word of exclusion and what it leaves out. */
const glue = /^(?:因为|因|由于|属于|来自|由|是|的|被|给|from|by|of|the|a|an|because|due|for|been|being|to|were|was)$/u;
const behind = /^(?:的|外|以外|之外|还|以外的|之外的|,|，|、)$/u;
const verdicts = ["upheld", "corrected"];
const halves = ["natural_person", "organizations"];
const isBefore = ["except", "dismisses", "denies"];
const isBehind = ["dismisses", "except_behind"];

/** Null: nothing is left out, or more than one word of exclusion stands in the question. */
export function readExclusion(tokens: readonly Token[]): Exclusion | null {
  const found = tokens.flatMap((_, i) => exclusionAt(tokens, i) ?? []);
  const [only, ...others] = found;
  // 「老百姓没打赢的」: whose win it is not is not told from the columns
  const isOfVerdict = only?.left.some(({ senses: [first] }) => first?.kind === "column" && verdicts.includes(first.id));
  const isUnread =
    only === undefined || others.length > 0 || only.isOfSeveral === true || (isOfVerdict && namesSuer(tokens));
  return isUnread || isOfHalf(tokens, only) ? null : only;
}

/** 「除了自然人」: the other half of the applicants has a name of its own. */
function isOfHalf(tokens: readonly Token[], { left }: Exclusion): boolean {
  const [only, ...others] = left;
  const [first] = only?.senses ?? [];
  const word = only === undefined ? undefined : tokens[tokens.indexOf(only) - 1];
  const isNamedNext = word !== undefined && isBefore.some((id) => means(word, "function", id));
  return others.length === 0 && isNamedNext && first?.kind === "column" && halves.includes(first.id);
}

/** True if a word of exclusion stands at something that is counted. */
export function leavesOut(tokens: readonly Token[]): boolean {
  return tokens.some((_, i) => exclusionAt(tokens, i) !== null);
}

function exclusionAt(tokens: readonly Token[], at: number): Exclusion | null {
  const word = tokens[at];
  if (word === undefined) return null;
  const is = (ids: readonly string[]) => ids.some((id) => means(word, "function", id));
  // 「不是3件吗」 wants to be told so
  if (means(word, "function", "denies") && !asksHowMany(tokens)) return null;
  if (is(isBefore)) {
    let start = at + 1;
    while (glue.test(tokens[start]?.text ?? "")) start++;
    let end = start;
    while (isCounted(tokens[end])) end++;
    let next = end;
    while (behind.test(tokens[next]?.text ?? "")) next++;
    if (end > start && means(tokens[end] ?? word, "function", "conj") && isCounted(tokens[end + 1]))
      return { left: tokens.slice(start, end), rest: tokens, isOfSeveral: true };
    if (end > start) return { left: tokens.slice(start, end), rest: [...tokens.slice(0, at), ...tokens.slice(next)] };
  }
  if (!is(isBehind)) return null;
  const end = /^[的都]$/u.test(tokens[at - 1]?.text ?? "") ? at - 1 : at;
  let start = end;
  while (isCounted(tokens[start - 1])) start--;
  let next = at + 1;
  while (behind.test(tokens[next]?.text ?? "")) next++;
  return start < end
    ? { left: tokens.slice(start, end), rest: [...tokens.slice(0, start), ...tokens.slice(next)] }
    : null;
}

function isCounted(token: Token | undefined): boolean {
  const kind = token?.senses[0]?.kind;
  return kind === "concept" || kind === "column" || kind === "stated";
}

function asksHowMany(tokens: readonly Token[]): boolean {
  const asks = tokens.some(
    ({ senses: [first] }) => first?.kind === "question" || (first?.kind === "function" && first.id === "question"),
  );
  return asks && !tokens.some(({ text }) => text === "吗" || text === "么");
}

/** The whole less the part, where the part is a row or a column within it; null: the one is no part of the other. */
export function without(whole: Query, part: Query): Query | null {
  const [of, ...more] = whole.measures;
  const [left, ...others] = part.measures;
  const isOne = more.length + others.length === 0 && of?.kind === "cell" && left?.kind === "cell";
  if (!isOne || whole.alternatives !== undefined || part.alternatives !== undefined) return null;
  if (!["value", "list", "breakdown"].includes(whole.operation)) return null;
  const within = partOf(of, left);
  return within === null
    ? null
    : { ...whole, operation: "difference", over: null, measures: [of, within], isLeftOver: true };
}

const outcomes = "requests.outcome.";

function partOf(of: CellMeasure, left: CellMeasure): CellMeasure | null {
  if (left.row === of.row || (left.row === "requests.new" && left.column !== "total"))
    return of.column === "total" && left.column !== "total" ? { ...left, row: of.row } : null;
  const isWithin =
    left.row.startsWith(`${of.row}.`) || (of.row === `${outcomes}total` && left.row.startsWith(outcomes));
  return isWithin && left.column === "total" ? { ...left, column: of.column } : null;
}
