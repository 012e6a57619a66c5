import { finishText } from "../../answer/printed.ts";
import type { Language } from "../../base/language.ts";
import { toSimplified } from "../../base/text.ts";
import type { Sayings } from "./sayings.ts";

/** Of who has not been heard in a language yet, a message of so much tells it, even one that is no sentence: the title of a document. */
const latinWordsOfATitle = 4;
const hanOfATitle = 5;

/**
 * The language that a message asks for (「English please」「說中文」) or is written in; null where it tells none: a name, a number, an address or a word alone.
 * `kept`: what the person was last heard in, null where nothing is known; `usual`: what to go by then.
 */
export function readLanguage(words: string, kept: Language | null, usual: Language, sayings: Sayings): Language | null {
  const script = scriptOf(words);
  const before = kept ?? usual;
  const chinese = script ?? (before === "en" ? "zh-Hans" : before);
  if (sayings.is("english", words)) return "en";
  if (sayings.is("traditional", words)) return "zh-Hant";
  if (sayings.is("chinese", words)) return script ?? "zh-Hans";
  const han = words.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (han > 0 && sayings.has("chinese", words)) return chinese;
  if (sayings.has("english", words)) return "en";
  if (kept !== null) return null;
  if (han > 0) return han >= hanOfATitle ? chinese : null;
  return countLatinWords(words) >= latinWordsOfATitle ? "en" : null;
}

function countLatinWords(words: string): number {
  return words.match(/(?<![\w@.-])[a-z]{2,}(?![\w@-])/giu)?.length ?? 0;
}

/** The characters that most of those are of which one of the scripts alone has; null where none are. */
function scriptOf(words: string): Exclude<Language, "en"> | null {
  const traditional = countChanged(words, toSimplified(words));
  const simplified = countChanged(words, finishText(words, "zh-Hant"));
  if (traditional === simplified) return null;
  return traditional > simplified ? "zh-Hant" : "zh-Hans";
}

function countChanged(before: string, after: string): number {
  const characters = [...after];
  return [...before].filter((character, at) => character !== characters[at]).length;
}
