import { type Bilingual, both, counted, joined } from "../base/bilingual.ts";
import type { Applicant } from "./application.ts";
import { idTypeNames } from "./names.ts";
import type { ProofFile } from "./proof-file.ts";

type Identity = Pick<Applicant, "idType" | "idNumber" | "proofs">;

/** What proves who applies: 「居民身份证 11010519491231002X」, or 「已附图片 1 张」. */
export function sayIdentity(applicant: Identity): Bilingual {
  return say(applicant, (number) => number);
}

/** The same with the number by its last 4 alone: 「居民身份证 ***002X」. */
export function sayIdentityMasked(applicant: Identity): Bilingual {
  return say(applicant, (number) => `***${number.slice(-4)}`);
}

/** Who acts or consents for the applicant, a line each; none where nobody does. */
export function sayActing({
  representative,
  guardian,
}: Pick<Applicant, "representative" | "guardian">): readonly Bilingual[] {
  return [
    ...(representative === undefined
      ? []
      : [{ zh: `代表人或者代理人：${representative}`, en: `Representative or agent: ${representative}` }]),
    ...(guardian === undefined
      ? []
      : [
          {
            zh: `监护人（申请人不满 14 周岁，同意处理其个人信息）：${guardian}`,
            en: `Guardian (the applicant is under 14; consents to the handling of the personal information): ${guardian}`,
          },
        ]),
  ];
}

/** 「图片 2 张、PDF 1 份」 */
export function sayProofs(proofs: readonly ProofFile[]): Bilingual {
  const documents = proofs.filter(({ kind }) => kind === "pdf").length;
  const pictures = proofs.length - documents;
  return joined(
    [
      ...(pictures > 0 ? [{ zh: `图片 ${pictures} 张`, en: counted(pictures, "picture") }] : []),
      ...(documents > 0 ? [{ zh: `PDF ${documents} 份`, en: counted(documents, "PDF") }] : []),
    ],
    { zh: "、", en: " and " },
  );
}

function say({ idType = "other", idNumber, proofs = [] }: Identity, show: (number: string) => string): Bilingual {
  const attached = { zh: "已附", en: "attached: " };
  return joined(
    [
      ...(idNumber === undefined ? [] : [both`${idTypeNames[idType]} ${show(idNumber)}`]),
      ...(proofs.length === 0 ? [] : [both`${attached}${sayProofs(proofs)}`]),
    ],
    { zh: "，", en: ", " },
  );
}
