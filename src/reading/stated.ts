import { type FoundNumber, findNumbers } from "../base/number.ts";
import { normalize } from "../base/text.ts";
import type { StatedFigure } from "../report/figure.ts";
import { type Paragraph, sentencesOf } from "./passages.ts";

const units =
  "人次|件次|场次|批次|万元|亿元|个工作日|工作日|平方米|个百分点|百分点|分钟|小时|公里|元|件|条|次|期|个|篇|份|场|起|宗|例|家|户|名|人|位|项|册|本|部|字|张|幅|类|种|处|页|倍|台|套|组|轮|批|则|档|天|封|通|节|款|只|块|栏|%";
const after = new RegExp(`^ ?(余|多|来|左右|以上)? ?(${units})?(余|多|左右|以上|以内)?`, "u");
const softenerBefore = /(约|近|达到|达|超过|超|逾|突破|不足|多达)(?:了)? ?$/u;
/** What stands before or behind a number that counts nothing: dates, ordinals, document and telephone numbers. */
const notACount = {
  before: /(?:第|[〔[(]|No\.?|号码|电话|邮编|传真|[A-Za-z/.@×*-]|\d[-—~] ?|\d ?[至到] ?|\d )$/iu,
  after: /^ ?(?:年|月|日|时|点|号|届|级|世纪|周年|[〕\]]|[A-Za-z/@:×*]|[-—~至到] ?\d|\.\d+\.)/u,
};
/** Titles of documents, web addresses, dates: the numbers in them count nothing. */
const noFigures =
  /《[^》]*》|https?:[^\s,。)]*|[〔[(]\d{4}[〕\])] ?\d+ ?号|\d{4} ?年?(?: ?\d{1,2} ?月)?(?: ?\d{1,2} ?日)?(?:(?<=[年月日])|(?= ?[-—至] ?\d{4} ?年))|\d{1,2} ?月 ?\d{1,2} ?日/gu;
/** Units that Chinese numerals count in; others make idioms (两张皮, 最后一公里, 六部分). */
const chineseUnits = new Set([
  "件",
  "条",
  "次",
  "期",
  "个",
  "篇",
  "份",
  "场",
  "起",
  "宗",
  "例",
  "家",
  "户",
  "名",
  "人",
  "位",
  "项",
  "册",
  "人次",
  "批",
  "轮",
  "类",
  "种",
  "页",
]);
/** A lone 一 before these is no count: 一个, 一种, 一类, 一起. */
const idiomUnits = new Set(["个", "种", "类", "起", "项", "些", "批", "次", "部", "套", "块", "本"]);
const clauseEnd = /[;；:：。！？!?()（）]|,(?!\d{3}(?!\d))/u;
/** Words that say how a number relates to the one before: they take its subject. */
const relation = /^(?:占|同比|环比|较|比|增长|增加|下降|减少|上升)/u;
const filler =
  /^(?:(?:其中|包括|含|共计|总计|累计|合计|分别|另有|另外|同时|截至目前|全年|本年度|年度|当年|今年|截至|截止|共|另|以及|及|和|并|已|均|即|有|为|是|了|等|的|[,\s]))+/u;
const none =
  /(?:未(?:曾)?(?:收到|接到|受理|发生|产生|出现|接收|收取)|(?:没有|无)(?:收到|接到|发生|产生|出现|受理|进行|被|因|涉及)?|未(?=收取|收费)|零)/u;

/** What is longer than this between two full stops is no sentence. */
const longestSentence = 3000;

/** Numbers in the narrative with what they count, in reading order; those said of another year than the report's are left out. Printed sentences stay as printed; subjects are normalized. */
export function readStated(
  report: string,
  paragraphs: readonly Paragraph[],
  year: number | null,
): readonly StatedFigure[] {
  const figures: StatedFigure[] = [];
  let number = 0;
  for (const paragraph of paragraphs) {
    for (const printed of sentencesOf(paragraph.text)) {
      if (printed.length > longestSentence) continue;
      const base = {
        report,
        row: null,
        column: null,
        status: "stated",
        heading: paragraph.heading,
        place: paragraph.place,
        sentence: number,
        text: printed.trim(),
      } as const;
      for (const found of statedIn(normalize(printed).trim(), year))
        figures.push({ ...base, ...found, label: found.subject });
      number++;
    }
  }
  return figures;
}

type Found = Pick<StatedFigure, "subject" | "clause" | "value" | "unit" | "softener" | "note">;

function statedIn(sentence: string, year: number | null): readonly Found[] {
  const found: Found[] = [];
  let lastSubject = "";
  for (const { clause, isInBrackets } of clausesOf(sentence)) {
    const counts = countsIn(clause);
    for (const [index, count] of counts.entries()) {
      const from = counts[index - 1]?.end ?? 0;
      const to = counts[index + 1]?.start ?? clause.length;
      const own = subjectOf(clause.slice(from, count.start), clause.slice(count.end, to), from === 0);
      if (own === "" || isOfOtherYear(clause.slice(from, count.start), year)) continue;
      const subject = relation.test(own) ? lastSubject + own : own;
      if (subject === own && !isInBrackets) lastSubject = own;
      found.push({ subject, clause, value: count.value, unit: count.unit, softener: count.softener, note: null });
    }
    if (counts.length === 0) found.push(...nonesIn(clause));
  }
  return found;
}

/** 「比2021年的1100条」 in a report on 2022. 「2019年以来累计」 is no other year. */
function isOfOtherYear(words: string, year: number | null): boolean {
  const named = [...words.matchAll(/(20\d{2}) ?年(?! ?(?:以来|起|至|到|开始|\d))/gu)].map((match) => Number(match[1]));
  return year !== null && named.length > 0 && !named.includes(year);
}

/** Clauses of a sentence, each with at most one list item that counts: 「采集、发布、修订信息334条」 is one, 「维持6件、纠正0件」 two. */
function clausesOf(sentence: string): readonly { clause: string; isInBrackets: boolean }[] {
  // 「作其他处理（含主动撤回）341件」: a note without numbers does not part a subject from its number
  const plain = sentence.replace(/\([^()\d]*\)/gu, "");
  return plain
    .split(/(\([^()]*\))/u)
    .flatMap((part) =>
      part
        .split(clauseEnd)
        .flatMap((clause) => listItems(clause).map((item) => ({ clause: item, isInBrackets: part.startsWith("(") }))),
    );
}

function listItems(clause: string): readonly string[] {
  const items: string[] = [];
  for (const piece of clause.split("、")) {
    const last = items.at(-1);
    if (last !== undefined && countsIn(last).length === 0) items[items.length - 1] = `${last}、${piece}`;
    else items.push(piece);
  }
  return items.map((item) => item.replace(/^[\s.…]+|\s+$/gu, "")).filter((item) => item !== "");
}

interface Count {
  readonly value: number;
  readonly unit: string | null;
  readonly softener: string | null;
  readonly start: number;
  readonly end: number;
}

function countsIn(clause: string): readonly Count[] {
  const masked = clause.replace(noFigures, (match) => "□".repeat(match.length));
  return findNumbers(masked).flatMap((number): readonly Count[] => {
    const count = countOf(masked, number);
    return count ? [count] : [];
  });
}

function countOf(clause: string, number: FoundNumber): Count | null {
  const before = clause.slice(0, number.start);
  const behind = clause.slice(number.end);
  if (notACount.before.test(before) || notACount.after.test(behind)) return null;
  const [matched, softA, unit, softB] = after.exec(behind) ?? [""];
  const soft = softenerBefore.exec(before);
  if (number.isChinese && !isChineseCount(clause, number, unit, behind.slice(matched.length))) return null;
  // without a unit only 「部分公开67」 and 「访问量达 6 万」: the clause ends with it
  if (
    !unit &&
    (behind.slice(matched.length).trim() !== "" ||
      /^(?:19|20)\d{2}$/u.test(clause.slice(number.start, number.end)) ||
      before.trim() === "" ||
      number.value >= 1e8)
  )
    return null;
  return {
    value: number.value,
    unit: unit ?? null,
    softener: [soft?.[1], softA ?? softB].filter(Boolean).join("…") || null,
    start: soft ? soft.index : number.start,
    end: number.end + matched.length,
  };
}

/** 「三百二十件」 counts; 「一是」「一批」「一系列」「统一」 do not. */
function isChineseCount(clause: string, number: FoundNumber, unit: string | undefined, behind: string): boolean {
  if (!unit) return false;
  const word = clause.slice(number.start, number.end);
  if (!chineseUnits.has(unit)) return false;
  if (word === "一" && (idiomUnits.has(unit) || /^(?:性|部|体)/u.test(behind))) return false;
  return !/(?:统|第|之|进|逐|任|唯|每|同|十|“|")$/u.test(clause.slice(0, number.start)) && !/^(?:性|化)/u.test(behind);
}

/** What a number counts: the words before it, and those behind it where a number leads (「9 个单位发放《公报》」「共制作119期政策简明问答」). */
function subjectOf(before: string, behind: string, isFirst: boolean): string {
  const head = trimSubject(/[和及与]$/u.test(before.trim()) && !isFirst ? "" : before);
  const tail = isFirst || head.length < 2 ? trimSubject(behind.replace(/^的/u, "")) : "";
  return head + tail;
}

function trimSubject(text: string): string {
  return text
    .replace(/\s+/gu, "")
    .replace(/(?:20\d{2}年度?)/gu, "")
    .replace(filler, "")
    .replace(/(?:共计?|总计|累计|合计|分别为?|已|达到?|为|约|近|有|是|了|:)+$/gu, "")
    .replace(/^[^\p{L}\p{N}《“"]+|[^\p{L}\p{N}》”")]+$/gu, "");
}

/** 「未收到政府信息公开申请」「无…行政复议和行政应诉」: none, said in words. The note tells that no figure is printed. */
function nonesIn(clause: string): readonly Found[] {
  const plain = clause.replace(/\s+/gu, "");
  const match = none.exec(plain);
  if (!match) return [];
  const said = { clause, value: 0, softener: null, note: "原文以文字表述，没有印数字" };
  return nonesOf(plain.slice(match.index + match[0].length)).map(([subject, unit]) => ({ ...said, subject, unit }));
}

/** What there was none of: 「无因依申请公开引起的行政复议和行政应诉」 speaks of remedies, not of applications. */
function nonesOf(words: string): readonly (readonly [subject: string, unit: string])[] {
  const remedies = [
    ...(/复议/u.test(words) ? ([["行政复议", "件"]] as const) : []),
    ...(/诉讼|应诉|起诉/u.test(words) ? ([["行政诉讼", "件"]] as const) : []),
  ];
  if (remedies.length > 0) return remedies;
  if (/收费|费用/u.test(words)) return [["政府信息公开收费", "元"]];
  if (/依申请公开|信息公开申请|公开.{0,6}申请/u.test(words)) return [["依申请公开政府信息申请", "件"]];
  return [];
}
