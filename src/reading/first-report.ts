import type { Element } from "./elements.ts";
import { type PartTitles, partOf } from "./headings.ts";
import { isTitle, yearIn } from "./title.ts";

/** The elements of a file's first report, and the title of the one behind it, null where there is none. */
export interface FirstReport {
  readonly elements: readonly Element[];
  readonly next: Element | null;
}

/** A page may hold the reports of several years: a second title, of another year, between two openings of part one begins the next report. */
export function firstReport(elements: readonly Element[], titles: PartTitles): FirstReport {
  const openings = elements.flatMap((element, index) => (partOf(element, titles)?.part === 1 ? [index] : []));
  const [first, second] = openings;
  if (first === undefined || second === undefined) return { elements, next: null };
  const years = elements.map(({ core }) => (isTitle(core) ? yearIn(core) : null));
  const own = years.slice(0, first).findLast((year) => year !== null) ?? null;
  const at = years.findIndex((year, index) => index > first && index < second && year !== null && year !== own);
  if (own === null || at === -1) return { elements, next: null };
  return { elements: elements.slice(0, at), next: elements[at] ?? null };
}
