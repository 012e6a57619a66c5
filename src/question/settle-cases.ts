import { means, type Token } from "./sense.ts";

/** Concepts of table 四. */
export const cases = ["review", "litigation", "direct", "after_review", "remedies_all"];
const applied = ["request", "new", "receive"];

/** Of reconsiderations and lawsuits some words mean another thing than of applications. */
export function settleCases(tokens: readonly Token[]): readonly Token[] {
  return withoutPlaintiffs(withoutCaseWords(settlePending(tokens)));
}

/** 「复议还没办完的」「lawsuits still pending」: of reconsiderations and lawsuits what is not done is not yet decided, and is carried to no year. */
function settlePending(tokens: readonly Token[]): readonly Token[] {
  const says = (ids: readonly string[]) => tokens.some((token) => ids.some((id) => means(token, "concept", id)));
  if (!says(cases) || says(applied)) return tokens;
  return tokens.map((token) =>
    means(token, "concept", "carry_out") && !/[转留拖]|[次下明]年|next|over|forward/u.test(token.text)
      ? { ...token, senses: [{ kind: "column", id: "pending" }] }
      : token,
  );
}

const people = /^(?:老百姓|百姓|群众|市民|居民|民众|公众|乡亲|老乡)$/u;

/** 「老百姓打官司打了几回」: who sues the government is always people; no table tells them apart. */
function withoutPlaintiffs(tokens: readonly Token[]): readonly Token[] {
  const says = (ids: readonly string[]) => tokens.some((token) => ids.some((id) => means(token, "concept", id)));
  return says(cases) && !says(applied) ? tokens.filter((token) => !people.test(token.text)) : tokens;
}

const results = ["upheld", "corrected", "other", "pending"];
const caseWords = /^(?:案件|件数)$/u;

/** 「维持的案件」: cases that were decided are no applications. */
function withoutCaseWords(tokens: readonly Token[]): readonly Token[] {
  const isDecided = tokens.some(({ senses: [first] }) => first?.kind === "column" && results.includes(first.id));
  return isDecided ? tokens.filter((token) => !caseWords.test(token.text)) : tokens;
}
