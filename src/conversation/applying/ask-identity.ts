import type { IdType } from "../../application/application.ts";
import { faultOfIdNumber } from "../../application/identity-number.ts";
import { proofBytesAtMost, proofsAtMost } from "../../application/proof-file.ts";
import { type Bilingual, both } from "../../base/bilingual.ts";
import { normalize } from "../../base/text.ts";
import { idTypeWords } from "./field-words.ts";
import { type FormQuestion, idOf, isPerson } from "./form-values.ts";

/** Where an application is only written up, a copy proves who applies, and no number need be said here. */
export const attachedLater = {
  label: { zh: "不写，交件时附", en: "Leave it out, attach a copy" },
  say: "交件时附",
  review: { zh: "交件时附", en: "a copy is attached when it is handed in" },
};

const megabytes = proofBytesAtMost / 1024 / 1024;
/** Of files that prove who applies, as people are told it. */
export const fileLimits: Bilingual = {
  zh: `最多 ${proofsAtMost} 个，每个不超过 ${megabytes} MB`,
  en: `at most ${proofsAtMost}, of no more than ${megabytes} MB each`,
};

export const idQuestion: FormQuestion = {
  field: "id",
  isCount: true,
  ask: ({ takesFiles }, { type }) => ({
    text: both`${isPerson(type) ? ofPerson : ofOrganization}\n${takesFiles ? orFile : orLater}`,
    options: takesFiles ? [] : [attachedLater],
  }),
  read(words, { today, takesFiles }, { type }) {
    if (!takesFiles && words.trim() === attachedLater.say) return { values: { id: { files: [] } } };
    const { idType, number } = readId(words, isPerson(type));
    if (number.length < shortestNumber) {
      const file = takesFiles
        ? { zh: "，或者发证件的照片、PDF", en: ", or send a photo or PDF of the document" }
        : { zh: "", en: "" };
      return {
        problem: {
          zh: `没看出证件号码，请写号码，例如 18 位的身份证号码、「护照 E12345678」${file.zh}。`,
          en: `I could not see a number there: please write it, for example the 18 characters of an identity card, or “passport E12345678”${file.en}.`,
        },
      };
    }
    const problem = faultOfIdNumber(idType, number, today);
    return problem === null ? { values: { id: idOf(idType, number, today) } } : { problem };
  },
};

const ofPerson: Bilingual = {
  zh: "您的身份证号码？条例第二十九条要求提供身份证明；没有居民身份证的，写明证件和号码，例如「护照 E12345678」。号码加密保存，之后只显示末 4 位。",
  en: "Your identity card number? Article 29 of the Regulations wants proof of identity; without a Chinese identity card, name the document and its number, for example “passport E12345678”. The number is kept encrypted, and only its last 4 characters are shown from then on.",
};
const ofOrganization: Bilingual = {
  zh: "统一社会信用代码？条例第二十九条要求提供身份证明；没有代码的，写明证书和号码，例如「登记证 12345」。代码加密保存，之后只显示末 4 位。",
  en: "Its unified social credit code? Article 29 of the Regulations wants proof of identity; without a code, name the certificate and its number, for example “certificate 12345”. The code is kept encrypted, and only its last 4 characters are shown from then on.",
};
const orFile: Bilingual = {
  zh: `不写号码，发证件的照片或者 PDF 也行：${fileLimits.zh}，同样加密保存。`,
  en: `In place of a number you can send photos or PDFs of the document: ${fileLimits.en}, kept encrypted as well.`,
};

const orLater: Bilingual = {
  zh: "这里不收照片，复印件交申请表的时候附上；号码不想在这里写的，可以不写。",
  en: "Photos are not taken here: a copy goes with the form when it is handed in. If you would rather not write the number here, you can leave it out.",
};

/** Shorter than any number of a document. */
const shortestNumber = 3;

/** English words around a number. */
const around =
  /\b(?:my|the|is|it's|its|number|no|passport|identity|id|card|travel|residence|permit|unified|social|credit|code|business|licen[cs]e|registration|certificate|of|and|here)\b/giu;

function readId(words: string, isPerson: boolean): { readonly idType: IdType; readonly number: string } {
  const said = normalize(words);
  const named = idTypeWords.find(([word]) => word.test(said))?.[1];
  // words without a digit are none
  const number = said
    .replace(around, "  ")
    .replace(/[^\dA-Za-z\s-]/gu, " ")
    .trim()
    .split(/\s{2,}|\s(?=[A-Za-z])/u)
    .map((part) => part.replace(/[\s-]/gu, ""))
    .filter((part) => /\d/u.test(part))
    .reduce((longest, part) => (part.length > longest.length ? part : longest), "");
  return { idType: named ?? (isPerson ? "id_card" : "credit_code"), number };
}
