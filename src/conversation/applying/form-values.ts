import type { ApplicantType, Delivery, IdType, InformationForm } from "../../application/application.ts";
import { isOfChild, tidyIdNumber } from "../../application/identity-number.ts";
import type { ProofFile } from "../../application/proof-file.ts";
import type { Bilingual } from "../../base/bilingual.ts";
import type { Day } from "../../base/day.ts";
import type { Question } from "../form/question.ts";

/** What a citizen has said so far of an application. */
export interface FormValues {
  readonly description?: string;
  readonly form?: InformationForm;
  readonly delivery?: Delivery;
  readonly type?: ApplicantType;
  readonly name?: string;
  /** 「」: none. */
  readonly representative?: string;
  readonly id?: IdNumber | { readonly files: readonly ProofFile[] };
  /** Who consents for someone under 14. */
  readonly guardian?: string;
  readonly contact?: { readonly phone?: string; readonly email?: string; readonly address?: string };
}

interface IdNumber {
  readonly type: IdType;
  readonly number: string;
  /** It is that of someone under 14. */
  readonly isChild?: true;
}

export interface FormContext {
  readonly today: Day;
  /** Whether files are accepted as proof of identity. */
  readonly takesFiles: boolean;
}

export type FormQuestion = Question<FormValues, FormContext, Bilingual>;

/** Whether a person applies, and no organisation. */
export function isPerson(type: ApplicantType | undefined): boolean {
  return type === undefined || type === "natural_person";
}

/** Whether a guardian is to consent. */
export function isChild(id: FormValues["id"]): boolean {
  return id !== undefined && "isChild" in id;
}

/** The number as it is kept with a form. */
export function idOf(type: IdType, number: string, today: Day): IdNumber {
  return { type, number: tidyIdNumber(number), ...(isOfChild(type, number, today) && { isChild: true }) };
}

/** Files that prove who applies; none where a number does. */
export function proofsOf({ id }: FormValues): readonly ProofFile[] {
  return id !== undefined && "files" in id ? id.files : [];
}

/** The sentence for an answer that is too long. */
export function tooLong(atMost: number): Bilingual {
  return { zh: `请不超过 ${atMost} 字。`, en: `Please use no more than ${atMost.toLocaleString("en")} characters.` };
}
