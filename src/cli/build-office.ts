import { replay } from "../application/case-state.ts";
import type { CaseFile, Notice } from "../application/case-store.ts";
import { type FeeRates, loadFeeRates } from "../application/fee.ts";
import type { Letterhead } from "../application/letterhead.ts";
import type { ReminderStore } from "../application/reminder-store.ts";
import { createReminderStore } from "../application/sql-reminder-store.ts";
import { followCalendar } from "../base/current-calendar.ts";
import type { Logger } from "../base/log.ts";
import { createDesk, type Desk } from "../conversation/casework/desk.ts";
import type { DeskParts, Dialogue } from "../conversation/casework/desk-parts.ts";
import { sayHandover } from "../conversation/notices/say-handover.ts";
import { createDrafts, type Drafts } from "../storage/drafts.ts";
import { createNotices, type Notices } from "../storage/notices.ts";
import { createProofTries, type ProofTries } from "../storage/proof-tries.ts";
import { buildCases, type CaseParts, type CaseSettings, officersOf } from "./build-cases.ts";

/** Everything that cases are carried to their end with while the program runs. */
export interface Office extends CaseParts {
  readonly rates: FeeRates;
  readonly drafts: Drafts;
  readonly proofs: ProofTries;
  readonly notices: Notices;
  readonly reminders: ReminderStore;
  /** Puts an event that the rules allow into the case, and tells whom it concerns. Throws CaseChangedError. */
  readonly enter: DeskParts["enter"];
  /** Gives a case into other hands, and tells whom it concerns. */
  readonly assign: DeskParts["assign"];
  /** What officers are told of an application that was filed. */
  readonly sayFiled: (file: CaseFile) => readonly Notice[];
  /** Looks for newly published holidays. */
  readonly refreshCalendar: () => void;
}

export interface OfficeSettings extends CaseSettings {
  readonly log: Logger;
}

/** Throws KnowledgeError; EnvironmentError where the key is no key, or not that of the cases. */
export async function buildOffice(settings: OfficeSettings): Promise<Office> {
  const { clock, log, knowledge, db } = settings;
  const calendar = followCalendar(knowledge, log);
  const parts = await buildCases(settings, () => calendar.get());
  const { seal, cases, rules, noticesOf } = parts;
  return {
    ...parts,
    rates: loadFeeRates(knowledge),
    drafts: createDrafts(db, seal, clock),
    proofs: createProofTries(db, seal, clock),
    notices: createNotices(db, seal),
    reminders: createReminderStore(db, seal, clock),
    refreshCalendar: () => calendar.refresh(),
    sayFiled: ({ number }) =>
      [...officersOf(settings.config).keys()].map((conversation) => ({
        conversation,
        text: `新申请 ${number}，待确认收到。发 ${number} 查看。`,
      })),
    assign: (file, handover) =>
      cases.assign(file.number, handover, sayHandover(file, handover, officersOf(settings.config))),
    async enter(file, event) {
      const situation = replay({ ...file, events: [...file.events, event] }, rules.calendar);
      await cases.append(file.number, event, situation.state, noticesOf(file, event, situation));
    },
  };
}

/** The desk of the officers that the settings name. */
export function buildDesk(office: Office, { config, clock }: OfficeSettings, letterhead: () => Letterhead): Desk {
  const { cases, rules, rates, templates, enter, assign, drafts } = office;
  const kind = "desk";
  return createDesk({
    officers: officersOf(config),
    cases,
    enter,
    assign,
    rules,
    rates,
    templates,
    letterhead,
    clock,
    dialogues: {
      load: async (person) => (await drafts.load(person, kind)) as Dialogue | undefined,
      keep: (person, dialogue) => drafts.keep(person, kind, dialogue),
      drop: (person) => drafts.drop(person, kind),
    },
  });
}
