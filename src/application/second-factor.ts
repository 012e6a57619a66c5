import type { Applicant } from "./application.ts";
import { tidyIdNumber } from "./identity-number.ts";

const lastOnes = 4;

/**
 * Whether words are what, beside the number of a case, shows whose it is to someone who asks from elsewhere: the last 4 of the identity number. Where files prove who
 * applies there is none, and it is the last 4 digits of the telephone; without one, the e-mail address. Nothing fits where there is none of them.
 */
export function fitsApplicant({ idNumber, phone, email }: Applicant, words: string): boolean {
  const said = tidyIdNumber(words).replace(/·/gu, "");
  if (idNumber !== undefined) return endsAlike(tidyIdNumber(idNumber), said);
  if (phone !== undefined) return endsAlike(phone.replace(/转.*$/u, "").replace(/\D/gu, ""), said);
  return email !== undefined && tidyIdNumber(email) === said;
}

/** More than the last 4 may be said. */
function endsAlike(kept: string, said: string): boolean {
  return said.length >= lastOnes && kept.length >= lastOnes && kept.endsWith(said.slice(-lastOnes));
}
