import { readNumber } from "../base/number.ts";
import type { YearMention } from "./sense.ts";

/** A year found in the question: offsets into its text. */
export interface FoundYear {
  readonly start: number;
  readonly end: number;
  readonly mention: YearMention;
}

/** Neither part of a longer number or an amount (2019.12万元), nor of a document number (〔2019〕17号); 2019.12 is a month. */
const full =
  "(?:(?<!\\d[.,]|\\d|〔)(?:19|20)\\d\\d(?!\\d|,\\d|\\)第?\\d+号|\\.\\d{3}|\\.\\d+[万亿元%]|\\.\\d+个[万亿]))";
const digit = "[〇零一二三四五六七八九oO○0-9]";
const chinese = `(?:二[〇零○o0]${digit}{2})`;
const short =
  "(?:'?[012]\\d|[〇零○一二][〇零○一二三四五六七八九]|二[〇零]|十[一二三四五六七八九]?|二十[一二三四五六七八九]?)";
const suffix = "(?:年度|年(?:年报|底|末)?)";
const dash = "(?:-|–|—|~|～|至|到|to|through|and|until)";
const from = `(?:从|自|from |between )?`;
const range = new RegExp(
  `${from}(${full}|${chinese}|${short}(?=年|${dash}))${suffix}? ?${dash} ?(${full}|${chinese}|${short}(?=年))${suffix}?`,
  "giu",
);
/** 「2020、21、22年」: of a list the last alone has its 年. */
const listed = "(?=[、,，和与及](?:\\d\\d[、,，和与及])*\\d\\d年)";
const single = new RegExp(
  `(${full}|${chinese})(?:年度|年[底末](?![没未还尚结])|年)?|(?<![近去过这前后\\d第])(${short})(?:年度|年|${listed})(?![前后内来])`,
  "giu",
);
const since = /^(?:以来|至今|到现在|起(?!诉)|开始|之后|以后)/u;
const recent =
  /(?:近|最近|过去|这|前|最近的|连续)([一二两三四五六七八九十\d]{1,2})(?:个)?(?:年度|年份|年)(?:来|间|里)?|(?:the )?(?:last|past|latest|recent) (two|three|four|five|\d) years|(?<![\d近去这前第〇零一二三四五六七八九十])([两三四五])年(?:来|间|里)?(?![前后以级制期内多])/gu;
const englishCount: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5 };

/** Years named by number: 「2020年」「20年」「二〇二〇年」「2019到2021年」「近三年」. Document numbers (〔2019〕17号) and counts are none. */
export function findYears(text: string): readonly FoundYear[] {
  const found: FoundYear[] = [];
  const free = (start: number, end: number) => found.every((year) => end <= year.start || start >= year.end);
  for (const match of text.matchAll(range)) {
    const [first, last] = [readYear(match[1] ?? ""), readYear(match[2] ?? "")];
    // "between 2019 and 2021" is a span in English; 「2019 and 2021」 alone are two years
    const isList = /\band\b/iu.test(match[0]) && !/between|from/iu.test(match[0]);
    if (first === null || last === null || first >= last || last - first > 20 || isList) continue;
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      mention: { kind: "range", from: first, to: last },
    });
  }
  for (const match of text.matchAll(recent)) {
    const word = match[1] ?? match[2] ?? match[3] ?? "";
    const count = englishCount[word] ?? readNumber(word);
    const end = match.index + match[0].length;
    if (count === null || count < 1 || !free(match.index, end)) continue;
    found.push({
      start: match.index,
      end,
      mention: count === 1 ? { kind: "latest" } : { kind: "recent", count },
    });
  }
  for (const match of text.matchAll(single)) {
    const end = match.index + match[0].length;
    const year = readYear(match[1] ?? match[2] ?? "");
    if (year === null || !free(match.index, end) || isCount(text, match[0], end)) continue;
    const rest = since.exec(text.slice(end))?.[0] ?? "";
    const mention: YearMention = rest === "" ? { kind: "year", year } : { kind: "since", from: year };
    found.push({ start: match.index, end: end + rest.length, mention });
  }
  return found;
}

/** 「2000件」 is no year; 「2020」 before anything else is. */
function isCount(text: string, match: string, end: number): boolean {
  return /^\d{4}$/u.test(match) && /^(?:[件条项个份元万亿次起页天号%]|人次|格式)/u.test(text.slice(end));
}

function readYear(text: string): number | null {
  const digits = text
    .replace("'", "")
    .replace(/[〇零○o]/giu, "0")
    .replace(/[一二三四五六七八九]/gu, (c) => String("零一二三四五六七八九".indexOf(c)));
  if (/^\d{4}$/u.test(digits)) return Number(digits);
  if (/^\d{2}$/u.test(digits)) return inShortRange(Number(digits));
  const value = readNumber(text);
  return value === null ? null : inShortRange(value);
}

function inShortRange(value: number): number | null {
  return value >= 8 && value <= 35 ? 2000 + value : null;
}
