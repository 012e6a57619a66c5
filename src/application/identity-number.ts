import type { Bilingual } from "../base/bilingual.ts";
import { type Day, dayOf } from "../base/day.ts";
import type { IdType } from "./application.ts";

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigits = "10X98765432";
/** Characters of a unified social credit code (GB 32100), in the order of their values. */
const codeCharacters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
/** Who is younger is a child to 个人信息保护法. */
const childhoodYears = 14;
const codeWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** The number as it is kept: without blanks and dashes, half-width, upper case. */
export function tidyIdNumber(text: string): string {
  return text.normalize("NFKC").replace(/[\s-]/gu, "").toUpperCase();
}

/** What is wrong with an identity number, as a person reads it; null where nothing is seen to be. `today`: nobody was born later. */
export function faultOfIdNumber(type: IdType, number: string, today: Day): Bilingual | null {
  const tidy = tidyIdNumber(number);
  switch (type) {
    case "id_card":
      return faultOfIdCard(tidy, today);
    case "credit_code":
      return isCreditCode(tidy)
        ? null
        : {
            zh: "统一社会信用代码应是 18 位数字和大写字母，请核对营业执照或者登记证书上的代码。",
            en: "A unified social credit code has 18 digits and capital letters; please check it against the business licence or certificate of registration.",
          };
    case "passport":
    case "residence_permit":
      return /^[A-Z0-9]{5,18}$/u.test(tidy)
        ? null
        : {
            zh: "证件号码应是 5 至 18 位的字母和数字，请核对。",
            en: "The number should have 5 to 18 letters and digits; please check it.",
          };
    case "other":
      return tidy.length >= 3 && tidy.length <= 40
        ? null
        : {
            zh: "证件号码应有 3 至 40 个字，请核对。",
            en: "The number should have 3 to 40 characters; please check it.",
          };
  }
}

/**
 * Whether an identity card is that of someone under 14 on a day, whose guardian is to consent (个人信息保护法, article 31): the birthday itself is still under it.
 * Other documents do not tell.
 */
export function isOfChild(type: IdType | undefined, number: string | undefined, on: Day): boolean {
  const born = type === "id_card" && number !== undefined ? birthOf(tidyIdNumber(number)) : null;
  return born !== null && on <= `${Number(born.slice(0, 4)) + childhoodYears}${born.slice(4)}`;
}

function faultOfIdCard(number: string, today: Day): Bilingual | null {
  const isOld = /^\d{15}$/u.test(number);
  if (!isOld && !/^\d{17}[\dX]$/u.test(number))
    return {
      zh: `身份证号码应是 18 位（最后一位可以是 X），现在是 ${number.length} 位。`,
      en: `An identity card number has 18 characters (the last may be X); this one has ${number.length}.`,
    };
  const born = birthOf(number);
  if (born === null || born <= "1850" || born > today)
    return {
      zh: "身份证号码里的出生日期不对，请核对。",
      en: "The date of birth in the identity card number is not possible; please check it.",
    };
  if (isOld) return null;
  const sum = weights.reduce((all, weight, at) => all + weight * Number(number[at]), 0);
  return number[17] === checkDigits[sum % 11]
    ? null
    : {
        zh: "身份证号码的校验位不对，请核对有没有写错。",
        en: "The check digit of the identity card number is wrong; please check whether it was mistyped.",
      };
}

/** Null where the number has no such day. */
function birthOf(number: string): Day | null {
  const digits = number.length === 15 ? `19${number.slice(6, 12)}` : number.slice(6, 14);
  return dayOf(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6, 8)));
}

function isCreditCode(code: string): boolean {
  const values = [...code].map((character) => codeCharacters.indexOf(character));
  if (values.length !== 18 || values.includes(-1)) return false;
  const sum = codeWeights.reduce((all, weight, at) => all + weight * (values[at] ?? 0), 0);
  return values[17] === (31 - (sum % 31)) % 31;
}
