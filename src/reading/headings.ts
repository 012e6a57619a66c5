import { readNumber } from "../base/number.ts";
import { compact } from "../base/text.ts";
import type { Format } from "../report/format.ts";
import type { Element, LineElement } from "./elements.ts";

/** Titles of the six parts and their variants, without ordinals: what {@link partOf} compares with. */
export type PartTitles = readonly (readonly Title[])[];

interface Title {
  readonly text: string;
  readonly pairs: ReadonlySet<string>;
}

const ordinal = /^第?([一二三四五六七八九十]{1,3})(?:(?<=^第.{1,3})部分[、.,:]?|[、.,:是])\s*/u;
const subOrdinal = /^\(([一二三四五六七八九十]{1,3})\)/u;
/** How alike a heading must be to a title (share of common letter pairs): below 0.8, 「主动公开工作情况」 would pass for part 二. */
const likeness = 0.8;

/** The titles that the formats give, for {@link partOf}. */
export function partTitles(formats: readonly Format[]): PartTitles {
  return [0, 1, 2, 3, 4, 5].map((index) =>
    [
      ...new Set(
        formats
          .flatMap((format) => [format.parts[index]?.title ?? "", ...(format.parts[index]?.seen_as ?? [])])
          .map(bare),
      ),
    ].map((text) => ({ text, pairs: pairsOf(text) })),
  );
}

/** Which statutory part a line is the heading of, from 1, or null. Words decide, not the ordinal: reports number parts twice or not at all. */
export function partOf(
  element: Element,
  titles: PartTitles,
): { part: number; number: number | null; text: string } | null {
  if (
    element.core.length > 40 ||
    element.core.length < 2 ||
    (element.kind === "row" && element.cells.filter((cell) => cell.text !== "").length !== 1)
  )
    return null;
  const number = ordinal.exec(element.core)?.[1] ?? null;
  const text = bare(element.core.replace(/^表[一二三四]:/u, ""));
  if (text.length < 2) return null;
  // 「（三）收到和处理政府信息公开申请情况」; a short title behind such an ordinal (（一）基本情况) is a heading within a part
  const sub = subOrdinal.exec(element.core);
  const own = sub ? text.slice((sub[1] ?? "").length) : text;
  const pairs = number === null ? null : pairsOf(text);
  const index = titles.findIndex((variants) =>
    variants.some((variant) =>
      pairs === null
        ? own === variant.text && !(sub && own.length < 8)
        : text === variant.text || isAlike(pairs, variant.pairs),
    ),
  );
  if (index === -1) return null;
  return { part: index + 1, number: number === null ? null : readNumber(number), text: element.core };
}

/** Any heading that carries an ordinal: 「四、政府信息公开申请情况」, or 「（二）落实条例要求，加强平台建设」 up to its first full stop. */
export function headingOf(element: LineElement): { text: string; number: number | null; depth: 1 | 2 } | null {
  const { core } = element;
  const sub = subOrdinal.exec(core);
  if (sub) {
    const end = core.search(/[。:;；]/u);
    const text = end === -1 ? core : core.slice(0, end);
    return text.length > sub[0].length && text.length <= 50
      ? { text, number: readNumber(sub[1] ?? ""), depth: 2 }
      : null;
  }
  const top = ordinal.exec(core);
  if (!top || core.startsWith(`${top[1]}是`) || core.length > 30 || /[。;；]/u.test(core)) return null;
  return { text: core, number: readNumber(top[1] ?? ""), depth: 1 };
}

function bare(title: string): string {
  return compact(title)
    .replace(ordinal, "")
    .replace(/[^\p{Script=Han}]/gu, "");
}

function pairsOf(text: string): ReadonlySet<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)));
}

function isAlike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  let common = 0;
  for (const pair of one) if (other.has(pair)) common++;
  return (2 * common) / (one.size + other.size) >= likeness;
}
