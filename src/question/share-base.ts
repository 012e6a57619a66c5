import type { Query } from "./query.ts";
import { means, type Token } from "./sense.ts";

/** Whose, or which year's, share of a sum is asked: 「临汐市占两市总和的多少」「2021年占三年合计的几成」. */
export interface ShareBase {
  readonly part: readonly string[];
  /** Empty: the part's own. */
  readonly authorities: readonly string[] | "all";
  readonly yearsOfPart: readonly Token[];
  /** Empty: the part's own. */
  readonly years: readonly Token[];
}

/** Ids of the authorities that a stretch of a question names. */
type NamesIn = (tokens: readonly Token[]) => readonly string[];

const everyBody = /(?:所有|全部|各|全体|每个)(?:的)?(?:单位|机关|部门|地方)/u;

/** A share of what several bodies, or years, that stand behind 占 come to together; null: what is 100 % is of the same report. */
export function readShareBase(tokens: readonly Token[], namesIn: NamesIn): ShareBase | null {
  const at = tokens.findIndex((token) => means(token, "operation", "of_whole"));
  if (at < 0) return null;
  const [before, after] = [tokens.slice(0, at), tokens.slice(at + 1)];
  const part = namesIn(before);
  if (part.length !== 1) return null;
  const others = namesIn(after);
  const saysEvery = everyBody.test(
    tokens
      .slice(at)
      .map(({ text }) => text)
      .join(""),
  );
  if (saysEvery || others.length > 1) {
    return { part, authorities: saysEvery ? "all" : others, yearsOfPart: yearsIn(tokens), years: [] };
  }
  const isOfYears = yearsIn(before).length === 1 && isSeveral(yearsIn(after));
  const isSameBody = others.length === 0 || others[0] === part[0];
  return isOfYears && isSameBody
    ? { part, authorities: [], yearsOfPart: yearsIn(before), years: yearsIn(after) }
    : null;
}

/** The query with its part and its whole told apart. `yearsOf`: the years that tokens mean. */
export function withBase(
  query: Query,
  base: ShareBase,
  yearsOf: (tokens: readonly Token[]) => Pick<Query, "years" | "recent">,
): Query {
  const when = (tokens: readonly Token[]) => {
    const { years, recent } = yearsOf(tokens);
    return { years, recent };
  };
  const part = { authorities: base.part, ...when(base.yearsOfPart) };
  return {
    ...query,
    ...part,
    whole: null,
    base: {
      authorities: base.authorities === "all" || base.authorities.length > 0 ? base.authorities : part.authorities,
      ...(base.years.length > 0 ? when(base.years) : { years: part.years, recent: part.recent }),
    },
  };
}

function yearsIn(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter((token) => token.senses[0]?.kind === "year");
}

function isSeveral(years: readonly Token[]): boolean {
  return (
    years.length > 1 || years.some(({ senses: [first] }) => first?.kind === "year" && isMany.has(first.mention.kind))
  );
}

const isMany = new Set(["range", "recent", "all"]);
