import { findAddresses } from "./mask-address.ts";

/** Kinds of personal data that are masked in what a person writes. */
export type PersonalKind = "identity" | "phone" | "card" | "email" | "address" | "passport";

export interface Masked {
  /** The text with {@link mask} in place of what is personal, and of the words that only announce it (身份证号是). */
  readonly text: string;
  /** What was found, each kind once, in the order found. Empty: the text is as it was. */
  readonly kinds: readonly PersonalKind[];
}

/** Stands for what was masked. Nothing of it is kept, not even the last digits: a question does not need them. */
const mask = "***";

interface Found {
  readonly start: number;
  readonly end: number;
  readonly kind: PersonalKind;
}

/** Blanks and dashes that people put between the groups of a number. */
const gap = "[ \\t\\u00a0\\-\\u2013\\u2014\\u2010\\u2011]{0,3}";
/** Right behind a number: it counts or measures something, and belongs to nobody. */
const unit =
  "(?!\\d|\\.\\d|,\\d{3}(?!\\d)|\\s*(?:[万亿元件条项次个人户份篇期页吨%％℃]|百万|千万|平方|公里|立方|美元|人次|requests|items|yuan|people)(?!信息|人信息|的人))";
const free = "(?<!\\d|\\d[.,])";

const birth = "(?:1[89]|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])";
const region = "(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)\\d{4}";
const identity18 = new RegExp(`^${region}${birth}\\d{3}[\\dx]$`, "iu");
const identity15 = new RegExp(`^${region}\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}$`, "u");

const mobile = new RegExp(
  `${free}(?:(?:\\+|00)?86${gap})?1[3-9]\\d(?:${gap}|\\.)\\d{4}(?:${gap}|\\.)\\d{4}${unit}`,
  "gu",
);
const landline = new RegExp(
  `${free}(?:(?:\\+|00)?86${gap})?[(]?0(?:10|2\\d|[3-9]\\d{2})[)]?${gap}[2-8]\\d{2,3}${gap}\\d{4}(?:${gap}(?:转|ext\\.?)\\s*\\d{1,6})?${unit}`,
  "giu",
);
const saidPhone =
  /(?:电话|電話|手机|手機|座机|座機|联系方式|聯繫方式|phone|mobile|tel)(?:号码|號碼|号|號)?\s*(?:是|为|為|[:.])?\s*(?:\+?[\d][\d \t-]{5,16}\d)(?!\s*[条件个次元])/giu;
const email = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/gu;
const passport = /(?<![A-Za-z0-9])(?:[EGDSPHMK]\d{8}|E[A-HJ-NP-Z]\d{7}|[HM]\d{10})(?![A-Za-z0-9])/giu;
const saidPassport =
  /(?:护照|護照|通行证|通行證|passport)(?:号码|號碼|号|號| number| no\.?)?\s*(?:是|为|為|is|[:])?\s*[A-Z]{0,2}\d{6,10}(?!\d)/giu;
/** Digits with at most a few blanks or dashes between them. */
const digitRun = new RegExp(`${free}\\d(?:${gap}\\d){13,22}(?:${gap}[xX])?${unit}`, "gu");

/** Words that announce what follows: masked with it, so that what is left reads as a question. */
const announced =
  /(?:(?:我|本人|他|她)(?:的|是)?)?(?:(?:公民)?身份证(?:件)?|身份證|证件|證件|电话|電話|手机|手機|座机|联系方式|聯繫方式|邮箱|郵箱|电邮|银行卡|銀行卡|卡|账|帳|护照|護照|家庭住址|住址|地址|家住|现住|住在|住|微信|id|phone|email|address|passport|card)(?:号码|號碼|号|號| number)?\s*(?:是|在|为|為|is|[:])?\s*$/iu;

/**
 * Masks identity numbers, telephone numbers, bank cards, e-mail and postal addresses and passports in what a person writes. Counts, years, dates, sums and
 * document numbers are left as they are. Takes time in proportion to the text.
 */
export function maskPersonal(text: string): Masked {
  const half = halfWidth(text);
  const found = [
    ...numbers(half),
    ...spans(half, email, "email"),
    ...spans(half, saidPassport, "passport"),
    ...spans(half, passport, "passport"),
    ...spans(half, mobile, "phone"),
    ...spans(half, landline, "phone"),
    ...spans(half, saidPhone, "phone"),
    ...findAddresses(half).map((address): Found => ({ ...address, kind: "address" })),
  ];
  if (found.length === 0) return { text, kinds: [] };
  const apart = withoutOverlap(found);
  let masked = "";
  let from = 0;
  for (const { start, end } of apart) {
    const before = text.slice(from, start);
    masked += before.slice(0, announced.exec(halfWidth(before))?.index ?? before.length) + mask;
    from = end;
  }
  return { text: masked + text.slice(from), kinds: [...new Set(apart.map((one) => one.kind))] };
}

/** Full-width letters, digits and signs as half-width ones, each in its place. */
function halfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000]/gu, (wide) =>
    wide === "\u3000" ? " " : String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  );
}

/** Long runs of digits: identity numbers, and what is as long as a bank card. */
function numbers(text: string): readonly Found[] {
  return [...text.matchAll(digitRun)].flatMap((run): readonly Found[] => {
    const groups = run[0].split(/[^\dxX]+/u).filter((group) => group !== "");
    const digits = groups.join("");
    const place = { start: run.index, end: run.index + run[0].length };
    if (identity18.test(digits) || identity15.test(digits)) return [{ ...place, kind: "identity" }];
    const isDates = groups.length > 1 && groups.every((group) => /^(?:19|20)\d{2}(?:\d{4})?$/u.test(group));
    const isCard = digits.length >= 16 && digits.length <= 19 && (groups.length === 1 || isGrouped(groups));
    if (!isCard || isDates) return [];
    const isAnnounced = /身份证|身份證|identity|\bid\b/iu.test(text.slice(Math.max(0, run.index - 12), run.index));
    return [{ ...place, kind: isAnnounced ? "identity" : "card" }];
  });
}

/** As a card prints its number: by fours. */
function isGrouped(groups: readonly string[]): boolean {
  return groups.every((group, at) => group.length === 4 || (at === groups.length - 1 && group.length <= 4));
}

function spans(text: string, pattern: RegExp, kind: PersonalKind): readonly Found[] {
  return [...text.matchAll(pattern)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
    kind,
  }));
}

/** In order of place; what overlaps is one, of the kind that was found first. */
function withoutOverlap(found: readonly Found[]): readonly Found[] {
  const apart: Found[] = [];
  for (const one of found.toSorted((a, b) => a.start - b.start)) {
    const last = apart.at(-1);
    if (last === undefined || one.start >= last.end) apart.push(one);
    else if (one.end > last.end) apart[apart.length - 1] = { ...last, end: one.end };
  }
  return apart;
}
