import { means, type Token } from "./sense.ts";
import { settleAddress } from "./settle-address.ts";
import { settleAverage } from "./settle-average.ts";
import { settleCases } from "./settle-cases.ts";
import { settleGiven } from "./settle-given.ts";
import { settleOthers } from "./settle-others.ts";
import { settleWinners } from "./settle-winners.ts";

/** What is left of all applicants without one of the two halves. */
const complements: Readonly<Record<string, string>> = {
  natural_person: "organizations",
  organizations: "natural_person",
};
const excludes = (token: Token | undefined, ids: readonly string[]) =>
  token !== undefined && ids.some((id) => means(token, "function", id));
const mark = /^[,;.!?，。；！？]$/u;

/** Words that change what their neighbours mean, settled before anything is counted; each step goes on from the one before. */
export function settleTokens(tokens: readonly Token[]): readonly Token[] {
  return steps.reduce((settled, step) => step(settled), tokens);
}

const steps = [
  settleAddress,
  withoutDeniedYears,
  settleGiven,
  settleWinners,
  settleExcept,
  settleBodies,
  settlePetitions,
  settleCases,
  settleOthers,
  settleAverage,
];

/** 「去年那份不算，2020那年…」「不是2019年，是2020年」: a year that is named to be left out, where another is named. */
function withoutDeniedYears(tokens: readonly Token[]): readonly Token[] {
  const years = tokens.filter(isYear);
  const left = years.filter((year) => {
    const at = tokens.indexOf(year);
    const end = tokens.findIndex((token, i) => i > at && (mark.test(token.text) || isYear(token)));
    const behind = tokens.slice(at + 1, end < 0 ? tokens.length : end);
    return !(
      behind.some((token) => excludes(token, ["dismisses", "except_behind"])) ||
      excludes(tokens[at - 1], ["except", "dismisses", "denies"])
    );
  });
  return left.length === 0 || left.length === years.length
    ? tokens
    : tokens.filter((token) => !isYear(token) || left.includes(token));
}

function isYear(token: Token): boolean {
  return token.senses[0]?.kind === "year";
}

/** 「除了自然人」: the other applicants, all of them. */
function settleExcept(tokens: readonly Token[]): readonly Token[] {
  const at = tokens.findIndex(
    (token) => token.senses[0]?.kind === "function" && excludes(token, ["except", "dismisses", "denies"]),
  );
  const next = tokens[at + 1];
  const left = next?.senses[0];
  const other = left?.kind === "column" ? complements[left.id] : undefined;
  // 「除了自然人和商业企业」 leaves out more than one
  const isSeveral = excludes(tokens[at + 2], ["conj"]);
  if (at < 0 || next === undefined || other === undefined || isSeveral) return tokens;
  const meant: readonly Token[] = [{ ...next, senses: [{ kind: "column", id: other }] }];
  const behind = tokens.slice(at + 2).filter((token, i) => !(i < 2 && /^(?:外|以外|之外|还|,|，)$/u.test(token.text)));
  return [...tokens.slice(0, at), ...meant, ...behind];
}

/** 「不予处理里信访几件」: what is told of where nothing was dealt with is no letter of complaint. */
function settlePetitions(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some((token) => means(token, "concept", "not_processed"))) return tokens;
  return tokens.map((token) =>
    means(token, "concept", "petition_matter") ? { ...token, senses: [{ kind: "concept", id: "petition" }] } : token,
  );
}

const bodyWord = /^单位$/u;
const applies = /^(?:来|提|递|交|申请|要)/u;

/** No 所有, 几个 or 哪 before it. */
function isAlone(before: Token | undefined): boolean {
  return before === undefined || isYear(before) || mark.test(before.text) || /^(?:有|由)$/u.test(before.text);
}

/** 「单位来申请的」: a body that applies is an organization; one that was applied to is the report's own. */
function settleBodies(tokens: readonly Token[]): readonly Token[] {
  return tokens.map((token, i) =>
    bodyWord.test(token.text) && applies.test(tokens[i + 1]?.text ?? "") && isAlone(tokens[i - 1])
      ? { ...token, senses: [{ kind: "column", id: "organizations" }] }
      : token,
  );
}
