import {
  type ApplicantType,
  type Application,
  applicantTypes,
  type Delivery,
  deliveries,
  type IdType,
  type InformationForm,
  informationForms,
} from "../../application/application.ts";
import { faultOfIdNumber, isOfChild, tidyIdNumber } from "../../application/identity-number.ts";
import { applicantTypeNames, deliveryNames, formNames } from "../../application/names.ts";
import { type ProofFile, proofBytesAtMost, proofsAtMost } from "../../application/proof-file.ts";
import { sayActing, sayIdentityMasked } from "../../application/say-identity.ts";
import type { Day } from "../../base/day.ts";
import { normalize } from "../../base/text.ts";
import { pick } from "../form/pick.ts";
import type { Option, Question, Read } from "../form/question.ts";
import { isRole, readPersonal } from "../form/read-personal.ts";
import { deliveryWords, formWords, idTypeWords, passingDelivery, typeWords } from "./field-words.ts";

/** What a citizen has said so far of an application. */
export interface FormValues {
  readonly description?: string;
  readonly form?: InformationForm;
  readonly delivery?: Delivery;
  readonly type?: ApplicantType;
  readonly name?: string;
  /** 「」: none. */
  readonly representative?: string;
  readonly id?: IdNumber | { readonly files: readonly ProofFile[] };
  /** Who consents for someone under 14. */
  readonly guardian?: string;
  readonly contact?: { readonly phone?: string; readonly email?: string; readonly address?: string };
}

interface IdNumber {
  readonly type: IdType;
  readonly number: string;
  /** It is that of someone under 14. */
  readonly isChild?: true;
}

export interface FormContext {
  readonly today: Day;
  /** Whether files are accepted as proof of identity. */
  readonly takesFiles: boolean;
}

type FormQuestion = Question<FormValues, FormContext>;

const descriptionAtMost = 3_000;
const nameAtMost = 100;
/** Of files that prove who applies, as people are told it. */
export const fileLimits = `最多 ${proofsAtMost} 个，每个不超过 ${proofBytesAtMost / 1024 / 1024} MB`;

/**
 * The questions of an application, the description before the identity: what the law asks for and nothing more (《政府信息公开条例》, article 29; 个人信息保护法,
 * articles 5 and 6). A representative is asked of organisations alone; who asks for another person may name themselves as the agent. Under 14 a guardian consents
 * (article 31); from then on the law asks for nothing more.
 */
export function formQuestions({ type, representative, id }: FormValues): readonly FormQuestion[] {
  return [
    descriptionQuestion,
    pick(
      "form",
      "想要什么形式的？（条例第二十九条要求写明；机关按保存的状况提供）",
      informationForms,
      (one) => formNames[one].zh,
      formWords,
    ),
    pick("delivery", "怎样拿到它？", deliveries, (one) => deliveryNames[one].zh, deliveryWords),
    pick(
      "type",
      "您以什么身份申请？（只用于年度报告的统计）",
      applicantTypes,
      (one) => applicantTypeNames[one].zh,
      typeWords,
    ),
    nameQuestion,
    ...(representative === undefined && isPerson(type) ? [] : [representativeQuestion]),
    idQuestion,
    ...(isChild(id) ? [guardianQuestion] : []),
    contactQuestion,
  ];
}

/** The application of complete values. Throws a TypeError where one is missing. */
export function applicationOf({
  description,
  form,
  delivery,
  type,
  name,
  representative,
  id,
  guardian,
  contact,
}: FormValues): Application {
  if (
    description === undefined ||
    form === undefined ||
    delivery === undefined ||
    type === undefined ||
    name === undefined ||
    id === undefined ||
    (isChild(id) && guardian === undefined) ||
    contact === undefined
  ) {
    throw new TypeError("Expected a complete form");
  }
  const acting = {
    ...(representative !== undefined && representative !== "" && { representative }),
    ...(isChild(id) && { guardian }),
  };
  return {
    channel: "online",
    applicant: { type, name, ...acting, ...identityOf(id), ...contact },
    request: { description, form, delivery },
  };
}

function identityOf(id: NonNullable<FormValues["id"]>) {
  return "files" in id ? { proofs: id.files } : { idType: id.type, idNumber: id.number };
}

function isChild(id: FormValues["id"]): boolean {
  return id !== undefined && "isChild" in id;
}

/** The number as it is kept with a form. */
export function idOf(type: IdType, number: string, today: Day): IdNumber {
  return { type, number: tidyIdNumber(number), ...(isOfChild(type, number, today) && { isChild: true }) };
}

/** Files that prove who applies; none where a number does. */
export function proofsOf({ id }: FormValues): readonly ProofFile[] {
  return id !== undefined && "files" in id ? id.files : [];
}

const descriptionQuestion: FormQuestion = {
  field: "description",
  ask: () => ({
    text: "您想要什么信息？写得越具体越快：名称、文号、大概的时间，或者别的特征。\n例如：2023年青年路改造工程的批复；青政发〔2022〕5号。不用说明用途。",
    options: [],
  }),
  read(words) {
    const said = words.trim();
    if (said.replace(/[\s\p{P}]/gu, "").length < 2)
      return { problem: "请写出想要的信息，例如「2023年青年路改造工程的批复」。" };
    return said.length > descriptionAtMost
      ? { problem: `请不超过 ${descriptionAtMost} 字。` }
      : { values: { description: said } };
  },
};

const nameQuestion: FormQuestion = {
  field: "name",
  ask: (_context, { type }) => ({
    text: isPerson(type)
      ? "您的姓名？要与证件一致（条例第二十九条）。替别人申请的，写委托人的姓名，再写「代理人是…」；机关会要授权委托书。"
      : "单位的全称？要与营业执照或者登记证书一致（条例第二十九条）。",
    options: [],
  }),
  read(words, _context, { type }) {
    const said = withoutNumbers(words.trim())
      .replace(/^(?:我(?:的)?(?:名字|姓名)?(?:叫|是)?|本人|姓名|名称|名字|单位|公司)(?:叫|是|为)?[:：\s]*/u, "")
      .replace(/[。,，.!！]+$/u, "")
      .trim();
    const isIntroduced = /^(?:我|本人|申请人)是/u.test(words.trim());
    if (
      !/\p{L}/u.test(said) ||
      /\d{6}/u.test(said) ||
      (isIntroduced && isRole(said)) ||
      (isPerson(type) && isTalk(said))
    )
      return { problem: "没看出姓名或者名称，请只写姓名或者单位的全称。" };
    return said.length > nameAtMost ? { problem: `请不超过 ${nameAtMost} 字。` } : { values: { name: said } };
  },
};

/** Words to the assistant, and no name: 「我改主意了」「不知道呀」. */
function isTalk(text: string): boolean {
  return /^[我你您]|[吗呢吧呀啊嘛]$|(?:不|没|什么|怎么|为什么).*(?:了|知道|懂|会|想|要|有)|^.{3,}了$/u.test(text);
}

/** A name that is written before numbers: 「王五 11010519491231002X 电话13800000000」; any other text as it is. */
function withoutNumbers(text: string): string {
  if (!/\d{6}|@/u.test(text)) return text;
  const { rest } = readPersonal(text);
  return rest
    .replace(/身份证号?码?|证件号?码?|电话号?码?|手机号?码?|邮箱|地址|号码?[:：]?/gu, " ")
    .replace(/[\s,，。;；:：]+/gu, " ")
    .trim();
}

function isPerson(type: ApplicantType | undefined): boolean {
  return type === undefined || type === "natural_person";
}

const none: Option = { label: "没有", say: "没有" };

const representativeQuestion: FormQuestion = {
  field: "representative",
  ask: () => ({ text: "法定代表人或者负责人的姓名？由别人代办的，写代理人。", options: [none] }),
  read(words) {
    const said = words
      .trim()
      .replace(
        /^(?:我们?的?|本单位的?)?(?:法定代表人|法人代表|法人|代表人|负责人|代理人|代办人|representative|agent)(?:的?姓名)?(?:是|为|叫|is)?[:：\s]*/iu,
        "",
      )
      .replace(/[。.]$/u, "");
    if (said === none.say || said === "无" || /^(?:none|no)$/iu.test(said)) return { values: { representative: "" } };
    return said === "" || said.length > nameAtMost
      ? { problem: `请写姓名，不超过 ${nameAtMost} 字。` }
      : { values: { representative: said } };
  },
};

/** Where an application is only written up, a copy proves who applies, and no number need be said here. */
const attachedLater: Option = { label: "不写，交件时附", say: "交件时附" };

const idQuestion: FormQuestion = {
  field: "id",
  isCount: true,
  ask: ({ takesFiles }, { type }) => ({
    text: `${
      isPerson(type)
        ? "您的身份证号码？条例第二十九条要求提供身份证明；没有居民身份证的，写明证件和号码，例如「护照 E12345678」。号码加密保存，之后只显示末 4 位。"
        : "统一社会信用代码？条例第二十九条要求提供身份证明；没有代码的，写明证书和号码，例如「登记证 12345」。代码加密保存，之后只显示末 4 位。"
    }\n${takesFiles ? `不写号码，发证件的照片或者 PDF 也行：${fileLimits}，同样加密保存。` : "这里不收照片，复印件交申请表的时候附上；号码不想在这里写的，可以不写。"}`,
    options: takesFiles ? [] : [attachedLater],
  }),
  read(words, { today, takesFiles }, { type }) {
    if (!takesFiles && words.trim() === attachedLater.say) return { values: { id: { files: [] } } };
    const { idType, number } = readId(words, isPerson(type));
    if (number === "") {
      const file = takesFiles ? "，或者发证件的照片、PDF" : "";
      return { problem: `没看出证件号码，请写号码，例如 18 位的身份证号码、「护照 E12345678」${file}。` };
    }
    const problem = faultOfIdNumber(idType, number, today);
    return problem === null ? { values: { id: idOf(idType, number, today) } } : { problem };
  },
};

function readId(words: string, isPerson: boolean): { readonly idType: IdType; readonly number: string } {
  const said = words.normalize("NFKC");
  const named = idTypeWords.find(([word]) => word.test(said))?.[1];
  const number = said
    .replace(/[^\dA-Za-z\s-]/gu, " ")
    .trim()
    .split(/\s{2,}|\s(?=[A-Za-z])/u)
    .map((part) => part.replace(/[\s-]/gu, ""))
    .reduce((longest, part) => (part.length > longest.length ? part : longest), "");
  return { idType: named ?? (isPerson ? "id_card" : "credit_code"), number };
}

/** How a guardian names themselves: 「我是孩子的妈妈李四」「监护人李四同意」. */
const guardianBefore =
  /^(?:我(?:是|叫)|监护人|(?:孩子|他|她|本人)的?|的?(?:爸爸?|妈妈?|父亲|母亲|爷爷|奶奶|外公|外婆|姥姥|姥爷|家长)|的?(?:姓名|名字)|是|叫|为|[,，:：\s])+/u;
const guardianAfter = /[,，].*$|\s*(?:知道并?)?且?同意(?:了|的)?[。.！!]*$/u;
/** Agreement that does not say whose it is. */
const bareYes = /^(?:我|好的?|可以|行|没问题|确认|是的?|对的?|知道|嗯|ok|yes)+$/iu;

const guardianQuestion: FormQuestion = {
  field: "guardian",
  ask: () => ({
    text: "证件上的申请人不满 14 周岁。处理不满 14 周岁的人的个人信息，要有父母或者其他监护人的同意（个人信息保护法第三十一条）：请由监护人写下自己的姓名，写下就是同意；姓名随申请保存。",
    options: [],
  }),
  read(words, _context, { name }) {
    const said = words.trim().replace(guardianBefore, "").replace(guardianAfter, "").trim();
    if (!/\p{L}{2}/u.test(said) || /\d|[?？]/u.test(said) || isTalk(said) || bareYes.test(said))
      return { problem: "请写监护人的姓名。" };
    if (said === name) return { problem: "这是申请人自己的姓名，请写父母或者其他监护人的姓名。" };
    return said.length > nameAtMost ? { problem: `请不超过 ${nameAtMost} 字。` } : { values: { guardian: said } };
  },
};

const contactQuestion: FormQuestion = {
  field: "contact",
  isCount: true,
  ask: (_context, { delivery }) => ({ text: `怎么联系您？${contactWanted(delivery)}只用来办这件申请。`, options: [] }),
  lacks: ({ delivery, contact }) => missingContact(delivery, contact) !== null,
  read(words, _context, { delivery, contact }): Read<FormValues> {
    const { name: _name, idNumber: _id, rest: _rest, ...ways } = readPersonal(words);
    const all = { ...contact, ...ways };
    if (Object.keys(ways).length === 0)
      return { problem: "没看出电话、邮箱或者地址，例如「13800000000」「name@example.com」。" };
    const problem = missingContact(delivery, all);
    return problem === null ? { values: { contact: all } } : { problem };
  },
};

/** What the way of delivery cannot do without, as a sentence that asks for it; null where nothing is missing. */
function missingContact(delivery: Delivery | undefined, contact: FormValues["contact"]): string | null {
  if (delivery === "email" && contact?.email === undefined) return "您选了电子邮件，请写邮箱，例如 name@example.com。";
  if (delivery === "post" && contact?.address === undefined)
    return "您选了邮寄，请写收件的地址，例如「某市某区某路1号」。";
  return null;
}

function contactWanted(delivery: Delivery | undefined): string {
  if (delivery === "email") return "请写电子邮箱，最好再留一个电话。";
  if (delivery === "post") return "请写收件的地址，最好再留一个电话。";
  return "电话、邮箱、地址至少写一样，写在一条里就行。";
}

/** What words outside the question at hand say of other fields, as people say it in one breath (「发我邮箱就行，邮箱是 a@b.cn」). */
export function readInPassing(words: string, values: FormValues, today: Day): Partial<FormValues> {
  const personal = readPersonal(words);
  const { name, idNumber, rest: _rest, ...contact } = personal;
  const plain = normalize(words);
  const hasContact = Object.keys(contact).length > 0;
  const byOther = passingDelivery.find(([word]) => word.test(plain))?.[1];
  const [, agent] =
    /(?:代理人|代办人|受托人)(?:是|为|叫)?[:：]?\s*(\p{Script=Han}{2,6}?)(?=[,，。;；\s]|$)/u.exec(plain) ?? [];
  const isByEmail =
    /邮箱|邮件/u.test(plain) || (contact.email !== undefined && /发(?:到|给|至|送|往)|寄到/u.test(plain));
  return {
    ...(name !== undefined && values.name === undefined && { name }),
    ...(idNumber !== undefined &&
      values.id === undefined &&
      faultOfIdNumber("id_card", idNumber, today) === null && {
        id: idOf("id_card", idNumber, today),
      }),
    ...(hasContact && { contact: { ...values.contact, ...contact } }),
    ...(values.type === undefined &&
      /(?:以|用)?个人(?:的)?(?:名义|身份)?(?:来)?申请|^(?:我是)?个人$/u.test(plain) && {
        type: "natural_person" as const,
      }),
    ...(values.delivery === undefined &&
      isByEmail && { delivery: "email" as const, form: values.form ?? "electronic" }),
    ...(values.delivery === undefined && !isByEmail && byOther !== undefined && { delivery: byOther }),
    ...(agent !== undefined && { representative: agent }),
  };
}

/** Everything as it will be filed, for the applicant to check; the identity number by its last 4. */
export function reviewForm(values: FormValues): string {
  const { applicant, request } = applicationOf(values);
  const { phone, email, address } = applicant;
  return [
    `所需信息：${request.description}`,
    `提供形式：${formNames[request.form].zh}；获取途径：${deliveryNames[request.delivery].zh}`,
    `申请人：${applicantTypeNames[applicant.type].zh}，${applicant.name}`,
    ...sayActing(applicant),
    `身份证明：${sayIdentityMasked(applicant) || attachedLater.say}`,
    `联系方式：${[phone, email, address].filter((one) => one !== undefined).join("，")}`,
  ].join("\n");
}
