import { findNumbers } from "../../base/number.ts";
import { compact } from "../../base/text.ts";
import type { StatedFigure } from "../figure.ts";
import type { Report } from "../report.ts";

/** A stated figure with the words around its number. All text is compact (`compact` in base/text). */
export interface LocatedFigure {
  readonly figure: StatedFigure;
  /** Index in `Report.stated`. */
  readonly index: number;
  /** The whole sentence. */
  readonly sentence: string;
  /** Offsets of the number in the sentence; for nought in words (未收到申请), of its clause. */
  readonly start: number;
  /** Behind the number, its softener and its unit. */
  readonly end: number;
  /** Whether nought is stated in words, without a number. */
  readonly isWorded: boolean;
  /** The words right before the number: from the last comma, full stop, bracket or counted number. */
  readonly before: string;
  /** The words right behind it, to the next punctuation or number. */
  readonly after: string;
  /** Everything of the sentence behind the number and its unit. */
  readonly follow: string;
}

/** Every figure of the prose, found again in its sentence, in the order of `Report.stated`. */
export function locateStated(report: Report): readonly LocatedFigure[] {
  let cursor = { sentence: -1, at: 0 };
  return report.stated.map((figure, index) => {
    const sentence = compact(figure.text);
    if (cursor.sentence !== figure.sentence) cursor = { sentence: figure.sentence, at: 0 };
    const number = findNumber(figure, sentence, cursor.at);
    if (number === null) return worded(figure, index, sentence);
    const end = number.end + unitLength(sentence.slice(number.end), figure.unit);
    cursor = { sentence: figure.sentence, at: end };
    const lead = sentence.slice(0, number.start);
    const follow = sentence.slice(end);
    const after = /^[^,。;:、!?()\d]*/u.exec(follow)?.[0] ?? "";
    return {
      figure,
      index,
      sentence,
      start: number.start,
      end,
      isWorded: false,
      before: wordsBefore(lead),
      after,
      follow,
    };
  });
}

/** The number in its clause, or else in the sentence, from `from` on; digits are preferred to Chinese numerals (「一是受理 1 件」). */
function findNumber(figure: StatedFigure, sentence: string, from: number): { start: number; end: number } | null {
  const clause = compact(figure.clause);
  const clauseAt = sentence.indexOf(clause, Math.max(0, from - clause.length));
  const numbers = findNumbers(sentence).filter((number) => number.value === figure.value && number.start >= from);
  const inClause = numbers.filter((n) => clauseAt >= 0 && n.start >= clauseAt && n.end <= clauseAt + clause.length);
  const candidates = clauseAt >= 0 ? inClause : numbers;
  return candidates.find((number) => !number.isChinese) ?? candidates[0] ?? null;
}

function worded(figure: StatedFigure, index: number, sentence: string): LocatedFigure {
  const clause = compact(figure.clause);
  const at = Math.max(0, sentence.indexOf(clause));
  const before = clause.replace(/[,。;!?]+$/u, "");
  const end = at + clause.length;
  return { figure, index, sentence, start: at, end, isWorded: true, before, after: "", follow: sentence.slice(end) };
}

function unitLength(follow: string, unit: string | null): number {
  const softened = /^(?:余|多)?/u.exec(follow)?.[0].length ?? 0;
  const printed = unit === null ? "" : compact(unit);
  return follow.startsWith(printed, softened) ? softened + printed.length : softened;
}

const countedNumber = /\d[\d,.]*(?:余|多)?(?:[万亿])?(?:件|条|次|宗|起|例|份|个|项|期|篇|场|名|人|部|则|家|%)/gu;

function wordsBefore(lead: string): string {
  const plain = lead.replace(/\([^()\d]*\)/gu, "");
  const clause = plain.slice(plain.search(/[^,。;:!?()]*$/u));
  const counted = [...clause.matchAll(countedNumber)].at(-1);
  const rest = counted === undefined ? clause : clause.slice(counted.index + counted[0].length);
  return rest.replace(/^[、和及]+/u, "");
}
