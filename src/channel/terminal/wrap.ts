import stringWidth from "string-width";

const graphemes = new Intl.Segmenter("zh", { granularity: "grapheme" });
/** Punctuation that must not begin a line. */
const closers = /^[，。！？；：、）】》」』”’％%,.!?;:)\]}]/u;
/** Brackets that must not end a line. */
const openers = /(?<=\S)[（【《「『“‘([{]+$/u;
/** Text between the places a line may be broken: a run of latin letters and digits (「2623.72」, an address), or anything else one character at a time. */
const words = /[A-Za-z0-9_.,:/%@#+-]+|\s+|./gsu;

/** Text in lines of at most `columns`, a Chinese character counting two; later lines are indented by `hang` blanks. Line breaks stay. */
export function wrap(text: string, columns: number, hang = 0): string {
  return text
    .split("\n")
    .map((line) => wrapLine(line, columns, hang))
    .join("\n");
}

function wrapLine(line: string, columns: number, hang: number): string {
  if (stringWidth(line) <= columns) return line;
  const lines: string[] = [];
  let current = "";
  let width = 0;
  for (const piece of pieces(line, columns - hang)) {
    const wide = stringWidth(piece);
    if (width + wide > columns && current.trim() !== "" && !closers.test(piece)) {
      const carried = openers.exec(current)?.[0] ?? "";
      lines.push(current.slice(0, current.length - carried.length).trimEnd());
      current = " ".repeat(hang) + carried + piece.trimStart();
      width = stringWidth(current);
    } else {
      current += piece;
      width += wide;
    }
  }
  return [...lines, current].join("\n");
}

/** Words, and characters where a word is wider than a line. */
function pieces(line: string, columns: number): readonly string[] {
  return [...line.matchAll(words)].flatMap(([word]) =>
    stringWidth(word) <= columns ? [word] : [...graphemes.segment(word)].map(({ segment }) => segment),
  );
}
