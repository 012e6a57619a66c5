import { randomUUID } from "node:crypto";
import { asWritten } from "../../answer/printed.ts";
import { replay } from "../../application/case-state.ts";
import type { CaseFile } from "../../application/case-store.ts";
import { filedText, hashText } from "../../application/filed-text.ts";
import { sayDay } from "../../application/spell-day.ts";
import { type Bilingual, both, same } from "../../base/bilingual.ts";
import { showClock } from "../casework/show-clock.ts";
import { plain, sentence, strong } from "../reply.ts";
import type { ApplyingButton } from "./applying-button.ts";
import type { ApplyingParts } from "./applying-parts.ts";
import { answerCorrection, askCorrection, pressHandIn } from "./correct-case.ts";
import { type CaseTalk, type FormDraft, formOf, newDraft, talkOver } from "./draft.ts";
import { enter } from "./enter-event.ts";
import { goOn } from "./fill-form.ts";
import { type FormValues, idOf } from "./form-values.ts";
import { contextOf, type Said } from "./keep-draft.ts";
import { canEdit, noSuchApplication, replySent, showMine } from "./say-case.ts";
import { choice, showForm } from "./say-form.ts";
import type { WindowReply } from "./window-reply.ts";

type CaseButton = Extract<ApplyingButton, { readonly number: string }>;

/** Does what an applicant wants done with a case of theirs. */
export async function actOnCase(parts: ApplyingParts, said: Said, button: CaseButton): Promise<WindowReply> {
  const { does, number } = button;
  const file = await parts.cases.load(number);
  if (file === undefined) return noSuchApplication();
  const situation = replay(file, parts.rules.calendar);
  switch (does) {
    case "case":
      return showMine(file, parts);
    case "clock": {
      const { spans } = showClock({ file, situation }, { calendar: parts.rules.calendar });
      return { spans, choices: [[backTo(number)]] };
    }
    case "text":
      return showText(parts, file);
    case "reply":
      return showReply(parts, file);
    case "edit":
      return edit(parts, said, file);
    case "correct":
      if (situation.state === "correcting")
        await open(parts, said, { number, wants: "correction", lastMessage: said.message });
      return askCorrection(parts, file, {});
    case "hand-in":
      return pressHandIn(parts, said, file, button.key);
    case "withdraw":
      return {
        spans: [plain(askWithdrawal(number))],
        choices: [
          [
            { ...choice({ zh: "确定撤回", en: "Yes, withdraw it" }, { does: "withdraw-surely", number }), says: "yes" },
            { ...choice({ zh: "不撤回", en: "Don't withdraw" }, { does: "case", number }), says: "no" },
          ],
        ],
      };
    case "withdraw-surely":
      return (await enter(parts, file, { kind: "withdraw" }, { zh: "已撤回。", en: "Withdrawn." })).reply;
  }
}

/** The question that the next message answers. */
export async function askAboutCase(parts: ApplyingParts, talk: CaseTalk): Promise<WindowReply> {
  if (talk.wants === "proof") return sentence(askProof);
  const file = await parts.cases.load(talk.number);
  return file === undefined ? noSuchApplication() : askCorrection(parts, file, talk);
}

const askProof: Bilingual = {
  zh: "查别处提交的申请，请发申请人证件号码的末 4 位（身份证明交的是图片的，发联系电话的末 4 位，没留电话的发邮箱，都没留的发回执上的查询码）；不查了发「取消」。",
  en: "To look up an application submitted elsewhere, send the last 4 characters of the applicant's identity number (where pictures proved it, the last 4 of the telephone number, or the e-mail address if there is none, or the code on the receipt if there is neither). To leave it, send “cancel”.",
};

/** The message after a question about a case: a correction, or the proof of whose it is. */
export async function answerAboutCase(
  parts: ApplyingParts,
  said: Said,
  talk: CaseTalk,
  text: string,
): Promise<WindowReply> {
  const words = text.trim();
  if (parts.sayings.is("cancel", words) || parts.sayings.is("pause", words)) {
    await finish(parts, said, talk);
    return sentence({ zh: "好的，什么也没有改。", en: "All right, nothing was changed." });
  }
  // a question is no proof, and no try
  if (talk.wants === "proof" && parts.sayings.has("question", words) && !/\d|@/u.test(words))
    return askAboutCase(parts, talk);
  if (talk.wants === "proof") return proveOwner(parts, said, talk, words);
  const file = await parts.cases.load(talk.number);
  if (file === undefined) return noSuchApplication();
  if (parts.sayings.is("withdraw", words)) return actOnCase(parts, said, { does: "withdraw", number: talk.number });
  return answerCorrection(parts, said, talk, file, words);
}

async function open({ drafts }: ApplyingParts, { person }: Said, talk: Omit<CaseTalk, "kind">): Promise<void> {
  await drafts.keep(person, talkOver(await drafts.load(person), talk));
}

function finish({ drafts }: ApplyingParts, { person, message }: Said, talk: CaseTalk): Promise<void> {
  const { correction: _given, ...what } = talk;
  return drafts.keep(person, { kind: "finished", lastMessage: message, what });
}

/** An application by its number: the person's own at once, another after a second factor. That it exists is told to nobody else. */
export async function findMine(parts: ApplyingParts, said: Said, number: string): Promise<WindowReply> {
  const file = await parts.cases.load(number);
  if (file !== undefined && (await parts.cases.isOwner(number, { person: said.person }))) return showMine(file, parts);
  await open(parts, said, { number, wants: "proof", lastMessage: said.message });
  return sentence(askProof);
}

async function proveOwner(parts: ApplyingParts, said: Said, talk: CaseTalk, words: string): Promise<WindowReply> {
  const { number } = talk;
  await finish(parts, said, talk);
  if (!(await parts.proofs.begin(said.person, number, said.message)))
    return sentence({
      zh: "试得太多了，请过些时候再查，或者向机关的政府信息公开工作机构询问。",
      en: "That was tried too often: please try again later, or ask the authority's disclosure office.",
    });
  const file = (await parts.cases.isOwner(number, { proof: words })) ? await parts.cases.load(number) : undefined;
  if (file === undefined) return noSuchApplication();
  await parts.proofs.forgive(said.person, said.message);
  const { spans } = showMine(file, parts, undefined, false);
  return {
    spans: [...spans, plain(both`\n\n${onlyFollowed}`)],
    choices: [],
  };
}

/** All that was filed, for the applicant alone, with what checks it. */
async function showText(parts: ApplyingParts, { number, textHash }: CaseFile): Promise<WindowReply> {
  const application = await parts.cases.open(number, "applicant");
  if (application === undefined) return noSuchApplication();
  const text = filedText(application);
  return {
    spans: [plain(both`${asFiled}${asWritten(text)}\n\n${sayHash(hashText(text), textHash)}`)],
    choices: [[backTo(number)]],
    file: { name: same(`${number}.txt`), base64: Buffer.from(text).toString("base64") },
  };
}

const asFiled: Bilingual = { zh: "", en: "The text as it was filed, in Chinese as the law wants it:\n\n" };

function sayHash(hash: string, registered: string): Bilingual {
  const isSame = hash === registered;
  return {
    zh: `以上全文的校验值（SHA-256）：${hash}${isSame ? "，与登记的一致。" : "，与登记的不一致，请联系机关。"}`,
    en: `Hash (SHA-256) of the whole text above: ${hash}, ${isSame ? "the same as registered." : "not the same as registered: please contact the authority."}`,
  };
}

/** The reply as it was sent, for the applicant alone. */
async function showReply(parts: ApplyingParts, file: CaseFile): Promise<WindowReply> {
  const { number } = file;
  const sent = replySent(file);
  // the log has who looks before anything is shown
  if (sent === undefined || (await parts.cases.open(number, "applicant")) === undefined) return showMine(file, parts);
  return {
    spans: [strong(replyTitle(number, sayDay(sent.on))), plain(both`\n\n${asWritten(sent.text)}`)],
    choices: [[backTo(number)]],
    file: {
      name: { zh: `${number} 答复.txt`, en: `${number} reply.txt` },
      base64: Buffer.from(`${sent.text}\n`).toString("base64"),
    },
  };
}

function replyTitle(number: string, on: Bilingual): Bilingual {
  return {
    zh: `申请 ${number} 的答复（${on.zh}）`,
    en: `The reply to application ${number} (${on.en}), as it was sent`,
  };
}

function backTo(number: string) {
  return choice({ zh: "回到申请", en: "Back to the application" }, { does: "case", number });
}

const finishThatFirst: Bilingual = {
  zh: "您还有一份没填完的申请，先填完或者取消它，再来修改已提交的。",
  en: "You have another application that is not complete: finish or cancel it first, then change what was submitted.",
};
const tooLateToChange: Bilingual = {
  zh: "这件申请已经不能修改了；要改内容，可以撤回后重新申请。",
  en: "This application cannot be changed any more; to change its content you can withdraw it and apply again.",
};
const onlyFollowed: Bilingual = {
  zh: "在别处提交的申请，这里只能看进度；补正、撤回请在原来的地方办。",
  en: "An application submitted elsewhere can only be followed here; complete or withdraw it where it was submitted.",
};

function askWithdrawal(number: string): Bilingual {
  return {
    zh: `要撤回申请 ${number} 吗？撤回后不再办理，要的话只能重新申请；已经提交的材料按档案规定保存。`,
    en: `Withdraw application ${number}? It is then processed no further, and you could only apply again; what was submitted is kept as the rules on archives say.`,
  };
}

/** One form at a time: what was typed into another is not thrown away for it. */
function finishFirst({ turn }: FormDraft): WindowReply {
  return {
    spans: [plain(finishThatFirst)],
    choices: [
      [
        choice({ zh: "接着填", en: "Go on" }, { does: "go-on", turn }),
        choice({ zh: "取消它", en: "Cancel it" }, { does: "cancel", turn }),
      ],
    ],
  };
}

/** Opens what was filed as a draft that will replace it. */
async function edit(parts: ApplyingParts, said: Said, file: CaseFile): Promise<WindowReply> {
  const { number } = file;
  const form = formOf(await parts.drafts.load(said.person));
  if (form?.edits === number) return goOn(parts, said, form);
  if (form !== undefined && form.edits === null && canEdit(file, parts)) return finishFirst(form);
  const application = canEdit(file, parts) ? await parts.cases.open(number, "applicant") : undefined;
  if (application === undefined) return showMine(file, parts, tooLateToChange);
  const {
    type,
    name,
    representative,
    guardian,
    idType = "other",
    idNumber,
    proofs,
    phone,
    email,
    address,
  } = application.applicant;
  const { request } = application;
  const values: FormValues = {
    description: request.description,
    ...(request.form && { form: request.form }),
    ...(request.delivery && { delivery: request.delivery }),
    type,
    ...(name !== undefined && { name }),
    representative: representative ?? "",
    id: idNumber === undefined ? { files: proofs ?? [] } : idOf(idType, idNumber, file.arrivedOn),
    ...(guardian !== undefined && { guardian }),
    contact: { ...(phone && { phone }), ...(email && { email }), ...(address && { address }) },
  };
  const asked = ["vague", "several", "public", "notice"] as const;
  const draft = { ...newDraft(values), key: randomUUID(), edits: number, asked, lastMessage: said.message };
  await parts.drafts.keep(said.person, draft);
  return showForm(draft, contextOf(parts), parts);
}
