import { attachmentsWanted } from "../../application/attachments-wanted.ts";
import { sayContact } from "../../application/letterhead.ts";
import { type Bilingual, joined, same } from "../../base/bilingual.ts";
import { nextQuestion } from "../form/question.ts";
import { plain, sentence } from "../reply.ts";
import { applicationOf, formQuestions } from "./application-form.ts";
import type { ApplyingParts } from "./applying-parts.ts";
import { type FormDraft, newDraft } from "./draft.ts";
import { contextOf, type Said } from "./keep-draft.ts";
import { canEdit } from "./say-case.ts";
import { choice, myApplications, showForm } from "./say-form.ts";
import { showReceipt } from "./say-receipt.ts";
import type { WindowReply } from "./window-reply.ts";

/** Applications that one person may file in a day: more are no longer one person's at work. */
const filingsADay = 20;

/**
 * Files a complete draft, once whatever happens between two lines of this: the case is filed under the draft's key, so that a second time finds it; the draft goes
 * only afterwards; the receipt is made from what is on disk.
 */
export async function fileDraft(parts: ApplyingParts, said: Said, draft: FormDraft): Promise<WindowReply> {
  if (nextQuestion(formQuestions(draft.values), draft.values) !== undefined)
    return showForm(draft, contextOf(parts), parts);
  const application = applicationOf(draft.values);
  const { person } = said;
  if (parts.intake === "draft") return withRest(await writeUp(parts, draft), draft);
  if (draft.edits !== null) return changeFiled(parts, said, draft, draft.edits);
  if (await isFlood(parts, person))
    return sentence({
      zh: `一天最多提交 ${filingsADay} 件，请明天再来，或者当面、邮寄提交。草稿还在。`,
      en: `At most ${filingsADay} applications can be submitted in a day: please come back tomorrow, or apply in person or by post. The draft is kept.`,
    });
  const filing = {
    key: keyOf(draft.key),
    application,
    receivedOn: null,
    owner: person,
    notify: person,
    by: "applicant",
    language: said.language,
  };
  const { file } = await parts.cases.file(filing, parts.sayFiled);
  const receipt = await showReceipt(file, parts);
  const [description, ...rest] = draft.rest;
  if (description === undefined) {
    await finish(parts, said, draft);
    return receipt;
  }
  // the next matter, by the same person
  const next = {
    ...newDraft({ ...draft.values, description }, rest),
    asked: ["vague", "several", "public", "notice"] as const,
    lastMessage: said.message,
    after: draft.key,
  };
  await parts.drafts.keep(person, next);
  return withNext(parts, receipt, next);
}

/** The reply to a typed confirmation that comes again when it has filed one of several matters already: it does not confirm the next. */
export async function tellAgain(
  parts: ApplyingParts,
  said: Said,
  draft: FormDraft,
  filed: string,
): Promise<WindowReply> {
  return withNext(parts, await fileAgain(parts, said, filed), draft);
}

/** The reply to the message that finished a form, once more. */
export async function tellFinished(
  parts: ApplyingParts,
  said: Said,
  { key, edits }: Pick<FormDraft, "key" | "edits">,
): Promise<WindowReply> {
  const file = edits === null ? undefined : await parts.cases.load(edits);
  return file === undefined ? fileAgain(parts, said, key) : showReceipt(file, parts, true);
}

function withNext(parts: ApplyingParts, receipt: WindowReply, next: FormDraft): WindowReply {
  const shown = showForm(next, contextOf(parts), parts, nextOne);
  return { ...shown, spans: [...receipt.spans, plain(same("\n\n")), ...shown.spans] };
}

const nextOne: Bilingual = {
  zh: "接下来是另一件，其余各项照填：",
  en: "Now the next one, with all other answers as before:",
};

/** Nothing of what was filled in stays in the draft. */
function finish({ drafts }: ApplyingParts, { person, message }: Said, { kind, key, edits }: FormDraft): Promise<void> {
  return drafts.keep(person, { kind: "finished", lastMessage: message, what: { kind, key, edits } });
}

/** What a confirmation means when its draft is gone: the receipt of what it filed. */
export async function fileAgain(parts: ApplyingParts, { person }: Said, key: string): Promise<WindowReply> {
  const number = await parts.cases.numberOf(keyOf(key));
  const file = number === undefined ? undefined : await parts.cases.load(number);
  if (file !== undefined && (await parts.cases.isOwner(file.number, { person }))) return showReceipt(file, parts);
  return {
    ...sentence({
      zh: "这份申请已经提交、修改或者取消了。",
      en: "This application was already submitted, changed or cancelled.",
    }),
    choices: [[myApplications]],
  };
}

async function changeFiled(parts: ApplyingParts, said: Said, draft: FormDraft, number: string): Promise<WindowReply> {
  const before = await parts.cases.load(number);
  const isChanged =
    before !== undefined &&
    canEdit(before, parts) &&
    (await parts.cases.amend(number, applicationOf(draft.values), "applicant"));
  await finish(parts, said, draft);
  const file = await parts.cases.load(number);
  return isChanged && file !== undefined
    ? showReceipt(file, parts, true)
    : sentence({
        zh: `申请 ${number} 已经不能修改了（机关已确认、已撤回或者过了 30 分钟）。要改内容，可以撤回后重新申请。`,
        en: `Application ${number} cannot be changed any more (the authority confirmed it, it was withdrawn, or 30 minutes have passed). To change its content you can withdraw it and apply again.`,
      });
}

function sayNext(count: number): Bilingual {
  return { zh: `写下一件（还有 ${count} 件）`, en: `Write the next one (${count} left)` };
}

/** After one of several matters was written up, the next is there to be written. */
function withRest(written: WindowReply, { rest, turn }: FormDraft): WindowReply {
  if (rest.length === 0) return written;
  return { ...written, choices: [[choice(sayNext(rest.length), { does: "next", turn })]] };
}

/** The authority takes no applications here: the form to hand in, which stays with the person. The writer of Word files is loaded when one is first asked for. */
async function writeUp({ letterhead }: ApplyingParts, draft: FormDraft): Promise<WindowReply> {
  const { applicationDocx } = await import("../../application/application-docx.ts");
  const head = letterhead();
  const application = applicationOf(draft.values);
  const bytes = await applicationDocx(application, head);
  return {
    ...sentence(sayWrittenUp(attachmentsWanted(application.applicant), sayContact(head))),
    file: {
      name: { zh: "政府信息公开申请表.docx", en: "application for government information (政府信息公开申请表).docx" },
      base64: bytes.toString("base64"),
    },
  };
}

function sayWrittenUp(wanted: readonly Bilingual[], contact: Bilingual): Bilingual {
  const attached = joined(wanted, { zh: "、", en: ", " });
  return {
    zh: `申请表写好了（Word 文件），状态是「尚未提交」：请打印签名，附上${attached.zh}，当面交给（带原件）或者邮寄给机关的政府信息公开工作机构（${contact.zh}；邮寄请用邮政 EMS 或者挂号信）。草稿还在，可以接着改；不要了发「取消」。`,
    en: `The application form is written up (a Word file, in Chinese as it is to be filed); its status is “not submitted”. Please print and sign it, add ${attached.en}, and hand it in (bring the originals) or post it to the authority's disclosure office (${contact.en}; by EMS or registered mail). The draft is kept and can still be changed; if you no longer want it, send “cancel”.`,
  };
}

async function isFlood(parts: ApplyingParts, person: string): Promise<boolean> {
  const dayAgo = parts.clock().getTime() - 86_400_000;
  const filed = await parts.cases.list({ owner: person });
  return filed.filter(({ filedAt }) => Date.parse(filedAt) > dayAgo).length >= filingsADay;
}

function keyOf(draft: string): string {
  return `draft ${draft}`;
}
