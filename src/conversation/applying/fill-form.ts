import { faultOfIdNumber } from "../../application/identity-number.ts";
import { type Bilingual, same } from "../../base/bilingual.ts";
import type { Day } from "../../base/day.ts";
import { nextQuestion, readAnswer, withoutLast } from "../form/question.ts";
import { isRole, readPersonal } from "../form/read-personal.ts";
import { plain, sentence } from "../reply.ts";
import { formQuestions } from "./application-form.ts";
import type { ApplyingParts, Looked } from "./applying-parts.ts";
import { readChange } from "./change-field.ts";
import { describe } from "./describe.ts";
import type { FormDraft } from "./draft.ts";
import { hintFor } from "./field-hint.ts";
import type { FormContext, FormValues } from "./form-values.ts";
import { contextOf, keep, type Said, take } from "./keep-draft.ts";
import { readInPassing } from "./read-in-passing.ts";
import { choice, formHelp, showForm } from "./say-form.ts";
import type { WindowReply } from "./window-reply.ts";

/** Answers an open form with words; the reply is the next question, the review, or what is wrong with the answer. */
export async function fill(parts: ApplyingParts, said: Said, draft: FormDraft, words: string): Promise<WindowReply> {
  const { sayings } = parts;
  const context = contextOf(parts);
  const text = words.trim();
  // taken already, before a crash: only the reply was lost
  if (draft.lastMessage === said.message)
    return draft.isLeaving ? askLeaving(parts, draft) : showForm(draft, context, parts);
  if (sayings.is("help", text) || /^[?？]+$/u.test(text)) return showForm(draft, context, parts, formHelp);
  if (sayings.is("back", text)) return stepBack(parts, said, draft);
  if (sayings.is("pause", text)) return pause(parts, said, draft);
  if (sayings.is("cancel", text)) return cancel(parts, said, draft);
  if (draft.isLeaving && sayings.is("ready", text)) return askLeaving(parts, draft);
  if (sayings.is("resume", text)) return goOn(parts, said, draft);
  const question = nextQuestion(formQuestions(draft.values), draft.values);
  const hint = sayings.has("how_to_fill", text) ? hintFor(text, question?.field) : undefined;
  if (hint !== undefined && (question?.field !== "description" || /[写填]|\b(?:write|fill)\b/iu.test(text)))
    return showForm(draft, context, parts, hint);
  // at the first question 「我要图纸」 is the description
  const changed = question?.field === "description" ? undefined : await change(parts, said, draft, text);
  if (changed !== undefined) return changed;
  if (question !== undefined && question.field !== "description" && sayings.has("wishes", text)) {
    const wished = readInPassing(words, draft.values, context.today);
    if (Object.keys(wished).length > 0) return take(parts, said, draft, wished, noted);
  }
  if (sayings.has("question", text)) {
    // at the first question a figure that is asked for may be the description
    const kinds: readonly Looked["kind"][] =
      question?.field === "description" ? ["guidance"] : ["guidance", "public", "elsewhere"];
    const answered = await answerBetween(parts, draft, text, kinds);
    if (answered !== undefined) return answered;
  }
  if (question === undefined) {
    const { contact, representative } = readInPassing(words, draft.values, context.today);
    const more = { ...(contact && { contact }), ...(representative && { representative }) };
    const isWrong = sayings.is("wrong", text);
    return Object.keys(more).length === 0
      ? showForm(draft, context, parts, isWrong ? howToChange : confirmOrChange)
      : take(parts, said, draft, more, noted);
  }
  if (question.field === "description") return describe(parts, said, draft, text);
  if (sayings.is("submit", text)) return showForm(draft, context, parts, notComplete);
  if ((question.field === "name" || question.field === "guardian") && sayings.is("wrong", text))
    return showForm(draft, context, parts, howToChange);
  const read = readAnswer(question, words, context, draft.values);
  const passing = readInPassing(words, draft.values, context.today);
  if ("problem" in read && passing[question.field] === undefined) {
    const heard = { ...passing, ...deliveryBy(question.field, words), ...choiceAhead(text, draft.values, context) };
    if (Object.keys(heard).length > 0) return take(parts, said, draft, heard, noted);
    const { description = "" } = draft.values;
    if (sayings.has("adds", text) && text.length <= addedAtMost)
      return take(parts, said, draft, { description: `${description}（${text}）` }, added);
    const fault = faultOfNumber(words, draft.values, context.today);
    if (fault !== undefined) return showForm(draft, context, parts, fault);
    if (question.field !== "guardian" && sayings.is("ready", text)) return showForm(draft, context, parts, notComplete);
    const asked = whetherTheyMay(text) ?? text;
    return (await answerBetween(parts, draft, asked, ["guidance"])) ?? showForm(draft, context, parts, read.problem);
  }
  return take(parts, said, draft, { ...passing, ...("values" in read ? read.values : {}) });
}

const longestChoice = 8;
const choices: readonly (keyof FormValues)[] = ["form", "delivery", "type"];
/** Of a feature that is added to the description, in characters. */
const addedAtMost = 200;
const added: Bilingual = { zh: "已补进要的信息里。", en: "Added to what you would like." };
const noted: Bilingual = { zh: "记下了。", en: "Noted." };
const notComplete: Bilingual = {
  zh: "还没填完，填完核对过就可以提交。",
  en: "The form is not complete yet; once it is and you have checked it, it can be submitted.",
};
const confirmOrChange: Bilingual = {
  zh: "按下面的按钮确认，或者发「把…改成…」修改。",
  en: "Confirm with the button below, or send “change … to …”.",
};
const howToChange: Bilingual = {
  zh: "哪一项不对？例如发「电话写错了」「把邮箱改成 name@example.com」「改姓名」。",
  en: "What is wrong? Send for example “the phone is wrong”, “change my e-mail to name@example.com” or “change the name”.",
};

/** An address alone, where it is asked how to get it, is where to post it; an e-mail address, where to mail it. */
function deliveryBy(field: keyof FormValues, words: string): Partial<FormValues> {
  if (field !== "delivery") return {};
  const { email, address } = readPersonal(words);
  if (address !== undefined) return { delivery: "post" };
  return email === undefined ? {} : { delivery: "email" };
}

/** A few words that answer a later question of choices: 「邮寄」 where the form is asked for. */
function choiceAhead(text: string, values: FormValues, context: FormContext): Partial<FormValues> {
  if (text.length > longestChoice || whetherTheyMay(text) !== undefined || /其[他它]|other|不|没/iu.test(text))
    return {};
  const ahead = formQuestions(values).filter(({ field }) => choices.includes(field) && values[field] === undefined);
  for (const question of ahead) {
    const read = readAnswer(question, text, context, values);
    if ("values" in read && !/^\d+$/u.test(text)) return read.values;
  }
  return {};
}

/** What is wrong with an identity number that is given before it is asked for. */
function faultOfNumber(words: string, { id }: FormValues, today: Day): Bilingual | undefined {
  const { idNumber } = readPersonal(words);
  return id !== undefined || idNumber === undefined
    ? undefined
    : (faultOfIdNumber("id_card", idNumber, today) ?? undefined);
}

/** 「我是外国人」, where nobody asked who they are: what they want to know. */
function whetherTheyMay(text: string): string | undefined {
  const [, role = ""] = /^我是(\p{Script=Han}{2,8})[。.!！]?$/u.exec(text) ?? [];
  return isRole(role) ? `${role}能申请吗` : undefined;
}

/** Answers what was asked in the middle of the form, and asks again what was to be answered; undefined where the answer is of no such kind. */
async function answerBetween(
  parts: ApplyingParts,
  draft: FormDraft,
  words: string,
  kinds: readonly Looked["kind"][],
): Promise<WindowReply | undefined> {
  const looked = await parts.look(words);
  if (!kinds.includes(looked.kind)) return undefined;
  const shown = showForm(draft, contextOf(parts), parts);
  return { ...shown, spans: [...looked.reply.spans, plain(same("\n\n————\n")), ...shown.spans] };
}

/** Whether words confirm what is shown for review. */
export function confirms({ sayings }: ApplyingParts, draft: FormDraft, words: string): boolean {
  const isComplete = nextQuestion(formQuestions(draft.values), draft.values) === undefined;
  return isComplete && draft.isLeaving === undefined && sayings.is("ready", words);
}

/** The next of several matters in place of the one that was written up, with all other answers. */
export async function nextMatter(parts: ApplyingParts, said: Said, draft: FormDraft): Promise<WindowReply> {
  const [description, ...rest] = draft.rest;
  if (description === undefined) return showForm(draft, contextOf(parts), parts);
  return take(parts, said, { ...draft, rest }, { description });
}

export async function stepBack(parts: ApplyingParts, said: Said, draft: FormDraft): Promise<WindowReply> {
  const values = withoutLast(formQuestions(draft.values), draft.values);
  if (values === undefined)
    return showForm(draft, contextOf(parts), parts, {
      zh: "已经是第一项了。",
      en: "This is the first question already.",
    });
  return keep(parts, said, { ...draft, values, turn: draft.turn + 1 }, (kept) =>
    showForm(kept, contextOf(parts), parts),
  );
}

/** Answers after which a draft is deleted only when its person says so twice. */
const muchFilledIn = 3;

/** Leaves a form; asked once more where much of it was filled in. */
export async function cancel(parts: ApplyingParts, said: Said, draft: FormDraft): Promise<WindowReply> {
  const filledIn = formQuestions(draft.values).filter(({ field }) => draft.values[field] !== undefined).length;
  if (draft.isLeaving || draft.edits !== null || filledIn < muchFilledIn) return cancelSurely(parts, said, draft);
  return keep(parts, said, draft, (kept) => askLeaving(parts, kept), { isLeaving: true });
}

function askLeaving({ draftDays }: ApplyingParts, { turn }: FormDraft): WindowReply {
  return {
    spans: [
      plain({
        zh: `填过的都要删掉吗？要就发「删掉」；也可以先放着，${draftDays} 天内接着填。`,
        en: `Delete everything you filled in? Then send “delete it”; you can also put it aside and go on within ${draftDays} days.`,
      }),
    ],
    choices: [
      [
        choice({ zh: "删掉", en: "Delete it" }, { does: "cancel-surely", turn }),
        choice({ zh: "先放着", en: "Put it aside" }, { does: "pause", turn }),
      ],
      [choice({ zh: "接着填", en: "Go on" }, { does: "go-on", turn })],
    ],
  };
}

/** What was filled in is deleted; what was filed is not touched. */
export async function cancelSurely(
  { drafts }: ApplyingParts,
  { person }: Said,
  { edits }: FormDraft,
): Promise<WindowReply> {
  await drafts.drop(person);
  return sentence(
    edits === null
      ? {
          zh: "已取消，填过的都删掉了，什么也没有提交。",
          en: "Cancelled: what you filled in is deleted, and nothing was submitted.",
        }
      : {
          zh: `好的，不改了：申请 ${edits} 还是原来提交的内容。要撤回它，发「撤回申请」。`,
          en: `All right, nothing is changed: application ${edits} stands as it was submitted. To withdraw it, send “withdraw my application”.`,
        },
  );
}

export async function pause(parts: ApplyingParts, said: Said, draft: FormDraft): Promise<WindowReply> {
  return keep(parts, said, { ...draft, isPaused: true }, () => ({
    spans: [
      plain({
        zh: `好的，先放着，${parts.draftDays} 天内发「继续申请」接着填。`,
        en: `All right, it is put aside; send “continue” within ${parts.draftDays} days to go on.`,
      }),
    ],
    choices: [[choice({ zh: "继续申请", en: "Continue" }, { does: "go-on", turn: draft.turn })]],
  }));
}

export async function goOn(parts: ApplyingParts, said: Said, draft: FormDraft): Promise<WindowReply> {
  return keep(parts, said, { ...draft, isPaused: false }, (kept) => showForm(kept, contextOf(parts), parts));
}

/** 「把邮箱改成 a@b.cn」 changes the field at once, 「改姓名」 asks it again. */
async function change(
  parts: ApplyingParts,
  said: Said,
  draft: FormDraft,
  text: string,
): Promise<WindowReply | undefined> {
  const changed = readChange(text, draft.values, contextOf(parts));
  switch (changed?.kind) {
    case undefined:
      return undefined;
    case "way":
      return sentence({
        zh: `请把新的${changed.name.zh}发来，会换掉原来的。`,
        en: `Please send the new ${changed.name.en}; it takes the place of the old one.`,
      });
    case "problem":
      return showForm(draft, contextOf(parts), parts, changed.problem);
    case "asked-again":
      return take(parts, said, { ...draft, values: changed.values }, {});
    case "answered":
      return take(parts, said, { ...draft, values: changed.values }, {}, { zh: "改好了。", en: "Changed." });
  }
}
