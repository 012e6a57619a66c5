import type { FormatId } from "../report/report.ts";
import { disclosureColumns } from "./disclosure-columns.ts";
import type { LexiconFiles, MeasureRule, StatedRule } from "./lexicon-files.ts";
import type { Piece } from "./pieces.ts";
import type { CellMeasure, StatedMeasure } from "./query.ts";

/** What one piece of a question counts. */
export interface PieceMeaning {
  readonly piece: Piece;
  /** Rows meant, each with the columns its words can mean; no columns: those of the piece, or the total. */
  readonly rows: readonly RowMeaning[];
  /** Columns of table 三 or 四 that are named. */
  readonly columns: readonly string[];
  readonly stated: StatedMeasure | null;
  /** Only everyday words (申请, 信息, 结果): gives way to a piece that says more. */
  readonly isWeak: boolean;
}

export interface RowMeaning {
  readonly row: string;
  /** Another row that the words can mean as well. */
  readonly or: string | null;
  readonly columns: readonly string[];
}

const everyday = new Set([
  "request",
  "receive",
  "information",
  "disclose",
  "handle",
  "result",
  "reason",
  "publish",
  "closed",
]);
/** Of the everyday words those that change nothing beside a row of table 二. */
const besideDisclosure = new Set(["information", "disclose", "reason", "publish", "result"]);
const applicants = new Set([
  "natural_person",
  "organizations",
  "business",
  "research",
  "nonprofit",
  "legal_service",
  "other_organization",
]);

/** 「信息处理费」 asks for the money, where no unit says otherwise. */
const sums = /(?:费|金额|资金)$/u;

/** Counted in sheets where people speak of 罚单 and 许可证. */
const papers = ["disclosure.penalties", "disclosure.licensing"];
/** 「制定了几部规章」. */
const documents = ["disclosure.regulations", "disclosure.normative_documents"];

export function isApplicant(column: string): boolean {
  return applicants.has(column);
}

/** What a piece counts, by the rules of measures.yaml. */
export function readPiece(piece: Piece, rules: LexiconFiles["measures"], format: FormatId): PieceMeaning {
  const ids = conceptsOf(piece);
  const isWeak = ids.every((id) => everyday.has(id)) && piece.stated.length === 0 && piece.unknown.length === 0;
  const meaning = { piece, columns: piece.columns, isWeak: isWeak && piece.columns.length === 0 };
  if (piece.unknown.length > 0 || piece.stated.length > 0) {
    return { ...meaning, columns: [], rows: [], stated: statedOf(piece) };
  }
  if (ids.length === 0) return { ...meaning, rows: [], stated: null };
  const cover = coverWithRows(ids, rules);
  const asStated = statedRule(ids, piece, rules.stated);
  if (asStated !== null && piece.columns.length === 0) return { ...meaning, rows: [], stated: asStated };
  const tables = new Set(cover.rows.map((rule) => rule.row.split(".")[0]));
  const passesOver = tables.has("disclosure") ? besideDisclosure : everyday;
  if (tables.size === 0 && isWeak) return { ...meaning, rows: [], stated: null };
  if (tables.size !== 1 || cover.rest.some((id) => !passesOver.has(id))) {
    return { ...meaning, rows: [], stated: statedOf(piece, tables.size > 0) };
  }
  const rows = cover.rows.map((rule) => ({
    row: rule.row,
    or: rule.or ?? null,
    columns: rule.column === undefined ? [] : disclosureColumns(rule.column, piece, format),
  }));
  const fits = rows.every((row) => isCountedIn(row, piece.unit));
  return fits ? { ...meaning, stated: null, rows } : { ...meaning, rows: [], stated: statedOf(piece) };
}

/** What is received in money are fees: 「收了多少钱」. 「公开了多少件申请」 asks what was done with the applications, not how many came. */
function conceptsOf({ concepts, unit }: Piece): readonly string[] {
  const ids = concepts.map((concept) => concept.id);
  if (unit?.measures === "money" && ids.join() === "receive") return ["fee_amount"];
  const isDone = concepts.some(({ id, text }) => id === "disclose" && /[了过]$/u.test(text));
  return isDone && !ids.includes("information") ? ids.filter((id) => id !== "request") : ids;
}

/** 「多少钱」 fits amounts alone; 「几天」「几期」 no cell at all. People are counted where applications are (「多少人申请」), kinds where results are. */
function isCountedIn(row: RowMeaning, unit: Piece["unit"]): boolean {
  if (unit === null || unit.measures === "items") return true;
  if (unit.unit === "张" || unit.unit === "册") return papers.includes(row.row);
  if (unit.unit === "部") return documents.includes(row.row);
  if (unit.measures === "money") return row.columns.includes("amount");
  if (row.row.startsWith("remedies.")) return unit.unit === "场" || unit.unit === "人";
  return row.row.startsWith("requests.") && ["人", "类", "人次", "封"].includes(unit.unit);
}

/** The rules that together cover the most concepts; `rest`: what none covers. */
function coverWithRows(
  ids: readonly string[],
  rules: LexiconFiles["measures"],
): { rows: readonly MeasureRule[]; rest: readonly string[] } {
  const rows: MeasureRule[] = [];
  let rest = ids;
  while (rest.length > 0) {
    const best = bestRule(rest, ids, rules);
    if (best === undefined) break;
    const covered = new Set(wordsOf(best, rules));
    if (rows.length > 0 && best.needs.every((need) => everyday.has(need))) break;
    rows.push(best);
    rest = rest.filter((id) => !covered.has(id));
  }
  return { rows: rows.toSorted((a, b) => firstOf(a, ids) - firstOf(b, ids)), rest };
}

function firstOf(rule: MeasureRule, ids: readonly string[]): number {
  return Math.min(...rule.needs.map((need) => ids.indexOf(need)));
}

function bestRule(
  rest: readonly string[],
  all: readonly string[],
  rules: LexiconFiles["measures"],
): MeasureRule | undefined {
  let best: MeasureRule | undefined;
  let bestScore = -1;
  for (const rule of rules.measures) {
    if (!rule.needs.every((need) => all.includes(need)) || !rule.needs.some((need) => rest.includes(need))) continue;
    const words = wordsOf(rule, rules);
    const covered = rest.filter((id) => words.includes(id)).length;
    const strong = rule.needs.filter((need) => !everyday.has(need)).length;
    const score = covered * 100 + strong * 10 + rule.needs.length;
    if (score > bestScore) {
      best = rule;
      bestScore = score;
    }
  }
  return best;
}

function wordsOf(rule: MeasureRule, rules: LexiconFiles["measures"]): readonly string[] {
  return [...rule.needs, ...rule.may, ...rule.groups.flatMap((group) => rules.groups[group] ?? [])];
}

/** Publishing and information without a word of any table: what the prose counts in 条. */
function statedRule(ids: readonly string[], piece: Piece, rules: readonly StatedRule[]): StatedMeasure | null {
  if (ids.join() === "disclose" && piece.unit?.unit === "条")
    return statedRule(["disclose", "information"], piece, rules);
  for (const rule of rules) {
    const known = [...rule.needs, ...rule.may];
    if (!rule.needs.every((need) => ids.includes(need)) || !ids.every((id) => known.includes(id))) continue;
    return {
      kind: "stated",
      words: rule.words,
      variants: rule.words.map(() => []),
      context: [],
      unit: piece.unit?.unit ?? null,
    };
  }
  return null;
}

function statedOf(piece: Piece, isAllNeeded = false): StatedMeasure {
  const words: string[] = [];
  const variants: (readonly string[])[] = [];
  const context: string[] = [];
  for (const { word, variants: others } of piece.stated) {
    if (words.includes(word)) continue;
    words.push(word);
    variants.push(others);
  }
  for (const word of [...piece.unknown, ...piece.columnTexts]) {
    words.push(word);
    variants.push([]);
  }
  for (const { id, text } of piece.concepts) {
    if ((everyday.has(id) || (id === "make" && piece.stated.length > 0)) && id !== "request" && !isAllNeeded)
      context.push(text);
    else {
      words.push(text);
      variants.push([]);
    }
  }
  if (piece.countsBodies) context.push("单位");
  const isMoney = words.some((word) => sums.test(word));
  return { kind: "stated", words, variants, context, unit: piece.unit?.unit ?? (isMoney ? "元" : null) };
}

/** Rows and columns put together: a table 三 row with the applicants named, a table 四 row with the results named, else the total. Null: the table has no such column. */
export function cellsOf(row: string, columns: readonly string[]): readonly CellMeasure[] | null {
  if (columns.length === 0) return [{ kind: "cell", row, column: "total" }];
  const isRemedy = row.startsWith("remedies.");
  const isRequest = row.startsWith("requests.");
  const fits = columns.every((column) =>
    column === "total" ? isRemedy || isRequest : isApplicant(column) ? isRequest : isRemedy,
  );
  return fits ? columns.map((column) => ({ kind: "cell", row, column })) : null;
}
