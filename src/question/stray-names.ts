import type { Places } from "./lexicon-files.ts";
import type { Token } from "./sense.ts";

/** Words that no lexicon knows, standing where the name of an authority stands. */
export interface StrayName {
  readonly name: string;
  readonly tokens: readonly Token[];
}

const mark = /^[,，。;；:：?？!！\s]$/u;
const before = /^(?:in|of|for|by|did|does|do|has|from|at)$/u;

/** 「和林格尔2020年收到…」: an unknown word before the year at the head of a clause; 「did Springfield receive」, 「Haidian District」 in English. */
export function findStrayName(tokens: readonly Token[], cased: string, places: Places): StrayName | null {
  for (const [i, token] of tokens.entries()) {
    if (token.senses.length > 0 || !/\p{L}/u.test(token.text)) continue;
    const next = tokens[i + 1];
    const last = tokens[i - 1];
    if (/^[a-z'-]+$/u.test(token.text)) {
      const run = englishRun(tokens, i, places);
      const isCapital = /^[A-Z]/u.test(cased.slice(token.start, token.end));
      const stands = last !== undefined && before.test(last.text);
      if (run.hasEnding || (isCapital && stands))
        return { name: run.tokens.map((each) => each.text).join(" "), tokens: run.tokens };
      continue;
    }
    const head = headBefore(tokens, i);
    if (head !== null) return { name: head.map((each) => each.text).join(""), tokens: head };
    const isHead = last === undefined || mark.test(last.text) || (isFiller(last) && !tokens.slice(0, i).some(isNamed));
    const isBeforeYear =
      next?.senses[0]?.kind === "year" || (next?.text === "的" && tokens[i + 2]?.senses[0]?.kind === "year");
    if (isHead && isBeforeYear && token.text.length >= 2) return { name: token.text, tokens: [token] };
  }
  return null;
}

/** An unknown name at the head of a clause that the lexicon cut in pieces: single characters up to the year. */
function headBefore(tokens: readonly Token[], at: number): readonly Token[] | null {
  let start = at;
  while (start > 0 && /^\p{Script=Han}$/u.test(tokens[start - 1]?.text ?? "")) start--;
  if (start > 0 && !/^[,，。;；:：?？!！]$/u.test(tokens[start - 1]?.text ?? "")) return null;
  let end = at;
  while (end < tokens.length && tokens[end]?.senses[0]?.kind !== "year") {
    const token = tokens[end];
    if (
      token === undefined ||
      (token.senses.length > 0 && token.text.length > 1) ||
      !/^\p{Script=Han}+$/u.test(token.text)
    )
      return null;
    end++;
  }
  const name = tokens.slice(start, end);
  return end < tokens.length && name.map((each) => each.text).join("").length >= 2 ? name : null;
}

/** A body that the library holds: 「淮安有多少个新媒体在运维2024」 names no other. */
function isNamed({ senses: [first] }: Token): boolean {
  return first?.kind === "authority";
}

function isFiller(token: Token): boolean {
  const first = token.senses[0];
  return first?.kind === "function" && first.id === "filler";
}

function englishRun(
  tokens: readonly Token[],
  at: number,
  places: Places,
): { tokens: readonly Token[]; hasEnding: boolean } {
  const endings = [...places.english_endings.places, ...places.english_endings.bodies];
  const run: Token[] = [];
  for (const token of tokens.slice(at, at + 4)) {
    if (token.senses.length > 0 && !endings.includes(token.text)) break;
    run.push(token);
    if (endings.includes(token.text)) return { tokens: run, hasEnding: run.length > 1 };
  }
  return { tokens: run, hasEnding: false };
}
