import { means, type Token } from "./sense.ts";

/** 「2023年结转了多少到2024年」: the year it is carried to says only that it is carried out of the year before. That year is left out, and 结转 means 结转下年度. */
export function settleCarriedTo(tokens: readonly Token[]): readonly Token[] {
  const carry = tokens.findIndex((token) => means(token, "concept", "carry"));
  const from = yearOf(tokens.slice(0, carry + 1).findLast((token) => yearOf(token) !== null));
  const to = tokens.findIndex((token, i) => i > carry && from !== null && yearOf(token) === from + 1);
  const isCarriedTo = carry >= 0 && to > 0 && /^[到至]$/u.test(tokens[to - 1]?.text ?? "");
  if (!isCarriedTo) return tokens;
  return tokens
    .filter((_, i) => i !== to)
    .map((token, i) => (i === carry ? { ...token, senses: [{ kind: "concept", id: "carry_out" }] } : token));
}

function yearOf(token: Token | undefined): number | null {
  const first = token?.senses[0];
  return first?.kind === "year" && first.mention.kind === "year" ? first.mention.year : null;
}
