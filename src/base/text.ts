import * as OpenCC from "opencc-js/t2cn";

/** Radicals (⺠, ⼈) that PDF fonts print in place of the ideograph; NFKC mends only U+2F00–2FD5, these CJK radicals supplements it leaves. */
const radicals: Readonly<Record<string, string>> = {
  "⺠": "民",
  "⺟": "母",
  "⻁": "虎",
  "⻅": "见",
  "⻆": "角",
  "⻉": "贝",
  "⻋": "车",
  "⻓": "长",
  "⻔": "门",
  "⻘": "青",
  "⻚": "页",
  "⻛": "风",
  "⻜": "飞",
  "⻝": "食",
  "⻢": "马",
  "⻤": "鬼",
  "⻥": "鱼",
  "⻦": "鸟",
  "⻬": "齐",
  "⻮": "齿",
  "⻰": "龙",
  "⻳": "龟",
  "⺁": "厂",
  "⺪": "疋",
  "⺮": "竹",
  "⻄": "西",
  "⻂": "衤",
  "⻣": "骨",
  "⻨": "麦",
  "⻩": "黄",
};

// Characters only: the phrase tables also rewrite mainland words (程序 → 进程). Taiwan's terms stand as variants in knowledge/.
const convert = OpenCC.Converter({ from: "t", to: "cn" });
/** Pinyin that some mirror sites print after a character they converted: 條例(lì). */
const pinyinNote = /(?<=\p{Script=Han})\([a-zü\u00e0-\u00fc\u0101-\u01dc]{1,6}\)/gu;

/**
 * Text as it is compared: full-width forms halved (NFKC), radicals mended, pinyin notes removed, traditional turned to simplified.
 * Line breaks stay; other white space becomes one blank. Never shown to a reader: quotes come from the printed words.
 */
export const normalize = remembered((text) => {
  // printable ASCII, most cells of a table, is as it should be
  if (/^[\x20-\x7e]*$/u.test(text)) return text.replace(/ {2,}/gu, " ");
  const plain = withoutNoteMarks(text)
    .normalize("NFKC")
    .replace(/[\u2e80-\u2eff]/gu, (radical) => radicals[radical] ?? radical)
    .replace(pinyinNote, "")
    .replace(/[^\S\n]+/gu, " ");
  return toSimplified(plain);
});

/** ①, ² and the like: footnote marks or ordinals, which NFKC would make digits. */
const marks = "[\\u00b2\\u00b3\\u00b9\\u2070-\\u2079\\u2080-\\u2089\\u2460-\\u2487\\u24ea\\u2776-\\u2793]+";
const noteMark = new RegExp(`(?<=[\\d\\uff10-\\uff19])${marks}`, "gu");
const onlyMarks = new RegExp(`^${marks}$`, "u");

export function isMark(text: string): boolean {
  return onlyMarks.test(text);
}

/** Text without the footnote marks behind its numbers. */
export function withoutNoteMarks(text: string): string {
  return text.replace(noteMark, "");
}

/** Marks that print nothing and stand anywhere in web pages, in numbers too: zero-width blanks, joiners, directions, soft hyphens; as characters or as entities. */
const invisible =
  /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|&(?:shy|zwj|zwnj|lrm|rlm|zerowidthspace|#(?:173|820[3-7]|8288|65279)|#x(?:ad|200[b-f]|2060|feff));/giu;

/** Text without marks that print nothing. */
export function withoutInvisible(text: string): string {
  return text.replace(invisible, "");
}

/** Traditional characters as simplified ones; words are not exchanged (檔案 → 档案). */
export function toSimplified(text: string): string {
  return convert(text);
}

/** {@link normalize} without any white space: what labels and names are matched by, since prints break them anywhere. */
export const compact = remembered((text) => normalize(text).replace(/\s+/gu, ""));

/** A pure function of text that keeps what it made of short texts: reading asks for the same lines, labels and cells again and again. */
export function remembered<Made>(make: (text: string) => Made): (text: string) => Made {
  const [longest, most] = [120, 4000];
  const kept = new Map<string, Made>();
  return (text) => {
    if (text.length > longest) return make(text);
    const known = kept.get(text);
    if (known !== undefined) return known;
    const made = make(text);
    if (kept.size >= most) kept.clear();
    kept.set(text, made);
    return made;
  };
}

/** Words of the reports' own forms that converters to Taiwan's usage exchange; elsewhere in a text they mean what they say. */
const taiwanTerms: readonly (readonly [RegExp, string])[] = [
  [/(?<=政府|政务|公开|现成|获取|过程性|事务|相关)资讯|资讯(?=公开|内容)/gu, "信息"],
  [/规范性档案/gu, "规范性文件"],
  [/专案(?=数量)/gu, "项目"],
  [/(?<=主动公开)档案/gu, "文件"],
];

/** {@link compact} text with the forms' own words as the mainland writes them: 政府资讯公开 → 政府信息公开. */
export function toMainlandTerms(compacted: string): string {
  if (!/资讯|档案|专案/u.test(compacted)) return compacted;
  return taiwanTerms.reduce((text, [term, word]) => text.replace(term, word), compacted);
}
