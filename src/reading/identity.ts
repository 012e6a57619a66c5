import { readNumber } from "../base/number.ts";
import { compact, toMainlandTerms } from "../base/text.ts";
import type { Authority } from "../report/authority.ts";
import type { ReadingWarning } from "../report/report.ts";
import { authorityOf, type Bodies, splitPlaces, unnamedAuthority } from "./authority.ts";
import type { Element } from "./elements.ts";

export interface Identity {
  readonly title: string;
  readonly authority: Authority;
  readonly year: number | null;
  readonly period: string | null;
  readonly compiler: string | null;
  readonly warnings: readonly ReadingWarning[];
}

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
const sentenceStart = /^(?:根据|按照|依据|本报告|本年度报告|现将|为|依照|来源|关于做好)/u;
const bodyEnd = /(?:人民政府|政府|办公[室厅]|局|委员会|委|厅|院|街道办事处|街道|镇|乡|管委会|中心)$/u;
/** How far into the file a title may stand: before it only the web page's own lines. */
const titleWithin = 40;
const periodShape =
  /((?:自|从)?(\d{4})年?(\d{1,2})月(\d{1,2})日起?(?:至|到|-|—|~)(?:(?:\d{4})年?)?\d{1,2}月\d{1,2}日?(?:止)?)/u;
const yearShape = /(20\d{2}|二[〇零]{1}[一二三][〇零一二三四五六七八九])年/u;

/** Who reports, on which year. Only what the file itself says is taken; `report` (the file's name) merely tells unnamed authorities apart. */
export function readIdentity(report: string, elements: readonly Element[], prose: string, bodies: Bodies): Identity {
  const warnings: ReadingWarning[] = [];
  const warn = (kind: ReadingWarning["kind"], text: string) =>
    warnings.push({ kind, row: null, text, place: elements[0]?.place ?? { page: null, line: 1 } });
  const title = findTitle(elements) ?? titleInProse(prose);
  const period = periodShape.exec(prose);
  const compiler =
    /由([^,。《》()由]{4,36}?)(?:负责|组织)?(?:根据|按照|依据|编制)/u.exec(prose)?.[1] ??
    (prose.includes("编制了") ? /([^,。《》()]{2,30}?)编制了/u.exec(prose)?.[1] : null) ??
    null;
  const name = title ? bodyName(title) : null;
  const authority = name && isAbsolute(name) ? authorityOf(name, compiler, bodies) : unnamedAuthority(report, name);
  if (!authority.isNamed) warn("missing-authority", title ?? "");

  const titleYear = title ? yearIn(title) : null;
  const periodYear = period ? Number(period[2]) : null;
  if (titleYear !== null && periodYear !== null && titleYear !== periodYear)
    warn("year-conflict", `${title}；${period?.[1]}`);
  const year = titleYear ?? periodYear ?? yearOfProse(prose, elements);
  if (year === null) warn("missing-year", title ?? "");
  return {
    title: title ?? `${authority.name}${year === null ? "" : `${year}年`}政府信息公开工作年度报告（原文无标题）`,
    authority,
    year,
    period: period?.[1] ?? null,
    compiler,
    warnings,
  };
}

function findTitle(elements: readonly Element[]): string | null {
  const lines = elements.slice(0, titleWithin).map((element) => element.core);
  const single = lines.findIndex((line) => isTitle(headOf(line)));
  if (single !== -1) return withBody(headOf(lines[single] ?? ""), [lines[single - 1] ?? "", lines[single + 1] ?? ""]);
  const broken = lines.findIndex((line, index) => !bodyEnd.test(line) && isTitle(line + (lines[index + 1] ?? "")));
  return broken === -1
    ? null
    : withBody(`${lines[broken]}${lines[broken + 1]}`, [lines[broken - 1] ?? "", lines[broken + 2] ?? ""]);
}

/** A dump without line breaks begins with its title, or twice. */
function headOf(line: string): string {
  return line.length > 80
    ? (new RegExp(`^.{2,42}?${subject}.{0,8}?(?:年度报告|年报)`, "u").exec(line)?.[0] ?? "")
    : line;
}

/** A title that names no body takes it from the line above or below: 「肖村乡人民政府」 over 「2021年政府信息公开工作年度报告」. */
function withBody(title: string, around: readonly string[]): string {
  const plain = title.replace(/^.*[@:_|]/u, "");
  if (bodyName(plain) !== null) return plain;
  const body = around.find((line) => bodyEnd.test(line) && line.length <= 25 && isAbsolute(line));
  return body === undefined ? plain : body + plain.replace(/^关于/u, "");
}

function isTitle(text: string): boolean {
  const match = titleShape.exec(text);
  return match !== null && titleEnd.test(match[2] ?? "") && !sentenceStart.test(text) && !/[。;；]/u.test(text);
}

function titleInProse(prose: string): string | null {
  const quoted = [...prose.matchAll(quotedTitle)]
    .map((match) => match[1] ?? "")
    .find((text) => isTitle(text) && bodyName(text) !== null);
  if (quoted) return quoted;
  const announced = [...prose.matchAll(announcedTitle)].find((match) => !/要求|规定|通知|有关/u.test(match[1] ?? ""));
  return announced ? `${announced[1]}${announced[2]}政府信息公开工作年度报告` : null;
}

/** The body a title names, or null: without the year, web noise and the words of the report itself. */
function bodyName(title: string): string | null {
  const before = titleShape.exec(title)?.[1] ?? "";
  const name = before
    // mirror sites put their advertisement before the name: 「…官网@:西柳镇人民政府」
    .replace(/^.*[@:_|]/u, "")
    .replace(/(?:20\d{2}|二[〇零][一二三][〇零一二三四五六七八九])年?度?/gu, "")
    .replace(/\([^()]*\)/gu, "")
    .replace(/^[^\p{Script=Han}]+|[^\p{Script=Han}]+$/gu, "")
    .replace(/^(?:关于|公布|发布)|(?:关于|的|年度|年)+$/gu, "");
  return name.length >= 2 ? name : null;
}

/** 「区统计局」「我局」「本级政府」 say whose they are only to those who know. */
function isAbsolute(name: string): boolean {
  if (/^(?:我|本|各|该)/u.test(name)) return false;
  // 镇江市 begins with 镇 and is a place; 区统计局 holds none
  return !/^(?:省|市|州|区|县|旗|镇|乡)/u.test(name) || splitPlaces(name).places.length > 0;
}

function yearIn(text: string): number | null {
  const match = yearShape.exec(text)?.[1];
  return match ? readNumber(match) : null;
}

/**
 * Without a title or a period: the year that the prose names before 年度, else the one its sentences begin with, else the only one it names.
 * Years are compared with and planned for in every report: where the count does not single one out, none is taken.
 */
function yearOfProse(prose: string, elements: readonly Element[]): number | null {
  const plain = prose.replace(/《[^》]*》|[〔[(]\d{4}[〕\])]|20\d{2}年\d{1,2}月/gu, "");
  const lines = elements.map((element) => (element.kind === "line" ? element.core : "")).join("\n");
  const sentences = `${lines}\n${plain.replaceAll("。", "。\n")}`;
  for (const [text, shape] of [
    [plain, /(20\d{2})年度/gu],
    [sentences, /^(20\d{2})年(?!底|前|末|的|第|\d)/gmu],
  ] as const) {
    const counts = new Map<number, number>();
    for (const match of text.matchAll(shape)) counts.set(Number(match[1]), (counts.get(Number(match[1])) ?? 0) + 1);
    const [best, second] = [...counts].toSorted((a, b) => b[1] - a[1]);
    if (best && best[1] > (second?.[1] ?? 0)) return best[0];
  }
  const named = new Set([...plain.matchAll(/(20\d{2})年/gu)].map((match) => Number(match[1])));
  return named.size === 1 ? ([...named][0] ?? null) : null;
}

/** {@link compact} text of all narrative, for what may stand anywhere in it. */
export function proseText(lines: readonly string[]): string {
  return toMainlandTerms(compact(lines.join("")));
}
