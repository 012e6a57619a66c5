import { shanghaiDate } from "../../base/clock.ts";
import type { NewAttachment } from "../../storage/attachments.ts";
import { nextQuestion, readAnswer, withoutLast } from "../form/question.ts";
import { plain, type Reply, sentence } from "../reply.ts";
import { type FormContext, type FormValues, formQuestions, readInPassing } from "./application-form.ts";
import type { ApplyingParts, Looked } from "./applying-parts.ts";
import { readChange } from "./change-field.ts";
import type { FormDraft } from "./draft.ts";
import { partDescription } from "./part-description.ts";
import { choice, formHelp, showForm, showsNotice } from "./say-form.ts";
import { splitMatters } from "./split-matters.ts";

/** A message to the form, and who it is from. */
export interface Said {
  readonly person: string;
  /** Id of the message: one that comes twice is taken once. */
  readonly message: string;
}

/** Answers an open form with words; the reply is the next question, the review, or what is wrong with the answer. */
export async function fill(parts: ApplyingParts, said: Said, draft: FormDraft, words: string): Promise<Reply> {
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
  // at the first question 「我要图纸」 is the description
  const changed = question?.field === "description" ? undefined : await change(parts, said, draft, text);
  if (changed !== undefined) return changed;
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
      ? showForm(draft, context, parts, isWrong ? sayHowToChange : "按下面的按钮确认，或者发「把…改成…」修改。")
      : take(parts, said, draft, more, "记下了。");
  }
  if (question.field === "description") return describe(parts, said, draft, text);
  if (sayings.is("submit", text)) return showForm(draft, context, parts, "还没填完，填完核对过就可以提交。");
  const read = readAnswer(question, words, context, draft.values);
  const passing = readInPassing(words, draft.values, context.today);
  if ("problem" in read && passing[question.field] === undefined) {
    if (Object.keys(passing).length > 0) return take(parts, said, draft, passing, "记下了。");
    return (await answerBetween(parts, draft, text, ["guidance"])) ?? showForm(draft, context, parts, read.problem);
  }
  return take(parts, said, draft, { ...passing, ...("values" in read ? read.values : {}) });
}

const sayHowToChange = "哪一项不对？例如发「电话写错了」「把邮箱改成 name@example.com」「改姓名」。";

/** Answers what was asked in the middle of the form, and asks again what was to be answered; undefined where the answer is of no such kind. */
async function answerBetween(
  parts: ApplyingParts,
  draft: FormDraft,
  words: string,
  kinds: readonly Looked["kind"][],
): Promise<Reply | undefined> {
  const looked = await parts.look(words);
  if (!kinds.includes(looked.kind)) return undefined;
  const shown = showForm(draft, contextOf(parts), parts);
  return { ...shown, spans: [...looked.reply.spans, plain("\n\n————\n"), ...shown.spans] };
}

/** Whether words confirm what is shown for review. */
export function confirms({ sayings }: ApplyingParts, draft: FormDraft, words: string): boolean {
  const isComplete = nextQuestion(formQuestions(draft.values), draft.values) === undefined;
  return isComplete && draft.isLeaving === undefined && sayings.is("ready", words);
}

/** The description, with what should be said of it before anything personal is asked, each once. */
export async function describe(parts: ApplyingParts, said: Said, draft: FormDraft, words: string): Promise<Reply> {
  const chosen =
    draft.rest.length > 0 && draft.asked.includes("several") ? chosenMatters(parts, draft.rest, words) : [];
  const [first, ...rest] = chosen;
  if (first !== undefined) return describeAs(parts, said, { ...draft, rest }, first, rest);
  const { description, isMixed } = partDescription(words);
  const passing = isMixed ? readInPassing(words, draft.values, contextOf(parts).today) : {};
  return describeAs(parts, said, { ...draft, rest: [], values: { ...draft.values, ...passing } }, description, []);
}

/** The matters as the person wants them filed: apart or as one; none where the words say neither. */
function chosenMatters({ sayings }: ApplyingParts, matters: readonly string[], words: string): readonly string[] {
  if (sayings.is("apart", words)) return matters;
  return sayings.is("together", words) ? [matters.join("；")] : [];
}

async function describeAs(
  parts: ApplyingParts,
  said: Said,
  draft: FormDraft,
  words: string,
  others: readonly string[],
): Promise<Reply> {
  const context = contextOf(parts);
  const question = nextQuestion(formQuestions(draft.values), draft.values);
  if (question?.field !== "description") return showForm(draft, context, parts);
  const read = readAnswer(question, words, context, draft.values);
  if ("problem" in read) return showForm(draft, context, parts, read.problem);
  const description = read.values.description ?? words;
  const put = (change: Partial<FormDraft>, asked: FormDraft["asked"][number], reply: (kept: FormDraft) => Reply) =>
    keep(parts, said, { ...draft, ...change, asked: [...draft.asked, asked] }, reply);
  const described = { values: { ...draft.values, description } };
  const found = draft.asked.includes("public") ? [] : await lookUp(parts, [description, ...others]);
  const elsewhere = found.filter(({ kind }) => kind === "elsewhere");
  if (elsewhere.length > 0) return put(described, "public", (kept) => showFound(elsewhere, kept));
  const matters = draft.asked.includes("several") ? [] : splitMatters(description, parts.sayings.document);
  if (matters.length > 0) return put({ rest: matters }, "several", (kept) => offerApart(matters, kept));
  if (isVague(description) && !draft.asked.includes("vague"))
    return put({}, "vague", (kept) => showForm(kept, context, parts, askCloser(description)));
  if (found.length > 0) return put(described, "public", (kept) => showFound(found, kept));
  return take(parts, said, draft, { description });
}

async function lookUp({ look }: ApplyingParts, descriptions: readonly string[]): Promise<readonly Looked[]> {
  const looked = await Promise.all(descriptions.map((one) => look(one)));
  return looked.filter(({ kind }) => kind === "public" || kind === "elsewhere");
}

function offerApart(matters: readonly string[], { turn }: FormDraft): Reply {
  const list = matters.map((one, at) => `${at + 1}. ${one}`).join("\n");
  return {
    spans: [plain(`这里像是 ${matters.length} 件事：\n${list}\n\n建议一事一申请，办得更快；写在一份里机关也要受理。`)],
    choices: [
      [
        choice("分开申请", { does: "say", words: "分开", turn }),
        choice("合在一份里", { does: "say", words: "合在一起", turn }),
      ],
    ],
  };
}

function askCloser(description: string): string {
  return `「${shorten(description)}」有点宽，机关可能要您补正。能不能写上时间、部门、名称或者文号？只知道这些的，把原话再发一遍就行。`;
}

/** What is public already, or where the matter belongs; the person may leave it at that. */
function showFound(found: readonly Looked[], { turn }: FormDraft): Reply {
  const isPublic = found.every(({ kind }) => kind === "public");
  return {
    spans: [
      plain(isPublic ? "先看看这是不是已经公开了：" : "先说明一下："),
      ...found.flatMap(({ reply }) => [plain("\n\n"), ...reply.spans]),
      plain(isPublic ? "\n\n这些够了吗？" : "\n\n仍要按信息公开申请提交吗？"),
    ],
    choices: [
      [
        choice("继续申请", { does: "go-on", turn }),
        choice(isPublic ? "够了，不申请了" : "不申请了", { does: "cancel", turn }),
      ],
    ],
  };
}

/** The next of several matters in place of the one that was written up, with all other answers. */
export async function nextMatter(parts: ApplyingParts, said: Said, draft: FormDraft): Promise<Reply> {
  const [description, ...rest] = draft.rest;
  if (description === undefined) return showForm(draft, contextOf(parts), parts);
  return take(parts, said, { ...draft, rest }, { description });
}

export async function stepBack(parts: ApplyingParts, said: Said, draft: FormDraft): Promise<Reply> {
  const values = withoutLast(formQuestions(draft.values), draft.values);
  if (values === undefined) return showForm(draft, contextOf(parts), parts, "已经是第一项了。");
  return keep(parts, said, { ...draft, values, turn: draft.turn + 1 }, (kept) =>
    showForm(kept, contextOf(parts), parts),
  );
}

/** Answers after which a draft is deleted only when its person says so twice. */
const muchFilledIn = 3;

/** Leaves a form; asked once more where much of it was filled in. */
export async function cancel(parts: ApplyingParts, said: Said, draft: FormDraft): Promise<Reply> {
  const filledIn = formQuestions(draft.values).filter(({ field }) => draft.values[field] !== undefined).length;
  if (draft.isLeaving || draft.edits !== null || filledIn < muchFilledIn) return cancelSurely(parts, said, draft);
  return keep(parts, said, draft, (kept) => askLeaving(parts, kept), { isLeaving: true });
}

function askLeaving({ draftDays }: ApplyingParts, { turn }: FormDraft): Reply {
  return {
    spans: [plain(`填过的都要删掉吗？要就发「删掉」；也可以先放着，${draftDays} 天内接着填。`)],
    choices: [
      [choice("删掉", { does: "cancel-surely", turn }), choice("先放着", { does: "pause", turn })],
      [choice("接着填", { does: "go-on", turn })],
    ],
  };
}

/** What was filled in is deleted; what was filed is not touched. */
export async function cancelSurely({ drafts }: ApplyingParts, { person }: Said, { edits }: FormDraft): Promise<Reply> {
  await drafts.drop(person);
  return sentence(
    edits === null
      ? "已取消，填过的都删掉了，什么也没有提交。"
      : `好的，不改了：申请 ${edits} 还是原来提交的内容。要撤回它，发「撤回申请」。`,
  );
}

export async function pause(parts: ApplyingParts, said: Said, draft: FormDraft): Promise<Reply> {
  return keep(parts, said, { ...draft, isPaused: true }, () => ({
    spans: [plain(`好的，先放着，${parts.draftDays} 天内发「继续申请」接着填。`)],
    choices: [[choice("继续申请", { does: "go-on", turn: draft.turn })]],
  }));
}

export async function goOn(parts: ApplyingParts, said: Said, draft: FormDraft): Promise<Reply> {
  return keep(parts, said, { ...draft, isPaused: false }, (kept) => showForm(kept, contextOf(parts), parts));
}

export function contextOf({ clock, intake }: ApplyingParts): FormContext {
  // what is only written up is handed in with a copy: there is nothing to keep
  return { today: shanghaiDate(clock()), takesFiles: intake === "open" };
}

/** 「把邮箱改成 a@b.cn」 changes the field at once, 「改姓名」 asks it again. */
async function change(parts: ApplyingParts, said: Said, draft: FormDraft, text: string): Promise<Reply | undefined> {
  const changed = readChange(text, draft.values, contextOf(parts));
  switch (changed?.kind) {
    case undefined:
      return undefined;
    case "way":
      return sentence(`请把新的${changed.name}发来，会换掉原来的。`);
    case "problem":
      return showForm(draft, contextOf(parts), parts, changed.problem);
    case "asked-again":
      return take(parts, said, { ...draft, values: changed.values }, {});
    case "answered":
      return take(parts, said, { ...draft, values: changed.values }, {}, "改好了。");
  }
}

function take(
  parts: ApplyingParts,
  said: Said,
  draft: FormDraft,
  values: Partial<FormValues>,
  above?: string,
): Promise<Reply> {
  const next = { ...draft, values: { ...draft.values, ...values }, turn: draft.turn + 1 };
  return keep(parts, said, next, (kept) => showForm(kept, contextOf(parts), parts, above));
}

/** The draft is on disk before the reply is made; the notice of personal information is shown once. */
export async function keep(
  parts: ApplyingParts,
  said: Said,
  draft: FormDraft,
  reply: (kept: FormDraft) => Reply,
  { isLeaving, added = [] }: Pick<FormDraft, "isLeaving"> & { readonly added?: readonly NewAttachment[] } = {},
): Promise<Reply> {
  const { after: _told, isLeaving: _asked, ...open } = draft;
  const kept: FormDraft = { ...open, ...(isLeaving && { isLeaving }), lastMessage: said.message };
  const noticed = showsNotice(kept) ? { ...kept, asked: [...kept.asked, "notice" as const] } : kept;
  await parts.drafts.keep(said.person, noticed, added);
  return reply(kept);
}

/** Words that tell no document from another. */
const emptyWords =
  /我|要|想|看|那个|这个|那份|这份|啥|什么|某个?|一[份个些点]|有关|相关|关于|政府|单位|部门|的|文件|资料|材料|信息|东西|记录|内容|公开|申请|事情?/gu;

/** Too little, or too much, to be looked for. */
function isVague(description: string): boolean {
  const bare = description.replace(/[\s\p{P}]/gu, "");
  return (
    bare.length < 6 ||
    bare.replace(emptyWords, "").length < 4 ||
    /(?:所有|全部|一切|任何)(?:的)?(?:文件|资料|信息|材料|记录)|^(?:一份|一些|几份)?(?:文件|资料|材料|信息|合同)$/u.test(
      bare,
    )
  );
}

function shorten(text: string): string {
  return text.length > 30 ? `${text.slice(0, 30)}…` : text;
}
