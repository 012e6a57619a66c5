/** Width of letters, digits and half-width marks, in parts of the size; a Chinese character is as wide as it is high. Wide enough for digits. */
const narrow = 0.56;

/** How wide a text is drawn, in pixels. */
function widthOf(text: string, size: number): number {
  return [...text].reduce((width, character) => width + (isNarrow(character) ? narrow : 1) * size, 0);
}

/** The text in lines no wider than the room, broken between Chinese characters or after blanks; a number or word that is wider is broken within. */
export function wrapToRoom(text: string, room: number, size: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  // brackets stay with what they hold
  for (const word of text.match(/[（《〈「『“‘]*(?:[!-~]+|[\s\S])[，。；：、？！）》〉」』”’]*\s*/gu) ?? []) {
    for (const part of widthOf(word, size) > room ? [...word] : [word]) {
      if (line !== "" && widthOf(line + part.trimEnd(), size) > room) {
        lines.push(line.trimEnd());
        line = "";
      }
      line += part;
    }
  }
  return line.trim() === "" ? lines : [...lines, line.trimEnd()];
}

function isNarrow(character: string): boolean {
  return (character.codePointAt(0) ?? 0) < 0x2e80 && !/[“”‘’…—⋯]/u.test(character);
}
