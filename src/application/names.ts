import type { Bilingual } from "../base/bilingual.ts";
import type { ApplicantType, Delivery, IdType, InformationForm, IntakeChannel } from "./application.ts";
import type { CaseEventKind, CaseState } from "./case-event.ts";

/** What people call the ids of cases, in replies and letters. */
export const stateNames: Readonly<Record<CaseState, Bilingual>> = {
  awaiting_confirmation: { zh: "待机关确认", en: "awaiting the authority's confirmation" },
  received: { zh: "办理中", en: "under way" },
  correcting: { zh: "补正中", en: "awaiting the applicant's correction" },
  consulting: { zh: "征求意见中", en: "awaiting an opinion" },
  charging: { zh: "收费待缴", en: "awaiting payment" },
  replied: { zh: "已答复", en: "answered" },
  lapsed: { zh: "不再处理", en: "not processed any further" },
  withdrawn: { zh: "已撤回", en: "withdrawn" },
};

export const eventNames: Readonly<Record<CaseEventKind, Bilingual>> = {
  confirm: { zh: "确认收到", en: "confirm receipt" },
  "request-correction": { zh: "要求补正", en: "ask for a correction" },
  correct: { zh: "记录收到补正", en: "record the correction" },
  lapse: { zh: "作不再处理", en: "close as not processed" },
  consult: { zh: "征求意见", en: "ask for an opinion" },
  consulted: { zh: "记录收到意见", en: "record the opinion" },
  extend: { zh: "延期", en: "extend" },
  charge: { zh: "发收费通知", en: "send a fee notice" },
  paid: { zh: "记录缴费", en: "record the payment" },
  reply: { zh: "答复", en: "reply" },
  withdraw: { zh: "撤回", en: "withdraw" },
  void: { zh: "撤销记录", en: "take an entry back" },
};

export const applicantTypeNames: Readonly<Record<ApplicantType, Bilingual>> = {
  natural_person: { zh: "自然人", en: "natural person" },
  business: { zh: "商业企业", en: "business" },
  research: { zh: "科研机构", en: "research institution" },
  nonprofit: { zh: "社会公益组织", en: "nonprofit organization" },
  legal_service: { zh: "法律服务机构", en: "legal service" },
  other_organization: { zh: "其他法人或组织", en: "other organization" },
};

export const channelNames: Readonly<Record<IntakeChannel, Bilingual>> = {
  counter: { zh: "当面提交", en: "at the counter" },
  post_signed: { zh: "邮寄（签收）", en: "by post, signed for" },
  post_plain: { zh: "平信", en: "by plain post" },
  fax: { zh: "传真", en: "by fax" },
  online: { zh: "网上", en: "online" },
};

export const idTypeNames: Readonly<Record<IdType, Bilingual>> = {
  id_card: { zh: "居民身份证", en: "identity card" },
  passport: { zh: "护照", en: "passport" },
  residence_permit: { zh: "居住证、通行证", en: "residence or travel permit" },
  credit_code: { zh: "统一社会信用代码", en: "unified social credit code" },
  other: { zh: "其他证件", en: "other" },
};

export const formNames: Readonly<Record<InformationForm, Bilingual>> = {
  paper: { zh: "纸质", en: "on paper" },
  electronic: { zh: "电子", en: "electronic" },
  disc: { zh: "光盘等磁介质", en: "on disc" },
  inspection: { zh: "查阅、抄录", en: "inspection" },
};

export const deliveryNames: Readonly<Record<Delivery, Bilingual>> = {
  post: { zh: "邮寄", en: "by post" },
  email: { zh: "电子邮件", en: "by e-mail" },
  pickup: { zh: "自行领取", en: "picked up" },
  fax: { zh: "传真", en: "by fax" },
  online: { zh: "网上", en: "online" },
};

const notSaid: Bilingual = { zh: "没有写", en: "not given" };

/** Of a form that paper may not name. */
export function nameOfForm(form: InformationForm | undefined): Bilingual {
  return form === undefined ? notSaid : formNames[form];
}

/** Of a way that paper may not name. */
export function nameOfDelivery(delivery: Delivery | undefined): Bilingual {
  return delivery === undefined ? notSaid : deliveryNames[delivery];
}
