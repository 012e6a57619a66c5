import { toSimplified } from "../base/text.ts";
import { lexiconKey } from "./lexicon.ts";
import type { Language } from "./query.ts";

/** A question ready to be cut into words. */
export interface PreparedQuestion {
  /** Half-width, simplified, lower case; blanks only between words of letters or digits. */
  readonly text: string;
  /** The same length as `text`, with capitals: English names of places are told by them. */
  readonly cased: string;
  readonly language: Language;
}

const nothingSaid = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Emoji_Presentation}\p{Extended_Pictographic}]|\u{fe0f}/gu;
const htmlTag = /<\/?[a-z][^<>]{0,200}>/giu;
const han = /\p{Script=Han}/gu;
const latinWord = /[a-z]{2,}/giu;
/** Words that only an English sentence is built with. */
const english =
  /\b(?:how|what|which|who|when|why|did|does|do|is|are|was|were|the|of|many|much|there|show|list|compare|between|from|in)\b/giu;

/** The mark between syllables of a name (Huai'an); never that of don't, it's, I'd, we're. */
const syllableMark = /(?<=[a-z])'(?=(?:an|ang|ai|ao|a|en|er|ou|o|e)\b)/giu;

/** 「xin1shou1 duo1shao3」: tones as digits, where at least two syllables in a row have them. */
const toneDigit = /(?:[a-z]{1,6}[1-5] ?){2,}/giu;
/** 「2O2O年」: the letter for the digit. */
const yearWithLetters = /(?<![a-z0-9])2[0o][0-9o]{2}(?![a-z0-9])/giu;
/** 「201 9年」. */
const yearWithBlanks = /(?<!\d ?)2 ?0 ?\d ?\d(?= ?年)/gu;
/** 「第二十条第（五）项」: the article that table 二 names over its rows. */
const ordinalOfAct = /第二十条第?\(?[一二三四五六七八九]\)?项?/gu;

/** 「10个亿」: as it is said of money. */
const inHundredMillions = /(?<=[\d一二两三四五六七八九十百])个亿/gu;
/** 「去年(2019)」: the year in figures says which is meant. */
const yearSaidTwice = /(?:去年|上年|今年|前年|上一年)\(((?:19|20)\d\d)年?\)/gu;
/** "20 million yuan". */
const englishMoney = /(?<![\w.,])(\d[\d,]*(?:\.\d+)?)( ?(?:thousand|million|billion))?(?: ?(yuan|rmb|cny))?\b/giu;
const powers: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9 };

function withDigits(match: string, digits: string, power: string | undefined, money: string | undefined): string {
  const times = powers[power?.trim().toLowerCase() ?? ""];
  if (times === undefined && money === undefined) return match;
  const value = Math.round(Number(digits.replace(/,/gu, "")) * (times ?? 1) * 100) / 100;
  return `${value}${money === undefined ? "" : "元"}`;
}

/** Latin letters without the marks of tones: 「xīnshōu」. */
function withoutTones(text: string): string {
  return /[\u00c0-\u024f]/u.test(text)
    ? text
        .normalize("NFD")
        .replace(/(?<=[a-z])[\u0300-\u036f]+/giu, "")
        .normalize("NFC")
    : text;
}

export function prepareQuestion(question: string): PreparedQuestion {
  const plain = withoutTones(question.normalize("NFKC"))
    .replace(htmlTag, " ")
    .replace(nothingSaid, " ")
    .replace(/[’‘]/gu, "'")
    .replace(syllableMark, "")
    .replace(toneDigit, (run) => run.replace(/[1-5]/gu, ""))
    .replace(yearWithLetters, (year) => year.replace(/o/giu, "0"))
    .replace(yearWithBlanks, (year) => year.replaceAll(" ", ""))
    .replace(ordinalOfAct, "")
    .replace(inHundredMillions, "亿")
    .replace(yearSaidTwice, "$1年")
    .replace(englishMoney, withDigits)
    .replace(/\s+/gu, " ");
  const simplified = toSimplified(plain);
  const cased = simplified
    .replace(/["“”「」『』《》【】<>{}*_`#|\\]/gu, " ")
    .replace(/\s+/gu, " ")
    .replace(/(?<![a-z0-9'%.,]) | (?![a-z0-9'%(])/giu, "")
    .trim();
  const lower = lexiconKey(cased);
  const text = lower.length === cased.length ? lower : cased.toLowerCase();
  return { text, cased: text.length === cased.length ? cased : text, language: languageOf(plain, simplified) };
}

function languageOf(plain: string, simplified: string): Language {
  const hanCount = plain.match(han)?.length ?? 0;
  const latinCount = plain.match(latinWord)?.length ?? 0;
  const englishCount = plain.match(english)?.length ?? 0;
  const asksInChinese = /[几吗呢么啥]|多少|的|是/u.test(simplified);
  if (hanCount === 0) return latinCount > 0 && (englishCount > 0 || latinCount > 0) ? "en" : "zh-Hans";
  if (englishCount >= 2 && !asksInChinese) return "en";
  return simplified === plain ? "zh-Hans" : "zh-Hant";
}
