import { AlignmentType, Document, Packer, Paragraph, TextRun } from "docx";
import { face, titleSize } from "../word-look.ts";
import type { Letter } from "./write-letter.ts";

/** Half points: 三号, as the text of official papers is set (GB/T 9704). */
const textSize = 32;
/** Two characters of the text, in twentieths of a point. */
const indent = textSize * 20;

/** The letter as a Word file, to be finished, signed and sealed: its last two lines (authority, day) to the right. */
export async function letterDocx(letter: Pick<Letter, "title" | "text">): Promise<Buffer> {
  const lines = letter.text.split("\n").filter((line) => line.trim() !== "");
  const title = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: textSize * 10 },
    children: [new TextRun({ text: letter.title, bold: true, size: titleSize, font: face })],
  });
  const paragraphs = lines.map((text, at) => {
    const isSignature = at >= lines.length - 2;
    // the number and the addressee begin at the margin
    const isOpening = at === 0 || /[：:]$/u.test(text);
    return new Paragraph({
      alignment: isSignature ? AlignmentType.RIGHT : AlignmentType.LEFT,
      ...(!isSignature && !isOpening && { indent: { firstLine: indent } }),
      children: [new TextRun({ text, size: textSize, font: face })],
    });
  });
  return Packer.toBuffer(new Document({ sections: [{ children: [title, ...paragraphs] }] }));
}
