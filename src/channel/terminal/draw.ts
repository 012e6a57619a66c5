import type { Outgoing, Span } from "../../conversation/message.ts";
import { wrap } from "./wrap.ts";

export interface Screen {
  /** Emphasis by escape sequences. */
  readonly hasColour: boolean;
  /** Width to wrap at; null: lines as they are, for a file or another program. */
  readonly columns: number | null;
}

/** Room for the number before a choice: 「 1. 」. */
const hang = 5;

/** A reply as the terminal shows it: of folded spans the first line, until the rest is asked for; buttons as numbers to type. Ends without a line break. */
export function draw(outgoing: Outgoing, screen: Screen): string {
  const text = outgoing.spans.map((span) => drawSpan(span, screen)).join("");
  const choices = outgoing.buttons.flat().map(({ label }, at) => {
    const choice = `${String(at + 1).padStart(hang - 3)}. ${printable(label)}`;
    return dim(screen.columns === null ? choice : wrap(choice, screen.columns, hang - 1), screen);
  });
  const file = outgoing.file === undefined ? [] : [`（文件 ${printable(outgoing.file.name)} 发「存为 路径」存下来）`];
  return [text.replace(/\s+$/u, ""), ...file, ...choices].join("\n");
}

function drawSpan(span: Span, screen: Screen): string {
  const text = printable(span.text);
  if (span.style === "folded") return drawFolded(text, screen);
  // a table is aligned already
  const lines = span.style === "fixed" || screen.columns === null ? text : wrap(text, screen.columns);
  return span.style === "strong" && screen.hasColour ? `\u001b[1m${lines}\u001b[22m` : lines;
}

function drawFolded(text: string, screen: Screen): string {
  const [first = "", ...rest] = text.split("\n");
  const shown =
    rest.length === 0
      ? first
      : `${first}\n▸ 另有 ${rest.length} 行，输入「出处」看全部（“sources” shows ${rest.length} more）`;
  return dim(screen.columns === null ? shown : wrap(shown, screen.columns), screen);
}

export function dim(text: string, screen: Screen): string {
  return screen.hasColour ? `\u001b[2m${text}\u001b[22m` : text;
}

/** Without control characters: the words of a report must not steer the terminal. */
function printable(text: string): string {
  return text.replace(/\r\n?/gu, "\n").replace(/[^\P{Cc}\n\t]/gu, "");
}
