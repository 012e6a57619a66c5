import type { CaseEvent } from "../../application/case-event.ts";
import type { CaseFile, CaseStore } from "../../application/case-store.ts";
import type { CaseRules } from "../../application/decide.ts";
import type { FeeRates } from "../../application/fee.ts";
import type { Letterhead } from "../../application/letterhead.ts";
import type { LetterTemplates } from "../../application/letters/templates.ts";
import type { Officers } from "../../application/officers.ts";
import type { Clock } from "../../base/clock.ts";
import type { Handover } from "../../storage/kept-cases.ts";
import type { ActDialogue } from "./dialogue.ts";
import type { PaperDialogue } from "./paper-form.ts";

export type Dialogue = ActDialogue | PaperDialogue;

/** Dialogues under way, one a person, sealed: what is typed into one may be personal. */
export interface DialogueStore {
  load(person: string): Promise<Dialogue | undefined>;
  keep(person: string, dialogue: Dialogue): Promise<void>;
  drop(person: string): Promise<void>;
}

/** What the desk of staff is put together from. */
export interface DeskParts {
  /** Persons (`telegram:1001`) who carry cases to their end. */
  readonly officers: Officers;
  readonly cases: Pick<CaseStore, "load" | "open" | "openProof" | "list" | "file">;
  /**
   * Puts an event that {@link CaseRules} allow into the case, with its log entry and what its applicant is told, all or none. Throws CaseChangedError where its
   * ordinal is taken.
   */
  readonly enter: (file: CaseFile, event: CaseEvent) => Promise<void>;
  /** Gives a case into other hands and tells whom it concerns; false, and nothing changed, where it is in other hands than `from` by now. */
  readonly assign: (file: CaseFile, handover: Handover) => Promise<boolean>;
  readonly dialogues: DialogueStore;
  readonly rules: CaseRules;
  readonly rates: FeeRates;
  readonly templates: LetterTemplates;
  /** The authority that writes letters, as it is known at the time. */
  readonly letterhead: () => Letterhead;
  readonly clock: Clock;
}
