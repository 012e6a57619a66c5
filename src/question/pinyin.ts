import { pinyin } from "pinyin-pro";

/** Syllables without tone, one a character; a character that has none stands for itself. */
export function pinyinOf(text: string): readonly string[] {
  return pinyin(text, { toneType: "none", type: "array", v: true });
}

/** How a syllable sounds to many: zh as z, ng as n. Two words of one sound are mistyped for each other. */
export function soundOf(text: string): string {
  return pinyinOf(text)
    .map((syllable) => syllable.replace(/^([zcs])h/u, "$1").replace(/([aei])ng$/u, "$1n"))
    .join(" ");
}
