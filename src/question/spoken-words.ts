import type { Bound } from "./query.ts";
import { means, senseOf, type Token } from "./sense.ts";

/** A number that is said: where money could be meant, with what it is in (「2000万元」: 2000 万元; 「两千万」: 元). */
export type SpokenNumber = Pick<Bound, "value" | "unit">;

/** 「…的单位」 at the end of what is asked. */
const bodiesAtEnd = /的(?:单位|部门|机关|地方|政府|行政机关)[?？。]?$/u;

/** What the words of a question say of its operation, asked for by id. */
export interface SpokenWords {
  /** An operation of operations.yaml is named. */
  has(operation: string): boolean;
  /** A kind of function-words.yaml occurs. */
  isFunction(kind: string): boolean;
  /** 「多少」「几件」 occurs. */
  readonly asksHowMany: boolean;
  readonly questionCount: number;
  /** Units that are asked for. */
  readonly units: readonly string[];
  /** Of money, where the unit itself is said: 「多少元钱」, not 「多少钱」 or 「几块」. */
  readonly moneyUnit: "元" | "万元" | "亿元" | null;
  readonly numbers: readonly SpokenNumber[];
  /** 「排第二」, 「倒数第二」. */
  readonly place: { readonly place: number; readonly isLeast: boolean; readonly isTop: boolean } | undefined;
  /** 公开率, 答复率. */
  readonly saysRate: boolean;
  /** 「申请总量」: what is counted is named with its total. */
  readonly saysTotal: boolean;
  /** 「…3条对吗」: a number is put to be confirmed. */
  readonly confirms: boolean;
  /** 「没有收到申请的」: what stands next is said not to be. */
  readonly deniesNext: boolean;
  /** 「谁申请的」. */
  readonly asksWho: boolean;
  /** 「A是B的百分之几」「相当于」. */
  readonly saysIs: boolean;
  /** 「谁」 alone, which can be a body as well. */
  readonly saysWho: boolean;
  readonly endsAsQuestion: boolean;
  /** 「到10亿了吗」. */
  readonly reaches: boolean;
  /** 「相差多少」, which says of neither that it is more. */
  readonly saysApart: boolean;
  /** 「A和B一共占」. */
  readonly addsBeforeWhole: boolean;
  /** 「超过1000件的单位」: bodies are sought, and no word asks which. */
  readonly seeksBodies: boolean;
}

export function spokenWords(tokens: readonly Token[]): SpokenWords {
  const isFirst = (token: Token, kind: string) => token.senses[0]?.kind === kind;
  const has = (id: string) => tokens.some((token) => isFirst(token, "operation") && means(token, "operation", id));
  const questions = tokens.filter(
    (token) => isFirst(token, "question") || (isFirst(token, "function") && means(token, "function", "question")),
  );
  return {
    has,
    isFunction: (id) => tokens.some((token) => isFirst(token, "function") && means(token, "function", id)),
    asksHowMany: questions.length > 0 || has("count_authorities") || tokens.some(asksForMoney),
    questionCount: questions.length,
    units: tokens.flatMap((token) => senseOf(token, "question")?.unit ?? []),
    moneyUnit: moneyUnits.find((unit) => questions.some((token) => saysMoney(token, unit))) ?? null,
    numbers: tokens.flatMap((token) => spokenNumber(token) ?? []),
    place: tokens.flatMap((token) => senseOf(token, "place") ?? [])[0],
    saysTotal: tokens.some((token) => isFirst(token, "concept") && /总[数量件]/u.test(token.text)),
    saysRate: tokens.some((token) => isFirst(token, "rate")),
    deniesNext: tokens.some(
      (token, i) => means(token, "function", "denies") && tokens[i + 1]?.senses[0]?.kind === "concept",
    ),
    asksWho: tokens.some(
      (token) => means(token, "operation", "over_columns") && !/^(?:申请人|applicants?)$/u.test(token.text),
    ),
    saysIs: tokens.some(({ text }) => /^(?:是|为|相当于|等于)$/u.test(text)),
    saysWho: tokens.some(({ text }) => text === "谁" || text === "who"),
    confirms: tokens.some((token) => /^(?:对吗|对不对|对不|对么|不对|准确|对吧|correct|right)$/u.test(token.text)),
    reaches: tokens.some((token, i) => /^[到满够]$/u.test(token.text) && tokens[i + 1]?.senses[0]?.kind === "number"),
    saysApart: tokens.some(
      (token) => means(token, "operation", "difference") && /差|^(?:gap|differ)/u.test(token.text),
    ),
    addsBeforeWhole: addsBeforeWhole(tokens),
    seeksBodies: bodiesAtEnd.test(tokens.map(({ text }) => text).join("")),
    endsAsQuestion: /^[?？]$/u.test(tokens.at(-1)?.text ?? ""),
  };
}

function addsBeforeWhole(tokens: readonly Token[]): boolean {
  const at = tokens.findIndex(isWholeMark);
  const before = at < 0 ? tokens : tokens.slice(0, at);
  const last = at < 0 ? undefined : before.at(-1);
  return (
    before.some((token) => token.senses[0]?.kind === "operation" && means(token, "operation", "sum")) ||
    (last !== undefined && means(last, "operation", "together"))
  );
}

function isWholeMark(token: Token | undefined): boolean {
  return token?.senses[0]?.kind === "operation" && means(token, "operation", "of_whole");
}

/** 「多少万元」 is the unit wanted and the question in one. */
function asksForMoney({ text, senses }: Token): boolean {
  return senses[0]?.kind === "operation" && senses[0].id.startsWith("to_") && text.includes("多少");
}

function spokenNumber(token: Token): SpokenNumber | null {
  const said = senseOf(token, "number");
  if (said === undefined) return null;
  const { value } = said;
  const named = moneyUnits.find((unit) => unit === said.unit);
  const unit = named ?? (said.unit === null && /[万亿]$/u.test(token.text) ? "元" : undefined);
  return unit === undefined ? { value } : { value, unit };
}

const moneyUnits = ["亿元", "万元", "元"] as const;

function saysMoney(token: Token, unit: (typeof moneyUnits)[number]): boolean {
  const asked = senseOf(token, "question");
  return asked?.measures === "money" && asked.unit === unit && token.text.includes(unit.charAt(0));
}
