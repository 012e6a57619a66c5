import type { Applicant } from "./application.ts";

/** What proves who applies when a form is handed in: at the counter the originals are shown, by post copies go with it (usual practice). */
export function attachmentsWanted({ type, representative, guardian }: Omit<Applicant, "name">): readonly string[] {
  const isPerson = type === "natural_person";
  return [
    ...(isPerson
      ? ["申请人身份证件正反面复印件"]
      : ["营业执照或者统一社会信用代码证、登记证书的复印件", "法定代表人或者负责人的身份证明"]),
    ...(guardian === undefined ? [] : ["监护人身份证件复印件和监护关系的证明（户口簿、出生医学证明等）"]),
    ...(representative !== undefined && isPerson ? ["授权委托书和代理人身份证件复印件"] : []),
  ];
}
