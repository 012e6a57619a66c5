import { readNumber } from "../base/number.ts";
import { compact } from "../base/text.ts";
import type { Conversations } from "../storage/conversations.ts";
import type { ButtonMeaning, Choice } from "./button.ts";

/** Version of what is kept: an older one counts as nothing to choose from. */
const version = 1;

/** Ways to ask for the sources of the last answer without pressing. */
const sourcesWords = new Set(["出处", "来源", "看出处", "看来源", ":来源", ":出处", "sources", "source"]);

/** Longer words are a message, never the label of a button. */
const labelAtMost = 80;

/** What the words choose of the last reply. `none`: a choice was meant, and there is nothing to choose from. */
export type Chosen =
  | { readonly kind: "meaning"; readonly meaning: ButtonMeaning }
  | { readonly kind: "none"; readonly wanted: "number" | "sources" };

/** Keeps the choices under the last reply of a conversation, so that typing 「2」, a label or 「出处」 does what pressing does. */
export async function keepChoices(
  conversations: Conversations,
  conversation: string,
  choices: readonly (readonly Choice[])[],
): Promise<void> {
  await conversations.keep(conversation, { version, choices: choices.flat() });
}

/** What the words choose of the last reply of the conversation; undefined where they are a message of their own. */
export async function chooseByWords(
  conversations: Conversations,
  conversation: string,
  text: string,
): Promise<Chosen | undefined> {
  if (text.length > labelAtMost) return undefined;
  const words = compact(text).toLowerCase();
  const choices = readChoices(await conversations.load(conversation));
  const labelled = choices.find((choice) => compact(choice.label).toLowerCase() === words);
  if (labelled) return { kind: "meaning", meaning: labelled.meaning };
  if (sourcesWords.has(words)) {
    const sources = choices.find((choice) => choice.meaning.kind === "sources");
    return sources ? { kind: "meaning", meaning: sources.meaning } : { kind: "none", wanted: "sources" };
  }
  const number = /^(?:第|选|#)?([\d一二三四五六七八九十]{1,2})(?:个|项|号)?[.、。)]?$/u.exec(words)?.[1];
  if (number === undefined) return undefined;
  const chosen = choices[(readNumber(number) ?? 0) - 1];
  return chosen ? { kind: "meaning", meaning: chosen.meaning } : { kind: "none", wanted: "number" };
}

function readChoices(state: unknown): readonly Choice[] {
  const kept = state as { version?: number; choices?: readonly Choice[] } | undefined;
  return kept?.version === version && kept.choices !== undefined ? kept.choices : [];
}
