import { readNumber } from "../base/number.ts";
import { normalize } from "../base/text.ts";
import type { LineBlock } from "../report/block.ts";
import { numberPages, type PageEvent } from "./pages.ts";

/** 「- 3 -」「— 5 —」「·4·」「第 2 页」「第2页 共8页」「第二页」「3/8」「Page 3 of 8」「[3]」 on a line of their own. */
const pageMark =
  /^(?:[-—–―−_~·•═=*]{1,2} ?(\d{1,3}) ?[-—–―−_~·•═=*]{1,2}|(?:共 ?\d+ ?页 ?[,/]? ?)?第 ?(\d{1,3}|[一二三四五六七八九十]{1,3}) ?页(?: ?[,/]? ?共 ?[\d一二三四五六七八九十]+ ?页)?|(?:-- ?)?(?:page )?(\d{1,3}) of \d{1,3}(?: ?--)?|page (\d{1,3})|([1-9]\d{0,2}) ?\/ ?[1-9]\d{0,2}(?: ?页)?|\[(\d{1,3})\])$/iu;
/** What web pages print around the report. */
const webNoise =
  /^(?:【?字体[::].*|【?打印】?.*|打印本页|关闭窗口|扫一扫.*|分享到.*|浏览(?:次数|量)?[::].*|(?:当前)?(?:页面|位置)[::]?.*|首页|> ?.{0,20}|图片|正文|文件已失效.*)$/u;
/** Above this share of lines, a leading blank is the file's indentation, not what is left of a form feed. */
const rareIndent = 0.05;

/** A text dump as lines; page marks and web noise are taken out and leave the page numbers behind. Blank lines around them are the page's margin. */
export function readText(text: string): readonly LineBlock[] {
  const raws = text.replace(/^\ufeff/u, "").split(/\r\n|[\n\r\u0085\u2028\u2029]/u);
  const startsPage = pageStarts(raws);
  const feet = bareFeet(raws);
  const lines: { raw: string; line: number; blanksBefore: number }[] = [];
  const events: PageEvent[] = [];
  let blanks = 0;
  let atMargin = false;
  for (const [index, raw] of raws.entries()) {
    const plain = normalize(raw).trim();
    if (raw.startsWith("\f") || startsPage(raw)) events.push({ kind: "break", at: lines.length });
    if (plain === "") {
      blanks++;
      continue;
    }
    const mark = feet.get(index) ?? markIn(plain);
    if (mark !== null)
      events.push({
        kind: "mark",
        at: lines.length,
        number: mark,
        blanksBefore: blanks,
        blanksAfter: countBlanks(raws, index + 1),
      });
    if (mark !== null || isNoise(plain)) atMargin = true;
    else {
      lines.push({ raw: raw.replaceAll("\f", ""), line: index + 1, blanksBefore: atMargin ? 0 : blanks });
      atMargin = false;
    }
    blanks = 0;
  }
  const pages = numberPages(events, lines.length);
  return lines.map(({ raw, line, blanksBefore }, index) => ({
    kind: "line",
    text: raw,
    place: { page: pages[index] ?? null, line },
    blanksBefore,
  }));
}

/** The page number that a line says and nothing else; null where it says more. */
export function markIn(line: string): number | null {
  return line.length > 20 ? null : readNumber(pageMark.exec(line)?.slice(1).find(Boolean) ?? "");
}

/**
 * Page numbers without any dress at the feet of pages that end in a form feed, by their line: most pages must have one, and they must count on.
 * Anywhere else a bare number is a cell.
 */
function bareFeet(raws: readonly string[]): ReadonlyMap<number, number> {
  const feet: { line: number; number: number }[] = [];
  let pages = 0;
  for (const [index, raw] of raws.entries()) {
    if (!raw.startsWith("\f") && !raw.endsWith("\f")) continue;
    pages++;
    let line = raw.startsWith("\f") ? index - 1 : index;
    while (line > 0 && raws[line]?.trim() === "") line--;
    const number = /^\s*(\d{1,3})\s*$/u.exec(raws[line] ?? "")?.[1];
    if (number !== undefined && Number(number) >= 1) feet.push({ line, number: Number(number) - pages });
  }
  const offset = feet[0]?.number;
  const isCounting = feet.length >= 2 && feet.length * 2 > pages && feet.every((foot) => foot.number === offset);
  if (!isCounting || offset === undefined) return new Map();
  return new Map(feet.map(({ line }) => [line, Number(raws[line])]));
}

/** What a web page prints around the report: 「打印」「字体：大 中 小」「浏览次数」. */
export function isNoise(line: string): boolean {
  return webNoise.test(normalize(line).trim());
}

/** Some dumps turn a form feed into one leading blank: a rare single indent starts a page. */
function pageStarts(raws: readonly string[]): (raw: string) => boolean {
  const printed = raws.filter((raw) => raw.trim() !== "");
  const indented = printed.filter((raw) => /^\s/u.test(raw)).length;
  if (indented > printed.length * rareIndent) return () => false;
  return (raw) => /^ \S/u.test(raw);
}

function countBlanks(raws: readonly string[], from: number): number {
  let end = from;
  while (end < raws.length && raws[end]?.trim() === "") end++;
  return end - from;
}
