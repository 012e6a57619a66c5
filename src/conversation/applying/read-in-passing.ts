import { faultOfIdNumber } from "../../application/identity-number.ts";
import type { Day } from "../../base/day.ts";
import { normalize } from "../../base/text.ts";
import { readPersonal } from "../form/read-personal.ts";
import { passingDelivery, typeWords } from "./field-words.ts";
import { type FormValues, idOf } from "./form-values.ts";

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
    /邮箱|邮件|\b(?:by|via|to my) e-?mail\b/iu.test(plain) ||
    (contact.email !== undefined && /发(?:到|给|至|送|往)|寄到|\bsend\b/iu.test(plain));
  return {
    ...(name !== undefined && values.name === undefined && { name }),
    ...(idNumber !== undefined &&
      values.id === undefined &&
      faultOfIdNumber("id_card", idNumber, today) === null && {
        id: idOf("id_card", idNumber, today),
      }),
    ...(hasContact && { contact: { ...values.contact, ...contact } }),
    ...(values.type === undefined && isForBody(plain) && { type: typeOf(plain) }),
    ...(values.type === undefined &&
      !isForBody(plain) &&
      /(?:就|是|只有|只是)?(?:我|俺|本人)(?:自己|个人|一个人)(?:来|名义)?(?:申请|要|办|提|的|$)|(?:以|用)?个人(?:的)?(?:名义|身份)?(?:来)?申请|^(?:我是)?个人$|\b(?:as an individual|for myself|as a private person)\b/iu.test(
        plain,
      ) && {
        type: "natural_person" as const,
      }),
    ...(values.delivery === undefined &&
      isByEmail && { delivery: "email" as const, form: values.form ?? "electronic" }),
    ...(values.delivery === undefined && !isByEmail && byOther !== undefined && { delivery: byOther }),
    ...(agent !== undefined && { representative: agent }),
  };
}

const onBehalf =
  /(?:帮|替|给|代表?|以)(?:我们?|咱们?|俺们|本)?的?((?:公司|企业|单位|工厂|村委会|居委会|合作社|协会|商会|基金会|律所|律师事务所|学校|大学|研究[所院]))|\b(?:for|on behalf of) (?:my|our|the) (company|firm|association|foundation|university|organi[sz]ation)\b/iu;

/** 「帮我们公司申请」: who applies is a body. */
function isForBody(plain: string): boolean {
  return onBehalf.test(plain);
}

function typeOf(plain: string): NonNullable<FormValues["type"]> {
  const body =
    onBehalf
      .exec(plain)
      ?.slice(1)
      .find((one) => one !== undefined) ?? "";
  return typeWords.find(([word]) => word.test(body))?.[1] ?? "other_organization";
}
