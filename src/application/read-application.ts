import { z } from "zod";
import { addDays, type Day, dayOf } from "../base/day.ts";
import {
  type Applicant,
  type Application,
  applicantTypes,
  deliveries,
  type IdType,
  type IntakeChannel,
  idTypes,
  informationForms,
  intakeChannels,
  type ReceivedOn,
} from "./application.ts";
import { faultsOf, gapsOf } from "./gaps.ts";
import { tidyIdNumber } from "./identity-number.ts";
import { applicantTypeNames, channelNames, deliveryNames, formNames, idTypeNames } from "./names.ts";

/** An application as it was written down, or everything that is wrong with it, a sentence each. */
export type ReadApplication =
  | {
      readonly ok: true;
      readonly application: Application;
      /** The day it reached the authority. */
      readonly arrivedOn: Day;
      readonly receivedOn: ReceivedOn;
      readonly key: string | null;
      /** What it lacks, a sentence each. */
      readonly gaps: readonly string[];
    }
  | { readonly ok: false; readonly faults: readonly string[] };

/** What scripts and people write for an id, beside its Chinese name. */
const alsoSaid: Readonly<Record<string, string>> = {
  person: "natural_person",
  individual: "natural_person",
  company: "business",
  enterprise: "business",
  ngo: "nonprofit",
  law_firm: "legal_service",
  other: "other_organization",
  in_person: "counter",
  registered_mail: "post_signed",
  ems: "post_signed",
  plain_mail: "post_plain",
  mail: "post",
  chat: "online",
  web: "online",
  身份证: "id_card",
  identity_card: "id_card",
  resident_id: "id_card",
  national_id: "id_card",
  idcard: "id_card",
  id: "id_card",
  uscc: "credit_code",
  business_license: "credit_code",
  营业执照: "credit_code",
  统一社会信用代码证: "credit_code",
  居住证: "residence_permit",
  电子版: "electronic",
  电子邮件: "email",
  邮箱: "email",
  e_mail: "email",
  digital: "electronic",
  纸质版: "paper",
  printed: "paper",
  hard_copy: "paper",
  光盘: "disc",
  cd: "disc",
  查阅: "inspection",
  inspect: "inspection",
  自取: "pickup",
  当面领取: "pickup",
  pick_up: "pickup",
  邮寄: "post",
  postal: "post",
};

/** One of the ids, by itself, its Chinese name or what else is said for it. */
function choice<T extends string>(
  what: string,
  ids: readonly T[],
  names: Readonly<Record<T, { readonly zh: string }>>,
) {
  const byName = new Map<string, T>(ids.map((id) => [names[id].zh, id]));
  const all = ids.map((id) => `${id}（${names[id].zh}）`).join("、");
  return z.string({ error: `缺${what}（${all}）。` }).transform((text, context): T => {
    const said = text.trim();
    const id = said.toLowerCase().replace(/[\s-]+/gu, "_");
    const found =
      ids.find((one) => one === id) ?? byName.get(said) ?? ids.find((one) => one === (alsoSaid[id] ?? alsoSaid[said]));
    if (found !== undefined) return found;
    context.addIssue(`${what}不能是「${said.slice(0, 40)}」，可以是：${all}。`);
    return z.NEVER;
  });
}

function words(what: string, most: number) {
  return z
    .string({ error: `缺${what}。` })
    .transform((text) => text.trim())
    .refine((text) => text !== "", `缺${what}。`)
    .refine((text) => text.length <= most, `${what}最多 ${most} 字。`);
}

/** An application that came longer ago than that is a slip of the pen. */
const daysBackAtMost = 366;

const dayShape = /^\d{4}-\d{2}-\d{2}$/u;

/** Scripts write what is not there as null or as an empty text. */
function ifThere<T extends z.ZodType>(schema: T) {
  return z.preprocess(
    (given) => (given === null || (typeof given === "string" && given.trim() === "") ? undefined : given),
    schema.optional(),
  );
}

const optional = (what: string, most: number) => ifThere(words(what, most));

const schema = z.strictObject({
  /** Filing again under the same key files nothing. */
  key: optional("key", 100),
  channel: choice("收件渠道", intakeChannels, channelNames),
  receivedOn: ifThere(z.string()),
  applicant: z.strictObject(
    {
      type: choice("申请人类型", applicantTypes, applicantTypeNames),
      name: optional("申请人的姓名或者名称", 200),
      representative: optional("代表人", 100),
      guardian: optional("监护人", 100),
      idType: ifThere(choice("证件种类", idTypes, idTypeNames)),
      idNumber: optional("身份证明的号码", 60),
      phone: optional("电话", 40),
      email: optional("电子邮箱", 200),
      address: optional("通信地址", 300),
    },
    { error: "缺申请人（applicant）。" },
  ),
  request: z.strictObject(
    {
      description: words("所需信息的名称、文号或者其他特征（条例第二十九条）", 4_000),
      form: ifThere(choice("提供形式", informationForms, formNames)),
      delivery: ifThere(choice("获取途径", deliveries, deliveryNames)),
    },
    { error: "缺所需信息（request）。" },
  ),
});

/**
 * Reads an application written down as JSON, on paper or otherwise. One that came online must say who applies, what for and in what form (article 29); paper may not be
 * turned away (国办公开办函〔2017〕19号): what for is enough, the rest is taken as it is, and what is wrong or missing is completed later (article 30). Handed in
 * at the counter or signed for by post, it is received on the day given (today, at the counter); otherwise on the day both sides confirm it (article 31).
 */
export function readApplication(given: unknown, today: Day): ReadApplication {
  const read = schema.safeParse(given);
  if (!read.success) return { ok: false, faults: [...new Set(read.error.issues.map(sayIssue))] };
  const { channel, applicant, request, receivedOn, key } = read.data;
  const application: Application = { channel, applicant: withIdentity(applicant), request };
  const faults = [
    ...(channel === "online" ? faultsOf(application, today) : []),
    receivedOn == null && channel === "post_signed" ? "缺签收的日期（receivedOn）：邮寄的以签收之日为收到之日。" : null,
    faultOfDay(receivedOn ?? null, today),
  ].filter((fault) => fault !== null);
  if (faults.length > 0) return { ok: false, faults };
  const arrivedOn = receivedOn ?? today;
  return {
    ok: true,
    application,
    arrivedOn,
    receivedOn: waitsForConfirmation(channel) ? null : arrivedOn,
    key: key ?? null,
    gaps: gapsOf(application, today),
  };
}

function withIdentity({ idType, idNumber, ...applicant }: Applicant): Applicant {
  if (idNumber === undefined) return applicant;
  return { ...applicant, idType: idType ?? guessIdType(applicant.type, idNumber), idNumber: tidyIdNumber(idNumber) };
}

function sayIssue(issue: z.core.$ZodIssue): string {
  const { message, path } = issue;
  const within = path.map(String);
  // a field that is misspelt would change the application without a word
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => `没有这一项：${[...within, key.slice(0, 40)].join(".")}。`).join("");
  return /\p{Script=Han}/u.test(message) ? message : `${within.join(".") || "申请"} 写得不对（${message}）。`;
}

function guessIdType(type: Applicant["type"], number: string): IdType {
  if (type !== "natural_person") return "credit_code";
  return /^[\dXx\s-]{15,22}$/u.test(number.normalize("NFKC")) ? "id_card" : "other";
}

function faultOfDay(day: string | null, today: Day): string | null {
  if (day === null) return null;
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  if (!dayShape.test(day) || dayOf(year, month, date) === null)
    return `收到日期「${day.slice(0, 20)}」不是日期，应如 2026-03-02。`;
  if (day > today) return `收到日期 ${day} 还没有到，今天是 ${today}。`;
  return isTooLongAgo(day, today) ? `收到日期 ${day} 太早了，请核对；今天是 ${today}。` : null;
}

/** Whether an application that came in on a day would have been entered long before today. */
export function isTooLongAgo(day: Day, today: Day): boolean {
  return day < addDays(today, -daysBackAtMost);
}

/** Whether such an application counts as received only on the day both sides confirm it (article 31). */
function waitsForConfirmation(channel: IntakeChannel): boolean {
  return channel === "online" || channel === "fax" || channel === "post_plain";
}
