import { compact } from "../base/text.ts";
import type { StatedMeasure } from "../question/query.ts";
import type { StatedFigure } from "../report/figure.ts";
import type { Report } from "../report/report.ts";
import { isCountOf } from "./counted-noun.ts";
import { type Coverage, coverWord } from "./cover-word.ts";
import type { StatedTerms } from "./stated-terms.ts";
import { areUnitsAlike } from "./stated-unit.ts";

const published = /^(?:发布|公开|公布)[了过]?$/u;

interface Fit {
  readonly figure: StatedFigure;
  /** Words asked for as they stand in the clause. */
  readonly found: readonly string[];
  /** A word that the clause leaves to the words before it in its sentence. */
  readonly isSupplied: boolean;
  readonly missing: number;
  /** Characters of the subject that were not asked for: 0 is the very thing. */
  readonly narrower: number;
  readonly isUnitExact: boolean;
  /** What is asked stands right before the number: 「开设政务新媒体176个」, not 「政务新媒体抽查12个季度」. */
  readonly isHead: boolean;
  /** The clause says what was asked to have been done: 「发布政策解读 132 件」 and not a gazette's 「政策解读 83 件」. */
  readonly saysDone: boolean;
  /**
   * Another measure, to be told of and never given: a word of change (注销, 新增) that was not asked for, or another thing with what was asked in
   * its name (「网站留言 10 条」 to 「网站多少条信息」).
   */
  readonly isOther: boolean;
}

/**
 * The stated figures that say what is asked: none, one, or several that fit equally. Every word that means something must stand in the figure's
 * own clause; one that its clause leaves out may come from earlier in the sentence only if the clause names nothing else.
 */
export function matchStated(measure: StatedMeasure, report: Report, terms: StatedTerms): readonly StatedFigure[] {
  return choose(fitsOf(measure, report, terms).filter((fit) => !fit.isOther));
}

/** Figures of what is asked that count a change of it, or a part, and not it: 「注销公众号 1 个」 to 「有几个公众号」. */
export function nearStated(measure: StatedMeasure, report: Report, terms: StatedTerms): readonly StatedFigure[] {
  return choose(fitsOf(measure, report, terms).filter((fit) => fit.isOther));
}

function fitsOf(measure: StatedMeasure, report: Report, terms: StatedTerms): readonly Fit[] {
  const context = (measure.context ?? []).map((word) => compact(word).toLowerCase());
  const asked = [...measure.words, ...context.filter((word) => !isEveryday(word, terms))];
  if (asked.length === 0) return [];
  const variants = [...measure.words.map((_, index) => measure.variants?.[index] ?? [])];
  const words = asked.map((word, index) => [word, ...(variants[index] ?? [])].map((one) => compact(one).toLowerCase()));
  const nouns = [...words.flat(), ...context];
  const everyday = context.filter((word) => terms.generic.includes(word));
  return report.stated
    .map((figure) => fitOf(figure, { words, everyday, unit: measure.unit }, report, terms))
    .filter((fit) => fit !== null)
    .filter((fit) => isCountOf(fit.figure, fit.found, nouns, terms));
}

/** All words said before some; the unit asked before another; the very thing before a narrower one; said in the figure's own clause before supplied; no word missing before one. */
function choose(fits: readonly Fit[]): readonly StatedFigure[] {
  const whole = preferring(fits, (fit) => fit.missing === 0);
  const inUnit = preferring(whole, (fit) => fit.isUnitExact);
  const done = preferring(inUnit, (fit) => fit.saysDone);
  const very = preferring(done, (fit) => fit.narrower === 0);
  const head = preferring(very, (fit) => fit.isHead);
  const own = preferring(head, (fit) => !fit.isSupplied);
  const fewest = Math.min(...own.map((one) => one.missing));
  return distinct(own.filter((fit) => fit.missing === fewest).map((fit) => fit.figure));
}

function preferring(fits: readonly Fit[], isPreferred: (fit: Fit) => boolean): readonly Fit[] {
  const preferred = fits.filter(isPreferred);
  return preferred.length > 0 ? preferred : fits;
}

/** A number that the prose repeats is one. */
function distinct(figures: readonly StatedFigure[]): readonly StatedFigure[] {
  const seen = new Map<string, StatedFigure>();
  for (const figure of figures) {
    const key = `${figure.value} ${figure.unit}`;
    if (!seen.has(key)) seen.set(key, figure);
  }
  return [...seen.values()];
}

interface Asked {
  /** Each word with its other ways of being said. */
  readonly words: readonly (readonly string[])[];
  /** Words asked that identify nothing alone: 信息, 发布. */
  readonly everyday: readonly string[];
  readonly unit: string | null;
}

function fitOf(figure: StatedFigure, { words, everyday, unit }: Asked, report: Report, terms: StatedTerms): Fit | null {
  if (!areUnitsAlike(unit, figure.unit, words.flat().join(""), terms)) return null;
  const clause = compact(figure.clause).toLowerCase();
  const subject = compact(figure.subject).toLowerCase();
  const own = `${subject}\n${clause}`;
  const before = earlierWords(figure, clause);
  const inOwn = words.map((ways) => ({ ways, coverage: bestCoverage(ways, own, terms) }));
  const covered = inOwn.map((one) => one.coverage).filter((coverage) => coverage !== null);
  const left = inOwn.filter((one) => one.coverage === null);
  const isSupplied = left.length > 0;
  const heads = covered.flatMap((one) => one.found);
  if (!left.every(({ ways }) => isSubjectOf(bestCoverage(ways, before, terms), before, heads))) return null;
  const isUnitExact = unit !== null && unit === figure.unit;
  const missing = covered.reduce((sum, one) => sum + one.missing, 0);
  const counted = subject === "" ? clause : subject;
  const beyond = leftOf(counted, covered, figure, report, terms);
  const narrower = beyond.length;
  if (covered.every((one) => one.found.length === 0)) return null;
  // 「社会申请几件」: of applications, which the tables count, every word has to be said
  if (heads.every((head) => head.endsWith("申请")) && covered.some((one) => one.found.length === 0)) return null;
  // 「参与群众450余人」 counts the people of what the sentence told before
  const isOfPeople = isUnitExact && (terms.unit_kinds.people ?? []).includes(unit ?? "");
  const isSpecific = covered.some((one) => one.isSpecific);
  // 「发布信息 2139 条，其中…政务信息 393 条」: a part of what is published is not what is published
  if (!isSpecific && earlierWords(figure, clause).includes("其中")) return null;
  if (!isSpecific && (narrower > 0 || missing > 0 || (isSupplied && !isOfPeople))) return null;
  if (isSupplied && narrower > 0) return null;
  // 「取消几件」 of what nobody knows
  if (!isUnitExact && narrower > 0 && heads.every((head) => terms.changes.includes(head))) return null;
  if (missing > 0 && unit !== null && !isUnitExact) return null;
  const isHead = heads.some((head) => counted.endsWith(head));
  const saysDone = everyday.some((word) => published.test(word) && own.includes(word.replace(/[了过]$/u, "")));
  const isChange = terms.changes.some(
    (change) => counted.includes(change) && !heads.some((head) => head.includes(change)),
  );
  const saysAll = everyday.every((word) => coverWord(word, own, terms)?.missing === 0);
  // 「网站留言 10 条」 counts neither what else was asked for nor what the website as such has
  const isPlaceAlone =
    heads.every((head) => terms.media.includes(head)) && !terms.media.some((medium) => medium.includes(beyond));
  // 「“在线访谈”、“政府开放日”等渠道开展互动 200 余场」: of all members together
  // 「因申请引起的行政复议」 are reconsiderations
  const isBeside = subject !== "" && narrower > 0 && heads.every((head) => !subject.includes(head));
  const isListed = heads.every((head) => isMember(head, counted));
  const asksTotal = words.some(([word = ""]) => word.startsWith("总") && word.length > 1);
  const isPart = asksTotal && narrower > 0 && !heads.some((head) => head.startsWith("总"));
  const isOther = isChange || isBeside || isListed || isPart || (narrower > 0 && !isHead && (!saysAll || isPlaceAlone));
  return { figure, found: heads, isSupplied, missing, narrower, isUnitExact, isHead, saysDone, isOther };
}

/** Whether a word is one of several that an 等 ends, and stands nowhere behind it. */
function isMember(word: string, counted: string): boolean {
  const end = counted.lastIndexOf("等");
  const list = counted.slice(0, Math.max(end, 0));
  return list.includes("、") && list.includes(word) && !counted.slice(end).includes(word);
}

function bestCoverage(ways: readonly string[], text: string, terms: StatedTerms): Coverage | null {
  const found = ways.map((word) => coverWord(word, text, terms)).filter((one) => one !== null);
  return found.sort((a, b) => a.missing - b.missing)[0] ?? null;
}

/** Words that stand earlier in the sentence and belong to all of it: not right before a word of the clause, where they tell another count apart (独立用户访问量 … 总访问量). */
function isSubjectOf(coverage: Coverage | null, before: string, heads: readonly string[]): boolean {
  return coverage !== null && !coverage.found.some((word) => heads.some((head) => before.includes(`${word}${head}`)));
}

/** The words of the figure's sentence before its clause, back to the last semicolon. */
function earlierWords(figure: StatedFigure, clause: string): string {
  const sentence = compact(figure.text).toLowerCase();
  const at = sentence.indexOf(clause);
  return at <= 0 ? "" : (sentence.slice(0, at).split(/[;；]/u).at(-1) ?? "");
}

/** What the subject says beyond the words asked, the authority's own name and everyday words. */
function leftOf(
  subject: string,
  covered: readonly Coverage[],
  figure: StatedFigure,
  report: Report,
  terms: StatedTerms,
): string {
  const names = [report.authority.name, ...report.authority.names, ...report.authority.places].map(compact);
  const known = [...covered.flatMap((one) => one.found), ...names, ...terms.generic, ...terms.light];
  // 「“上海科技”网站」: what the website is called tells no other count
  const unnamed = subject.replace(new RegExp(`[“"「《][^”"」》]*[”"」》](?=${terms.media.join("|")})`, "gu"), "");
  const numberless = unnamed.replace(/[\d.,]+[万亿]*/gu, "").replace(figure.unit ?? "", "");
  return known
    .toSorted((a, b) => b.length - a.length)
    .reduce((text, word) => (word === "" ? text : text.replaceAll(word, "")), numberless)
    .replace(/[\s\p{P}年月日]/gu, "")
    .replace(ownKind(report), "");
}

const kinds = /(街道|镇|乡|区|县|市|旗|省|局|委|办|厅)(?:人民政府|政府|办事处|办公室)?$/u;

/** What the body calls itself in its own report: 街道, 全区, 我局. */
function ownKind({ authority }: Report): RegExp {
  const own = new Set([authority.name, ...authority.names].flatMap((name) => kinds.exec(name)?.[1] ?? []));
  return own.size === 0 ? /^$/u : new RegExp(`^[全我本]?(?:${[...own].join("|")})`, "u");
}

function isEveryday(word: string, terms: StatedTerms): boolean {
  const plain = word.replace(/(?<=.{2})[了过的]$/u, "");
  return [word, plain].some((one) => terms.generic.includes(one) || terms.light.includes(one));
}
