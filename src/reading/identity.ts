import { compact, toMainlandTerms } from "../base/text.ts";
import type { Authority } from "../report/authority.ts";
import type { Place } from "../report/place.ts";
import type { ReadingWarning } from "../report/report.ts";
import { authorityOf, type Bodies, unnamedAuthority } from "./authority.ts";
import type { Element } from "./elements.ts";
import { signerOf } from "./signature.ts";
import { bodyInProse, bodyOfTitle, findTitle, isAbsolute, publisherIn, titleInProse, yearIn } from "./title.ts";

export interface Identity {
  readonly title: string;
  readonly authority: Authority;
  readonly year: number | null;
  readonly period: string | null;
  readonly compiler: string | null;
  readonly warnings: readonly ReadingWarning[];
}

/** What {@link readIdentity} looks at. */
export interface IdentitySource {
  readonly elements: readonly Element[];
  /** {@link compact} text of the whole file. */
  readonly prose: string;
  /** The line that the first of the six parts begins with; null where none has a heading. */
  readonly firstPart: Place | null;
  /** What a web page calls itself in its head; null elsewhere. */
  readonly pageTitle: string | null;
}

const periodShape =
  /((?:自|从)?(\d{4})年?(\d{1,2})月(\d{1,2})日起?(?:至|到|-|—|~)(?:(?:\d{4})年?)?\d{1,2}月\d{1,2}日?(?:止)?)/u;

/** Who reports, on which year. Only what the file itself says is taken; `report` (the file's name) merely tells unnamed authorities apart. */
export function readIdentity(report: string, source: IdentitySource, bodies: Bodies): Identity {
  const { elements, prose, firstPart, pageTitle } = source;
  const warnings: ReadingWarning[] = [];
  const warn = (kind: ReadingWarning["kind"], text: string) =>
    warnings.push({ kind, row: null, text, place: elements[0]?.place ?? { page: null, line: 1 } });
  const lines = elements.map((element) => element.core);
  const partAt = elements.findIndex(({ place }) => place === firstPart);
  const period = periodShape.exec(prose);
  const periodYear = period ? Number(period[2]) : null;
  const title = findTitle(lines, { firstPart: partAt, pageTitle, periodYear }) ?? titleInProse(prose);
  const compiler =
    /由([^,。《》()由]{4,36}?)(?:负责|组织)?(?:根据|按照|依据|编制)/u.exec(prose)?.[1] ??
    (prose.includes("编制了") ? /([^,。《》()]{2,30}?)编制了/u.exec(prose)?.[1] : null) ??
    null;
  const titleYear = title ? yearIn(title) : null;
  const name =
    (title ? bodyOfTitle(title) : null) ??
    publisherIn(elements.map(asParticulars)) ??
    bodyInProse(prose, titleYear ?? periodYear) ??
    signerOf(lines, titleYear ?? periodYear);
  const authority = name && isAbsolute(name) ? authorityOf(name, compiler, bodies) : unnamedAuthority(report, name);
  if (!authority.isNamed) warn("missing-authority", title ?? "");

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

/** A row of a page's particulars as the line 「发布机构:云溪区司法局」. */
function asParticulars(element: Element): string {
  const cells = element.kind === "row" ? element.cells.map((cell) => cell.text) : element.text.split("|");
  return cells.map(compact).join(":");
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
