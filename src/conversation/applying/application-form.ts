import { asWritten } from "../../answer/printed.ts";
import type { Applicant, Application } from "../../application/application.ts";
import { applicantTypeNames, nameOfDelivery, nameOfForm } from "../../application/names.ts";
import { sayActing, sayIdentityMasked } from "../../application/say-identity.ts";
import { type Bilingual, both, joined } from "../../base/bilingual.ts";
import { contactQuestion } from "./ask-contact.ts";
import { attachedLater, idQuestion } from "./ask-identity.ts";
import { guardianQuestion, nameQuestion, representativeQuestion } from "./ask-name.ts";
import { deliveryQuestion, descriptionQuestion, formQuestion, typeQuestion } from "./ask-request.ts";
import { type FormQuestion, type FormValues, isChild, isPerson } from "./form-values.ts";

/**
 * The questions of an application, the description before the identity: what the law asks for and nothing more (《政府信息公开条例》, article 29; 个人信息保护法,
 * articles 5 and 6). A representative is asked of organisations alone; who asks for another person may name themselves as the agent. Under 14 a guardian consents
 * (article 31); from then on the law asks for nothing more.
 */
export function formQuestions({ type, representative, id }: FormValues): readonly FormQuestion[] {
  return [
    descriptionQuestion,
    formQuestion,
    deliveryQuestion,
    typeQuestion,
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

/** Everything as it will be filed, for the applicant to check; the identity number by its last 4. */
export function reviewForm(values: FormValues): Bilingual {
  const { applicant, request } = applicationOf(values);
  const { phone, email, address, representative, guardian } = applicant;
  const proves = applicant.idNumber !== undefined || (applicant.proofs ?? []).length > 0;
  const contact = [phone, email, address].filter((one) => one !== undefined).map(asWritten);
  const acting = {
    ...(representative !== undefined && { representative: asWritten(representative) }),
    ...(guardian !== undefined && { guardian: asWritten(guardian) }),
  } satisfies Partial<Applicant>;
  return joined(
    [
      both`${reviewed.description}${asWritten(request.description)}`,
      both`${reviewed.form}${nameOfForm(request.form)}${reviewed.delivery}${nameOfDelivery(request.delivery)}`,
      both`${reviewed.applicant}${applicantTypeNames[applicant.type]}${comma}${asWritten(applicant.name ?? "")}`,
      ...sayActing(acting),
      both`${reviewed.identity}${proves ? sayIdentityMasked(applicant) : attachedLater.review}`,
      both`${reviewed.contact}${joined(contact, comma)}`,
    ],
    "\n",
  );
}

const comma: Bilingual = { zh: "，", en: ", " };
const reviewed = {
  description: { zh: "所需信息：", en: "Information wanted: " },
  form: { zh: "提供形式：", en: "Form: " },
  delivery: { zh: "；获取途径：", en: "; delivery: " },
  applicant: { zh: "申请人：", en: "Applicant: " },
  identity: { zh: "身份证明：", en: "Proof of identity: " },
  contact: { zh: "联系方式：", en: "Contact: " },
} as const satisfies Record<string, Bilingual>;
