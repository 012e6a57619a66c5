import { addDays, type Day, dayOf, weekdayOf, yearOf } from "../../base/day.ts";
import { readNumber } from "../../base/number.ts";

const number = "(\\d{1,2}|[一二三四五六七八九十廿]{1,3})";
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const month = "(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\\.?";
const full = /(?<!\d)((?:19|20)\d\d)(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})/u;
const inYear = new RegExp(`(去年|今年|明年|上年)?${number}月(?:份)?${number}[日号]?`, "u");
const inMonth = new RegExp(`(这个月|本月|上个月|上月|下个月|下月)?的?${number}[号日](?!楼|线|文)`, "u");
const englishFirst = new RegExp(`\\b${month} (\\d{1,2})(?:st|nd|rd|th)?(?:,? (20\\d\\d))?\\b`, "u");
const englishLast = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${month}(?:,? (20\\d\\d))?\\b`, "u");
const weekday = /(上个?|这个?|本|下个?)(?:周|星期|礼拜)([一二三四五六日天])/u;
const relative: readonly (readonly [RegExp, number])[] = [
  [/大前天/u, -3],
  [/前天|day before yesterday/u, -2],
  [/昨天|昨日|昨儿|yesterday/u, -1],
  [/今天|今日|今儿|today/u, 0],
  [/明天|明日|tomorrow/u, 1],
];
/** What is asked about came in at most this many days ago; a day that is longer past is the next one of its name. */
const daysBack = 300;

/** A month and a day, however they are set apart: 「8月3日」. */
const inMonths = new RegExp(inYear.source, "gu");

/** The day that a prepared message names, as seen from today; null where it names none, several (收到、补正), or one that is in no calendar. */
export function readDay(text: string, today: Day): Day | null {
  if (new Set(text.match(inMonths)).size > 1) return null;
  return (
    readFull(text) ??
    readInYear(text, today) ??
    readEnglish(text, today) ??
    readWeekday(text, today) ??
    readRelative(text, today) ??
    readInMonth(text, today)
  );
}

function readFull(text: string): Day | null {
  const [, year, month, day] = full.exec(text) ?? [];
  return year === undefined ? null : dayOf(Number(year), Number(month), Number(day));
}

function readInYear(text: string, today: Day): Day | null {
  const [found, which, month = "", day = ""] = inYear.exec(text) ?? [];
  if (found === undefined) return null;
  const [m, d] = [readNumber(month.replace("廿", "二十")), readNumber(day.replace("廿", "二十"))];
  if (m === null || d === null) return null;
  const year = yearOf(today);
  if (which === "去年" || which === "上年") return dayOf(year - 1, m, d);
  if (which !== undefined) return dayOf(which === "明年" ? year + 1 : year, m, d);
  return nearest(m, d, today);
}

function readEnglish(text: string, today: Day): Day | null {
  const first = englishFirst.exec(text);
  const last = first === null ? englishLast.exec(text) : null;
  const [name, day, year] = first ? [first[1], first[2], first[3]] : [last?.[2], last?.[1], last?.[3]];
  if (name === undefined || day === undefined) return null;
  const month = months.indexOf(name.slice(0, 3)) + 1;
  return year === undefined ? nearest(month, Number(day), today) : dayOf(Number(year), month, Number(day));
}

/** Of this year, the last or the next: an application is told of by the day it came in, so that most are past. */
function nearest(month: number, day: number, today: Day): Day | null {
  const year = yearOf(today);
  const days = [year, year - 1, year + 1].map((each) => dayOf(each, month, day));
  const ago = (each: Day) => (Date.parse(today) - Date.parse(each)) / 86_400_000;
  return days.find((each) => each !== null && ago(each) <= daysBack && ago(each) > daysBack - 366) ?? days[0] ?? null;
}

function readWeekday(text: string, today: Day): Day | null {
  const [, which, name = ""] = weekday.exec(text) ?? [];
  if (which === undefined) return null;
  const monday = addDays(today, -((weekdayOf(today) + 6) % 7));
  const week = which.startsWith("上") ? -7 : which.startsWith("下") ? 7 : 0;
  return addDays(monday, week + (name === "天" ? 6 : "一二三四五六日".indexOf(name)));
}

function readRelative(text: string, today: Day): Day | null {
  const found = relative.find(([words]) => words.test(text));
  return found === undefined ? null : addDays(today, found[1]);
}

function readInMonth(text: string, today: Day): Day | null {
  const [, which, day = ""] = inMonth.exec(text) ?? [];
  const d = readNumber(day.replace("廿", "二十"));
  if (d === null) return null;
  const shift = which?.startsWith("上") ? -1 : which?.startsWith("下") ? 1 : 0;
  const month = Number(today.slice(5, 7)) - 1 + shift;
  return dayOf(yearOf(today) + Math.floor(month / 12), ((month + 12) % 12) + 1, d);
}
