import type { Day } from "../base/day.ts";
import type { Language } from "../base/language.ts";
import type { Handover } from "../storage/kept-cases.ts";
import type { ApplicantType, Application, IntakeChannel, ReceivedOn } from "./application.ts";
import type { CaseEvent, CaseState } from "./case-event.ts";
import type { ProofFile } from "./proof-file.ts";

/**
 * What a case is without who applies and what for: what lists, clocks and statistics work on. Notes and texts of its events are personal: each stays sealed until it is
 * read, and whoever shows one to staff calls {@link CaseStore.open} before, which logs the look.
 */
export interface CaseFile {
  /** 「2026-00017」: the year it was filed and a running number. */
  readonly number: string;
  readonly channel: IntakeChannel;
  readonly applicantType: ApplicantType;
  /** ISO instant of filing. */
  readonly filedAt: string;
  /** The day it reached the authority: that of filing, or an earlier one of what was entered later. */
  readonly arrivedOn: Day;
  /** The day of receipt that was entered with it; null for one filed online, until a `confirm` event gives it. */
  readonly receivedOn: ReceivedOn;
  readonly events: readonly CaseEvent[];
  /** SHA-256 of the text that was filed, in hex: both sides can check it. */
  readonly textHash: string;
  /** Who of the staff has it; null: nobody. */
  readonly assignee: string | null;
  /** In which its applicant is told of it. */
  readonly language: Language;
}

export interface Filing {
  /** The same key files once: the draft's id, or one made for a paper form. */
  readonly key: string;
  readonly application: Application;
  readonly receivedOn: ReceivedOn;
  /** The day it reached the authority; left out: today. */
  readonly arrivedOn?: Day;
  /** Who files: `telegram:1001` for a citizen in chat; null where staff enter a paper form. */
  readonly owner: string | null;
  /** Where to tell the applicant of changes: a conversation (`telegram:1001`); null: nowhere. */
  readonly notify: string | null;
  /** Who enters it, for the log: `applicant` or a member of staff. */
  readonly by: string;
  /** In which the applicant is told of it; left out: simplified Chinese. */
  readonly language?: Language;
}

export interface OpenedProof {
  readonly file: ProofFile;
  readonly bytes: Uint8Array;
}

export interface CaseFilter {
  readonly states?: readonly CaseState[];
  readonly owner?: string;
}

/** Something to be told to a conversation, kept with what caused it, in one transaction. */
export interface Notice {
  /** `telegram:1001`. */
  readonly conversation: string;
  /** The text as the person reads it; says nothing personal beyond the case number. */
  readonly text: string;
}

/** A notice of a change of a case; `conversation` null: to its applicant, wherever they are to be told. */
export type CaseNotice = Omit<Notice, "conversation"> & { readonly conversation: string | null };

/** An event that another entry came before: load the case again and decide anew. */
export class CaseChangedError extends Error {}

export interface CaseStore {
  /** Files once: the same key again gives what was filed before, changed in nothing. On disk when it resolves. */
  file(
    filing: Filing,
    notices?: (file: CaseFile) => readonly Notice[],
  ): Promise<{ readonly file: CaseFile; readonly isNew: boolean }>;
  /** The number that a filing key was filed under. */
  numberOf(key: string): Promise<string | undefined>;
  /** Changes what was filed while nothing has happened to it; false, and nothing changed, where something has. */
  amend(number: string, application: Application, by: string): Promise<boolean>;
  load(number: string): Promise<CaseFile | undefined>;
  /** What was filed, decrypted. Who looks, or takes it away in a file (`export`), is in the log before this resolves. */
  open(number: string, by: string, act?: "look" | "export"): Promise<Application | undefined>;
  /** A file that proves who applies, by its place from 0; undefined where there is none. Who looks is in the log before this resolves. */
  openProof(number: string, at: number, by: string): Promise<OpenedProof | undefined>;
  /** Whether the case is that person's: their conversations' or, from elsewhere, one whose second factor `proof` is. */
  isOwner(number: string, who: { readonly person: string } | { readonly proof: string }): Promise<boolean>;
  /** The code that the applicant follows the case by from elsewhere; undefined where something else of theirs serves. For the receipt alone. */
  followCode(number: string): Promise<string | undefined>;
  list(filter?: CaseFilter): Promise<readonly CaseFile[]>;
  /** The language in which a person is told of their cases from now on. */
  speak(owner: string, language: Language): Promise<void>;
  /** Gives a case into other hands, with its log entry and notices, all or none; false, and nothing changed, where `from` does not have it. */
  assign(number: string, handover: Handover, notices?: readonly Notice[]): Promise<boolean>;
  /** Appends an event, its log entry and the notices that go with it, all or none. Throws {@link CaseChangedError} where `event.ordinal` is taken. */
  append(number: string, event: CaseEvent, stateAfter: CaseState, notices?: readonly CaseNotice[]): Promise<void>;
}
