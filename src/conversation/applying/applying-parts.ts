import type { CaseEvent } from "../../application/case-event.ts";
import type { CaseFile, CaseStore, Notice } from "../../application/case-store.ts";
import type { CaseRules } from "../../application/decide.ts";
import type { Letterhead } from "../../application/letterhead.ts";
import type { RemedyKind } from "../../application/letters/templates.ts";
import type { Clock } from "../../base/clock.ts";
import type { Language } from "../../base/language.ts";
import type { DraftStore } from "./draft.ts";
import type { Sayings } from "./sayings.ts";
import type { WindowReply } from "./window-reply.ts";

/** What the library or the rules say to a message, outside any thread. */
export interface Looked {
  readonly reply: WindowReply;
  /** `public`: the library holds what answers it. `elsewhere`: it is no matter of disclosure. `guidance`: the rules answer it. */
  readonly kind: "public" | "elsewhere" | "guidance" | "nothing";
  /** As a description the words want advice or an act, and name no document: it is no matter of disclosure either. */
  readonly isAdvice?: boolean;
}

/** What the window for applicants is put together from. */
export interface ApplyingParts {
  readonly cases: CaseStore;
  /** Puts an event that the rules allow into the case, and tells the applicant. Throws CaseChangedError. */
  readonly enter: (file: CaseFile, event: CaseEvent) => Promise<void>;
  /** What officers are told of an application that was filed. */
  readonly sayFiled: (file: CaseFile) => readonly Notice[];
  readonly drafts: DraftStore;
  /** In which language each person was last heard; null: in none yet. */
  readonly languages: {
    load(person: string): Promise<Language | null>;
    keep(person: string, language: Language): Promise<void>;
    drop(person: string): Promise<void>;
  };
  /** Tries to prove whose a case is: counted before they are judged, and no more once they are right. */
  readonly proofs: {
    begin(person: string, number: string, message: string): Promise<boolean>;
    forgive(person: string, message: string): Promise<void>;
  };
  readonly sayings: Sayings;
  readonly rules: CaseRules;
  readonly remediesOf: (outcome: string) => RemedyKind;
  /** `draft`: the authority has not announced this channel, so nothing is filed here (国办公开办函〔2017〕19号). */
  readonly intake: "open" | "draft";
  readonly draftDays: number;
  /** The authority that applications come to, as it is known at the time. */
  readonly letterhead: () => Letterhead;
  readonly look: (words: string) => Promise<Looked>;
  /** Whether words say that their speaker wants to apply, and are no question how. */
  readonly wantsToApply: (words: string) => boolean;
  readonly clock: Clock;
}
