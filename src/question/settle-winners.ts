import type { Token } from "./sense.ts";

/** Who sues an authority, or has its act reconsidered. */
const suers =
  /^(?:复议申请人|申请人|起诉人|上诉人|原告方?|对方|老百姓|百姓|群众|市民|居民|村民|民众|公众|公民|个人|citizens?|plaintiffs?|applicants?|claimants?)$/u;
const outcomes = /赢|胜|输|败|\b(?:won|win|lost|lose)\b/u;
const cases = ["review", "litigation", "direct", "after_review", "remedies_all"];
const otherSide: Readonly<Record<string, string>> = { upheld: "corrected", corrected: "upheld" };

/** 「老百姓赢了几件」: where who sues wins, what the authority did was corrected; the columns tell of the authority's act. */
export function settleWinners(tokens: readonly Token[]): readonly Token[] {
  const at = tokens.findIndex(
    ({ text, senses: [first] }) =>
      first?.kind === "column" && otherSide[first.id] !== undefined && outcomes.test(text) && !/告/u.test(text),
  );
  const before = tokens.slice(0, Math.max(at, 0)).findLastIndex(({ text }) => suers.test(text));
  if (at < 0 || before < 0) return tokens;
  const isBetween = tokens
    .slice(before + 1, at)
    .every(
      ({ senses: [first] }) => first?.kind === "function" || (first?.kind === "concept" && cases.includes(first.id)),
    );
  if (!isBetween) return tokens;
  return tokens.flatMap((token, i) => {
    if (i === before) return [];
    const [first] = token.senses;
    return i === at && first?.kind === "column"
      ? [{ ...token, senses: [{ kind: "column" as const, id: otherSide[first.id] ?? first.id }] }]
      : [token];
  });
}

/** Whether words name who sues: an authority's win is then their loss. */
export function namesSuer(tokens: readonly Token[]): boolean {
  return tokens.some(({ text }) => suers.test(text));
}
