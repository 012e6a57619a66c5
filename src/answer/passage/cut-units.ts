import { compact } from "../../base/text.ts";
import type { Passage, Report } from "../../report/report.ts";

/** The least that is quoted: a sentence, or a part of a long one up to its semicolon. `text` stands so in the passage. */
export interface Unit {
  readonly passage: Passage;
  /** The passage's number in the report, from 0. */
  readonly number: number;
  /** Where it stands in the passage's text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The text and the nearest heading as they are compared. */
  readonly plain: string;
  readonly heading: string;
  /** The statutory part it stands in; null outside them. */
  readonly part: number | null;
}

/** Longer sentences are quoted by their parts. */
const longSentence = 60;
const sentence = /[^。！？!?]+[。！？!?]*["”』」)）]*/gu;
const clause = /[^；;]+[；;]*/gu;

/** Everything a report tells in words, in reading order, without the headings that open a paragraph. */
export function cutUnits(report: Report): readonly Unit[] {
  const parts = report.headings.filter((heading) => heading.depth === 1 && heading.part !== null);
  return report.passages.flatMap((passage, number) => {
    const top = passage.heading.split(" · ")[0] ?? "";
    const leaf = passage.heading.split(" · ").at(-1) ?? "";
    const part = parts.find((heading) => heading.text === top)?.part ?? null;
    const heading = compact(leaf).toLowerCase();
    return spansOf(passage.text).flatMap(([start, end]): Unit[] => {
      const text = passage.text.slice(start, end).trim();
      const plain = compact(text).toLowerCase();
      const isHeading = heading !== "" && plain.replace(/\p{P}/gu, "") === heading.replace(/\p{P}/gu, "");
      if (isHeading || !/\p{L}/u.test(text)) return [];
      return [{ passage, number, start, end, text, plain, heading, part }];
    });
  });
}

function spansOf(text: string): readonly (readonly [number, number])[] {
  const spans: (readonly [number, number])[] = [];
  for (const found of text.matchAll(sentence)) {
    const pieces = found[0].length > longSentence ? [...found[0].matchAll(clause)] : [];
    if (pieces.length < 2) spans.push([found.index, found.index + found[0].length]);
    else
      for (const piece of pieces) spans.push([found.index + piece.index, found.index + piece.index + piece[0].length]);
  }
  return spans;
}
