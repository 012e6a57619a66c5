import { isApplicant } from "./measures.ts";
import { means, type Token } from "./sense.ts";
import { settleAddress } from "./settle-address.ts";
import { settleAverage } from "./settle-average.ts";
import { settleWinners } from "./settle-winners.ts";

const applicants = ["natural_person", "business", "research", "nonprofit", "legal_service", "other_organization"];
const excludes = (token: Token | undefined, ids: readonly string[]) =>
  token !== undefined && ids.some((id) => means(token, "function", id));
const mark = /^[,;.!?，。；！？]$/u;

/** Words that change what their neighbours mean, settled before anything is counted. */
export function settleTokens(tokens: readonly Token[]): readonly Token[] {
  return settleAverage(
    settleOthers(
      withoutPlaintiffs(
        settleCases(settlePending(settleExcept(settleWinners(withoutDeniedYears(settleAddress(tokens)))))),
      ),
    ),
  );
}

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
  if (at < 0 || next === undefined || left?.kind !== "column" || !isApplicant(left.id)) return tokens;
  const others =
    left.id === "natural_person"
      ? ["organizations"]
      : left.id === "organizations"
        ? ["natural_person"]
        : applicants.filter((id) => id !== left.id);
  const meant = others.map((id): Token => ({ ...next, senses: [{ kind: "column", id }] }));
  const behind = tokens.slice(at + 2).filter((token, i) => !(i < 2 && /^(?:外|以外|之外|还|,|，)$/u.test(token.text)));
  return [...tokens.slice(0, at), ...meant, ...behind];
}

const cases = ["review", "litigation", "direct", "after_review", "remedies_all"];
const applied = ["request", "new", "receive"];

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

const people = /^(?:老百姓|百姓|群众|市民|居民|村民|民众|公众|乡亲|老乡|农民)$/u;

/** 「老百姓打官司打了几回」: who sues the government is always people; no table tells them apart. */
function withoutPlaintiffs(tokens: readonly Token[]): readonly Token[] {
  const says = (ids: readonly string[]) => tokens.some((token) => ids.some((id) => means(token, "concept", id)));
  return says(cases) && !says(applied) ? tokens.filter((token) => !people.test(token.text)) : tokens;
}

const results = ["upheld", "corrected", "other", "pending"];
const caseWords = /^(?:案件|件数)$/u;

/** 「维持的案件」: cases that were decided are no applications. */
function settleCases(tokens: readonly Token[]): readonly Token[] {
  const isDecided = tokens.some(({ senses: [first] }) => first?.kind === "column" && results.includes(first.id));
  return isDecided ? tokens.filter((token) => !caseWords.test(token.text)) : tokens;
}

/** 「复议其他几件」「其他处理里的其他」「科研机构和其他」: 其他 is what its neighbours leave. Beside none of these it is a word like any other. */
function settleOthers(tokens: readonly Token[]): readonly Token[] {
  const isOthers = (token: Token) => token.senses[0]?.kind === "concept" && means(token, "concept", "others");
  return tokens.map((token, i) => {
    if (!isOthers(token)) return token;
    const before = tokens
      .slice(0, i)
      .findLast(({ senses: [first] }) => first?.kind === "concept" || first?.kind === "column");
    if (before === undefined) return token;
    const [first] = before.senses;
    if (first?.kind === "column") {
      const id = isApplicant(first.id) ? "other_organization" : first.id === "total" ? null : "other";
      return id === null ? token : { ...token, senses: [{ kind: "column", id }] };
    }
    if (first?.kind !== "concept") return token;
    if (cases.includes(first.id)) return { ...token, senses: [{ kind: "column", id: "other" }] };
    if (first.id === "other_processing") return { ...token, senses: [{ kind: "concept", id: "other_other" }] };
    return token;
  });
}
