import { replay } from "../application/case-state.ts";
import { type FeeRates, loadFeeRates } from "../application/fee.ts";
import type { ReminderStore } from "../application/reminder-store.ts";
import { createReminderStore } from "../application/sql-reminder-store.ts";
import { followCalendar } from "../base/current-calendar.ts";
import type { Logger } from "../base/log.ts";
import type { Config } from "../config.ts";
import { createDesk, type Desk } from "../conversation/casework/desk.ts";
import type { DeskParts, Dialogue } from "../conversation/casework/desk-parts.ts";
import { createDrafts, type Drafts } from "../storage/drafts.ts";
import { createNotices, type Notices } from "../storage/notices.ts";
import { buildCases, type CaseParts, type CaseSettings } from "./build-cases.ts";

/** Everything that cases are carried to their end with while the program runs. */
export interface Office extends CaseParts {
  readonly rates: FeeRates;
  readonly drafts: Drafts;
  readonly notices: Notices;
  readonly reminders: ReminderStore;
  /** Looks for newly published holidays. */
  readonly refreshCalendar: () => void;
}

export interface OfficeSettings extends CaseSettings {
  readonly config: Pick<Config, "data" | "sealKeys" | "staff">;
  readonly log: Logger;
}

/** Throws KnowledgeError; EnvironmentError where the key is no key. */
export function buildOffice(settings: OfficeSettings): Office {
  const { clock, log, knowledge, db } = settings;
  const calendar = followCalendar(knowledge, log);
  const parts = buildCases(settings, () => calendar.get());
  const { seal } = parts;
  return {
    ...parts,
    rates: loadFeeRates(knowledge),
    drafts: createDrafts(db, seal, clock),
    notices: createNotices(db, seal),
    reminders: createReminderStore(db, seal, clock),
    refreshCalendar: () => calendar.refresh(),
  };
}

/** The desk of the officers that the settings name. `authority`: full name of the one that writes letters, as it is known at the time. */
export function buildDesk(office: Office, { config, clock }: OfficeSettings, authority: () => string | null): Desk {
  const { cases, rules, rates, templates, noticesOf, drafts } = office;
  const kind = "desk";
  const enter: DeskParts["enter"] = async (file, event) => {
    const situation = replay({ ...file, events: [...file.events, event] }, rules.calendar);
    await cases.append(file.number, event, situation.state, noticesOf(file, event, situation));
  };
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
