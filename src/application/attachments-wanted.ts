import type { Bilingual } from "../base/bilingual.ts";
import type { Applicant } from "./application.ts";

/** What proves who applies when a form is handed in: at the counter the originals are shown, by post copies go with it (usual practice). */
export function attachmentsWanted({ type, representative, guardian }: Omit<Applicant, "name">): readonly Bilingual[] {
  const isPerson = type === "natural_person";
  return [
    ...(isPerson ? [ofPerson] : [ofOrganization, ofHead]),
    ...(guardian === undefined ? [] : [ofGuardian]),
    ...(representative !== undefined && isPerson ? [ofAgent] : []),
  ];
}

const ofPerson: Bilingual = {
  zh: "申请人身份证件正反面复印件",
  en: "a copy of both sides of the applicant's identity document",
};
const ofOrganization: Bilingual = {
  zh: "营业执照或者统一社会信用代码证、登记证书的复印件",
  en: "a copy of the business licence, credit code certificate or certificate of registration",
};
const ofHead: Bilingual = {
  zh: "法定代表人或者负责人的身份证明",
  en: "proof of identity of the legal representative or head",
};
const ofGuardian: Bilingual = {
  zh: "监护人身份证件复印件和监护关系的证明（户口簿、出生医学证明等）",
  en: "a copy of the guardian's identity document and proof of guardianship (household register, birth certificate or the like)",
};
const ofAgent: Bilingual = {
  zh: "授权委托书和代理人身份证件复印件",
  en: "the written authorisation and a copy of the agent's identity document",
};
