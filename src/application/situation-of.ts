import type { WorkCalendar } from "../base/working-days.ts";
import { type CaseSituation, replay } from "./case-state.ts";
import type { CaseFile } from "./case-store.ts";

const reckoned = new WeakMap<CaseFile, { readonly calendar: WorkCalendar; readonly situation: CaseSituation }>();

/** What a case has come to, reckoned once for a file as it was read: ten thousand are looked through at every list. */
export function situationOf(file: CaseFile, calendar: WorkCalendar): CaseSituation {
  const known = reckoned.get(file);
  if (known?.calendar === calendar) return known.situation;
  const situation = replay(file, calendar);
  reckoned.set(file, { calendar, situation });
  return situation;
}
