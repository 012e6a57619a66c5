/** What tells of pages in a text dump. `at`: how many lines stand before it. */
export type PageEvent =
  | { readonly kind: "break"; readonly at: number }
  | {
      readonly kind: "mark";
      readonly at: number;
      readonly number: number;
      readonly blanksBefore: number;
      readonly blanksAfter: number;
    };

/**
 * The page of each line, or null where the marks do not settle it: a page is cited, so it is never guessed.
 * A mark stands at the foot of its page (the dump leaves the gap after it) or, where the extractor put the footer first, at its head (the gap before it).
 */
export function numberPages(events: readonly PageEvent[], lines: number): readonly (number | null)[] {
  const marks = events.filter((event) => event.kind === "mark");
  const first = marks[0];
  if (!first) return new Array<null>(lines).fill(null);
  const atHead = marks.filter((mark) => mark.blanksBefore > mark.blanksAfter).length * 2 > marks.length;
  const pages = new Array<number | null>(lines).fill(null);
  const bounds = [0, ...marks.map((mark) => mark.at), lines];
  const breaks = events.filter((event) => event.kind === "break").map((event) => event.at);
  let next = 0;
  for (const [index, from] of bounds.slice(0, -1).entries()) {
    const to = bounds[index + 1] ?? lines;
    const within: number[] = [];
    for (; next < breaks.length && (breaks[next] ?? lines) < to; next += 1) {
      const at = breaks[next] ?? lines;
      if (at > from || (atHead && at === from)) within.push(at);
    }
    fill(pages, from, to, within, marks[index - 1]?.number ?? null, marks[index]?.number ?? null, atHead);
  }
  return pages;
}

/** Numbers the lines between two marks. `before` and `after` are the marks' numbers, null at the ends of the file. */
function fill(
  pages: (number | null)[],
  from: number,
  to: number,
  breaks: readonly number[],
  before: number | null,
  after: number | null,
  atHead: boolean,
): void {
  // at the head, the mark before numbers the first page here; at the foot, the mark after numbers the last one
  let page: number | null = null;
  if (atHead && before !== null) {
    const isSettled = after === null || after - before === breaks.length + 1;
    if (!isSettled) return;
    page = before;
  } else if (atHead && after !== null) page = after - 1 - breaks.length;
  else if (after !== null) {
    if (before !== null && after !== before + 1) return;
    page = before === null && after !== 1 ? null : after;
    for (let line = from; line < to; line++) pages[line] = page;
    return;
  } else if (before !== null) {
    for (let line = from; line < to; line++) pages[line] = before + 1;
    return;
  }
  if (page === null) return;
  for (let line = from; line < to; line++) {
    while (breaks.length > 0 && breaks[0] !== undefined && line >= breaks[0]) {
      page++;
      breaks = breaks.slice(1);
    }
    pages[line] = Math.max(1, page);
  }
}
