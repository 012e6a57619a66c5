import { normalize } from "../base/text.ts";
import type { Place } from "../report/place.ts";
import type { Passage } from "../report/report.ts";
import { headingOf } from "./headings.ts";
import type { ProseLine } from "./regions.ts";

/** A paragraph of narrative as printed, its broken lines joined. */
export interface Paragraph {
  readonly heading: string;
  readonly text: string;
  readonly place: Place;
}

/** A passage is cited whole: longer paragraphs are cut at full stops. */
const longestPassage = 400;
/** A line at least this share of the usual width was broken by the margin, not by its writer. */
const fullLine = 0.8;

/** Joins printed lines into the paragraphs they were broken from. */
export function readParagraphs(lines: readonly ProseLine[]): readonly Paragraph[] {
  const width = usualWidth(lines);
  const paragraphs: { heading: string; text: string; place: Place; goesOn: boolean }[] = [];
  for (const { element, headings } of lines) {
    const text = element.text.trim();
    const heading = headings.join(" · ");
    const last = paragraphs.at(-1);
    if (last?.goesOn && last.heading === heading && headingOf(element) === null) last.text = join(last.text, text);
    else paragraphs.push({ heading, text, place: element.place, goesOn: false });
    const current = paragraphs.at(-1);
    if (current) current.goesOn = continues(text, width);
  }
  return paragraphs.map(({ heading, text, place }) => ({ heading, text, place }));
}

/** Paragraphs as citable passages. */
export function toPassages(report: string, paragraphs: readonly Paragraph[]): readonly Passage[] {
  return paragraphs.flatMap(({ heading, text, place }) =>
    cut(text).map((piece) => ({ report, heading, text: piece, place })),
  );
}

/** Sentences of a paragraph, each with its full stop. */
export function sentencesOf(text: string): readonly string[] {
  return text.match(/[^。！？!?]+[。！？!?]*["”』」)）]*/gu) ?? [];
}

function cut(text: string): readonly string[] {
  if (text.length <= longestPassage) return [text];
  const pieces: string[] = [];
  for (const sentence of sentencesOf(text)) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + sentence.length <= longestPassage)
      pieces[pieces.length - 1] = last + sentence;
    else pieces.push(sentence);
  }
  return pieces;
}

function continues(text: string, width: number): boolean {
  const isFull = displayWidth(text) >= width * fullLine;
  if (/[，、,]$/u.test(text)) return true;
  return isFull && !/[。！？!?]["”』」)）]?$/u.test(text);
}

/** The width that most long lines have; lines of a dump that does not break paragraphs differ widely, and none is ever full. */
function usualWidth(lines: readonly ProseLine[]): number {
  const widths = lines.map((line) => displayWidth(line.element.text.trim())).toSorted((a, b) => a - b);
  return Math.max(30, widths[Math.floor(widths.length * 0.8)] ?? 0);
}

function displayWidth(text: string): number {
  return [...normalize(text)].reduce((sum, char) => sum + (char.charCodeAt(0) > 0xff ? 2 : 1), 0);
}

function join(before: string, after: string): string {
  const isLatin = /[A-Za-z]$/u.test(before) && /^[A-Za-z]/u.test(after);
  return before + (isLatin ? " " : "") + after;
}
