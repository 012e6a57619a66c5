import type { Clock } from "../base/clock.ts";
import { maskPersonal } from "../base/mask.ts";
import type { Config } from "../config.ts";
import { tongueOf } from "../conversation/answer-question.ts";
import { replyWith } from "../conversation/answer-reply.ts";
import type { Looked } from "../conversation/applying/applying-parts.ts";
import { type ApplicantDraft, filesOf } from "../conversation/applying/draft.ts";
import { loadSayings } from "../conversation/applying/sayings.ts";
import { type ApplicantWindow, createApplicantWindow } from "../conversation/applying/window.ts";
import type { AssistantParts } from "../conversation/assistant-parts.ts";
import { sentence } from "../conversation/reply.ts";
import type { Office } from "./build-office.ts";

export interface WindowSettings {
  readonly config: Pick<Config, "intake" | "draftDays">;
  readonly clock: Clock;
  readonly knowledge: string;
  readonly authority: () => string | null;
}

/** Topics of guidance that are wishes to apply, and not questions. */
const wishes: ReadonlySet<string> = new Set(["application-intent"]);
/** The window of applicants over the office's cases. Throws KnowledgeError. What they say is looked up masked, outside any thread, and counted nowhere. */
export function buildWindow(
  office: Office,
  { library, understand, answer }: Pick<AssistantParts, "library" | "understand" | "answer">,
  { config, clock, knowledge, authority }: WindowSettings,
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
    authority,
    intake: config.intake,
    proofs,
    draftDays: config.draftDays,
    drafts: {
      load: async (person) => (await drafts.load(person, kind)) as ApplicantDraft | undefined,
      keep: (person, draft, added = []) => drafts.keep(person, kind, draft, { held: filesOf(draft), added }),
      drop: (person) => drafts.drop(person, kind),
    },
    wantsToApply(words) {
      if (sayings.has("asks", words)) return false;
      if (sayings.has("begins", words)) return true;
      const { outcome } = understand(maskPersonal(words).text);
      return outcome.kind === "guidance" && wishes.has(outcome.finding.topic);
    },
    async look(words): Promise<Looked> {
      const { text } = maskPersonal(words.slice(0, longestLook));
      const understanding = understand(text);
      const found = await answer(understanding, text);
      const { votes: _votes, ...reply } = replyWith(found, {
        library,
        tongue: tongueOf(understanding),
        question: text,
      });
      switch (found.kind) {
        case "figure":
        case "comparison":
        case "passage":
          return { kind: "public", reply };
        case "handoff":
          return { kind: "elsewhere", reply };
        case "guidance":
          return { kind: "guidance", reply: sentence(found.text) };
        default:
          return { kind: "nothing", reply };
      }
    },
  });
}

/** Longer descriptions are looked up by how they begin. */
const longestLook = 300;
