import { finishText } from "../answer/printed.ts";
import type { Bilingual } from "../base/bilingual.ts";
import type { Language } from "../base/language.ts";

/** A text in a language; words that are marked as written stay as they are, in either script. */
export function textIn({ zh, en }: Bilingual, language: Language): string {
  return finishText(language === "en" ? en : zh, language);
}
