import type { Day } from "../base/day.ts";
import type { Applicant, Application } from "./application.ts";
import { faultOfIdNumber } from "./identity-number.ts";

const phoneShape = /^\+?[\d\s()-]{5,20}(?:转\d{1,6})?$/u;
const emailShape = /^[^\s@]{1,64}@[^\s@.]+(?:\.[^\s@.]+)+$/u;

/** What article 29 wants of an application and it lacks or has wrong, a sentence each: on paper it is registered all the same, and completed when asked to (article 30). */
export function gapsOf(application: Application, today: Day): readonly string[] {
  const { phone, email, address } = application.applicant;
  const isReachable = [phone, email, address].some((way) => way !== undefined);
  return [...faultsOf(application, today), ...(isReachable ? [] : ["缺联系方式（电话、邮箱或者地址）。"])];
}

/** The same, but for a way to reach the applicant: without these no application is filed online. */
export function faultsOf({ applicant, request }: Application, today: Day): readonly string[] {
  const { name, phone, email } = applicant;
  return [
    name === undefined ? "缺申请人的姓名或者名称（条例第二十九条）。" : null,
    faultOfIdentity(applicant, today),
    phone === undefined || phoneShape.test(phone) ? null : "电话写得不对，如 0453-6550000 或 13800000000。",
    email === undefined || emailShape.test(email) ? null : "电子邮箱写得不对，如 name@example.com。",
    request.form === undefined ? "缺提供形式。" : null,
    request.delivery === undefined ? "缺获取途径。" : null,
  ].filter((fault) => fault !== null);
}

function faultOfIdentity({ idType = "other", idNumber, proofs = [] }: Applicant, today: Day): string | null {
  if (idNumber !== undefined) return faultOfIdNumber(idType, idNumber, today)?.zh ?? null;
  return proofs.length > 0 ? null : "缺身份证明的号码（条例第二十九条）。";
}

/** What an officer is told of the gaps. */
export function sayGaps(gaps: readonly string[]): string {
  return `${gaps.join("")}已照样登记，可在收到之日起 7 个工作日内一次性要求补正（条例第三十条）。`;
}
