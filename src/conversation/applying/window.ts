import { caseStates } from "../../application/case-event.ts";
import { isOpen } from "../../application/case-state.ts";
import { type Bilingual, both, same } from "../../base/bilingual.ts";
import type { Language } from "../../base/language.ts";
import type { Incoming } from "../message.ts";
import { plain, type Reply, sentence } from "../reply.ts";
import type { ApplyingButton } from "./applying-button.ts";
import type { ApplyingParts } from "./applying-parts.ts";
import { actOnCase, answerAboutCase, askAboutCase, findMine } from "./carry-case.ts";
import { caseAskedOf } from "./case-asked-of.ts";
import { wantsChange } from "./change-field.ts";
import { describe } from "./describe.ts";
import { type ApplicantDraft, type Finished, type FormDraft, formOf, newDraft } from "./draft.ts";
import { fileAgain, fileDraft, tellAgain, tellFinished } from "./file-draft.ts";
import { cancel, cancelSurely, confirms, fill, goOn, nextMatter, pause, stepBack } from "./fill-form.ts";
import { contextOf, type Said } from "./keep-draft.ts";
import { readLanguage } from "./language.ts";
import { exportMine, forgetMine } from "./own-data.ts";
import { onlyOne, pressByName } from "./press-by-name.ts";
import { canEdit, listMine, noSuchApplication, showMine } from "./say-case.ts";
import { myApplications, showForm } from "./say-form.ts";
import { refuseAtProof, takeProof } from "./take-proof.ts";
import { inLanguage, type WindowReply } from "./window-reply.ts";
import { withoutWish } from "./without-wish.ts";

type Speaker = Pick<Incoming, "person" | "conversation" | "id" | "language">;

/** Where citizens file applications and follow them; what is personal in their words stays here. */
export interface ApplicantWindow {
  /** The reply to words or a command that are the window's, unmasked; undefined where they are not. `talked`: the language of the last answer. */
  respond(incoming: Incoming, talked?: Language): Promise<Reply | undefined>;
  press(button: ApplyingButton, speaker: Speaker): Promise<Reply>;
  /** Words that name a button of the window where none such hangs under the last reply: what it would do, or that it is not there; undefined for others. */
  pressByName(words: string, speaker: Speaker): Promise<Reply | undefined>;
}

export function createApplicantWindow(parts: ApplyingParts): ApplicantWindow {
  return {
    async respond(incoming, talked) {
      const usual = talked ?? usualOf(incoming);
      if (!isPrivate(incoming)) return respondInPublic(parts, incoming, usual);
      const { body } = incoming;
      const words = body.kind === "text" ? body.text : body.kind === "command" ? body.rest : "";
      const { said, settle } = await listen(parts, incoming, words, undefined, usual);
      const reply = await respond(parts, said, body);
      return reply && settle(reply);
    },
    async press(button, speaker) {
      const language = button.does === "begin" ? button.language : undefined;
      if (!isPrivate(speaker)) return inLanguage(inPrivate, language ?? usualOf(speaker));
      const { said, settle } = await listen(parts, speaker, "", language);
      return settle(await press(parts, button, said));
    },
    async pressByName(words, speaker) {
      if (!isPrivate(speaker)) return undefined;
      const { said, settle } = await listen(parts, speaker, words);
      const reply = await pressByName(parts, said, words);
      return reply && settle(reply);
    },
  };
}

/** Who speaks, and in which language: that of the words, which stays theirs once the window has replied. `asked`: what they pressed was in it. */
async function listen(
  { cases, languages, sayings }: ApplyingParts,
  speaker: Speaker,
  words: string,
  asked?: Language,
  usual = usualOf(speaker),
): Promise<{ readonly said: Said; settle(reply: WindowReply): Promise<Reply> }> {
  const { person, id: message } = speaker;
  const kept = await languages.load(person);
  const heard = asked ?? readLanguage(words, kept, usual, sayings);
  // what is to be forgotten is not kept anew
  const isNew = heard !== null && heard !== kept && !sayings.is("forget", words);
  const language = heard ?? kept ?? usual;
  return {
    said: { person, message, language },
    async settle(reply) {
      if (isNew) {
        // last, so that what comes again after a crash does both
        await cases.speak(person, heard);
        await languages.keep(person, heard);
      }
      return inLanguage(reply, language);
    },
  };
}

function usualOf({ language }: Speaker): Language {
  return language === "en" ? "en" : "zh-Hans";
}

const nothingOpen = sentence({
  zh: "好的。现在没有在填的申请；已经提交的，发「我的申请」查看或者撤回。",
  en: "All right. No application is being filled in; send “my applications” to see or withdraw what was filed.",
});
const inPrivate = sentence({
  zh: "申请要填个人信息，请私聊我再申请，这里别人看得见。",
  en: "An application needs personal information, and others can read along here: please apply in a private chat with me.",
});

/** A private chat has the id of its person. */
function isPrivate({ person, conversation }: Speaker): boolean {
  return person === conversation;
}

/** In a group nothing is done but to say so. */
function respondInPublic(parts: ApplyingParts, { body }: Incoming, usual: Language): Reply | undefined {
  const words = body.kind === "text" ? body.text : "";
  const isOurs =
    body.kind === "command" ? ["apply", "mine"].includes(body.name.toLowerCase()) : parts.wantsToApply(words);
  return isOurs ? inLanguage(inPrivate, readLanguage(words, null, usual, parts.sayings) ?? usual) : undefined;
}

async function respond(parts: ApplyingParts, said: Said, body: Incoming["body"]): Promise<WindowReply | undefined> {
  const { person } = said;
  switch (body.kind) {
    case "command":
      return command(parts, said, body.name.toLowerCase(), body.rest.trim());
    case "file":
    case "unsupported": {
      const draft = await loadOpen(parts, person);
      if (draft?.kind !== "form" || draft.isPaused) return undefined;
      return body.kind === "file" ? takeProof(parts, said, draft, body.file) : refuseAtProof(parts, draft);
    }
    case "text":
      return hear(parts, said, body.text);
    default:
      return undefined;
  }
}

async function command(parts: ApplyingParts, said: Said, name: string, rest: string): Promise<WindowReply | undefined> {
  const { person } = said;
  if (name === "mine") return listMine(await parts.cases.list({ owner: person }), parts);
  if (name === "apply") return begin(parts, said, rest);
  const open = name === "cancel" ? await loadOpen(parts, person) : undefined;
  if (open === undefined) return undefined;
  return open.kind === "form" ? cancel(parts, said, open) : answerAboutCase(parts, said, open, "取消");
}

async function hear(parts: ApplyingParts, said: Said, text: string): Promise<WindowReply | undefined> {
  const { person } = said;
  const { sayings } = parts;
  const kept = await parts.drafts.load(person);
  if (kept?.lastMessage === said.message) {
    if (kept.kind === "finished") return tellFinishedAgain(parts, said, kept, text);
    if (kept.kind === "form" && kept.after !== undefined) return tellAgain(parts, said, kept, kept.after);
  }
  const draft = openOf(kept);
  if (asksForLanguage(parts, text)) return goOnInLanguage(parts, draft);
  if (sayings.is("mine", text)) return listMine(await parts.cases.list({ owner: person }), parts);
  if (draft === undefined && sayings.has("mine", text)) {
    // of what was filed elsewhere the rules say whom to ask
    const mine = await parts.cases.list({ owner: person });
    if (mine.length > 0) return listMine(mine, parts);
  }
  if (sayings.is("export", text)) return exportMine(parts, person);
  if (sayings.is("forget", text)) return forgetMine(parts, person);
  const number = caseAskedOf(sayings, text);
  if (number !== undefined && draft?.kind === "form" && !draft.isPaused) return askWithin(parts, said, draft, number);
  if (number !== undefined && !(draft?.kind === "case" && draft.wants === "correction"))
    return findMine(parts, said, number);
  // what opened the talk comes again: it is no answer
  if (draft?.kind === "case" && draft.lastMessage === said.message) return askAboutCase(parts, draft);
  if (draft?.kind === "case") return answerAboutCase(parts, said, draft, text);
  if (draft?.kind === "form" && !draft.isPaused) {
    return confirms(parts, draft, text) ? fileDraft(parts, said, draft) : fill(parts, said, draft, text);
  }
  if (draft?.kind === "form" && sayings.is("resume", text)) return goOn(parts, said, draft);
  if (sayings.is("cancel", text)) return draft === undefined ? nothingOpen : cancel(parts, said, draft);
  if (sayings.is("correct", text)) return onlyOne(parts, said, "correct", ["correcting"]);
  if (sayings.is("withdraw", text)) return onlyOne(parts, said, "withdraw", caseStates.filter(isOpen));
  if (parts.wantsToApply(text)) return begin(parts, said, text);
  return wantsChange(text) ? offerEdit(parts, person) : undefined;
}

/** To whom finds an error in what they filed just now; undefined where nothing can be changed any more. */
async function offerEdit(parts: ApplyingParts, person: string): Promise<WindowReply | undefined> {
  const last = (await parts.cases.list({ owner: person })).at(-1);
  if (last === undefined || !canEdit(last, parts)) return undefined;
  return showMine(last, parts, {
    zh: "要改刚提交的内容，请按「修改」：30 分钟内、机关确认之前可以改。",
    en: "To change what was just submitted, press “Change”: that is possible within 30 minutes, until the authority confirms it.",
  });
}

function asksForLanguage({ sayings }: ApplyingParts, text: string): boolean {
  return (["english", "chinese", "traditional"] as const).some((saying) => sayings.is(saying, text));
}

/** What was open goes on in the language asked for. */
function goOnInLanguage(parts: ApplyingParts, draft: OpenDraft | undefined): WindowReply {
  const said = { zh: "好的，下面用中文。", en: "Certainly, in English from here on." };
  return draft?.kind === "form" && !draft.isPaused ? showForm(draft, contextOf(parts), parts, said) : sentence(said);
}

type OpenDraft = Exclude<ApplicantDraft, Finished>;

function openOf(draft: ApplicantDraft | undefined): OpenDraft | undefined {
  return draft?.kind === "finished" ? formOf(draft) : draft;
}

async function loadOpen({ drafts }: ApplyingParts, person: string): Promise<OpenDraft | undefined> {
  return openOf(await drafts.load(person));
}

/** What finished a form or a talk came again: it is the window's still, and is done no second time. */
function tellFinishedAgain(parts: ApplyingParts, said: Said, { what }: Finished, text: string): Promise<WindowReply> {
  return what.kind === "form" ? tellFinished(parts, said, what) : answerAboutCase(parts, said, what, text);
}

/** A case that is asked of in the middle of a form: one's own is told at once and the form goes on; for another the form waits. */
async function askWithin(parts: ApplyingParts, said: Said, draft: FormDraft, number: string): Promise<WindowReply> {
  const found = await findMine(parts, said, number);
  if (!(await parts.cases.isOwner(number, { person: said.person })))
    return { ...found, spans: [...found.spans, plain(formWaits)] };
  const shown = showForm(draft, contextOf(parts), parts);
  return { ...shown, spans: [...found.spans, plain(same("\n\n————\n")), ...shown.spans] };
}

const formWaits: Bilingual = {
  zh: "没填完的申请先放着，查完发「继续申请」接着填。",
  en: " The application that is not complete waits; send “continue” afterwards to go on with it.",
};

async function begin(parts: ApplyingParts, said: Said, text: string): Promise<WindowReply> {
  const before = formOf(await parts.drafts.load(said.person));
  if (before !== undefined && before.lastMessage !== said.message) {
    const reply = await goOn(parts, said, before);
    return { ...reply, spans: [plain(both`${unfinished}\n\n`), ...reply.spans] };
  }
  const draft = { ...newDraft({}), lastMessage: said.message };
  await parts.drafts.keep(said.person, draft);
  const description = withoutWish(text);
  if (description.replace(/[\s\p{P}]/gu, "").length < 4) {
    return showForm(draft, contextOf(parts), parts);
  }
  return describe(parts, said, draft, description);
}

const unfinished: Bilingual = {
  zh: "您有一份没填完的申请，接着填；不要了就发「取消」。",
  en: "You have an application that is not complete; we go on with it. If you no longer want it, send “cancel”.",
};

async function press(parts: ApplyingParts, button: ApplyingButton, said: Said): Promise<WindowReply> {
  switch (button.does) {
    case "begin":
      return begin(parts, said, "");
    case "mine":
      return listMine(await parts.cases.list({ owner: said.person }), parts);
    case "say":
    case "back":
    case "pause":
    case "cancel":
    case "cancel-surely":
    case "go-on":
    case "next":
      return pressForm(parts, button, said);
    case "file": {
      const kept = await parts.drafts.load(said.person);
      // pressed once more, or its reply was lost: the receipt of what it did, of a change as well
      if (kept?.kind === "finished" && kept.what.kind === "form" && kept.what.key === button.key)
        return tellFinished(parts, said, kept.what);
      const draft = formOf(kept);
      return draft !== undefined && draft.key === button.key
        ? fileDraft(parts, said, draft)
        : fileAgain(parts, said, button.key);
    }
    default: {
      const file = await parts.cases.load(button.number);
      if (file === undefined || !(await parts.cases.isOwner(button.number, { person: said.person })))
        return noSuchApplication();
      return button.does === "case" ? showMine(file, parts) : actOnCase(parts, said, button);
    }
  }
}

type FormButton = Extract<
  ApplyingButton,
  { does: "say" | "back" | "pause" | "cancel" | "cancel-surely" | "go-on" | "next" }
>;

async function pressForm(parts: ApplyingParts, button: FormButton, said: Said): Promise<WindowReply> {
  const draft = formOf(await parts.drafts.load(said.person));
  if (draft === undefined) {
    const gone = { zh: "这份申请已经提交或者取消了。", en: "This application was already submitted or cancelled." };
    return { ...sentence(gone), choices: [[myApplications]] };
  }
  if (button.does === "go-on") return goOn(parts, said, draft);
  // taken already, before a crash: only the reply was lost
  if (draft.lastMessage === said.message && button.does !== "pause") return showForm(draft, contextOf(parts), parts);
  if (draft.lastMessage !== said.message && button.turn !== draft.turn) {
    return showForm(draft, contextOf(parts), parts, {
      zh: "这一项已经答过了，现在要答的是：",
      en: "That was answered already; what is asked now:",
    });
  }
  switch (button.does) {
    case "say":
      return fill(parts, said, { ...draft, isPaused: false }, button.words);
    case "back":
      return stepBack(parts, said, draft);
    case "pause":
      return pause(parts, said, draft);
    case "next":
      return nextMatter(parts, said, draft);
    case "cancel":
      return cancel(parts, said, draft);
    case "cancel-surely":
      return cancelSurely(parts, said, draft);
  }
}
