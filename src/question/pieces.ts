import { means, senseOf, type Token } from "./sense.ts";

/** What stands between two pieces. `whole`: 占. `among`: 中. `compare`: 比. `clause`: a mark. `question`: 「收到多少件予以公开多少件」. */
export type Joint = "start" | "conj" | "compare" | "whole" | "among" | "clause" | "question";

/** A stretch of the question that names one thing: the words between two joints. */
export interface Piece {
  readonly before: Joint;
  /** The joint that ends it; `end` for the last. */
  readonly after: Joint | "end";
  readonly concepts: readonly { readonly id: string; readonly text: string }[];
  readonly columns: readonly string[];
  readonly columnTexts: readonly string[];
  /** 败诉, 胜诉: results that only a lawsuit has. */
  readonly isOfLawsuit: boolean;
  readonly stated: readonly { readonly word: string; readonly variants: readonly string[] }[];
  /** Words that are none the lexicon knows. */
  readonly unknown: readonly string[];
  readonly rates: readonly number[];
  readonly unit: { readonly unit: string; readonly measures: "items" | "money" | "other" } | null;
  /** 「给几个单位」: bodies are counted. */
  readonly countsBodies: boolean;
  readonly hasQuestion: boolean;
  readonly isAll: boolean;
  /** 总数, 总量. */
  readonly saysTotal: boolean;
  /** The asker tells of himself: 「我是一名教师」. */
  readonly isAboutAsker: boolean;
}

interface Draft {
  before: Joint;
  after: Joint | "end";
  concepts: { id: string; text: string }[];
  columns: string[];
  columnTexts: string[];
  isOfLawsuit: boolean;
  stated: { word: string; variants: readonly string[] }[];
  unknown: string[];
  rates: number[];
  countsBodies: boolean;
  unit: { unit: string; measures: "items" | "money" | "other" } | null;
  hasQuestion: boolean;
  isAll: boolean;
  saysTotal: boolean;
  isAboutAsker: boolean;
}

const mark = /^[,;:.!?，。；：！？、/…\n-]$/u;

/** Cuts the words of a question at its joints. Words of years, authorities and operations belong to no piece. */
export function cutIntoPieces(tokens: readonly Token[]): readonly Piece[] {
  const pieces: Draft[] = [draft("start")];
  // 「A是B的几倍」「A是B的百分之几」: B is the whole
  const isOperation = (token: Token, id: string) =>
    token.senses[0]?.kind === "operation" && means(token, "operation", id);
  const isRatio = tokens.some(
    (token, i) => isOperation(token, "ratio") || (isOperation(token, "percent") && tokens[i - 1]?.text === "的"),
  );
  for (const [i, token] of tokens.entries()) {
    const piece = pieces.at(-1);
    if (piece === undefined) break;
    const joint = isRatio && /^(?:是|为|相当于|除以)$/u.test(token.text) ? "whole" : jointOf(token);
    if (joint !== null) {
      piece.after = joint;
      pieces.push(draft(joint));
      continue;
    }
    if (piece.hasQuestion && startsAnother(token, piece) && asksAgain(tokens, token)) {
      piece.after = "question";
      pieces.push(draft("question"));
    }
    if (asksInAnotherUnit(token, pieces.at(-1))) {
      const { concepts, columns, columnTexts, stated, unknown } = piece;
      piece.after = "question";
      pieces.push({ ...draft("question"), concepts, columns, columnTexts, stated, unknown });
    }
    if (isNegated(tokens, i) || isReport(tokens, i)) pieces.at(-1)?.unknown.push(token.text);
    addToken(pieces.at(-1) ?? piece, token);
    boundOfMoney(token, pieces);
    if (countsPeople(tokens[i - 1], token)) (pieces.at(-1) ?? piece).unit ??= { unit: "人", measures: "other" };
  }
  return pieces;
}

/** 「采购超过2000万元」 is of the amount, which stands before the bound. */
function boundOfMoney(token: Token, pieces: readonly Draft[]): void {
  const number = senseOf(token, "number");
  const asked = pieces.at(-1)?.before === "compare" ? pieces.at(-2) : pieces.at(-1);
  if (asked !== undefined && number?.unit?.endsWith("元")) asked.unit ??= { unit: number.unit, measures: "money" };
}

/** 「来了多少群众」: people are counted, whatever else the sentence tells. */
function countsPeople(before: Token | undefined, token: Token): boolean {
  return before !== undefined && isQuestion(before) && means(token, "column", "natural_person");
}

function draft(before: Joint): Draft {
  return {
    before,
    after: "end",
    concepts: [],
    columns: [],
    columnTexts: [],
    isOfLawsuit: false,
    stated: [],
    unknown: [],
    rates: [],
    unit: null,
    countsBodies: false,
    hasQuestion: false,
    isAll: false,
    saysTotal: false,
    isAboutAsker: false,
  };
}

function jointOf(token: Token): Joint | null {
  if (mark.test(token.text)) return token.text === "、" || token.text === "/" ? "conj" : "clause";
  const first = token.senses[0];
  if (first?.kind === "operation" && first.id === "of_whole") return "whole";
  if (first?.kind === "operation" && (first.id === "more_than" || first.id === "less_than")) return "compare";
  if (first?.kind !== "function") return null;
  if (first.id === "conj") return "conj";
  if (first.id === "compare") return "compare";
  if (first.id === "among") return "among";
  return null;
}

/** After its 「多少件」 a piece that already says what it counts is over when a second question word comes: the words before it are another piece's. */
function startsAnother(token: Token, piece: Draft): boolean {
  const names = token.senses[0]?.kind;
  if (names !== "concept" && names !== "column" && names !== "stated") return false;
  return piece.concepts.length + piece.columns.length + piece.stated.length > 0 && !isWeakAfterQuestion(token);
}

/** 「信息处理费几件多少元」: one thing, asked for in pieces and in money. */
function asksInAnotherUnit(token: Token, piece: Draft | undefined): boolean {
  const [first] = token.senses;
  const isOfMoney = first?.kind === "operation" && first.id.startsWith("to_") && /多少|几/u.test(token.text);
  const asked = first?.kind === "question" ? first.measures : isOfMoney ? "money" : null;
  const units = [piece?.unit?.measures, asked];
  return piece?.hasQuestion === true && units.includes("items") && units.includes("money");
}

/** 「没结转的有几件」: what is not so is counted nowhere, unless a word of its own says it (没公开). */
function isNegated(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at];
  if (word === undefined || !means(word, "function", "denies") || !tokens.some(isQuestion)) return false;
  const kind = tokens[at + 1]?.senses[0]?.kind;
  return kind === "concept" || kind === "column" || kind === "stated";
}

/** 「多少人浏览了年报」: the report itself was read, and no website. */
function isReport(tokens: readonly Token[], at: number): boolean {
  if (!/^(?:年报|年度报告|报告)$/u.test(tokens[at]?.text ?? "")) return false;
  const verb = /^[了过]$/u.test(tokens[at - 1]?.text ?? "") ? tokens[at - 2] : tokens[at - 1];
  return verb !== undefined && /^(?:浏览|访问|阅读|下载|点击|查阅)[了过]?$/u.test(verb.text);
}

/** 「前10天」: a span of time that no table counts. */
const timeUnits = new Set(["天", "月", "小时", "分", "页"]);

/** A question word comes before the next mark. */
function asksAgain(tokens: readonly Token[], from: Token): boolean {
  for (const token of tokens.slice(tokens.indexOf(from))) {
    if (mark.test(token.text)) return false;
    if (isQuestion(token)) return true;
  }
  return false;
}

function isQuestion(token: Token): boolean {
  const first = token.senses[0];
  return first?.kind === "question" || (first?.kind === "function" && first.id === "question");
}

const weak = new Set([
  "request",
  "information",
  "disclose",
  "closed",
  "handle",
  "result",
  "receive",
  "decisions",
  "items",
]);

function isWeakAfterQuestion(token: Token): boolean {
  const concept = senseOf(token, "concept");
  return concept !== undefined && weak.has(concept.id);
}

function addToken(piece: Draft, token: Token): void {
  const first = token.senses[0];
  if (/^(?:我|我们|俺|咱|咱们|本人|i|i'm)$/u.test(token.text)) piece.isAboutAsker = true;
  if (/^总(?:数|量|数量|件数)$/u.test(token.text)) piece.saysTotal = true;
  if (means(token, "function", "whole") || means(token, "operation", "together")) piece.isAll = true;
  switch (first?.kind) {
    case undefined:
      if (/[\p{L}\p{Script=Han}]/u.test(token.text)) piece.unknown.push(token.text);
      break;
    case "concept":
      if (!piece.concepts.some((concept) => concept.id === first.id))
        piece.concepts.push({ id: first.id, text: token.text });
      break;
    case "column":
      if (!piece.columns.includes(first.id)) piece.columns.push(first.id);
      piece.columnTexts.push(token.text);
      if (/诉|输|赢|判|法院|官司|^(?:won|lost|win|lose)$/u.test(token.text)) piece.isOfLawsuit = true;
      break;
    case "stated":
      piece.stated.push({ word: first.word, variants: first.variants });
      break;
    case "number":
      if (first.unit !== null && timeUnits.has(first.unit)) piece.unknown.push(token.text);

      break;
    case "rate":
      piece.rates.push(first.index);
      break;
    case "operation":
      if (first.id.startsWith("to_")) piece.unit ??= { unit: "元", measures: "money" };
      if (first.id === "count_authorities") {
        piece.unit = { unit: "个", measures: "items" };
        piece.countsBodies = true;
        piece.hasQuestion = true;
      }
      break;
    case "question":
      piece.unit = { unit: first.unit, measures: first.measures };
      piece.hasQuestion = true;
      break;
    case "intent":
      if (first.id === "procedure") piece.unknown.push(token.text);
      break;
    case "function":
      if (first.id === "question") piece.hasQuestion = true;
      if (first.id === "except" || first.id === "narrows") piece.unknown.push(token.text);
      break;
  }
}
