import { readNumber } from "../base/number.ts";
import { splitPlaces } from "./authority.ts";

const subject = "(?:政府信息公开|政务信息公开|政务公开|信息公开)";
/** 「爱民区2020年政府信息公开工作年度报告」; also with its last words jumbled (「工作告年度报」). */
const titleShape = new RegExp(`^(.{0,42}?)${subject}(?!条例|指南|目录|专栏)([^。;；]{0,24})$`, "u");
const titleEnd = /(?:年度报|年报|报告|告年)[^。]{0,3}(?:\(?20\d{2}年?度?\)?)?$/u;
/** Where the prose names the report: 《…年度报告》, 「现将我局2020年…」, 「编制…2018年政府信息公开年度报告」. */
const quotedTitle = new RegExp(`《([^《》]{0,42}?${subject}[^《》]{0,16})》`, "gu");
const announcedTitle = new RegExp(
  `(?:现将|现公布|公布|编制|形成)(?:了)?([^,。《》()]{2,36}?)(?:\\([^()]*\\))?(\\d{4}年度?)${subject}`,
  "gu",
);
/** A title that the report's first words follow in the same line. */
const beforeFirstWords = new RegExp(
  `^(.{2,42}?${subject}.{0,8}?(?:年度报告|年报))(?:一、|第一部分|根据|按照|本报告)`,
  "u",
);
const sentenceStart = /^(?:根据|按照|依据|本报告|本年度报告|现将|为|依照|来源|关于做好)/u;
/** How the names of bodies end. */
export const bodyEnd = /(?:人民政府|政府|办公[室厅]|局|委员会|委|厅|院|街道办事处|街道|镇|乡|管委会|中心)$/u;
const yearShape = /(20\d{2}|二[〇零]{1}[一二三][〇零一二三四五六七八九])年/u;
/** Where the first part has no heading, a title may stand so far into the file: before it only the web page's own lines. */
const titleWithin = 40;
/** What stands in web pages' particulars, not in the name of a body. */
const particulars = /\d|索引|发布|公开|来源|日期|文号|主题|分类|作者/u;
/** The label of the body in what web pages print above a document (索引号、发布机构、成文日期). */
const publisher =
  /(?:发布机构|发布单位|公开主体|公开机构|编制单位|制作单位):{1,2}([^:,;。|()]{3,30}?(?:人民政府|政府|办公[室厅]|局|委员会|委|厅|院|办事处|管委会|中心))(?!\p{Script=Han}{0,3}(?:局|室|厅|处|委|会|科))/u;

/**
 * The title of a report among its `lines` (compact): of all that read like one, one with a body and a year, and the last of these above the
 * first part, since menus and paths stand over the title. Titles of several years in neighbouring lines may be links to other reports: of
 * those the one of the period's year is taken. `firstPart`: the line of that part's heading, -1 where there is none. `pageTitle`: what a web
 * page calls itself, taken where no line does better.
 */
export function findTitle(
  lines: readonly string[],
  { firstPart, pageTitle, periodYear }: { firstPart: number; pageTitle: string | null; periodYear: number | null },
): string | null {
  const above = lines.slice(0, firstPart === -1 ? titleWithin : Math.max(firstPart, 1));
  const titles = above.map((_, index) => titleAt(above, index));
  const own = titles.flatMap((title, at): readonly Candidate[] => {
    if (title === null) return [];
    const isLink = [titles[at - 1], titles[at + 1]].some((other) => isOfOtherYear(title, other));
    return [{ title, trust: isLink ? (yearIn(title) === periodYear ? 1 : 0) : 2 }];
  });
  const found = [
    ...titlesOfPage(pageTitle).map((title) => ({ title, trust: 2 })),
    ...(firstPart === -1 ? own.toReversed() : own),
  ];
  const best = Math.max(...found.map(worth));
  return found.findLast((candidate) => worth(candidate) === best)?.title ?? null;
}

/** `trust`: 2 where it stands alone, 1 for a link to a report of the period's year, 0 for any other link. */
interface Candidate {
  readonly title: string;
  readonly trust: number;
}

function isOfOtherYear(title: string, other: string | null | undefined): boolean {
  if (!other) return false;
  return yearIn(title) !== null && yearIn(other) !== null && yearIn(title) !== yearIn(other);
}

function worth({ title, trust }: Candidate): number {
  return (bodyOfTitle(title) === null ? 0 : 6) + (yearIn(title) === null ? 0 : 3) + trust;
}

/** The title that a line is, or begins, with the body that stands above or below it. */
function titleAt(lines: readonly string[], index: number): string | null {
  const [before, line, next, afterNext] = [-1, 0, 1, 2].map((step) => lines[index + step] ?? "") as [
    string,
    string,
    string,
    string,
  ];
  const own = headOf(line);
  if (isTitle(own)) return withBody(own, [before, next]);
  const isBroken = line !== "" && !bodyEnd.test(line) && !isTitle(headOf(next)) && isTitle(own + next);
  return isBroken ? withBody(own + next, [before, afterNext]) : null;
}

/** 「云溪区2022年…年度报告-云溪区人民政府网站」 */
function titlesOfPage(pageTitle: string | null): readonly string[] {
  return pageTitle === null
    ? []
    : pageTitle
        .split(/[-_|—–>》»]+/u)
        .filter(isTitle)
        .slice(0, 1);
}

/** A dump without line breaks begins with its title, or twice; a path ends with it. */
function headOf(line: string): string {
  const goesOn = beforeFirstWords.exec(line);
  if (goesOn) return goesOn[1] ?? "";
  if (line.length <= 80) return line.replace(/^.*[>»›]/u, "");
  return new RegExp(`^.{2,42}?${subject}.{0,8}?(?:年度报告|年报)`, "u").exec(line)?.[0] ?? "";
}

/** A title that names no body takes it from the line above or below: 「肖村乡人民政府」 over 「2021年政府信息公开工作年度报告」. */
function withBody(title: string, around: readonly string[]): string {
  const plain = title.replace(/^.*[@:_|>»›]/u, "");
  if (bodyOfTitle(plain) !== null) return plain;
  const body = around.find(
    (line) => bodyEnd.test(line) && line.length <= 25 && isAbsolute(line) && !particulars.test(line),
  );
  return body === undefined ? plain : body + plain.replace(/^关于/u, "");
}

/** Whether a line, compact, is the title of a report and nothing else. */
export function isTitle(text: string): boolean {
  const match = titleShape.exec(text);
  return match !== null && titleEnd.test(match[2] ?? "") && !sentenceStart.test(text) && !/[。;；]/u.test(text);
}

/** The title as the prose names it: 《…年度报告》, or 「现将…公布」. */
export function titleInProse(prose: string): string | null {
  const quoted = [...prose.matchAll(quotedTitle)]
    .map((match) => match[1] ?? "")
    .find((text) => isTitle(text) && bodyOfTitle(text) !== null);
  if (quoted) return quoted;
  const announced = [...prose.matchAll(announcedTitle)].find((match) => !/要求|规定|通知|有关/u.test(match[1] ?? ""));
  return announced ? `${announced[1]}${announced[2]}政府信息公开工作年度报告` : null;
}

/** The body that the prose says the report is of; null where it names none with its place, or speaks of another year's report. */
export function bodyInProse(prose: string, year: number | null): string | null {
  const title = titleInProse(prose);
  const body = title === null || (year !== null && yearIn(title) !== year) ? null : bodyOfTitle(title);
  return body !== null && splitPlaces(body).places.length > 0 ? body : null;
}

/** The body a title names, or null: without the year, web noise and the words of the report itself. */
export function bodyOfTitle(title: string): string | null {
  const before = titleShape.exec(title)?.[1] ?? "";
  const name = before
    // mirror sites put their advertisement before the name: 「…官网@:西柳镇人民政府」
    .replace(/^.*[@:_|>»›]/u, "")
    .replace(/(?:20\d{2}|二[〇零][一二三][〇零一二三四五六七八九])年?度?/gu, "")
    .replace(/\([^()]*\)/gu, "")
    .replace(/^[^\p{Script=Han}]+|[^\p{Script=Han}]+$/gu, "")
    .replace(/^(?:关于|公布|发布)|(?:关于|的|年度|年|法定)+$/gu, "");
  return name.length >= 2 ? name : null;
}

/** 「区统计局」「我局」「本级政府」 say whose they are only to those who know. */
export function isAbsolute(name: string): boolean {
  if (/^(?:我|本|各|该)/u.test(name)) return false;
  // 镇江市 begins with 镇 and is a place; 区统计局 holds none
  return !/^(?:省|市|州|区|县|旗|镇|乡)/u.test(name) || splitPlaces(name).places.length > 0;
}

/** The year that the text names, in digits or 二〇二〇; null where it names none. */
export function yearIn(text: string): number | null {
  const match = yearShape.exec(text)?.[1];
  return match ? readNumber(match) : null;
}

/** The body that a web page's table of particulars names: 「发布机构：云溪区司法局」; null where there is none, or it is no absolute name. */
export function publisherIn(lines: readonly string[]): string | null {
  const name = publisher.exec(lines.slice(0, titleWithin).join("|"))?.[1] ?? null;
  return name !== null && isAbsolute(name) ? name : null;
}
