import { isApplicant } from "./measures.ts";
import { means, type Token } from "./sense.ts";

const applicants = ["natural_person", "business", "research", "nonprofit", "legal_service", "other_organization"];
const dismissed = /^(?:不算|不要|除外|不看|别管|不管|不用|抛开|不说)$/u;
const denied = /(?:不是|不要|除了|别|不看|不问|not)$/u;
const mark = /^[,;.!?，。；！？]$/u;

/** Words that change what their neighbours mean, settled before anything is counted. */
export function settleTokens(tokens: readonly Token[]): readonly Token[] {
  return settlePending(settleExcept(withoutDeniedYears(tokens)));
}

/** 「去年那份不算，2020那年…」「不是2019年，是2020年」: a year that is named to be left out, where another is named. */
function withoutDeniedYears(tokens: readonly Token[]): readonly Token[] {
  const years = tokens.filter(isYear);
  const left = years.filter((year) => {
    const at = tokens.indexOf(year);
    const end = tokens.findIndex((token, i) => i > at && (mark.test(token.text) || isYear(token)));
    const behind = tokens.slice(at + 1, end < 0 ? tokens.length : end);
    return !(
      behind.some((token) => dismissed.test(token.text)) ||
      denied.test(`${isYear(tokens[at - 2] ?? year) ? "" : (tokens[at - 2]?.text ?? "")}${tokens[at - 1]?.text ?? ""}`)
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
    (token) =>
      /^(?:不是|非|不属于)$/u.test(token.text) ||
      (token.senses[0]?.kind === "function" && means(token, "function", "except")),
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
