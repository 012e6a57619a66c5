import type { Bilingual } from "../../base/bilingual.ts";
import { shanghaiDate } from "../../base/clock.ts";
import type { Language } from "../../base/language.ts";
import type { NewAttachment } from "../../storage/attachments.ts";
import type { ApplyingParts } from "./applying-parts.ts";
import type { FormDraft } from "./draft.ts";
import type { FormContext, FormValues } from "./form-values.ts";
import { showForm, showsNotice } from "./say-form.ts";
import type { WindowReply } from "./window-reply.ts";

/** A message to the form, and who it is from. */
export interface Said {
  readonly person: string;
  /** Id of the message: one that comes twice is taken once. */
  readonly message: string;
  /** In which they are answered. */
  readonly language: Language;
}

export function contextOf({ clock, intake }: ApplyingParts): FormContext {
  // what is only written up is handed in with a copy: there is nothing to keep
  return { today: shanghaiDate(clock()), takesFiles: intake === "open" };
}

/** Takes answers into the draft and shows what comes next. `above`: said before it. */
export function take(
  parts: ApplyingParts,
  said: Said,
  draft: FormDraft,
  values: Partial<FormValues>,
  above?: Bilingual,
): Promise<WindowReply> {
  const next = { ...draft, values: { ...draft.values, ...values }, turn: draft.turn + 1 };
  return keep(parts, said, next, (kept) => showForm(kept, contextOf(parts), parts, above));
}

/** The draft is on disk before the reply is made; the notice of personal information is shown once. */
export async function keep(
  parts: ApplyingParts,
  said: Said,
  draft: FormDraft,
  reply: (kept: FormDraft) => WindowReply,
  { isLeaving, added = [] }: Pick<FormDraft, "isLeaving"> & { readonly added?: readonly NewAttachment[] } = {},
): Promise<WindowReply> {
  const { after: _told, isLeaving: _asked, ...open } = draft;
  const kept: FormDraft = { ...open, ...(isLeaving && { isLeaving }), lastMessage: said.message };
  const noticed = showsNotice(kept) ? { ...kept, asked: [...kept.asked, "notice" as const] } : kept;
  await parts.drafts.keep(said.person, noticed, added);
  return reply(kept);
}
