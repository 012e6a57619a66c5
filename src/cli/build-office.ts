import { replay } from "../application/case-state.ts";
import type { CaseStore } from "../application/case-store.ts";
import type { CaseRules } from "../application/decide.ts";
import { type FeeRates, loadFeeRates } from "../application/fee.ts";
import { type LetterTemplates, loadLetterTemplates, type RemedyKind } from "../application/letters/templates.ts";
import type { ReminderStore } from "../application/reminder-store.ts";
import { createCaseStore } from "../application/sql-case-store.ts";
import { createReminderStore } from "../application/sql-reminder-store.ts";
import type { Clock } from "../base/clock.ts";
import { followCalendar } from "../base/current-calendar.ts";
import type { Logger } from "../base/log.ts";
import type { Config } from "../config.ts";
import { createDesk, type Desk } from "../conversation/casework/desk.ts";
import type { DeskParts, Dialogue } from "../conversation/casework/desk-parts.ts";
import { sayChange } from "../conversation/notices/say-change.ts";
import { createDrafts, type Drafts } from "../storage/drafts.ts";
import { loadKeyRing } from "../storage/key-ring.ts";
import { createNotices, type Notices } from "../storage/notices.ts";
import type { Database } from "../storage/open-database.ts";
import { createSeal, type Seal } from "../storage/seal.ts";

/** Everything that cases are carried to their end with. */
export interface Office {
  readonly seal: Seal;
  readonly cases: CaseStore;
  /** By the holidays as they are known now. */
  readonly rules: CaseRules;
  readonly rates: FeeRates;
  readonly templates: LetterTemplates;
  readonly drafts: Drafts;
  readonly notices: Notices;
  readonly reminders: ReminderStore;
  /** Looks for newly published holidays. */
  readonly refreshCalendar: () => void;
  /** Puts an event that the rules allow into the case, and tells its applicant. Throws CaseChangedError. */
  readonly enter: DeskParts["enter"];
}

export interface OfficeSettings {
  readonly config: Pick<Config, "data" | "sealKeys" | "staff">;
  readonly clock: Clock;
  readonly log: Logger;
  readonly knowledge: string;
  readonly db: Database;
}

/** Makes the key where there is none. Throws KnowledgeError; EnvironmentError where the key is no key. */
export function buildOffice({ config, clock, log, knowledge, db }: OfficeSettings): Office {
  const seal = createSeal(loadKeyRing(config.data, config.sealKeys));
  const calendar = followCalendar(knowledge, log);
  const templates = loadLetterTemplates(knowledge);
  const replyRows = new Set(templates.conclusions.map(({ outcome }) => outcome));
  const cases = createCaseStore(db, seal, clock);
  const remediesOf = (outcome: string): RemedyKind =>
    templates.conclusions.find((one) => one.outcome === outcome)?.remedies ?? "either";
  return {
    seal,
    cases,
    rules: {
      get calendar() {
        return calendar.get();
      },
      replyRows,
    },
    rates: loadFeeRates(knowledge),
    templates,
    drafts: createDrafts(db, seal, clock),
    notices: createNotices(db, seal),
    reminders: createReminderStore(db, seal, clock),
    refreshCalendar: () => calendar.refresh(),
    async enter(file, event) {
      const situation = replay({ ...file, events: [...file.events, event] }, calendar.get());
      const text = sayChange({ number: file.number, event, situation }, remediesOf);
      await cases.append(file.number, event, situation.state, [{ conversation: null, text }]);
    },
  };
}

/** The desk of the officers that the settings name. `authority`: full name of the one that writes letters, as it is known at the time. */
export function buildDesk(office: Office, { config, clock }: OfficeSettings, authority: () => string | null): Desk {
  const { cases, rules, rates, templates, enter, drafts } = office;
  const kind = "desk";
  return createDesk({
    officers: officersOf(config),
    cases,
    enter,
    rules,
    rates,
    templates,
    authority,
    clock,
    dialogues: {
      load: async (person) => (await drafts.load(person, kind)) as Dialogue | undefined,
      keep: (person, dialogue) => drafts.keep(person, kind, dialogue),
      drop: (person) => drafts.drop(person, kind),
    },
  });
}

export function officersOf({ staff }: Pick<Config, "staff">): ReadonlySet<string> {
  return new Set(staff.filter(({ role }) => role === "officer").map(({ person }) => person));
}
