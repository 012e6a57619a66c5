import { normalize } from "../base/text.ts";
import type { LineBlock } from "../report/block.ts";
import { numberPages, type PageEvent } from "./pages.ts";

/** 「- 3 -」「— 5 —」「-4-」「第 2 页」「第2页 共8页」 on a line of their own. */
const pageMark = /^(?:[-—–_]{1,2} ?(\d{1,3}) ?[-—–_]{1,2}|第 ?(\d{1,3}) ?页(?: ?[,/]? ?共 ?\d+ ?页)?)$/u;
/** What web pages print around the report. */
const webNoise =
  /^(?:【?字体[::].*|【?打印】?.*|打印本页|关闭窗口|扫一扫.*|分享到.*|浏览(?:次数|量)?[::].*|(?:当前)?(?:页面|位置)[::]?.*|首页|> ?.{0,20}|图片|正文|文件已失效.*)$/u;
/** Above this share of lines, a leading blank is the file's indentation, not what is left of a form feed. */
const rareIndent = 0.05;

/** A text dump as lines; page marks and web noise are taken out and leave the page numbers behind. Blank lines around them are the page's margin. */
export function readText(text: string): readonly LineBlock[] {
  const raws = text.replace(/^\ufeff/u, "").split(/\r\n|[\n\r]/u);
  const startsPage = pageStarts(raws);
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
    const mark = pageMark.exec(plain);
    if (mark)
      events.push({
        kind: "mark",
        at: lines.length,
        number: Number(mark[1] ?? mark[2]),
        blanksBefore: blanks,
        blanksAfter: countBlanks(raws, index + 1),
      });
    if (mark || isNoise(plain)) atMargin = true;
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
