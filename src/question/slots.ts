import type { Slot } from "./query.ts";
import { senseOf, type Token } from "./sense.ts";

/** Which words became which slot, for `--explain`. Words in `names` are names of authorities. */
export function explainSlots(tokens: readonly Token[], names: ReadonlySet<Token>): readonly Slot[] {
  return tokens.flatMap((token) => slotOf(token, names.has(token)) ?? []);
}

function slotOf(token: Token, isName: boolean): Slot | null {
  const { text } = token;
  const first = token.senses[0];
  if (isName) {
    const authority = senseOf(token, "authority");
    return { text, slot: "authority", meaning: authority?.ids.join(" / ") ?? "?" };
  }
  switch (first?.kind) {
    case "concept":
      return { text, slot: "row", meaning: first.id };
    case "stated":
      return { text, slot: "row", meaning: first.word };
    case "rate":
      return { text, slot: "row", meaning: "rate" };
    case "column":
      return { text, slot: "column", meaning: first.id };
    case "operation":
      return { text, slot: first.id === "of_whole" ? "whole" : "operation", meaning: first.id };
    case "place":
      return { text, slot: "operation", meaning: first.kind };
    case "intent":
      return { text, slot: "operation", meaning: first.id };
    case "year":
      return { text, slot: "year", meaning: JSON.stringify(first.mention) };
    case "number":
      return { text, slot: "compare", meaning: String(first.value) };
    case "question":
      return { text, slot: "unit", meaning: first.unit };
    case "function":
      return { text, slot: first.id === "compare" ? "compare" : "filler", meaning: first.id };
    default:
      return null;
  }
}

/** Words that no slot took. */
export function leftoverOf(tokens: readonly Token[], names: ReadonlySet<Token>): readonly string[] {
  return tokens
    .filter((token) => token.senses.length === 0 && !names.has(token) && /[\p{L}\p{N}]/u.test(token.text))
    .map((token) => token.text);
}
