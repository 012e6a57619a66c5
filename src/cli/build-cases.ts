import type { CaseStore } from "../application/case-store.ts";
import { type Casework, type CaseworkParts, createCasework } from "../application/casework.ts";
import type { CaseRules } from "../application/decide.ts";
import { type LetterTemplates, loadLetterTemplates } from "../application/letters/templates.ts";
import { concernedBy, type Officers } from "../application/officers.ts";
import { createCaseStore } from "../application/sql-case-store.ts";
import type { Clock } from "../base/clock.ts";
import { loadWorkCalendar, type WorkCalendar } from "../base/working-days.ts";
import type { Config } from "../config.ts";
import { type RemediesOf, sayApplicantActed, sayChange } from "../conversation/notices/say-change.ts";
import { textIn } from "../conversation/text-in.ts";
import { type Formats, loadFormats } from "../report/formats.ts";
import type { Database } from "../storage/open-database.ts";
import { openKeyRing } from "../storage/open-key-ring.ts";
import { createSeal, type Seal } from "../storage/seal.ts";

/** What works on cases is put together from. */
export interface CaseParts {
  readonly seal: Seal;
  readonly cases: CaseStore;
  /** By the holidays as they are known at the time. */
  readonly rules: CaseRules;
  readonly casework: Casework;
  /** What is told of a change: to the applicant, or to officers what the applicant did. */
  readonly noticesOf: NonNullable<CaseworkParts["notices"]>;
  /** Which remedies a row of table 三 leaves. */
  readonly remediesOf: RemediesOf;
  readonly formats: Formats;
  readonly templates: LetterTemplates;
}

export interface CaseSettings {
  readonly db: Database;
  readonly clock: Clock;
  readonly config: Pick<Config, "data" | "sealKeys" | "staff">;
  readonly knowledge: string;
}

/** `calendar`: left out, that of the knowledge folder as it is now. Makes the key where nothing was sealed yet. Throws EnvironmentError (the key), KnowledgeError. */
export async function buildCases(settings: CaseSettings, calendar?: () => WorkCalendar): Promise<CaseParts> {
  const { db, clock, config, knowledge } = settings;
  const seal = createSeal(await openKeyRing(db, config.data, config.sealKeys));
  const cases = createCaseStore(db, seal, clock);
  const formats = loadFormats(knowledge);
  const templates = loadLetterTemplates(knowledge);
  const current = calendar ?? fixedCalendar(knowledge);
  const rules: CaseRules = {
    get calendar() {
      return current();
    },
    replyRows: replyRowsOf(formats),
  };
  const remediesOf: RemediesOf = (outcome) =>
    templates.conclusions.find((one) => one.outcome === outcome)?.remedies ?? "either";
  const officers = officersOf(config);
  const noticesOf: CaseParts["noticesOf"] = (file, event, situation) =>
    // applicants are answered when they act themselves
    event.by === "applicant"
      ? concernedBy(file, officers).map((conversation) => ({
          conversation,
          text: sayApplicantActed(file.number, event.kind),
        }))
      : [
          {
            conversation: null,
            text: textIn(sayChange({ number: file.number, event, situation }, remediesOf), file.language),
          },
        ];
  const casework = createCasework({ cases, rules, clock, notices: noticesOf });
  return { seal, cases, rules, formats, templates, noticesOf, remediesOf, casework };
}

function fixedCalendar(knowledge: string): () => WorkCalendar {
  const calendar = loadWorkCalendar(knowledge);
  return () => calendar;
}

/** Persons who carry cases to their end. */
export function officersOf({ staff }: Pick<Config, "staff">): Officers {
  return new Map(staff.filter(({ role }) => role === "officer").map(({ person, name }) => [person, name]));
}

/** The outcomes of the 2021 format, but for those that are no reply. */
function replyRowsOf(formats: Formats): ReadonlySet<string> {
  const outcomes = formats.place("2021", "requests.outcome.total")?.row.sum_of ?? [];
  return new Set(outcomes.filter((row) => !row.endsWith("_overdue")));
}
