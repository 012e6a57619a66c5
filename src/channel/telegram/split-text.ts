import type { MessageEntity } from "grammy/types";

/** A message as Telegram takes it: emphasis by offsets in UTF-16 units, nothing to escape. */
export interface FormattedText {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

/** Good places to cut, best first: after a paragraph, a line, a sentence, a clause, a blank. Never within 「2623.72」 or 「1,234」. */
const cuts = [/\n\n/gu, /\n/gu, /[。！？；]|[.!?;](?=\s)/gu, /[，、：]|[,:](?=\s)/gu, /\s/gu] as const;

/** A cut before this share of the limit would make needlessly many messages. */
const earliestShare = 0.4;

const graphemes = new Intl.Segmenter("zh", { granularity: "grapheme" });
/** Window in which the last grapheme before a cut is looked for: no emoji is longer. */
const graphemeWindow = 64;

/**
 * The text in parts of at most `limit` UTF-16 units, none of them blank. A part ends before an emphasised span rather than within it, where the span
 * does not start the part; within a span that is too long, both parts carry the emphasis. Never within a character or a joined emoji.
 */
export function splitText(whole: FormattedText, limit: number): readonly FormattedText[] {
  const parts: FormattedText[] = [];
  let start = 0;
  while (start < whole.text.length) {
    const end = whole.text.length - start <= limit ? whole.text.length : cutAt(whole, start, limit);
    const part = trim(slice(whole, start, end));
    if (part.text !== "") parts.push(part);
    start = end;
  }
  return parts;
}

/** Where the part that begins at `start` ends. */
function cutAt(whole: FormattedText, start: number, limit: number): number {
  const latest = start + limit;
  const within = whole.entities.find(
    (entity) => entity.offset < latest && entity.offset + entity.length > latest && entity.offset > start,
  );
  if (within !== undefined && whole.text.slice(start, within.offset).trim() !== "") return within.offset;
  const earliest = start + Math.floor(limit * earliestShare);
  // one unit more, for the cuts that look at what follows
  const window = whole.text.slice(earliest, latest + 1);
  for (const cut of cuts) {
    const ends = [...window.matchAll(cut)].map((found) => earliest + found.index + found[0].length);
    const last = ends.findLast((end) => end <= latest);
    if (last !== undefined) return last;
  }
  return graphemeStart(whole.text, start, latest);
}

/** The last place at or before `latest` that is between two graphemes; `latest` moved off a surrogate pair where one grapheme fills the window. */
function graphemeStart(text: string, start: number, latest: number): number {
  const from = Math.max(start, latest - graphemeWindow);
  const window = text.slice(from, latest + graphemeWindow);
  const grapheme = graphemes.segment(window).containing(latest - from)?.index ?? 0;
  const number = /\d[\d.,]*$/u.exec(window.slice(0, grapheme))?.index ?? grapheme;
  const at = /^[\d.,]/u.test(window.slice(grapheme)) && number > 0 ? number : grapheme;
  if (at > 0) return from + at;
  return isLowSurrogate(text, latest) ? latest - 1 : latest;
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function slice(whole: FormattedText, start: number, end: number): FormattedText {
  const entities = whole.entities.flatMap((entity) => {
    const from = Math.max(entity.offset, start);
    const to = Math.min(entity.offset + entity.length, end);
    return from < to ? [{ ...entity, offset: from - start, length: to - from }] : [];
  });
  return { text: whole.text.slice(start, end), entities };
}

/** Without blank lines at either end, which Telegram would cut off after the offsets were counted; a table's first line keeps its indent. */
function trim(part: FormattedText): FormattedText {
  const lead = /^(?:[^\S\n]*\n)*/u.exec(part.text)?.[0].length ?? 0;
  return slice(part, lead, Math.max(lead, part.text.trimEnd().length));
}
