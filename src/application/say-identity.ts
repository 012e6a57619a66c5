import type { Applicant } from "./application.ts";
import { idTypeNames } from "./names.ts";
import type { ProofFile } from "./proof-file.ts";

type Identity = Pick<Applicant, "idType" | "idNumber" | "proofs">;

/** What proves who applies: 「居民身份证 11010519491231002X」, or 「已附图片 1 张」. */
export function sayIdentity(applicant: Identity): string {
  return say(applicant, (number) => number);
}

/** The same with the number by its last 4 alone: 「居民身份证 ***002X」. */
export function sayIdentityMasked(applicant: Identity): string {
  return say(applicant, (number) => `***${number.slice(-4)}`);
}

/** Who acts or consents for the applicant, a line each; none where nobody does. */
export function sayActing({
  representative,
  guardian,
}: Pick<Applicant, "representative" | "guardian">): readonly string[] {
  return [
    ...(representative === undefined ? [] : [`代表人或者代理人：${representative}`]),
    ...(guardian === undefined ? [] : [`监护人（申请人不满 14 周岁，同意处理其个人信息）：${guardian}`]),
  ];
}

/** 「图片 2 张、PDF 1 份」 */
export function sayProofs(proofs: readonly ProofFile[]): string {
  const documents = proofs.filter(({ kind }) => kind === "pdf").length;
  const pictures = proofs.length - documents;
  return [...(pictures > 0 ? [`图片 ${pictures} 张`] : []), ...(documents > 0 ? [`PDF ${documents} 份`] : [])].join(
    "、",
  );
}

function say({ idType = "other", idNumber, proofs = [] }: Identity, show: (number: string) => string): string {
  return [
    ...(idNumber === undefined ? [] : [`${idTypeNames[idType].zh} ${show(idNumber)}`]),
    ...(proofs.length === 0 ? [] : [`已附${sayProofs(proofs)}`]),
  ].join("，");
}
