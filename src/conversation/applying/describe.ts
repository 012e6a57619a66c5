import { asWritten } from "../../answer/printed.ts";
import { type Bilingual, both, same } from "../../base/bilingual.ts";
import { nextQuestion, readAnswer } from "../form/question.ts";
import { plain } from "../reply.ts";
import { formQuestions } from "./application-form.ts";
import type { ApplyingParts, Looked } from "./applying-parts.ts";
import type { FormDraft } from "./draft.ts";
import { contextOf, keep, type Said, take } from "./keep-draft.ts";
import { partDescription } from "./part-description.ts";
import { readInPassing } from "./read-in-passing.ts";
import { choice, showForm } from "./say-form.ts";
import { splitMatters } from "./split-matters.ts";
import type { WindowReply } from "./window-reply.ts";

/** The description, with what should be said of it before anything personal is asked, each once. */
export async function describe(
  parts: ApplyingParts,
  said: Said,
  draft: FormDraft,
  words: string,
): Promise<WindowReply> {
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
): Promise<WindowReply> {
  const context = contextOf(parts);
  const question = nextQuestion(formQuestions(draft.values), draft.values);
  if (question?.field !== "description") return showForm(draft, context, parts);
  const read = readAnswer(question, words, context, draft.values);
  if ("problem" in read) return showForm(draft, context, parts, read.problem);
  const description = read.values.description ?? words;
  const put = (
    change: Partial<FormDraft>,
    asked: FormDraft["asked"][number],
    reply: (kept: FormDraft) => WindowReply,
  ) => keep(parts, said, { ...draft, ...change, asked: [...draft.asked, asked] }, reply);
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
  return looked.flatMap((one) => {
    if (one.isAdvice) return [{ ...one, kind: "elsewhere" as const }];
    return one.kind === "public" || one.kind === "elsewhere" ? [one] : [];
  });
}

function offerApart(matters: readonly string[], { turn }: FormDraft): WindowReply {
  const list = matters.map((one, at) => `${at + 1}. ${asWritten(one)}`).join("\n");
  return {
    spans: [
      plain({
        zh: `这里像是 ${matters.length} 件事：\n${list}\n\n建议一事一申请，办得更快；写在一份里机关也要受理。`,
        en: `These look like ${matters.length} matters:\n${list}\n\nOne application a matter is advised, as it goes faster; in one application the authority has to take them as well.`,
      }),
    ],
    choices: [
      [
        choice({ zh: "分开申请", en: "Apply separately" }, { does: "say", words: "分开", turn }),
        choice({ zh: "合在一份里", en: "Keep in one" }, { does: "say", words: "合在一起", turn }),
      ],
    ],
  };
}

function askCloser(description: string): Bilingual {
  const said = asWritten(shorten(description));
  return {
    zh: `「${said}」有点宽，机关可能要您补正。能不能写上时间、部门、名称或者文号？只知道这些的，把原话再发一遍就行。`,
    en: `“${said}” is rather wide, and the authority may ask you to complete it. Can you add a time, a department, a title or a document number? If that is all you know, just send it again.`,
  };
}

/** What is public already, or where the matter belongs; the person may leave it at that. */
function showFound(found: readonly Looked[], { turn }: FormDraft): WindowReply {
  const isPublic = found.every(({ kind }) => kind === "public");
  return {
    spans: [
      plain(isPublic ? lookFirst : explainFirst),
      ...found.flatMap(({ reply }) => [plain(same("\n\n")), ...reply.spans]),
      plain(both`\n\n${isPublic ? isEnough : fileAllTheSame}`),
    ],
    choices: [
      [
        choice({ zh: "继续申请", en: "Go on applying" }, { does: "go-on", turn }),
        choice(isPublic ? enough : dontApply, { does: "cancel", turn }),
      ],
    ],
  };
}

const lookFirst: Bilingual = { zh: "先看看这是不是已经公开了：", en: "First see whether this is public already:" };
const explainFirst: Bilingual = { zh: "先说明一下：", en: "A word first:" };
const isEnough: Bilingual = { zh: "这些够了吗？", en: "Is this enough?" };
const fileAllTheSame: Bilingual = {
  zh: "仍要按信息公开申请提交吗？",
  en: "Apply for it as information all the same?",
};
const enough: Bilingual = { zh: "够了，不申请了", en: "Enough, no application" };
const dontApply: Bilingual = { zh: "不申请了", en: "Don't apply" };

/** Words that tell no document from another. */
const emptyWords =
  /我|要|想|看|那个|这个|那份|这份|啥|什么|某个?|一[份个些点]|有关|相关|关于|政府|单位|部门|的|文件|资料|材料|信息|东西|记录|内容|公开|申请|事情?/gu;

const emptyEnglish =
  /\b(?:i|we|me|my|want|need|like|to|see|get|have|some|any|all|every|the|a|an|of|on|about|for|from|your|government|office|department|disclosure|documents?|files?|papers?|information|records?|data|materials?|something|things?|stuff)\b/giu;

/** Too little, or too much, to be looked for. */
function isVague(description: string): boolean {
  const bare = description.replace(emptyEnglish, " ").replace(/[\s\p{P}]/gu, "");
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
