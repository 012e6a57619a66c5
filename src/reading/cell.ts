import { readNumber } from "../base/number.ts";
import { isMark, normalize, remembered, withoutNoteMarks } from "../base/text.ts";
import type { FigureStatus } from "../report/figure.ts";

/** What a cell says, before anyone knows its row and column. `text` is as printed. */
export interface CellReading {
  readonly status: FigureStatus;
  readonly value: number | null;
  readonly unit: string | null;
  readonly note: string | null;
  readonly text: string;
}

// a lone 三 is a piece of a label printed one character a line, not a number
const number = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|零|[一二两三四五六七八九十百千][零〇一二两三四五六七八九十百千]+`;
const scale = "(?:百万|千万|万|亿)(?!元)";
const unit = "万元|亿元|元|件|项|个|条|份|宗|次|期|起|例|页|篇|人";
const softener = "余|多|左右|以上";
const valueShape = new RegExp(
  `^(约|近|达|计)?(\\+|-|−|[减減]少?|增加?|下降|上升)?(${number}) ?(${scale})?(${softener})? ?(${unit})?(${softener})? ?((?:\\([^()]*\\))*)(?:\\[\\d{1,2}\\]|[*※]{1,3})?$`,
  "u",
);
const placeholders = new Set(["/", "-", "—", "–", "―", "_", "--", "——", "__", "//", "无", "\\", "不适用", "N/A"]);

/** What converters print for an empty cell. */
const blanks = new Set(["", "&nbsp;", "NaN"]);

/** The number that a file broke off in. NFKC makes three points of 「…」. */
const torn = /^[-+]?[\d.,]*\d(?:…|\.\.\.)$/u;

/**
 * Reads one cell: 「+123」「减4」「1,234」「2623.7200 万元（计划）」「22（其中修订 16 件）」「６万」. Blank, 「/」「-」「无」 and zero are different things.
 * Returns null where the text is no value at all: a label.
 */
export const readCell = remembered((text): CellReading | null => {
  const printed = text.trim();
  const plain = normalize(printed)
    .replace(/\u00a0/gu, " ")
    .trim();
  if (blanks.has(plain)) return { status: "blank", value: null, unit: null, note: null, text: "" };
  if (placeholders.has(plain)) return { status: "not_applicable", value: null, unit: null, note: null, text: printed };
  if (isMark(printed)) return null;
  if (torn.test(plain)) return { status: "unreadable", value: null, unit: null, note: null, text: printed };
  const match = valueShape.exec(plain);
  if (!match) return null;
  const [, before, sign, digits, scaled, softA, printedUnit, softB, notes] = match;
  const size = readNumber((digits ?? "") + (scaled ?? ""));
  if (size === null) return null;
  const value = size !== 0 && sign && /[-−减減下]/u.test(sign) ? -size : size;
  const remarks = [
    before,
    softA ?? softB,
    ...[...(notes ?? "").matchAll(/\(([^()]*)\)/gu)].map((note) => note[1]?.trim()),
  ];
  return {
    status: "stated",
    value,
    unit: printedUnit ?? null,
    note: remarks.filter(Boolean).join("；") || null,
    text: printed,
  };
});

const trailing = new RegExp(
  `(?:^|(?<=\\s)|(?<=[\\p{Script=Han})"”]))(?:[-+−]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)? ?(?:${scale}|${unit}|%)?(?: ?\\([^()]{1,20}\\)|\\.{3})?|[减減增]\\d+)$`,
  "u",
);
const trailingPlaceholder = /(?:^|(?<=\s))(?:[/\-—–_]|--|——|无)$/u;

/** A printed line taken apart: the label it begins with and the values it ends with, left to right. */
export interface SplitLine {
  readonly label: string;
  readonly values: readonly CellReading[];
  /** Some value stands against its neighbour without white space: 「规章555」. */
  readonly isGlued: boolean;
}

/** Splits 「2.重复申请 0 0 0 0 0 0 0」 into its label and its values. A line of prose has no values unless it ends with one. */
export function splitLine(text: string): SplitLine {
  let rest = withoutNoteMarks(text).normalize("NFKC").trim();
  const values: CellReading[] = [];
  let isGlued = false;
  while (rest !== "") {
    const match = trailing.exec(rest) ?? trailingPlaceholder.exec(rest);
    if (!match) break;
    const cell = readCell(match[0]);
    if (!cell) break;
    if (match.index > 0 && !/\s/u.test(rest[match.index - 1] ?? "") && !/\s/u.test(match[0][0] ?? "")) isGlued = true;
    values.unshift(cell);
    rest = rest.slice(0, match.index).trim();
  }
  return { label: rest, values, isGlued };
}
