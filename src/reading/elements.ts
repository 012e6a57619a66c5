import { compact, normalize } from "../base/text.ts";
import type { Block, GridCell } from "../report/block.ts";
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

/**
 * Blocks as one flat sequence. `labels` are the row, column and part labels of the formats: a dump that lost its line breaks is cut
 * before and after them, so that the rest can be read like any other.
 */
export function toElements(blocks: readonly Block[], labels: readonly string[]): readonly Element[] {
  return blocks.flatMap((block): readonly Element[] => {
    if (block.kind === "grid") {
      return block.rows.map((cells) => ({
        kind: "row",
        cells,
        core: coreOf(cells.map((cell) => cell.text).join("")),
        place: cells[0]?.place ?? block.place,
      }));
    }
    const pieces = isRunTogether(block.text) ? cutAtLabels(block.text, labels) : [stripMarkup(block.text)];
    return pieces.map((text, index) => ({
      kind: "line",
      text,
      core: coreOf(text),
      place: block.place,
      blanksBefore: index === 0 ? block.blanksBefore : 0,
    }));
  });
}

function coreOf(text: string): string {
  return compact(text).replaceAll("|", "");
}

/** Markdown's marks around a heading or an emphasis. */
function stripMarkup(text: string): string {
  return text.replace(/^\s{0,3}#{1,6}\s+/u, "").replace(/\*\*(.+?)\*\*/gu, "$1");
}

function isRunTogether(text: string): boolean {
  return text.length > longestLine && (text.match(cue)?.length ?? 0) >= 2;
}

function cutAtLabels(text: string, labels: readonly string[]): readonly string[] {
  const plain = normalize(text);
  const escaped = [...labels]
    .map((label) => normalize(label))
    .sort((a, b) => b.length - a.length)
    .map((label) => label.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&"));
  const pattern = new RegExp(`(?:${cue.source}|${escaped.join("|")})(?:\\([^()]*\\))?`, "gu");
  const from = plain.search(cue);
  const pieces = [plain.slice(0, from)];
  let end = from;
  for (const match of plain.slice(from).matchAll(pattern)) {
    const start = from + match.index;
    // what stands between two labels belongs to the label before it
    if (start > end) pieces[pieces.length - 1] += plain.slice(end, start);
    pieces.push(match[0]);
    end = start + match[0].length;
  }
  if (end < plain.length) pieces[pieces.length - 1] += plain.slice(end);
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== "");
}
