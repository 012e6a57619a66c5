import type { EventDraft } from "../../application/case-event.ts";
import { replay } from "../../application/case-state.ts";
import { CaseChangedError, type CaseFile } from "../../application/case-store.ts";
import { decide } from "../../application/decide.ts";
import { stateNames } from "../../application/names.ts";
import type { Bilingual } from "../../base/bilingual.ts";
import { shanghaiDate } from "../../base/clock.ts";
import type { ApplyingParts } from "./applying-parts.ts";
import { noSuchApplication, showMine } from "./say-case.ts";
import type { WindowReply } from "./window-reply.ts";

/** What came of it: whether it is among the events of the case now. */
export interface Entered {
  readonly isEntered: boolean;
  readonly reply: WindowReply;
}

/** Enters what an applicant does today, once: the same again is told that it is `done`. */
export async function enter(
  parts: ApplyingParts,
  file: CaseFile,
  draft: Omit<EventDraft, "on">,
  done: Bilingual,
): Promise<Entered> {
  const { clock, rules } = parts;
  const today = shanghaiDate(clock());
  const decision = decide(file, { ...draft, on: today }, rules, today);
  if (!decision.ok) return again(parts, file, draft, done, refusal(file, parts, decision.reason));
  const event = { ...decision.event, at: clock().toISOString(), by: "applicant" };
  try {
    await parts.enter(file, event);
  } catch (error) {
    if (!(error instanceof CaseChangedError)) throw error;
    const now = await parts.cases.load(file.number);
    return now === undefined
      ? { isEntered: false, reply: noSuchApplication() }
      : again(parts, now, draft, done, justChanged);
  }
  return { isEntered: true, reply: showMine({ ...file, events: [...file.events, event] }, parts, done) };
}

/** What came twice was entered already; the same by the authority was not the applicant's. */
function again(
  parts: ApplyingParts,
  file: CaseFile,
  { kind }: Pick<EventDraft, "kind">,
  done: Bilingual,
  refused: Bilingual,
): Entered {
  const last = file.events.at(-1);
  const isEntered = last?.kind === kind && last.by === "applicant";
  return { isEntered, reply: showMine(file, parts, isEntered ? done : refused) };
}

const justChanged: Bilingual = {
  zh: "这件申请刚有变化，请再看一下。",
  en: "This application has just changed; please look again.",
};

/** Why an act is refused: the rules say it in Chinese, and in English only from which state it is not possible. */
function refusal(file: CaseFile, { rules }: ApplyingParts, reason: string): Bilingual {
  const { en } = stateNames[replay(file, rules.calendar).state];
  return { zh: reason, en: `That is not possible now: the application is ${en}.` };
}
