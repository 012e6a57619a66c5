import { parseFragment } from "parse5";
import { compact, normalize, toMainlandTerms } from "../base/text.ts";
import type { Block, GridCell, LineBlock } from "../report/block.ts";
import type { Place } from "../report/place.ts";

/** A line or a table row in reading order: what the report parser walks over. */
export type Element = LineElement | RowElement;

export interface LineElement {
  readonly kind: "line";
  /** As printed. */
  readonly text: string;
  /** {@link compact} of the text, pipes removed. */
  readonly core: string;
  readonly place: Place;
  readonly blanksBefore: number;
}

export interface RowElement {
  readonly kind: "row";
  readonly cells: readonly GridCell[];
  readonly core: string;
  readonly place: Place;
}

/** Longer lines than this that hold several table headings are whole tables whose line breaks were lost. */
const longestLine = 150;
const cue = /第二十条\s*第\s*[(（][一二三四五六七八九][)）]\s*项|信息内容|[(（]本列数据的勾稽关系|申请人情况/gu;
/** The vertical lines that dumps draw tables with, all read as 「|」. */
const verticals = /[｜│┃┆┇┊┋║¦]/gu;
/** Horizontal lines of such tables: they hold no words. */
const frame = /^[\s|+=─-╿-]*[─-╿=+][\s|+=─-╿-]*$/u;
const entity = /&(?:#\d{1,6}|#x[\da-f]{1,5}|[a-z]{2,8});/giu;

/** Finds what a dump without line breaks is cut at: the formats' labels, each with a note in brackets behind it, and numbered headings of the parts. */
export interface Cutter {
  readonly label: RegExp;
  /** Captures the whole heading. */
  readonly heading: RegExp;
}

/**
 * Blocks as one flat sequence. `cutter` ({@link cutterOf}) finds labels and headings: a dump that lost its line breaks is cut
 * before and after them, and so are labels printed one character a line, so that the rest can be read like any other.
 */
export function toElements(blocks: readonly Block[], cutter: Cutter): readonly Element[] {
  const elements: Element[] = [];
  let stack: LineBlock[] = [];
  const add = (text: string, block: LineBlock, blanksBefore: number) => {
    if (!frame.test(text)) elements.push({ kind: "line", text, core: coreOf(text), place: block.place, blanksBefore });
  };
  const flush = () => {
    const [first] = stack;
    if (first && stack.length >= fewestStacked)
      for (const [index, piece] of cutAtLabels(
        stack.map((block) => block.text.trim()).join(""),
        cutter.label,
      ).entries())
        add(piece, first, index === 0 ? first.blanksBefore : 0);
    else for (const block of stack) add(block.text, block, block.blanksBefore);
    stack = [];
  };
  for (const [index, block] of blocks.entries()) {
    if (block.kind === "line" && isStacked(block.text, textAt(blocks, index - 1), textAt(blocks, index + 1))) {
      stack.push(block);
      continue;
    }
    flush();
    if (block.kind === "grid") {
      for (const cells of block.rows)
        elements.push({
          kind: "row",
          cells,
          core: coreOf(cells.map((cell) => cell.text).join("")),
          place: cells[0]?.place ?? block.place,
        });
      continue;
    }
    const plain = stripMarkup(block.text);
    const pieces = isRunTogether(plain) ? cutAtHeadings(plain, cutter) : [plain];
    for (const [index, piece] of pieces.entries()) add(piece, block, index === 0 ? block.blanksBefore : 0);
  }
  flush();
  return elements;
}

/** So many lines of one character each are a label printed downwards. */
const fewestStacked = 2;

/** A line of one character that is no cell; or an ordinal and its point, each on a line. */
function isStacked(line: string, before: string, after: string): boolean {
  const text = line.trim();
  if (text.length !== 1) return false;
  // 无 and 零 are cells, unless the characters of a label go on behind them (无/法/提/供)
  if (/[无零〇]/u.test(text)) return /^(?![无零〇])\p{Script=Han}$/u.test(after);
  if (/\d/u.test(text)) return /^[.．、]$/u.test(after);
  return /[\p{Script=Han}()（）、“”"'《》,，]/u.test(text) || (/[.．:：]/u.test(text) && before.length === 1);
}

function textAt(blocks: readonly Block[], index: number): string {
  const block = blocks[index];
  return block?.kind === "line" ? block.text.trim() : "";
}

function coreOf(text: string): string {
  return toMainlandTerms(compact(text).replaceAll("|", ""));
}

/** Markdown's and HTML's marks inside a line: emphasis, headings, 「<br>」, 「&nbsp;」, 「1\\.」, and drawn lines as pipes. */
function stripMarkup(text: string): string {
  if (!/[#*<&\\｜│┃┆┇┊┋║¦]/u.test(text)) return text;
  return text
    .replace(/^\s{0,3}#{1,6}\s+/u, "")
    .replace(/\*\*([^*]+)\*\*/gu, "$1")
    .replace(/<\/?[a-z][^<>]{0,200}>/giu, " ")
    .replace(entity, decodeEntity)
    .replace(/\\\|/gu, " ")
    .replace(/\\(?=[.()[\]+*_#-])/gu, "")
    .replace(verticals, "|");
}

function decodeEntity(entity: string): string {
  const node = parseFragment(entity).childNodes[0];
  return node && "value" in node ? node.value : entity;
}

function isRunTogether(text: string): boolean {
  return text.length > longestLine && (text.match(cue)?.length ?? 0) >= 2;
}

/** `parts`: the titles of the parts, with their ordinals or without. */
export function cutterOf(labels: readonly string[], parts: readonly string[]): Cutter {
  const titles = anyOf(parts.map((title) => title.replace(/^[一二三四五六]、/u, "")));
  return {
    label: new RegExp(`(?:${cue.source}|${anyOf([...labels, ...parts])})(?:\\([^()]*\\))?`, "gu"),
    heading: new RegExp(`((?:[一二三四五六七八]、|第[一二三四五六七八]部分) ?(?:${titles}))`, "u"),
  };
}

function anyOf(words: readonly string[]): string {
  return [...new Set(words)]
    .map((word) => normalize(word))
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&"))
    .join("|");
}

/** Headings stand alone; what follows one is cut at labels where it is a table. */
function cutAtHeadings(text: string, { heading, label }: Cutter): readonly string[] {
  const pieces = normalize(text).split(heading);
  return pieces.flatMap((piece, index) => {
    const isTable = index % 2 === 0 && (/诉讼/u.test(pieces[index - 1] ?? "") || piece.search(cue) !== -1);
    return isTable ? cutAtLabels(piece, label) : piece.trim() === "" ? [] : [piece.trim()];
  });
}

function cutAtLabels(text: string, label: RegExp): readonly string[] {
  const plain = normalize(text);
  const from = Math.max(0, plain.search(cue));
  const pieces = [plain.slice(0, from)];
  let end = from;
  for (const match of plain.slice(from).matchAll(label)) {
    const start = from + match.index;
    // what stands between two labels belongs to the label before it
    if (start > end) pieces[pieces.length - 1] += plain.slice(end, start);
    pieces.push(match[0]);
    end = start + match[0].length;
  }
  if (end < plain.length) pieces[pieces.length - 1] += plain.slice(end);
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== "");
}
