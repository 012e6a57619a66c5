import {
  type ApplicantType,
  type Application,
  applicantTypes,
  type Delivery,
  deliveries,
  type IdType,
  type InformationForm,
  type IntakeChannel,
  idTypes,
  informationForms,
  intakeChannels,
} from "../../application/application.ts";
import { faultOfIdNumber, isOfChild, tidyIdNumber } from "../../application/identity-number.ts";
import { applicantTypeNames, channelNames, deliveryNames, formNames, idTypeNames } from "../../application/names.ts";
import { isTooLongAgo } from "../../application/read-application.ts";
import type { Day } from "../../base/day.ts";
import { normalize } from "../../base/text.ts";
import { readDay } from "../../question/guidance/read-day.ts";
import { pick } from "../form/pick.ts";
import type { Option, Question } from "../form/question.ts";
import { readPersonal } from "../form/read-personal.ts";

/** What staff type in from an application on paper, by post, by fax or at the counter. Null: it is not on the paper, which may not be turned away for that. */
export interface PaperValues {
  readonly channel?: IntakeChannel;
  readonly receivedOn?: Day;
  readonly description?: string;
  readonly form?: InformationForm | null;
  readonly delivery?: Delivery | null;
  readonly type?: ApplicantType;
  readonly name?: string | null;
  readonly representative?: string;
  readonly idType?: IdType | null;
  readonly idNumber?: string;
  /** A number that cannot be right, until the officer says that it stands so on the paper. */
  readonly doubted?: string | undefined;
  /** Whether the number is that of someone under 14. */
  readonly isChild?: boolean;
  readonly guardian?: string;
  readonly contact?: Contact | null;
}

interface Contact {
  readonly phone?: string;
  readonly email?: string;
  readonly address?: string;
}

/** An application on paper that staff are entering; kept sealed. */
export interface PaperDialogue {
  readonly kind: "paper";
  /** The same key files once, whatever is pressed and redelivered. */
  readonly key: string;
  readonly values: PaperValues;
  readonly turn: number;
  /** The message last taken for an answer: where it comes again after a crash, it answers nothing else. */
  readonly lastMessage?: string | undefined;
}

export interface PaperContext {
  readonly today: Day;
}

type PaperQuestion = Question<PaperValues, PaperContext>;

const none = "没有";
const notWritten = "申请书上没写";
const notWrittenWords = /^(?:申请书上?|上面|纸上)?(?:没有?|未)(?:写|填)(?:明)?[。.]?$/u;
const asOnPaper = "照录";
const descriptionAtMost = 3_000;
const nameAtMost = 100;

/** Which day counts as that of receipt, by how it came (《政府信息公开条例》, article 31). */
const receiptRules: Readonly<Record<Exclude<IntakeChannel, "online">, string>> = {
  counter: "当面提交的，提交之日是收到之日。",
  post_signed: "需要签收的邮寄，本机关签收之日是收到之日。",
  post_plain: "平信，以收到当日与申请人确认，确认之日是收到之日。",
  fax: "传真，双方确认之日是收到之日。",
};

/** Description before identity; a representative is asked of organisations, and of a person only where one acts by proxy. */
export function paperQuestions({ channel, isChild, idType }: PaperValues): readonly PaperQuestion[] {
  return [
    choose(
      "channel",
      "申请是怎样来的？",
      intakeChannels.filter((one) => one !== "online"),
      (one) => channelNames[one].zh,
    ),
    receivedQuestion(channel),
    text("description", "申请公开什么信息？照申请书原样录入。", descriptionAtMost),
    orNone(choose("form", "要什么形式？", informationForms, (one) => formNames[one].zh)),
    orNone(choose("delivery", "怎样获取？", deliveries, (one) => deliveryNames[one].zh)),
    choose("type", "申请人是哪一类？", applicantTypes, (one) => applicantTypeNames[one].zh),
    orNone(text("name", "申请人的姓名或者名称？", nameAtMost)),
    text("representative", "法定代表人、负责人或者代理人？没有的选「没有」。", nameAtMost, [
      { label: none, say: none },
    ]),
    orNone(choose("idType", "用什么证件？", idTypes, (one) => idTypeNames[one].zh)),
    ...(idType === null ? [] : [idQuestion]),
    ...(isChild === true
      ? [
          text(
            "guardian",
            "申请人不满 14 周岁：同意处理其个人信息的监护人是谁（个人信息保护法第三十一条）？申请书上没有的选「没有」。",
            nameAtMost,
            [{ label: none, say: none }],
          ),
        ]
      : []),
    orNone(contactQuestion),
  ];
}

/** The application and its day of receipt, from complete values. Throws a TypeError where one is missing. */
export function toApplication(values: PaperValues): { readonly application: Application; readonly receivedOn: Day } {
  const { channel, receivedOn, description, form, delivery, type, name, idType, idNumber } = values;
  if (
    channel === undefined ||
    receivedOn === undefined ||
    description === undefined ||
    form === undefined ||
    delivery === undefined ||
    type === undefined ||
    name === undefined ||
    idType === undefined ||
    (idType !== null && idNumber === undefined)
  ) {
    throw new TypeError("Expected a complete form");
  }
  const acting = {
    ...named("representative", values.representative),
    ...(values.isChild === true && named("guardian", values.guardian)),
  };
  const identity = idType === null ? {} : { idType, idNumber };
  const applicant = { type, ...(name !== null && { name }), ...acting, ...identity, ...values.contact };
  const request = { description, ...(form !== null && { form }), ...(delivery !== null && { delivery }) };
  return { application: { channel, applicant, request }, receivedOn };
}

function named(field: "representative" | "guardian", name: string | undefined) {
  return name === undefined || name === none ? {} : { [field]: name };
}

function choose<F extends "channel" | "form" | "delivery" | "type" | "idType">(
  field: F,
  asked: string,
  ids: readonly NonNullable<PaperValues[F]>[],
  nameOf: (id: NonNullable<PaperValues[F]>) => string,
): PaperQuestion {
  const problem = `请选一项：${ids.map(nameOf).join("、")}。`;
  return pick<PaperValues, F, string>(field, { asked, ids, labelOf: nameOf, namesOf: (id) => [nameOf(id)], problem });
}

function receivedQuestion(channel: IntakeChannel | undefined): PaperQuestion {
  const rule = channel === undefined || channel === "online" ? "" : receiptRules[channel];
  return {
    field: "receivedOn",
    ask: ({ today }) => ({ text: `收到之日是哪一天？${rule}`, options: [{ label: `今天（${today}）`, say: today }] }),
    read(words, { today }) {
      const day = readDay(normalize(words), today);
      if (day === null) return { problem: "没看懂是哪一天。请写成「3月5日」「2026-03-05」或者「今天」。" };
      if (day > today) return { problem: `${day} 还没到，请核对。` };
      return isTooLongAgo(day, today) ? { problem: `${day} 太早了，请核对。` } : { values: { receivedOn: day } };
    },
  };
}

function text(
  field: "description" | "name" | "representative" | "guardian",
  asked: string,
  atMost: number,
  options: readonly Option[] = [],
): PaperQuestion {
  return {
    field,
    ask: () => ({ text: asked, options }),
    read(words) {
      const said = words.trim();
      if (said === "") return { problem: "请写出来。" };
      return said.length > atMost ? { problem: `请不超过 ${atMost} 字。` } : { values: { [field]: said } };
    },
  };
}

/** The question, with the answer that the paper says nothing of it. */
function orNone(question: PaperQuestion): PaperQuestion {
  return {
    ...question,
    ask(context, values) {
      const { text, options } = question.ask(context, values);
      return { text, options: [...options, { label: notWritten, say: notWritten }] };
    },
    read: (words, context, values) =>
      notWrittenWords.test(words.trim())
        ? { values: { [question.field]: null } }
        : question.read(words, context, values),
  };
}

const idQuestion: PaperQuestion = {
  field: "idNumber",
  isCount: true,
  ask({ today }, { idType, doubted }) {
    const kind = idType ?? "other";
    const fault = doubted === undefined ? null : faultOfIdNumber(kind, doubted, today);
    return fault === null
      ? { text: `${idTypeNames[kind].zh}的号码？`, options: [] }
      : {
          text: `${fault.zh}录错了就重新发；申请书上就是「${doubted}」，按「照录」，以后可以要求补正。`,
          options: [{ label: asOnPaper, say: asOnPaper }],
        };
  },
  read(words, { today }, { idType, doubted }) {
    const kind = idType ?? "other";
    const isSo = doubted !== undefined && words.trim() === asOnPaper;
    const idNumber = isSo ? doubted : tidyIdNumber(words).slice(0, nameAtMost);
    return isSo || faultOfIdNumber(kind, idNumber, today) === null
      ? { values: { idNumber, isChild: isOfChild(kind, idNumber, today), doubted: undefined } }
      : { values: { doubted: idNumber } };
  },
};

const contactQuestion: PaperQuestion = {
  field: "contact",
  isCount: true,
  ask: () => ({ text: "联系方式？电话、邮箱、地址，写在一条里就行，至少一项。", options: [] }),
  read(words) {
    const contact = readContact(words);
    return Object.keys(contact).length === 0
      ? { problem: "没看出电话、邮箱或者地址，例如「13800000000，某市某区某路1号」。" }
      : { values: { contact } };
  },
};

/** As people write it; what is left that is long enough is the address, and short numbers are those of the place. */
function readContact(words: string): Contact {
  const { phone, email, address } = readPersonal(words);
  const rest = [phone, email, address]
    .reduce<string>((left, found) => (found === undefined ? left : left.replace(found, " ")), words.normalize("NFKC"))
    .replace(/(?:电话|手机|邮箱|电子邮件|邮件|地址|通讯地址|联系方式|是|为)[::]?/gu, " ")
    .replace(/^[\s,。;、:]+|[\s,。;、:]+$/gu, "");
  const local = phone ?? /(?<!\d)\d{7,8}(?!\d)/u.exec(rest)?.[0];
  const place = address ?? (local === undefined ? rest : rest.replace(local, " ").trim());
  return {
    ...(local !== undefined && { phone: local }),
    ...(email !== undefined && { email }),
    ...(/\p{Script=Han}{4}/u.test(place) && { address: place }),
  };
}
