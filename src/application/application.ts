import type { Day } from "../base/day.ts";
import type { ProofFile } from "./proof-file.ts";

/** The columns of table 三: who applies. */
export const applicantTypes = [
  "natural_person",
  "business",
  "research",
  "nonprofit",
  "legal_service",
  "other_organization",
] as const;
export type ApplicantType = (typeof applicantTypes)[number];

/** How an application came in: its day of receipt goes by it (《政府信息公开条例》, article 31). `online`: a chat among them. */
export const intakeChannels = ["counter", "post_signed", "post_plain", "fax", "online"] as const;
export type IntakeChannel = (typeof intakeChannels)[number];

/** Personal data (the whole of it): encrypted at rest, masked on screens, absent from logs. */
export interface Applicant {
  readonly type: ApplicantType;
  /** Name of the person or organisation; absent where it is not on the paper. */
  readonly name?: string | undefined;
  /** Who acts for an organisation, or for a person by proxy. */
  readonly representative?: string | undefined;
  /** Who consents for an applicant under 14 (个人信息保护法, article 31). */
  readonly guardian?: string | undefined;
  /** Kind and number of what proves who applies; absent where files do, or it is not on the paper. */
  readonly idType?: IdType | undefined;
  readonly idNumber?: string | undefined;
  readonly proofs?: readonly ProofFile[] | undefined;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly address?: string | undefined;
  /** What follows the case from elsewhere where nothing else of the applicant can; told on the receipt alone. */
  readonly followCode?: string | undefined;
}

export const idTypes = ["id_card", "passport", "residence_permit", "credit_code", "other"] as const;
export type IdType = (typeof idTypes)[number];

/** What is asked for (article 29). Free text of the applicant: treated as personal data too. */
export interface InformationRequest {
  /** Name, document number, period or other features by which the information can be found. */
  readonly description: string;
  /** Absent, as the next, where it is not on the paper. */
  readonly form?: InformationForm | undefined;
  readonly delivery?: Delivery | undefined;
}

export const informationForms = ["paper", "electronic", "disc", "inspection"] as const;
export type InformationForm = (typeof informationForms)[number];

export const deliveries = ["post", "email", "pickup", "fax", "online"] as const;
export type Delivery = (typeof deliveries)[number];

/** What a citizen files (依申请公开): complete online; on paper as it came. */
export interface Application {
  readonly channel: IntakeChannel;
  readonly applicant: Applicant;
  readonly request: InformationRequest;
}

/** The day an application counts as received: given for paper forms; null until both sides confirm one filed online (article 31). */
export type ReceivedOn = Day | null;
