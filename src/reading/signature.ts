import { readNumber } from "../base/number.ts";
import { splitPlaces } from "./authority.ts";
import { bodyEnd } from "./title.ts";

const date =
  /(20\d{2}|二[〇零][一二三][〇零一二三四五六七八九])年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日$/u;
/** How far from the end of the file a signature may stand: below it only what the web page prints. */
const within = 40;
/** A longer name is a sentence. */
const longestName = 25;

/**
 * The body that signs the report: a name with its place, right above a date or before it in its line, and the date no other year's than the report's
 * or the next one's. A government's own office may sign for the government: then it cannot be told whose the report is. Null where nobody signs.
 */
export function signerOf(lines: readonly string[], year: number | null): string | null {
  for (let at = lines.length - 1; at >= Math.max(0, lines.length - within); at--) {
    const line = lines[at] ?? "";
    const match = date.exec(line);
    if (match === null) continue;
    const signed = readNumber(match[1] ?? "") ?? 0;
    const name = line.slice(0, match.index) || (lines[at - 1] ?? "");
    const isOfReport = year === null || signed === year || signed === year + 1;
    if (isOfReport && isBody(name)) return name;
  }
  return null;
}

function isBody(name: string): boolean {
  return (
    name.length <= longestName &&
    bodyEnd.test(name) &&
    !/政府办公[室厅]$|[,。:;]/u.test(name) &&
    splitPlaces(name).places.length > 0
  );
}
