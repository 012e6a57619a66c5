import { asWritten } from "../../answer/printed.ts";
import { type CaseState, caseStates } from "../../application/case-event.ts";
import type { Bilingual } from "../../base/bilingual.ts";
import { sentence } from "../reply.ts";
import type { ApplyingParts } from "./applying-parts.ts";
import { actOnCase } from "./carry-case.ts";
import type { Said } from "./keep-draft.ts";
import { listMine } from "./say-case.ts";
import { apply, myApplications } from "./say-form.ts";
import type { WindowReply } from "./window-reply.ts";

/** What a label does where only one application can be meant by it. */
const labelled = [
  ["see_text", "text", caseStates],
  ["see_reply", "reply", ["replied"]],
  ["edit", "edit", ["awaiting_confirmation"]],
] as const;

/** Words that name a button where none such hangs under the last reply: what it would do, or that it is not there; undefined for others. */
export async function pressByName(parts: ApplyingParts, said: Said, words: string): Promise<WindowReply | undefined> {
  for (const [saying, does, states] of labelled) {
    if (parts.sayings.is(saying, words)) {
      const done = await onlyOne(parts, said, does, states);
      if (done !== undefined) return done;
    }
  }
  if (!parts.sayings.is("button", words)) return undefined;
  return { ...sentence(noSuchButton(words.trim())), choices: [[myApplications, apply]] };
}

function noSuchButton(label: string): Bilingual {
  return {
    zh: `「${asWritten(label)}」是按钮上的字，上一条回复下面没有这个按钮。已提交的申请发「我的申请」，没填完的发「继续申请」。`,
    en: `“${asWritten(label)}” is what a button says, and the last reply has no such button. For what you submitted send “my applications”, for what is not complete “continue”.`,
  };
}

/** Does it to the person's only application in such a state; asks which where there are several. */
export async function onlyOne(
  parts: ApplyingParts,
  said: Said,
  does: "correct" | "withdraw" | "text" | "reply" | "edit",
  states: readonly CaseState[],
): Promise<WindowReply | undefined> {
  const [one, ...others] = await parts.cases.list({ owner: said.person, states });
  if (one === undefined) return undefined;
  return others.length > 0 ? listMine([one, ...others], parts) : actOnCase(parts, said, { does, number: one.number });
}
