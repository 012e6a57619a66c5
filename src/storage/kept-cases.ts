import type { NoticeText } from "./notices.ts";
import type { CaseEventRow, CaseFileRow } from "./schema.ts";

/** A case as it is kept, without what is personal. */
export interface KeptCase {
  readonly row: Omit<CaseFileRow, "sealed" | "owner_tag" | "filing_key">;
  /** In order; notes and texts are open. */
  readonly events: readonly CaseEventRow[];
}

/** What is sealed of a case. */
export interface SealedPart {
  /** JSON of what was filed. */
  readonly content: string;
  readonly owner: string | null;
  /** The conversation that is told of changes. */
  readonly notify: string | null;
}

export interface NewCase extends SealedPart {
  readonly filingKey: string;
  /** Year of its number. */
  readonly year: number;
  readonly channel: string;
  readonly applicantType: string;
  readonly arrivedOn: string;
  readonly receivedOn: string | null;
  readonly state: string;
  readonly textHash: string;
  readonly by: string;
  /** In which its applicant is told of it; left out: simplified Chinese. */
  readonly language?: string | undefined;
  /** Files of its owner's draft that become the case's with it. */
  readonly attachments?: readonly string[];
}

/** What is put in the place of what was filed. */
export type Amendment = Pick<NewCase, "content" | "applicantType" | "textHash" | "by" | "attachments">;

/** A case goes from one of the staff to another; null: nobody. */
export interface Handover {
  readonly from: string | null;
  readonly to: string | null;
  readonly by: string;
}

export interface KeptCases {
  /** Once: the same filing key gives the number it was filed under. */
  file(one: NewCase, notices: (number: string) => readonly NoticeText[]): Promise<{ number: string; isNew: boolean }>;
  numberOf(filingKey: string): Promise<string | undefined>;
  /** Puts other content in the place of what was filed, where nothing has happened to the case and it was not received; else false. */
  amend(number: string, change: Amendment): Promise<boolean>;
  load(number: string): Promise<KeptCase | undefined>;
  list(filter: { readonly states?: readonly string[]; readonly owner?: string }): Promise<readonly KeptCase[]>;
  /** Opens what is sealed; with `who`, the act (`look`, where it is left out) is in the log before this resolves. */
  open(number: string, who: string | null, act?: string): Promise<SealedPart | undefined>;
  /** The bytes of a file of the case; who looks is in the log before this resolves. */
  openAttachment(number: string, id: string, who: string): Promise<Buffer | undefined>;
  isOwnedBy(number: string, person: string): Promise<boolean>;
  /** The language in which a person is told of their cases from now on. */
  speak(owner: string, language: string): Promise<void>;
  /** Gives the case into other hands, with its log entry and notices; false, and nothing changed, where `from` does not have it. */
  assign(number: string, change: Handover, notices: readonly NoticeText[]): Promise<boolean>;
  /** False, and nothing changed, where the ordinal is taken or left out. `notices`: to the applicant's conversation where `conversation` is null. */
  append(
    event: CaseEventRow,
    stateAfter: string,
    notices: readonly { readonly conversation: string | null; readonly text: string }[],
  ): Promise<boolean>;
}
