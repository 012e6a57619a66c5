import { isApplicant } from "./measures.ts";
import { means, type Token } from "./sense.ts";
import { cases } from "./settle-cases.ts";

/** 「复议其他几件」「其他处理里的其他」「科研机构和其他」: 其他 is what its neighbours leave. Beside none of these it is a word like any other. */
export function settleOthers(tokens: readonly Token[]): readonly Token[] {
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
