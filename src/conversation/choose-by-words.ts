import { readNumber } from "../base/number.ts";
import { compact } from "../base/text.ts";
import { bare, type FollowUpWords } from "../question/follow-up-words.ts";
import type { Understanding } from "../question/query.ts";
import type { FeedbackVerdict } from "../storage/feedback.ts";
import type { ButtonMeaning } from "./button.ts";
import type { Thread } from "./thread.ts";

/** Longer words are a message, never the name of an option. */
const labelAtMost = 80;

/** What the words choose of the last reply. `none`: a number was meant, and there is nothing to choose from. */
export type Chosen =
  | { readonly kind: "meanings"; readonly meanings: readonly ButtonMeaning[] }
  | { readonly kind: "vote"; readonly verdict: FeedbackVerdict }
  | { readonly kind: "none" };

export interface ChoosingParts {
  readonly words: FollowUpWords;
  readonly understand: (question: string) => Understanding;
}

/** The button that 「是」 or 「不」 means, where the last reply asks for one of them. */
export function chooseYesOrNo(
  { choices }: Thread,
  text: string,
  { yes, no }: Pick<FollowUpWords, "yes" | "no">,
): ButtonMeaning | undefined {
  const said = bare(text);
  const answer = yes.has(said) ? "yes" : no.has(said) ? "no" : undefined;
  return answer && choices.find(({ says }) => says === answer)?.meaning;
}

/** What a number or a label chooses where the window for applicants gave the last reply: there no number is an answer of its own. Undefined where it chooses nothing. */
export function chooseAtWindow({ choices }: Thread, text: string): ButtonMeaning | undefined {
  if (text.length > labelAtMost || choices.some(({ meaning }) => meaning.kind !== "applying")) return undefined;
  const said = compact(text).toLowerCase();
  const chosen = /^\d{1,2}$/u.test(said)
    ? choices[Number(said) - 1]
    : choices.find(({ label }) => compact(label).toLowerCase() === said);
  return chosen?.meaning;
}

/** What the words choose of what the last reply offers (「2」「第二个」「新收的那个」「后面那个」「都要」, a label); undefined where they are a message of their own. */
export function chooseByWords(thread: Thread, text: string, parts: ChoosingParts): Chosen | undefined {
  if (text.length > labelAtMost) return undefined;
  const { words } = parts;
  const said = bare(text);
  if (words.useful.has(said)) return { kind: "vote", verdict: "useful" };
  if (words.useless.has(said)) return { kind: "vote", verdict: "useless" };
  const label = compact(text).toLowerCase();
  const labelled = thread.choices.find((choice) => compact(choice.label).toLowerCase() === label);
  if (labelled) return chosen([labelled.meaning]);
  const tables = words.table.has(said) ? thread.choices.filter(({ meaning }) => meaning.kind === "table") : [];
  if (tables.length === 1) return chosen([tables[0]?.meaning]);
  const number = /^([\d一二三四五六七八九十]{1,2})$/u.exec(bareNumber(said, words))?.[1];
  // 「第二呢」 after a ranking is the second of it, and no button
  const isOfRank = said.startsWith("第") && !thread.isAsking && thread.query?.direction != null;
  if (number !== undefined && !isOfRank) {
    const one = thread.choices[(readNumber(number) ?? 0) - 1];
    return one ? chosen([one.meaning]) : { kind: "none" };
  }
  return thread.isAsking ? chooseOption(thread, said, parts) : undefined;
}

function chosen(meanings: readonly (ButtonMeaning | undefined)[]): Chosen | undefined {
  const all = meanings.filter((meaning) => meaning !== undefined);
  return all.length > 0 ? { kind: "meanings", meanings: all } : undefined;
}

/** 「选第2个吧」 → 2 */
function bareNumber(said: string, words: FollowUpWords): string {
  const english = /^(?:the|option|number|no)?(first|second|third|fourth)(?:one|option)?$/u.exec(said)?.[1];
  if (english !== undefined) return String(["first", "second", "third", "fourth"].indexOf(english) + 1);
  const inside = strip(said, words);
  return /^(?:第|选|#|option|no)?([\d一二三四五六七八九十]{1,2})(?:个|项|号|种)?$/u.exec(inside)?.[1] ?? inside;
}

function chooseOption(thread: Thread, said: string, { words, understand }: ChoosingParts): Chosen | undefined {
  const options = thread.choices.filter((choice) => choice.meaning.kind === "ask");
  if (words.all.has(said)) return chosen(options.map((option) => option.meaning));
  if (words.first.has(said)) return chosen([options[0]?.meaning]);
  if (words.last.has(said)) return chosen([options.at(-1)?.meaning]);
  if (options.length === 1 && words.yes.has(said)) return chosen([options[0]?.meaning]);
  const name = strip(said, words);
  if (name.length < 2) return undefined;
  const meant = understand(name);
  const says = (slot: string) => meant.slots.some((one) => one.slot === slot);
  if (says("year") || says("unit")) return undefined;
  const measured = JSON.stringify(meant.heard?.measures ?? []);
  const sameMeasure = options.filter(
    ({ meaning }) =>
      meaning.kind === "ask" &&
      measured !== "[]" &&
      JSON.stringify(understand(meaning.question).heard?.measures) === measured,
  );
  if (sameMeasure.length === 1 && !says("authority")) return chosen([sameMeasure[0]?.meaning]);
  const named = options.filter((option) => bare(option.label).includes(name));
  return named.length === 1 ? chosen([named[0]?.meaning]) : undefined;
}

/** Without the words around a name: 「我要新收的那个」 → 新收. */
function strip(said: string, { around }: FollowUpWords): string {
  const longestFirst = [...around].sort((a, b) => b.length - a.length);
  let inside = said;
  for (let isChanged = true; isChanged; ) {
    const before = inside;
    for (const word of longestFirst) {
      if (inside.length > word.length && inside.startsWith(word)) inside = inside.slice(word.length);
      if (inside.length > word.length && inside.endsWith(word)) inside = inside.slice(0, -word.length);
    }
    isChanged = inside !== before;
  }
  return inside;
}
