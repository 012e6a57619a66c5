import { randomUUID } from "node:crypto";
import type { EventDraft } from "../../application/case-event.ts";
import { replay } from "../../application/case-state.ts";
import { CaseChangedError, type CaseFile } from "../../application/case-store.ts";
import { decide } from "../../application/decide.ts";
import { filedText, hashText } from "../../application/filed-text.ts";
import { shanghaiDate } from "../../base/clock.ts";
import { showClock } from "../casework/show-clock.ts";
import { plain, type Reply, sentence, strong } from "../reply.ts";
import { type FormValues, idOf } from "./application-form.ts";
import type { ApplyingButton } from "./applying-button.ts";
import type { ApplyingParts } from "./applying-parts.ts";
import { type CaseTalk, type FormDraft, formOf, newDraft, talkOver } from "./draft.ts";
import { goOn } from "./fill-form.ts";
import { contextOf, type Said } from "./keep-draft.ts";
import { canEdit, noSuchApplication, replySent, showMine } from "./say-case.ts";
import { choice, showForm } from "./say-form.ts";

type CaseButton = Extract<ApplyingButton, { readonly number: string }>;

const correctionAtMost = 3_000;

/** Does what an applicant wants done with a case of theirs. */
export async function actOnCase(parts: ApplyingParts, said: Said, { does, number }: CaseButton): Promise<Reply> {
  const file = await parts.cases.load(number);
  if (file === undefined) return noSuchApplication();
  const situation = replay(file, parts.rules.calendar);
  switch (does) {
    case "case":
      return showMine(file, parts);
    case "clock": {
      const shown = showClock({ file, situation }, { calendar: parts.rules.calendar });
      return { spans: shown.spans, choices: [[choice("回到申请", { does: "case", number })]] };
    }
    case "text":
      return showText(parts, file);
    case "reply":
      return showReply(parts, file);
    case "edit":
      return edit(parts, said, file);
    case "correct":
      if (situation.state !== "correcting") return showMine(file, parts, "这件申请现在不用补正。");
      await open(parts, said, { number, wants: "correction", lastMessage: said.message });
      return askAboutCase({ number, wants: "correction" });
    case "withdraw":
      return {
        spans: [plain(`要撤回申请 ${number} 吗？撤回后不再办理，要的话只能重新申请；已经提交的材料按档案规定保存。`)],
        choices: [
          [
            { ...choice("确定撤回", { does: "withdraw-surely", number }), says: "yes" },
            { ...choice("不撤回", { does: "case", number }), says: "no" },
          ],
        ],
      };
    case "withdraw-surely":
      return enter(parts, file, { kind: "withdraw", on: shanghaiDate(parts.clock()) }, "已撤回。");
  }
}

/** The question that the next message answers. */
export function askAboutCase({ number, wants }: Pick<CaseTalk, "number" | "wants">): Reply {
  return sentence(
    wants === "correction"
      ? `请把申请 ${number} 要补正的内容写在一条消息里发来，会原样交给机关。不补了发「取消」。`
      : "查别处提交的申请，请发申请人证件号码的末 4 位（身份证明交的是图片的，发联系电话的末 4 位，没留电话的发邮箱）；不查了发「取消」。",
  );
}

/** The message after a question about a case: a correction, or the proof of whose it is. */
export async function answerAboutCase(parts: ApplyingParts, said: Said, talk: CaseTalk, text: string): Promise<Reply> {
  const words = text.trim();
  if (parts.sayings.is("cancel", words) || parts.sayings.is("pause", words)) {
    await finish(parts, said, talk);
    return sentence("好的，什么也没有改。");
  }
  if (talk.wants === "proof") return proveOwner(parts, said, talk, words);
  const file = await parts.cases.load(talk.number);
  if (file === undefined) return noSuchApplication();
  if (words === "" || words.length > correctionAtMost)
    return sentence(`请写出要补正的内容，不超过 ${correctionAtMost} 字。`);
  const reply = await enter(
    parts,
    file,
    { kind: "correct", on: shanghaiDate(parts.clock()), note: words },
    "补正已经交给机关，答复期限从今天的次日起重新计算。",
  );
  await finish(parts, said, talk);
  return reply;
}

async function open({ drafts }: ApplyingParts, { person }: Said, talk: Omit<CaseTalk, "kind">): Promise<void> {
  await drafts.keep(person, talkOver(await drafts.load(person), talk));
}

function finish({ drafts }: ApplyingParts, { person, message }: Said, talk: CaseTalk): Promise<void> {
  return drafts.keep(person, { kind: "finished", lastMessage: message, what: talk });
}

/** An application by its number: the person's own at once, another after a second factor. That it exists is told to nobody else. */
export async function findMine(parts: ApplyingParts, said: Said, number: string): Promise<Reply> {
  const file = await parts.cases.load(number);
  if (file !== undefined && (await parts.cases.isOwner(number, { person: said.person }))) return showMine(file, parts);
  await open(parts, said, { number, wants: "proof", lastMessage: said.message });
  return askAboutCase({ number, wants: "proof" });
}

async function proveOwner(parts: ApplyingParts, said: Said, talk: CaseTalk, words: string): Promise<Reply> {
  const { number } = talk;
  await finish(parts, said, talk);
  if (!(await parts.proofs.begin(said.person, number, said.message)))
    return sentence("试得太多了，请过些时候再查，或者向机关的政府信息公开工作机构询问。");
  const file = (await parts.cases.isOwner(number, { proof: words })) ? await parts.cases.load(number) : undefined;
  if (file === undefined) return noSuchApplication();
  await parts.proofs.forgive(said.person, said.message);
  const { spans } = showMine(file, parts, undefined, false);
  return {
    spans: [...spans, plain("\n\n在别处提交的申请，这里只能看进度；补正、撤回请在原来的地方办。")],
    choices: [],
  };
}

/** All that was filed, for the applicant alone, with what checks it. */
async function showText(parts: ApplyingParts, { number, textHash }: CaseFile): Promise<Reply> {
  const application = await parts.cases.open(number, "applicant");
  if (application === undefined) return noSuchApplication();
  const text = filedText(application);
  return {
    spans: [
      plain(
        `${text}\n\n以上全文的校验值（SHA-256）：${hashText(text)}${hashText(text) === textHash ? "，与登记的一致。" : "，与登记的不一致，请联系机关。"}`,
      ),
    ],
    choices: [[choice("回到申请", { does: "case", number })]],
    file: { name: `${number}.txt`, base64: Buffer.from(text).toString("base64") },
  };
}

/** The reply as it was sent, for the applicant alone. */
async function showReply(parts: ApplyingParts, file: CaseFile): Promise<Reply> {
  const { number } = file;
  const sent = replySent(file);
  // the log has who looks before anything is shown
  if (sent === undefined || (await parts.cases.open(number, "applicant")) === undefined) return showMine(file, parts);
  return {
    spans: [strong(`申请 ${number} 的答复（${sent.on}）`), plain(`\n\n${sent.text}`)],
    choices: [[choice("回到申请", { does: "case", number })]],
    file: { name: `${number} 答复.txt`, base64: Buffer.from(`${sent.text}\n`).toString("base64") },
  };
}

/** One form at a time: what was typed into another is not thrown away for it. */
function finishFirst({ turn }: FormDraft): Reply {
  return {
    spans: [plain("您还有一份没填完的申请，先填完或者取消它，再来修改已提交的。")],
    choices: [[choice("接着填", { does: "go-on", turn }), choice("取消它", { does: "cancel", turn })]],
  };
}

/** Opens what was filed as a draft that will replace it. */
async function edit(parts: ApplyingParts, said: Said, file: CaseFile): Promise<Reply> {
  const { number } = file;
  const form = formOf(await parts.drafts.load(said.person));
  if (form?.edits === number) return goOn(parts, said, form);
  if (form !== undefined && form.edits === null && canEdit(file, parts)) return finishFirst(form);
  const application = canEdit(file, parts) ? await parts.cases.open(number, "applicant") : undefined;
  if (application === undefined) return showMine(file, parts, "这件申请已经不能修改了；要改内容，可以撤回后重新申请。");
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
  const values: FormValues = {
    ...application.request,
    type,
    name,
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

async function enter(parts: ApplyingParts, file: CaseFile, draft: EventDraft, done: string): Promise<Reply> {
  const { clock, rules } = parts;
  const decision = decide(file, draft, rules, shanghaiDate(clock()));
  // what came twice was entered already
  if (!decision.ok) return showMine(file, parts, file.events.at(-1)?.kind === draft.kind ? done : decision.reason);
  const event = { ...decision.event, at: clock().toISOString(), by: "applicant" };
  try {
    await parts.enter(file, event);
  } catch (error) {
    if (!(error instanceof CaseChangedError)) throw error;
    const now = await parts.cases.load(file.number);
    return now === undefined ? noSuchApplication() : showMine(now, parts, "这件申请刚有变化，请再看一下。");
  }
  return showMine({ ...file, events: [...file.events, event] }, parts, done);
}
