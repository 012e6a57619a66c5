import type { Bilingual } from "../../base/bilingual.ts";
import type { Option } from "../form/question.ts";
import { isRole, readPersonal } from "../form/read-personal.ts";
import { type FormQuestion, isPerson, tooLong } from "./form-values.ts";

const nameAtMost = 100;

export const nameQuestion: FormQuestion = {
  field: "name",
  ask: (_context, { type }) => ({
    text: isPerson(type)
      ? {
          zh: "您的姓名？要与证件一致（条例第二十九条）。替别人申请的，写委托人的姓名，再写「代理人是…」；机关会要授权委托书。",
          en: "Your name, as on your identity document (Regulations, article 29)? If you apply for someone else, give that person's name, and then “the agent is …”; the authority will ask for a written authorisation.",
        }
      : {
          zh: "单位的全称？要与营业执照或者登记证书一致（条例第二十九条）。",
          en: "The full name of the organisation, as on its business licence or certificate of registration (Regulations, article 29)?",
        },
    options: [],
  }),
  read(words, _context, { type }) {
    const said = withoutNumbers(words.trim())
      .replace(
        /^(?:我(?:的)?(?:名字|姓名)?(?:叫|是)?|本人|姓名|名称|名字|单位|公司)(?:叫|是|为)?[:：\s]*|^(?:(?:my|the|our) )?(?:full )?(?:company |organi[sz]ation )?name(?: is|:)\s*|^(?:i am|i'm|it's|it is|we are|this is)\s+/iu,
        "",
      )
      .replace(/[。,，.!！]+$/u, "")
      .trim();
    const isIntroduced = /^(?:我|本人|申请人)是|^(?:i am|i'm)\s/iu.test(words.trim());
    if (
      !/\p{L}/u.test(said) ||
      /\d{6}/u.test(said) ||
      (isIntroduced && (isRole(said) || /^(?:an?|the)\s/iu.test(said))) ||
      (isPerson(type) && (isTalk(said) || isAddress(words)))
    )
      return { problem: noName };
    return said.length > nameAtMost ? { problem: tooLong(nameAtMost) } : { values: { name: said } };
  },
};

function isAddress(words: string): boolean {
  const { address, rest } = readPersonal(words);
  return address !== undefined && !/\p{L}/u.test(rest);
}

const noName: Bilingual = {
  zh: "没看出姓名或者名称，请只写姓名或者单位的全称。",
  en: "I could not see a name there: please write only the name of the person or the full name of the organisation.",
};

/** Words to the assistant, and no name: 「我改主意了」「不知道呀」. */
function isTalk(text: string): boolean {
  return /^[我你您]|[吗呢吧呀啊嘛?？]$|(?:不|没|什么|怎么|为什么).*(?:了|知道|懂|会|想|要|有)|^.{3,}了$|^(?:i|you|we|why|what|how|when|where|is|are|please|don't)\s/iu.test(
    text,
  );
}

/** A name that is written before numbers: 「王五 11010519491231002X 电话13800000000」; any other text as it is. */
function withoutNumbers(text: string): string {
  if (!/\d{6}|@/u.test(text)) return text;
  const { rest } = readPersonal(text);
  return rest
    .replace(
      /身份证号?码?|证件号?码?|电话号?码?|手机号?码?|邮箱|地址|号码?[:：]?|\b(?:and )?(?:my )?(?:passport|phone|telephone|mobile|e-?mail|id(?: card)?|address)\b(?: (?:number|no))?(?: is)?|\bis [A-Z]?\d\S*/giu,
      " ",
    )
    .replace(/[\s,，。;；:：]+/gu, " ")
    .trim();
}

const none: Option<Bilingual> = { label: { zh: "没有", en: "None" }, say: "没有" };

export const representativeQuestion: FormQuestion = {
  field: "representative",
  ask: () => ({
    text: {
      zh: "法定代表人或者负责人的姓名？由别人代办的，写代理人。",
      en: "The name of its legal representative or head? If an agent acts for it, the agent's.",
    },
    options: [none],
  }),
  read(words) {
    const said = words
      .trim()
      .replace(
        /^(?:我们?的?|本单位的?|(?:our|the|my) )?(?:法定代表人|法人代表|法人|代表人|负责人|代理人|代办人|(?:legal )?representative|head|agent|name)(?:的?姓名)?(?:是|为|叫| is)?[:：\s]*/iu,
        "",
      )
      .replace(/[。.]$/u, "");
    if (said === none.say || said === "无" || /^(?:none|no|nobody|no one|there is none|n\/a)$/iu.test(said))
      return { values: { representative: "" } };
    return said === "" || said.length > nameAtMost
      ? {
          problem: {
            zh: `请写姓名，不超过 ${nameAtMost} 字。`,
            en: `Please write the name, in no more than ${nameAtMost} characters.`,
          },
        }
      : { values: { representative: said } };
  },
};

/** How a guardian names themselves: 「我是孩子的妈妈李四」「监护人李四同意」. */
const guardianBefore =
  /^(?:我(?:是|叫)|监护人|(?:孩子|他|她|本人)的?|的?(?:爸爸?|妈妈?|父亲|母亲|爷爷|奶奶|外公|外婆|姥姥|姥爷|家长)|的?(?:姓名|名字)|是|叫|为|[,，:：\s])+|^(?:(?:i am|i'm|my name is|the guardian is|guardian|(?:the |his |her |their )?(?:father|mother|parent|guardian))[,:\s]+)+/iu;
const guardianAfter =
  /[,，].*$|\s*(?:知道并?)?且?同意(?:了|的)?[。.！!]*$|\s+(?:and )?(?:i )?(?:agrees?|consents?)[.!]*$/iu;
/** Agreement that does not say whose it is. */
const bareYes =
  /^(?:我|好的?|可以|行|没问题|确认|是的?|对的?|知道|嗯|ok|yes)+$|^(?:i )?(?:agree|consent|confirm)(?:ed|s)?$/iu;

export const guardianQuestion: FormQuestion = {
  field: "guardian",
  ask: () => ({
    text: {
      zh: "证件上的申请人不满 14 周岁。处理不满 14 周岁的人的个人信息，要有父母或者其他监护人的同意（个人信息保护法第三十一条）：请由监护人写下自己的姓名，写下就是同意；姓名随申请保存。",
      en: "By the identity document the applicant is under 14. Handling personal information of someone under 14 needs the consent of a parent or other guardian (Personal Information Protection Law, article 31): the guardian should write their own name here; writing it is consenting. The name is kept with the application.",
    },
    options: [],
  }),
  read(words, _context, { name }) {
    const said = words.trim().replace(guardianBefore, "").replace(guardianAfter, "").trim();
    if (!/\p{L}{2}/u.test(said) || /\d|[?？]/u.test(said) || isTalk(said) || bareYes.test(said))
      return { problem: { zh: "请写监护人的姓名。", en: "Please write the guardian's name." } };
    if (said === name)
      return {
        problem: {
          zh: "这是申请人自己的姓名，请写父母或者其他监护人的姓名。",
          en: "That is the applicant's own name; please write that of a parent or other guardian.",
        },
      };
    return said.length > nameAtMost ? { problem: tooLong(nameAtMost) } : { values: { guardian: said } };
  },
};
