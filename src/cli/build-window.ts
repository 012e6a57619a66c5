import type { Letterhead } from "../application/letterhead.ts";
import type { Clock } from "../base/clock.ts";
import { maskPersonal } from "../base/mask.ts";
import type { Config } from "../config.ts";
import { type ApplicantDraft, askedForProof, filesOf } from "../conversation/applying/draft.ts";
import { loadSayings } from "../conversation/applying/sayings.ts";
import { type ApplicantWindow, createApplicantWindow } from "../conversation/applying/window.ts";
import type { AssistantParts } from "../conversation/assistant-parts.ts";
import type { Language } from "../question/query.ts";
import type { Office } from "./build-office.ts";
import { createLook } from "./look-up.ts";

export interface WindowSettings {
  readonly config: Pick<Config, "intake" | "draftDays">;
  readonly clock: Clock;
  readonly knowledge: string;
  readonly letterhead: () => Letterhead;
}

/** Topics of guidance that are wishes to apply, and not questions. */
const wishes: ReadonlySet<string> = new Set(["application-intent"]);

/** The window of applicants over the office's cases. Throws KnowledgeError. */
export function buildWindow(
  office: Office,
  answering: Pick<AssistantParts, "library" | "understand" | "answer">,
  { config, clock, knowledge, letterhead }: WindowSettings,
): ApplicantWindow {
  const sayings = loadSayings(knowledge);
  const { cases, enter, rules, remediesOf, drafts, proofs, sayFiled } = office;
  const kind = "application";
  return createApplicantWindow({
    cases,
    enter,
    sayFiled,
    rules,
    remediesOf,
    sayings,
    clock,
    letterhead,
    intake: config.intake,
    proofs,
    draftDays: config.draftDays,
    drafts: {
      async load(person) {
        const draft = (await drafts.load(person, kind)) as ApplicantDraft | undefined;
        return draft !== undefined && config.intake === "open" ? askedForProof(draft) : draft;
      },
      keep: (person, draft, added = []) => drafts.keep(person, kind, draft, { held: filesOf(draft), added }),
      drop: (person) => drafts.drop(person, kind),
    },
    languages: {
      load: async (person) => ((await drafts.load(person, "language")) as Language | undefined) ?? null,
      keep: (person, language) => drafts.keep(person, "language", language),
      drop: (person) => drafts.drop(person, "language"),
    },
    wantsToApply(words) {
      if (sayings.has("asks", words)) return false;
      if (sayings.has("begins", words)) return true;
      const { outcome } = answering.understand(maskPersonal(words).text);
      return outcome.kind === "guidance" && wishes.has(outcome.finding.topic);
    },
    look: createLook(answering, sayings),
  });
}
