import type { LocatedFigure } from "./locate-stated.ts";
import type { ProseTerms } from "./prose-terms.ts";

/** A total and the parts that the text says it is made of. */
export interface Breakdown {
  readonly total: LocatedFigure;
  /** Two or more, in the order of the text. */
  readonly parts: readonly LocatedFigure[];
  /** Those of them before the list's first semicolon, where these are two or more: what follows it may be another matter. */
  readonly firstParts: readonly LocatedFigure[];
  /** Marked by 其中 or 包括, which may name a few parts only. */
  readonly isOpen: boolean;
  /** The list itself says that it is not whole (等, ……). */
  readonly isPartial: boolean;
  /** Parts such as 网站 and 微信, which may count one thing twice. */
  readonly mayOverlap: boolean;
}

type Terms = ProseTerms["breakdown"];

/** Where in a sentence a list of parts begins and ends. */
interface Span {
  readonly marker: string;
  readonly from: number;
  readonly to: number;
}

/** The breakdowns of the prose. Only where the text marks one (其中、包括、分别为, a colon, a bracket with three parts or more) and its total is plain. */
export function findBreakdowns(located: readonly LocatedFigure[], terms: Terms): readonly Breakdown[] {
  const sentences = new Map<number, LocatedFigure[]>();
  for (const figure of located) {
    const list = sentences.get(figure.figure.sentence) ?? [];
    list.push(figure);
    sentences.set(figure.figure.sentence, list);
  }
  return [...sentences].flatMap(([number, figures]) => breakdownsOf(figures, sentences.get(number - 1) ?? [], terms));
}

function breakdownsOf(
  figures: readonly LocatedFigure[],
  previous: readonly LocatedFigure[],
  terms: Terms,
): readonly Breakdown[] {
  const sentence = figures[0]?.sentence ?? "";
  const spans = listSpans(sentence, terms);
  return spans.flatMap((span, order) => {
    const next = spans[order + 1];
    const total =
      span.from <= span.marker.length + 1 ? loneTotal(previous, terms) : totalBefore(figures, spans, span, terms);
    if (total === undefined) return [];
    const within = figures.filter((part) => part.start >= span.from && part.end <= span.to && !isAside(part, terms));
    const own = next !== undefined && next.from <= span.to ? withoutNextTotal(within, next) : within;
    const parts = own.filter((part) => sameFamily(part, total, terms));
    if (parts.length < (isBracketOnly(span) ? 3 : 2)) return [];
    const last = parts.at(-1);
    const text = sentence.slice(span.from, last === undefined ? span.to : Math.min(span.to, last.end + 4));
    return [
      {
        total,
        parts,
        firstParts: beforeSemicolon(parts, sentence.indexOf(";", span.from)),
        isOpen: terms.open_markers.test(span.marker),
        isPartial: terms.partial.test(text),
        mayOverlap: parts.some((part) => terms.overlapping.test(part.before)),
      },
    ];
  });
}

function beforeSemicolon(parts: readonly LocatedFigure[], at: number): readonly LocatedFigure[] {
  const first = parts.filter((part) => part.end <= at);
  return first.length >= 2 ? first : parts;
}

/** Lists of parts in a sentence: from each marker to the end of its bracket, of its list, or of the sentence. */
function listSpans(sentence: string, terms: Terms): readonly Span[] {
  const spans: Span[] = [];
  const marks = new RegExp(
    `(?:${terms.markers.source})+|(?<=[\\p{Script=Han}\\d]):|(?<=\\d[^,。;:()\\d]{0,3})\\(`,
    "gu",
  );
  for (const match of sentence.matchAll(marks)) {
    const from = match.index + match[0].length;
    const covering = spans.at(-1);
    // 「其中:」 and 「(其中」 are one marker
    if (covering !== undefined && from - covering.from <= match[0].length + 1) {
      spans.pop();
      spans.push({ marker: `${covering.marker}${match[0]}`, from, to: listEnd(sentence, from, terms) });
      continue;
    }
    if (match[0] === "(" && /^(?:含|不含|另|含有)/u.test(sentence.slice(from))) continue;
    spans.push({ marker: match[0], from, to: listEnd(sentence, from, terms) });
  }
  return spans;
}

function listEnd(sentence: string, from: number, terms: Terms): number {
  const opened = sentence.lastIndexOf("(", from);
  const isInBracket = opened >= 0 && !sentence.slice(opened, from).includes(")");
  const closed = isInBracket ? sentence.indexOf(")", from) : -1;
  if (closed >= 0) return closed;
  // 「…」 leaves words out: what follows it is no part of the list
  const end = new RegExp(`[,;。、](?:${terms.ends.source})|…`, "u").exec(sentence.slice(from));
  return end === null ? sentence.length : from + end.index;
}

/** The last number before the marker that is no share, no growth and in no closed bracket. */
function totalBefore(
  figures: readonly LocatedFigure[],
  spans: readonly Span[],
  span: Span,
  terms: Terms,
): LocatedFigure | undefined {
  const brackets = spans.filter((other) => other !== span && other.to < span.from);
  return figures.findLast(
    (figure) =>
      figure.end <= span.from &&
      !figure.isWorded &&
      !isAside(figure, terms) &&
      !isInClosedBracket(figure, span.from) &&
      !brackets.some((other) => figure.start >= other.from && figure.end <= other.to),
  );
}

/** The one number of the sentence before that is no part of a list: with two, which of them is broken down is not plain. */
function loneTotal(previous: readonly LocatedFigure[], terms: Terms): LocatedFigure | undefined {
  const sentence = previous[0]?.sentence ?? "";
  const spans = listSpans(sentence, terms);
  const totals = previous.filter(
    (figure) =>
      !figure.isWorded &&
      !isAside(figure, terms) &&
      !spans.some((span) => figure.start >= span.from && figure.end <= span.to),
  );
  return totals.length === 1 ? totals[0] : undefined;
}

/** The number right before the next marker is the next list's total, not this one's part. */
function withoutNextTotal(parts: readonly LocatedFigure[], next: Span): readonly LocatedFigure[] {
  const before = parts.filter((part) => part.end <= next.from);
  return before.slice(0, -1);
}

function isInClosedBracket(figure: LocatedFigure, until: number): boolean {
  const between = figure.sentence.slice(figure.end, until);
  const closing = between.indexOf(")");
  return closing >= 0 && !between.slice(0, closing).includes("(");
}

function isBracketOnly(span: Span): boolean {
  return span.marker === "(";
}

function isAside(figure: LocatedFigure, terms: Terms): boolean {
  const { unit } = figure.figure;
  return unit === "%" || (unit?.startsWith("百分") ?? false) || terms.aside.test(figure.before);
}

function sameFamily(part: LocatedFigure, total: LocatedFigure, terms: Terms): boolean {
  const [a, b] = [part.figure.unit, total.figure.unit];
  if (a === b || a === null) return true;
  return b !== null && terms.families.some((family) => family.includes(a) && family.includes(b));
}
