import { dict as lines } from "@node-rs/jieba/dict.js";

/** What part of speech a word of the language is, as jieba tags it (n noun, v verb, a adjective …); null: no word of the dictionary. */
export type PartOfSpeech = (word: string) => string | null;

const dict = Buffer.from(lines.buffer, lines.byteOffset, lines.length);
const newline = 0x0a;

/** Looked up where the dictionary lies: its lines (word, frequency, tag) are in the order of their bytes, and no index of its 350,000 words is made. */
export const partOfSpeech: PartOfSpeech = (word) => {
  const key = Buffer.from(`${word} `, "utf8");
  let [low, high] = [0, dict.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = middle === 0 ? 0 : dict.lastIndexOf(newline, middle - 1) + 1;
    const found = dict.indexOf(newline, start);
    const end = found < 0 ? dict.length : found;
    const order = Buffer.compare(wordIn(start), key);
    if (order === 0) return dict.toString("utf8", start, end).trimEnd().split(" ").at(-1) ?? null;
    if (order < 0) low = end + 1;
    else high = start;
  }
  return null;
};

/** The word of the line that begins here, with the blank behind it. */
function wordIn(start: number): Buffer {
  return dict.subarray(start, dict.indexOf(0x20, start) + 1);
}
