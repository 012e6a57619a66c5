import type { Delivery } from "../../application/application.ts";
import type { Bilingual } from "../../base/bilingual.ts";
import { readPersonal } from "../form/read-personal.ts";
import type { FormQuestion, FormValues } from "./form-values.ts";

export const contactQuestion: FormQuestion = {
  field: "contact",
  isCount: true,
  ask(_context, { delivery }) {
    const { zh, en } = contactWanted(delivery);
    return {
      text: {
        zh: `怎么联系您？${zh}只用来办这件申请。`,
        en: `How can you be reached? ${en} It is used for this application only.`,
      },
      options: [],
    };
  },
  lacks: ({ delivery, contact }) => missingContact(delivery, contact) !== null,
  read(words, _context, { delivery, contact }) {
    const { name: _name, idNumber: _id, rest, ...ways } = readPersonal(words);
    const foreign = ways.address === undefined ? foreignAddress(rest) : undefined;
    const all = { ...contact, ...ways, ...(foreign !== undefined && { address: foreign }) };
    if (Object.keys(ways).length === 0 && foreign === undefined) return { problem: noContact };
    const problem = missingContact(delivery, all);
    return problem === null ? { values: { contact: all } } : { problem };
  },
};

const noContact: Bilingual = {
  zh: "没看出电话、邮箱或者地址，例如「13800000000」「name@example.com」。",
  en: "I could not see a telephone number, e-mail or postal address there, such as “13800000000” or “name@example.com”.",
};

/** An address in Latin letters: a number and some words beside it (「Room 5, 12 Renmin Road, Harbin」). */
function foreignAddress(rest: string): string | undefined {
  const text = rest
    .replace(/\b(?:my |the )?(?:postal )?address(?: is)?\b[:\s]*/iu, "")
    .replace(/^[\s,.;:]+|[\s,.;:]+$/gu, "");
  const words = text.match(/[a-z]{3,}/giu)?.length ?? 0;
  return words >= 2 && /\d/u.test(text) && !/\p{Script=Han}/u.test(text) ? text : undefined;
}

/** What the way of delivery cannot do without, as a sentence that asks for it; null where nothing is missing. */
function missingContact(delivery: Delivery | undefined, contact: FormValues["contact"]): Bilingual | null {
  if (delivery === "email" && contact?.email === undefined)
    return {
      zh: "您选了电子邮件，请写邮箱，例如 name@example.com。",
      en: "You chose e-mail: please write an e-mail address, such as name@example.com.",
    };
  if (delivery === "post" && contact?.address === undefined)
    return {
      zh: "您选了邮寄，请写收件的地址，例如「某市某区某路1号」。",
      en: "You chose the post: please write the postal address, such as “1 Renmin Road, Harbin”.",
    };
  return null;
}

function contactWanted(delivery: Delivery | undefined): Bilingual {
  if (delivery === "email")
    return {
      zh: "请写电子邮箱，最好再留一个电话。",
      en: "Please write an e-mail address, and a telephone number if you can.",
    };
  if (delivery === "post")
    return {
      zh: "请写收件的地址，最好再留一个电话。",
      en: "Please write the postal address, and a telephone number if you can.",
    };
  return {
    zh: "电话、邮箱、地址至少写一样，写在一条里就行。",
    en: "At least one of telephone, e-mail and postal address; one message is enough.",
  };
}
