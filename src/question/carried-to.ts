import { means, type Token } from "./sense.ts";

/** 「从2019年结转过来几件」「carried over from 2019」: what the report of 2020 carried in. */
export function settleCarriedFrom(tokens: readonly Token[], held: readonly number[]): readonly Token[] {
  const years = tokens.filter((token) => token.senses[0]?.kind === "year");
  const year = yearOf(years[0]);
  const at = years[0] === undefined ? -1 : tokens.indexOf(years[0]);
  const isFrom = /^(?:从|自|由|from)$/u.test(tokens[at - 1]?.text ?? "");
  const carries = (token: Token) =>
    means(token, "concept", "carry") || means(token, "concept", "carry_in") || means(token, "concept", "carry_out");
  const isMeant = years.length === 1 && year !== null && isFrom && held.includes(year + 1) && !held.includes(year);
  if (!isMeant || !tokens.some(carries)) return tokens;
  return tokens.map((token, i) => {
    if (i === at) return { ...token, senses: [{ kind: "year", mention: { kind: "year", year: year + 1 } }] };
    return carries(token) ? { ...token, senses: [{ kind: "concept", id: "carry_in" }] } : token;
  });
}

/** 「2023年结转了多少到2024年」「carry over into 2024, per its 2023 report」: the year it is carried to says only that it is carried out of the year before. That year is left out, and 结转 means 结转下年度. */
export function settleCarriedTo(tokens: readonly Token[]): readonly Token[] {
  const carry = tokens.findIndex((token) => means(token, "concept", "carry"));
  const to = tokens.findIndex((token, i) => i > carry && yearOf(token) !== null && saysTo(tokens[i - 1]));
  const year = yearOf(tokens[to]);
  const isFromBefore = year !== null && tokens.some((token) => yearOf(token) === year - 1);
  if (carry < 0 || to < 0 || !isFromBefore) return tokens;
  return tokens
    .filter((_, i) => i !== to)
    .map((token, i) => (i === carry ? { ...token, senses: [{ kind: "concept", id: "carry_out" }] } : token));
}

function saysTo(token: Token | undefined): boolean {
  return /^(?:[到至进]|into|to)$/u.test(token?.text ?? "");
}

function yearOf(token: Token | undefined): number | null {
  const first = token?.senses[0];
  return first?.kind === "year" && first.mention.kind === "year" ? first.mention.year : null;
}
