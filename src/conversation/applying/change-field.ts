import type { Bilingual } from "../../base/bilingual.ts";
import { normalize, toSimplified } from "../../base/text.ts";
import { readAnswer } from "../form/question.ts";
import { formQuestions } from "./application-form.ts";
import { fieldNames } from "./field-words.ts";
import type { FormContext, FormValues } from "./form-values.ts";

/** What a message changes of what was answered before. */
export type FieldChange =
  /** A new answer was given with it. `problem`: one that cannot be. */
  | { readonly kind: "answered"; readonly values: FormValues }
  | { readonly kind: "problem"; readonly problem: Bilingual }
  /** The field is to be asked again. */
  | { readonly kind: "asked-again"; readonly values: FormValues }
  /** The way to reach them that is wrong, while others stand: it is replaced by the next that is written. */
  | { readonly kind: "way"; readonly name: Bilingual };

const changes = [
  /^(?:把|将)?\s*(.{1,12}?)(?:改[成为]|换成|更正为|应该是|应为)[:：\s]*(.+)$/su,
  /^(.{1,10}?)(?:写|填|打|弄|输|搞)?(?:错了|不对|有误|不是这个)[,，。\s]*(?:应该|要|改)?(?:是|成|为)[:：\s]*(.+)$/su,
  /^(?:please )?(?:change|set|correct) (?:the |my )?(.{1,24}?) to (.+)$/isu,
  /^(?:the |my )(.{1,24}?) (?:should be|is now) (.+)$/isu,
];
const again = [
  /^(?:我?要)?(?:改|修改|重填|重新填|改一下|更正)(?:一下)?[,，\s]*(?![成为換换])(.{1,12})$/u,
  /^(.{1,10}?)(?:写|填|打|弄|输|搞)?(?:错了|不对|有误|要改|改一下|重填)$/u,
  /^(?:please )?(?:change|edit|correct|redo) (?:the |my )?(.{1,24})$/iu,
  /^(?:the |my )(.{1,24}?) (?:is|was) (?:wrong|not right|incorrect)$/iu,
  /^(?:i (?:made|have) (?:a )?(?:mistake|error|typo)s? (?:in|with) (?:the |my )?|wrong |i got (?:the |my )?)(.{1,24}?)(?: wrong)?$/iu,
];
/** 「还是邮寄吧」「改成电子的」: an answer of few words to a question of choices that was answered already. */
const rather = /^(?:还是|改成|改为|换成|改用|那就|我?(?:想)?要|不[,，]?)\s*(.{1,10}?)(?:的|吧|就行|好了|算了|把)*$/iu;
const ratherInEnglish =
  /^(?:actually,? |rather |make it |change (?:it )?to |i(?:'d| would) (?:rather|prefer)(?: (?:to )?(?:have|get) it)? |no,? )(.{1,24}?)(?: instead| please)*$|^(.{1,24}?) instead(?: please)?$/iu;
const choices = ["form", "delivery", "type"] as const;
const ways = [
  [/电话|手机|phone|mobile/iu, { zh: "电话", en: "telephone number" }],
  [/邮箱|邮件|电邮|e-?mail/iu, { zh: "邮箱", en: "e-mail address" }],
  [/地址|住址|address/iu, { zh: "地址", en: "postal address" }],
] as const;

/** Reads 「把邮箱改成 a@b.cn」「名字写错了，应该是王五」「改姓名」「电话不对」「还是邮寄吧」; undefined where the message changes nothing that was answered. */
export function readChange(text: string, values: FormValues, context: FormContext): FieldChange | undefined {
  const plain = text.trim().replace(/[。.!！]+$/u, "");
  const simplified = toSimplified(plain);
  const [, named = "", toValue = ""] = firstMatch(changes, simplified) ?? [];
  const [, repeated = ""] = firstMatch(again, simplified) ?? [];
  // a name stays as it was written
  const value = toValue === "" ? "" : plain.slice(-toValue.length);
  const said = normalize(named || repeated);
  const [field] = fieldNames.find(([, words]) => words.test(said)) ?? [];
  if (field === undefined || values[field] === undefined) return chooseAgain(simplified, values, context);
  const { [field]: _old, ...without } = values;
  const others: FormValues = without;
  if (value === "") {
    const chosen = chooseNew(field, said, others, context);
    if (chosen !== undefined) return chosen;
    const way = field === "contact" ? ways.find(([words]) => words.test(said)) : undefined;
    return way === undefined ? { kind: "asked-again", values: others } : { kind: "way", name: way[1] };
  }
  return answer(field, value, others, field === "contact" ? values : others, context);
}

/** 「改一下，发邮寄吧」 names the new answer too; 「改寄送方式」 only the field. */
function chooseNew(
  field: keyof FormValues,
  said: string,
  others: FormValues,
  context: FormContext,
): FieldChange | undefined {
  if (!choices.some((one) => one === field) || /方式|途径|形式|格式|类型|类别|怎么|way|type/iu.test(said))
    return undefined;
  const chosen = answer(field, said, others, others, context);
  return chosen.kind === "answered" ? chosen : undefined;
}

/** Whether words want a field of an application changed, of one that is filed as well: 「电话写错了」. */
export function wantsChange(text: string): boolean {
  const plain = text.trim().replace(/[。.!！]+$/u, "");
  const simplified = toSimplified(plain);
  const named = (firstMatch(changes, simplified) ?? firstMatch(again, simplified))?.[1];
  return named !== undefined && fieldNames.some(([, words]) => words.test(normalize(named)));
}

/** The answer in place of an old one, where few words name another of its choices. */
function chooseAgain(text: string, values: FormValues, context: FormContext): FieldChange | undefined {
  const [, first, second] = rather.exec(text.trim()) ?? ratherInEnglish.exec(text.trim()) ?? [];
  const word = first ?? second ?? "";
  if (word === "") return undefined;
  // 「电子邮件」 is a way, 「电子的」 a form
  const inOrder = /[邮寄]|mail|post|courier/iu.test(word) ? (["delivery"] as const) : choices;
  for (const field of inOrder) {
    const { [field]: old, ...others } = values;
    if (old === undefined) continue;
    const change = answer(field, word, others, others, context);
    if (change.kind === "answered" && change.values[field] !== old) return change;
  }
  return undefined;
}

function answer(
  field: keyof FormValues,
  value: string,
  others: FormValues,
  known: FormValues,
  context: FormContext,
): FieldChange {
  const question = formQuestions(others).find((one) => one.field === field);
  if (question === undefined) return { kind: "asked-again", values: others };
  const read = readAnswer(question, value, context, known);
  return "problem" in read
    ? { kind: "problem", problem: read.problem }
    : { kind: "answered", values: { ...others, ...read.values } };
}

function firstMatch(shapes: readonly RegExp[], text: string): RegExpExecArray | undefined {
  for (const shape of shapes) {
    const found = shape.exec(text);
    if (found !== null) return found;
  }
  return undefined;
}
