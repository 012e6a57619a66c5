/** A number found in text. `start` and `end` are offsets into the text searched. */
export interface FoundNumber {
  readonly value: number;
  readonly start: number;
  readonly end: number;
  /** Written with Chinese numerals alone (三百二十), where a wrong find is likelier than with digits. */
  readonly isChinese: boolean;
}

const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
};
const tens: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 拾: 10, 佰: 100, 仟: 1000 };
const myriads: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

const arabic = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
const chinese = "[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]+";
const pattern = new RegExp(`(?:${arabic})(?: ?(?:[万亿]|百万|千万)(?!元))*|${chinese}`, "gu");

/**
 * The value of a whole numeral: 「1,234」「2623.7200」「6万」「1.2万」「三百二十」「两千」「二〇二〇」「1亿2000万」. Null where the text is anything else,
 * signs included. The text is taken as normalized (half-width, simplified).
 */
export function readNumber(text: string): number | null {
  const trimmed = text.trim();
  if (/^[\d.,]+$/u.test(trimmed)) return readArabic(trimmed);
  const mixed = /^((?:\d[\d,]*(?:\.\d+)?[百千]?[万亿]+)+)(\d[\d,]*)?$/u.exec(trimmed.replace(/ /gu, ""));
  if (mixed) return readMixed(trimmed.replace(/ /gu, ""));
  return readChinese(trimmed);
}

/** Every numeral in the text, left to right, without overlap; 「万」 before 「元」 is left to the unit. Dates, document numbers and ordinals are numbers too: the caller knows which count. */
export function findNumbers(text: string): readonly FoundNumber[] {
  const found: FoundNumber[] = [];
  for (const match of text.matchAll(pattern)) {
    const value = readNumber(match[0]);
    if (value === null) continue;
    found.push({
      value,
      start: match.index,
      end: match.index + match[0].length,
      isChinese: !/\d/u.test(match[0]),
    });
  }
  return found;
}

function readArabic(text: string): number | null {
  if (!/^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/u.test(text)) return null;
  return Number(text.replaceAll(",", ""));
}

function readMixed(text: string): number | null {
  let sum = 0;
  for (const part of text.matchAll(/(\d[\d,]*(?:\.\d+)?)([百千]?)([万亿]*)/gu)) {
    const base = readArabic(part[1] ?? "");
    if (base === null) return null;
    const scale = [...(part[3] ?? "")].reduce(
      (product, unit) => product * (myriads[unit] ?? 1),
      tens[part[2] ?? ""] ?? 1,
    );
    sum += base * scale;
  }
  // 2623.72 × 10⁴ must not become 26237199.999999996
  return Number(sum.toPrecision(15));
}

function readChinese(text: string): number | null {
  if (text === "" || ![...text].every((c) => c in digits || c in tens || c in myriads)) return null;
  // 二〇二〇: digits read out one by one
  if (![...text].some((c) => c in tens || c in myriads)) {
    return text.length === 1 || /[零〇]|^.{4}$/u.test(text) ? Number([...text].map((c) => digits[c]).join("")) : null;
  }
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let lastScale = 1;
  for (const c of text) {
    const ten = tens[c];
    const myriad = myriads[c];
    if (ten !== undefined) {
      if (digit === null && c !== "十" && c !== "拾") return null;
      section += (digit ?? 1) * ten;
      digit = null;
      lastScale = ten;
    } else if (myriad !== undefined) {
      if (digit === null && section === 0) return null;
      total = myriad === 1e8 ? (total + section + (digit ?? 0)) * myriad : total + (section + (digit ?? 0)) * myriad;
      section = 0;
      digit = null;
      lastScale = myriad;
    } else {
      if (digit !== null && digit !== 0) return null;
      digit = digits[c] ?? 0;
      if (digit === 0) lastScale = 10;
    }
  }
  // 三百二 and 一万二 leave the last unit out: 320 and 12,000
  const rest = digit === null ? 0 : lastScale > 10 ? digit * (lastScale / 10) : digit;
  return total + section + rest;
}
