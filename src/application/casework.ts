import { type Clock, shanghaiDate } from "../base/clock.ts";
import type { CaseEvent, EventDraft } from "./case-event.ts";
import type { CaseSituation } from "./case-state.ts";
import { CaseChangedError, type CaseFile, type CaseNotice, type CaseStore } from "./case-store.ts";
import { type CaseRules, decide } from "./decide.ts";

/** What came of an act: the case after it, or why it may not happen, as a person reads it. */
export type Acted =
  | { readonly ok: true; readonly file: CaseFile; readonly situation: CaseSituation }
  | { readonly ok: false; readonly reason: string };

export interface Casework {
  /** Enters an event that the law allows, with its entry in the log; on the day it names, or today. `notices`: what is told of it. */
  act(number: string, draft: Omit<EventDraft, "on"> & Partial<Pick<EventDraft, "on">>, by: string): Promise<Acted>;
}

export interface CaseworkParts {
  readonly cases: CaseStore;
  readonly rules: CaseRules;
  readonly clock: Clock;
  /** What the applicant, and others, are told of a change. */
  readonly notices?: (file: CaseFile, event: CaseEvent, situation: CaseSituation) => readonly CaseNotice[];
}

/** Another may enter something at the same moment; nobody does so this often. */
const tries = 5;

export function createCasework({ cases, rules, clock, notices = () => [] }: CaseworkParts): Casework {
  const attempt = async (number: string, draft: EventDraft, by: string): Promise<Acted> => {
    const file = await cases.load(number);
    if (file === undefined) return { ok: false, reason: `没有编号为 ${number} 的办件。` };
    const decision = decide(file, draft, rules, shanghaiDate(clock()));
    if (!decision.ok) return decision;
    const event: CaseEvent = { ...decision.event, at: clock().toISOString(), by };
    const { situation } = decision;
    await cases.append(number, event, situation.state, notices(file, event, situation));
    return { ok: true, file: { ...file, events: [...file.events, event] }, situation };
  };
  return {
    async act(number, draft, by) {
      const dated = { ...draft, on: draft.on ?? shanghaiDate(clock()) };
      for (let left = tries; ; left -= 1) {
        try {
          return await attempt(number, dated, by);
        } catch (error) {
          if (!(error instanceof CaseChangedError) || left === 1) throw error;
        }
      }
    },
  };
}
