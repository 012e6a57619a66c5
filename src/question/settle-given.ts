import type { Token } from "./sense.ts";

const given = /^(?:给|给了|给予|给予了)$/u;
const replies = ["partial", "refuse", "unavailable", "not_processed", "not_held"];

/** 「给了部分公开答复的」: what was given is named behind it. */
export function settleGiven(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter((token, i) => {
    const [next] = tokens[i + 1]?.senses ?? [];
    return !(given.test(token.text) && next?.kind === "concept" && replies.includes(next.id));
  });
}
