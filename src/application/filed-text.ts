import { createHash } from "node:crypto";
import type { Application } from "./application.ts";
import { applicantTypeNames, channelNames, deliveryNames, formNames } from "./names.ts";
import { sayIdentity } from "./say-identity.ts";

/**
 * An application as one text, the same for the same application: what the applicant confirms, gets back, and can check against its hash
 * (《政府信息公开条例》, article 29: who applies, what for, in what form).
 */
export function filedText({ channel, applicant, request }: Application): string {
  const lines: readonly (readonly [string, string | undefined])[] = [
    ["申请渠道", channelNames[channel].zh],
    ["申请人类型", applicantTypeNames[applicant.type].zh],
    ["姓名或者名称", applicant.name],
    ["代表人或者代理人", applicant.representative],
    ["同意处理其个人信息的监护人", applicant.guardian],
    [applicant.idNumber === undefined ? "身份证明" : "证件", sayIdentity(applicant).zh],
    ...(applicant.proofs ?? []).map(({ sha256 }, at) => [`身份证明第 ${at + 1} 个文件的 SHA-256`, sha256] as const),
    ["电话", applicant.phone],
    ["电子邮箱", applicant.email],
    ["通信地址", applicant.address],
    ["所需信息", request.description],
    ["提供形式", request.form && formNames[request.form].zh],
    ["获取途径", request.delivery && deliveryNames[request.delivery].zh],
  ];
  const said = lines.flatMap(([name, value]) => (value === undefined || value === "" ? [] : [`${name}：${value}`]));
  return ["政府信息公开申请", ...said].join("\n");
}

/** SHA-256 of the text, in hex: anyone who has the text can check it. */
export function hashText(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
