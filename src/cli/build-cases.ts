import type { App } from "../app.ts";
import type { CaseStore } from "../application/case-store.ts";
import { type Casework, createCasework } from "../application/casework.ts";
import type { CaseRules } from "../application/decide.ts";
import { createCaseStore } from "../application/sql-case-store.ts";
import { loadWorkCalendar } from "../base/working-days.ts";
import { type Formats, loadFormats } from "../report/formats.ts";
import { loadKeyRing } from "../storage/key-ring.ts";
import { createSeal, type Seal } from "../storage/seal.ts";

/** What works on cases is put together from. */
export interface CaseParts {
  readonly seal: Seal;
  readonly cases: CaseStore;
  readonly rules: CaseRules;
  readonly casework: Casework;
  readonly formats: Formats;
}

/** Throws EnvironmentError (the key), KnowledgeError. */
export function buildCases({ db, clock, config, knowledge }: App): CaseParts {
  const seal = createSeal(loadKeyRing(config.data, config.sealKeys));
  const cases = createCaseStore(db, seal, clock);
  const formats = loadFormats(knowledge);
  const rules: CaseRules = { calendar: loadWorkCalendar(knowledge), replyRows: replyRowsOf(formats) };
  return { seal, cases, rules, formats, casework: createCasework({ cases, rules, clock }) };
}

/** The outcomes of the 2021 format, but for those that are no reply. */
function replyRowsOf(formats: Formats): ReadonlySet<string> {
  const outcomes = formats.place("2021", "requests.outcome.total")?.row.sum_of ?? [];
  return new Set(outcomes.filter((row) => !row.endsWith("_overdue")));
}
