import { shanghaiDate } from "../../base/clock.ts";
import { normalize } from "../../base/text.ts";
import { nextQuestion, readAnswer, withoutLast } from "../form/question.ts";
import { plain, type Reply, sentence } from "../reply.ts";
import { type FormContext, type FormValues, fieldNames, formQuestions, readInPassing } from "./application-form.ts";
import type { ApplyingParts, Looked } from "./applying-parts.ts";
import type { FormDraft } from "./draft.ts";
import { choice, formHelp, showForm, showsNotice } from "./say-form.ts";

/** A message to the form, and who it is from. */
export interface Said {
  readonly person: string;
  /** Id of the message: one that comes twice is taken once. */
  readonly message: string;
}

const sayings = {
  back: /^(?:上一步|返回|退回|上一项|back)$/iu,
  cancel: /^(?:取消(?:申请)?|不申请了|算了|不填了|删掉|放弃|cancel)[。.!！]?$/iu,
  pause: /^(?:先不填了?|暂停|先这样|等会儿?再?(?:填|说)|晚点再?(?:填|说)|回头再?(?:填|说)|稍后|pause)[。.!！]?$/iu,
  help: /^(?:帮助|怎么填|怎么用|help|\?|？)$/iu,
  ready: /^(?:确认|提交|确认提交|没问题|可以了?|好的?|对的?|是的?|ok|yes|confirm)[。.!！]?$/iu,
  change: /^(?:把|将)?\s*(.{1,12}?)(?:改[成为為]|[换換]成|更正[为為]|[应應][该該]是|[应應][为為])[:：\s]*(.+)$/su,
  rewrite: /^(?:改|修改|重填|改一下|我要改)(.{1,12})$/u,
  question: /[?？]$|(?:吗|么|呢)[?？。]?$|^(?:为什么|为啥|多久|要不要|能不能|可不可以|怎么|什么是|啥是|需不需要)/u,
} as const;

/** Answers an open form with words; the reply is the next question, the review, or what is wrong with the answer. */
export async function fill(parts: ApplyingParts, said: Said, draft: FormDraft, words: string): Promise<Reply> {
  const context = contextOf(parts);
  const text = words.trim();
  const plainText = normalize(text);
  // taken already, before a crash: only the reply was lost
  if (draft.lastMessage === said.message) return showForm(draft, context, parts);
  if (sayings.help.test(plainText)) return showForm(draft, context, parts, formHelp);
  if (sayings.back.test(plainText)) return stepBack(parts, said, draft);
  if (sayings.cancel.test(plainText)) return cancel(parts, said);
  if (sayings.pause.test(plainText)) return pause(parts, said, draft);
  const question = nextQuestion(formQuestions(draft.values), draft.values);
  const changed = await change(parts, said, draft, text);
  if (changed !== undefined) return changed;
  if (sayings.question.test(plainText)) {
    // at the first question a figure that is asked for may be the description
    const kinds: readonly Looked["kind"][] =
      question?.field === "description" ? ["guidance"] : ["guidance", "public", "elsewhere"];
    const answered = await answerBetween(parts, draft, text, kinds);
    if (answered !== undefined) return answered;
  }
  if (question === undefined) {
    const { contact } = readInPassing(words, draft.values, context.today);
    return contact === undefined
      ? showForm(draft, context, parts, "按下面的按钮确认，或者发「把…改成…」修改。")
      : take(parts, said, draft, { contact }, "记下了。");
  }
  if (question.field === "description") return describe(parts, said, draft, text);
  const read = readAnswer(question, words, context, draft.values);
  const passing = readInPassing(words, draft.values, context.today);
  if ("problem" in read && passing[question.field] === undefined) {
    if (Object.keys(passing).length > 0) return take(parts, said, draft, passing, "记下了。");
    return (await answerBetween(parts, draft, text, ["guidance"])) ?? showForm(draft, context, parts, read.problem);
  }
  return take(parts, said, draft, { ...passing, ...("values" in read ? read.values : {}) });
}

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
export function confirms(draft: FormDraft, words: string): boolean {
  return (
    nextQuestion(formQuestions(draft.values), draft.values) === undefined && sayings.ready.test(normalize(words).trim())
  );
}

/** The description, with what should be said of it before anything personal is asked, each once. */
export async function describe(parts: ApplyingParts, said: Said, draft: FormDraft, words: string): Promise<Reply> {
  const context = contextOf(parts);
  const asked = new Set(draft.asked);
  const put = (values: FormValues, more: FormDraft["asked"], reply: (kept: FormDraft) => Reply) =>
    keep(parts, said, { ...draft, values, asked: [...draft.asked, ...more] }, reply);
  if (asked.has("several") && draft.values.description === undefined && draft.rest.length > 0) {
    if (/^(?:分开|分别|分成)/u.test(words)) {
      const [description = "", ...rest] = draft.rest;
      return keep(parts, said, { ...draft, values: { ...draft.values, description }, rest }, (kept) =>
        showForm(kept, context, parts),
      );
    }
    if (/^(?:合在一起|合并|一起|写在一份)/u.test(words)) {
      const description = draft.rest.join("；");
      return keep(parts, said, { ...draft, values: { ...draft.values, description }, rest: [] }, (kept) =>
        showForm(kept, context, parts),
      );
    }
  }
  const question = nextQuestion(formQuestions(draft.values), draft.values);
  if (question?.field !== "description") return showForm(draft, context, parts);
  const read = readAnswer(question, words, context, draft.values);
  if ("problem" in read) return showForm(draft, context, parts, read.problem);
  const description = read.values.description ?? words;
  const matters = splitMatters(description);
  if (matters.length > 1 && !asked.has("several")) {
    return keep(parts, said, { ...draft, asked: [...draft.asked, "several"], rest: matters }, (kept) => ({
      spans: [
        plain(
          `这里像是 ${matters.length} 件事：\n${matters.map((one, at) => `${at + 1}. ${one}`).join("\n")}\n\n建议一事一申请，办得更快；写在一份里机关也要受理。`,
        ),
      ],
      choices: [
        [
          choice("分开申请", { does: "say", words: "分开", turn: kept.turn }),
          choice("合在一份里", { does: "say", words: "合在一起", turn: kept.turn }),
        ],
      ],
    }));
  }
  if (isVague(description) && !asked.has("vague")) {
    return put(draft.values, ["vague"], (kept) =>
      showForm(
        kept,
        context,
        parts,
        `「${shorten(description)}」有点宽，机关可能要您补正。能不能写上时间、部门、名称或者文号？只知道这些的，把原话再发一遍就行。`,
      ),
    );
  }
  if (!asked.has("public")) {
    const looked = await parts.look(description);
    if (looked.kind === "public" || looked.kind === "elsewhere") {
      return put({ ...draft.values, description }, ["public"], (kept) => ({
        spans: [
          plain(looked.kind === "public" ? "先看看这是不是已经公开了：\n\n" : "先说明一下：\n\n"),
          ...looked.reply.spans,
          plain(looked.kind === "public" ? "\n\n这些够了吗？" : "\n\n仍要按信息公开申请提交吗？"),
        ],
        choices: [
          [
            choice("继续申请", { does: "go-on", turn: kept.turn }),
            choice(looked.kind === "public" ? "够了，不申请了" : "不申请了", { does: "cancel", turn: kept.turn }),
          ],
        ],
      }));
    }
  }
  return take(parts, said, draft, { description });
}

export async function stepBack(parts: ApplyingParts, said: Said, draft: FormDraft): Promise<Reply> {
  const values = withoutLast(formQuestions(draft.values), draft.values);
  if (values === undefined) return cancel(parts, said);
  return keep(parts, said, { ...draft, values, turn: draft.turn + 1 }, (kept) =>
    showForm(kept, contextOf(parts), parts),
  );
}

export async function cancel({ drafts }: ApplyingParts, { person }: Said): Promise<Reply> {
  await drafts.drop(person);
  return sentence("已取消，填过的都删掉了，什么也没有提交。");
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

export function contextOf({ clock }: ApplyingParts): FormContext {
  return { today: shanghaiDate(clock()) };
}

/** 「把邮箱改成 a@b.cn」 changes the field at once, 「改姓名」 asks it again. */
async function change(parts: ApplyingParts, said: Said, draft: FormDraft, text: string): Promise<Reply | undefined> {
  const [, named = "", value = ""] = sayings.change.exec(text) ?? [];
  const [, again = ""] = sayings.rewrite.exec(text) ?? [];
  const [field] = fieldNames.find(([, words]) => words.test(normalize(named || again))) ?? [];
  if (field === undefined || draft.values[field] === undefined) return undefined;
  const { [field]: _old, ...others } = draft.values;
  const without: FormValues = others;
  if (value === "") return take(parts, said, { ...draft, values: without }, {});
  const question = formQuestions(without).find((one) => one.field === field);
  const read = question && readAnswer(question, value, contextOf(parts), field === "contact" ? draft.values : without);
  if (read === undefined || "problem" in read)
    return showForm(draft, contextOf(parts), parts, read?.problem ?? formHelp);
  return take(parts, said, { ...draft, values: without }, read.values, "改好了。");
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
async function keep(
  parts: ApplyingParts,
  said: Said,
  draft: FormDraft,
  reply: (kept: FormDraft) => Reply,
): Promise<Reply> {
  const { after: _told, ...open } = draft;
  const kept: FormDraft = { ...open, lastMessage: said.message };
  await parts.drafts.keep(said.person, showsNotice(kept) ? { ...kept, asked: [...kept.asked, "notice"] } : kept);
  return reply(kept);
}

const numbered = /(?:^|[\n；;。\s])\s*(?:[1-9]|[一二三四五六七八九])\s*[、.．)）]\s*/u;

/** Matters of a description that numbers or lists them. */
function splitMatters(description: string): readonly string[] {
  const parts = numbered.test(description)
    ? description.split(new RegExp(numbered, "gu"))
    : description.split(/[；;\n]/u);
  const matters = parts.map((part) => part.trim().replace(/[；;，,。]$/u, "")).filter((part) => part.length > 3);
  return matters.length > 1 && matters.length <= 9 ? matters : [];
}

/** Words that tell no document from another. */
const emptyWords =
  /我|要|想|看|那个|这个|那份|这份|啥|什么|某个?|一[份个些点]|有关|相关|关于|政府|单位|部门|的|文件|资料|材料|信息|东西|记录|内容|公开|申请/gu;

/** Too little, or too much, to be looked for. */
function isVague(description: string): boolean {
  const bare = description.replace(/[\s\p{P}]/gu, "");
  return (
    bare.length < 6 ||
    bare.replace(emptyWords, "").length < 3 ||
    /(?:所有|全部|一切|任何)(?:的)?(?:文件|资料|信息|材料|记录)|^(?:一份|一些|几份)?(?:文件|资料|材料|信息|合同)$/u.test(
      bare,
    )
  );
}

function shorten(text: string): string {
  return text.length > 30 ? `${text.slice(0, 30)}…` : text;
}
