import { newReadableCode } from "../base/readable-code.ts";
import type { Applicant, Application } from "./application.ts";
import { tidyIdNumber } from "./identity-number.ts";

const lastOnes = 4;
/** Of 32 characters each: a million millions, where an address has a handful of tries a day. */
const codeLength = 8;

/**
 * Whether words are what, beside the number of a case, shows whose it is to someone who asks from elsewhere: the last 4 of the identity number. Where files prove who
 * applies there is none, and it is the last 4 digits of the telephone; without one, the e-mail address; without that, the code on the receipt.
 */
export function fitsApplicant({ idNumber, phone, email, followCode }: Applicant, words: string): boolean {
  const said = tidyIdNumber(words).replace(/·/gu, "");
  if (idNumber !== undefined) return endsAlike(tidyIdNumber(idNumber), said);
  if (phone !== undefined) return endsAlike(phone.replace(/转.*$/u, "").replace(/\D/gu, ""), said);
  if (email !== undefined) return tidyIdNumber(email) === said;
  return followCode !== undefined && said === followCode;
}

/** The application with a code where nothing else of its applicant can be the second factor, and without one elsewhere. `before`: one that was told already. */
export function withFollowCode(application: Application, before?: string): Application {
  const { followCode: _old, ...applicant } = application.applicant;
  const hasOther = [applicant.idNumber, applicant.phone, applicant.email].some((one) => one !== undefined);
  const followCode = hasOther ? undefined : (before ?? newReadableCode(codeLength));
  return { ...application, applicant: { ...applicant, ...(followCode !== undefined && { followCode }) } };
}

/** More than the last 4 may be said. */
function endsAlike(kept: string, said: string): boolean {
  return said.length >= lastOnes && kept.length >= lastOnes && kept.endsWith(said.slice(-lastOnes));
}
