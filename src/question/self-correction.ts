import { means, type Token } from "./sense.ts";

const mark = /^[,;:.!?，。；：！？、…—–-]+$/u;

/** What one word can stand in place of another as: 「2020年，不对，2021年」. */
function roleOf({ senses: [first] }: Token): string | null {
  switch (first?.kind) {
    case "year":
    case "column":
      return first.kind;
    case "authority":
    case "body":
    case "own":
      return "authority";
    case "concept":
    case "stated":
      return "measure";
    default:
      return null;
  }
}

/** Without what the asker takes back: a year, a body or a thing named before 「不对」「说错了」 where the words behind name another. */
export function withoutTakenBack(tokens: readonly Token[]): readonly Token[] {
  // 「新收3件办结0件，不对吧」 doubts the numbers
  if (tokens.some(({ senses: [first] }) => first?.kind === "number")) return tokens;
  const at = tokens.findLastIndex((token, i) => means(token, "function", "takes_back") && standsApart(tokens, i));
  if (at < 0) return tokens;
  const [before, after] = [tokens.slice(0, at), tokens.slice(at + 1)];
  const named = after.flatMap((token) => roleOf(token) ?? []);
  const [first] = named;
  const taken = new Set(before.flatMap((token) => roleOf(token) ?? []).filter((role) => named.includes(role)));
  if (first === undefined || !taken.has(first)) return tokens;
  return [...withoutTakenBack(before).filter((token) => !taken.has(roleOf(token) ?? "")), ...after];
}

/** 「2020年和2021年对不对」 goes on; what is taken back has a mark, or another of such words, before it. */
function standsApart(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const isPlain = tokens[at]?.senses[0]?.kind === "function";
  return before !== undefined && (isPlain || mark.test(before.text) || /^[哦噢啊呃额嗯]$/u.test(before.text));
}
