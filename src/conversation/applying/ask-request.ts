import { applicantTypes, deliveries, informationForms } from "../../application/application.ts";
import { applicantTypeNames, deliveryNames, formNames } from "../../application/names.ts";
import { type Bilingual, joined } from "../../base/bilingual.ts";
import { pick, type Spoken } from "../form/pick.ts";
import { deliveryWords, formWords, typeWords } from "./field-words.ts";
import { type FormQuestion, type FormValues, tooLong } from "./form-values.ts";

const descriptionAtMost = 3_000;

export const descriptionQuestion: FormQuestion = {
  field: "description",
  ask: () => ({
    text: {
      zh: "您想要什么信息？写得越具体越快：名称、文号、大概的时间，或者别的特征。\n例如：2023年青年路改造工程的批复；青政发〔2022〕5号。不用说明用途。",
      en: "Which information would you like? The more exactly you name it, the faster it goes: a title, a document number, a rough date, or another feature. Chinese titles help.\nFor example: the approval of the 2023 Qingnian Road renovation (青年路改造工程的批复); 青政发〔2022〕5号. You need not say what it is for.",
    },
    options: [],
  }),
  read(words) {
    const said = words.trim();
    if (said.replace(/[\s\p{P}]/gu, "").length < 2) return { problem: noDescription };
    return said.length > descriptionAtMost
      ? { problem: tooLong(descriptionAtMost) }
      : { values: { description: said } };
  },
};

const noDescription: Bilingual = {
  zh: "请写出想要的信息，例如「2023年青年路改造工程的批复」。",
  en: "Please write which information you would like, for example “the approval of the 2023 Qingnian Road renovation”.",
};

export const formQuestion = choose(
  "form",
  {
    zh: "想要什么形式的？（条例第二十九条要求写明；机关按保存的状况提供）",
    en: "In which form would you like it? (Article 29 of the Regulations wants it said; the authority provides it as it is held.)",
  },
  informationForms,
  formNames,
  formWords,
);

export const deliveryQuestion = choose(
  "delivery",
  { zh: "怎样拿到它？", en: "How would you like to get it?" },
  deliveries,
  deliveryNames,
  deliveryWords,
);

export const typeQuestion = choose(
  "type",
  {
    zh: "您以什么身份申请？（只用于年度报告的统计）",
    en: "Who are you applying as? (Only for the statistics of the annual report.)",
  },
  applicantTypes,
  applicantTypeNames,
  typeWords,
);

function choose<F extends "form" | "delivery" | "type">(
  field: F,
  asked: Bilingual,
  ids: readonly NonNullable<FormValues[F]>[],
  names: Readonly<Record<NonNullable<FormValues[F]>, Bilingual>>,
  spoken: Spoken<NonNullable<FormValues[F]>>,
): FormQuestion {
  const all = ids.map((id) => names[id]);
  const zh = joined(all, "、").zh;
  const en = joined(all, "; ").en;
  return pick<FormValues, F, Bilingual>(field, {
    asked,
    ids,
    labelOf: (id) => ({ zh: names[id].zh, en: capitalized(names[id].en) }),
    namesOf: (id) => [names[id].zh, names[id].en],
    problem: { zh: `请选一项：${zh}。`, en: `Please choose one: ${en}.` },
    spoken,
  });
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
