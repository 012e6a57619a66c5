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

/**
 * 「2023年结转了多少到2024年」「没办完留到2025年的」「carry over into 2024, per its 2023 report」: what is carried to a year is carried out of the year before,
 * and stands in that one's report, or, where only the later is held, as what is carried in.
 */
export function settleCarriedTo(tokens: readonly Token[], held: readonly number[]): readonly Token[] {
  const to = tokens.findIndex((token, i) => yearOf(token) !== null && saysTo(tokens[i - 1]));
  const year = yearOf(tokens[to]);
  const carriers = tokens.slice(0, Math.max(to, 0)).filter((token) => carriesOut(token) || moves(token, tokens));
  const [carrier] = carriers.toSorted((a, b) => Number(carriesOut(b)) - Number(carriesOut(a)));
  if (year === null || carrier === undefined) return tokens;
  const before = tokens.find((token) => yearOf(token) === year - 1);
  const isIn = before === undefined ? held.includes(year) : held.includes(year) && !held.includes(year - 1);
  const isOut = before !== undefined || held.includes(year - 1);
  if (!isIn && !isOut) return tokens;
  const meant: Token = { ...carrier, senses: [{ kind: "concept", id: isIn ? "carry_in" : "carry_out" }] };
  return tokens.flatMap((token, i) => {
    if (token === carrier) return [meant];
    if ((i === to - 1 && saysTo(token)) || carriers.includes(token)) return [];
    if (isIn) return token === before ? [] : [token];
    if (i !== to) return [token];
    return before === undefined
      ? [{ ...token, senses: [{ kind: "year", mention: { kind: "year", year: year - 1 } }] }]
      : [];
  });
}

const move = /^(?:转|留|拖|延|推|移|挪|顺延)$/u;
const moved = /^(?:转|留|拖|延|推|移|挪)[到至进入给]$/u;

function carriesOut(token: Token): boolean {
  return ["carry", "carry_in", "carry_out"].some((id) => means(token, "concept", id));
}

/** 「留到2025年」. */
function moves(token: Token, tokens: readonly Token[]): boolean {
  return moved.test(token.text) || (move.test(token.text) && saysTo(tokens[tokens.indexOf(token) + 1]));
}

function saysTo(token: Token | undefined): boolean {
  return /^(?:.?[到至进入给]|into|to)$/u.test(token?.text ?? "");
}

function yearOf(token: Token | undefined): number | null {
  const first = token?.senses[0];
  return first?.kind === "year" && first.mention.kind === "year" ? first.mention.year : null;
}
