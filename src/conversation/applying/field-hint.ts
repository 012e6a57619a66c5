import type { Bilingual } from "../../base/bilingual.ts";
import { normalize } from "../../base/text.ts";
import { fieldNames } from "./field-words.ts";
import type { FormValues } from "./form-values.ts";

type Field = keyof FormValues;

/** What is wanted of a field, for whoever asks how to fill it in. */
const hints: Readonly<Record<Field, Bilingual>> = {
  description: {
    zh: "写名称、文号、大概的时间、部门或者别的特征，能让机关找到那份信息就行；不知道准确的名称也可以，不用写用途。",
    en: "Write a title, a document number, a rough date, a department or another feature by which the authority can find it; the exact title is not needed, and neither is a purpose.",
  },
  form: {
    zh: "按您方便的选一样；机关按保存的状况提供，给不了这种形式的，会换一种形式或者安排查阅（条例第四十条）。",
    en: "Choose what suits you; the authority provides it as it is held, and where that form is not possible it uses another or lets you inspect it (Regulations, article 40).",
  },
  delivery: {
    zh: "选一样：邮寄的要写收件地址，电子邮件的要写邮箱，自行领取的由机关告诉您去哪里领。",
    en: "Choose one: by post needs a postal address, by e-mail an e-mail address; where to pick it up, the authority will tell you.",
  },
  type: {
    zh: "个人选「自然人」，单位按性质选一类；只用于年度报告的统计，不影响办理。",
    en: "A person chooses “natural person”, an organisation the kind it is; it is only for the statistics of the annual report and makes no difference to the processing.",
  },
  name: {
    zh: "写身份证件上的全名；单位写营业执照或者登记证书上的全称，不写简称。条例第二十九条要求写，不能匿名。",
    en: "The full name on your identity document; for an organisation the full name on its licence or certificate, not a short one. Article 29 of the Regulations wants it: it cannot be anonymous.",
  },
  representative: {
    zh: "写单位的法定代表人或者负责人，由别人代办的写代理人；没有就发「没有」。",
    en: "The legal representative or head of the organisation, or the agent who acts for it; if there is none, send “none”.",
  },
  id: {
    zh: "居民身份证号码 18 位，最后一位可能是 X，在有照片的那一面；统一社会信用代码 18 位，在营业执照或者登记证书上；护照等证件写证件上的号码。条例第二十九条要求提供身份证明，不能不写。",
    en: "An identity card number has 18 characters, the last may be X, on the side with the photo; a unified social credit code has 18 and is on the licence or certificate; of a passport or other document, the number on it. Article 29 of the Regulations wants proof of identity: it cannot be left out.",
  },
  guardian: { zh: "写父母或者其他监护人的全名。", en: "The full name of a parent or other guardian." },
  contact: {
    zh: "手机 11 位；座机写区号和号码，例如 0453-1234567，有分机的写「转 8」；邮箱形如 name@example.com；地址写到门牌。按您选的获取途径，至少写一样。",
    en: "A mobile number has 11 digits; a landline needs its area code, such as 0453-1234567, one abroad its country code, such as +44 20 7946 0000; an e-mail address looks like name@example.com; a postal address goes down to the house number. At least one, as the way of delivery needs.",
  },
};

/** The hint of the field that words ask about: the one they name, else the one that is asked for; undefined where there is neither. */
export function hintFor(words: string, asked: Field | undefined): Bilingual | undefined {
  // 「号码在哪看」: whichever number is asked for
  const said = normalize(words).replace(/号码?/gu, "");
  const named = fieldNames.filter(([, names]) => names.test(said)).map(([field]) => field);
  const field = asked !== undefined && named.includes(asked) ? asked : (named[0] ?? asked);
  return field && hints[field];
}
