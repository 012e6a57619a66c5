import { sayContact } from "../../application/letterhead.ts";
import type { Choice } from "../button.ts";
import { inRows } from "../casework/show-lists.ts";
import { nextQuestion } from "../form/question.ts";
import { plain, type Reply, strong } from "../reply.ts";
import { type FormContext, formQuestions, reviewForm } from "./application-form.ts";
import type { ApplyingButton } from "./applying-button.ts";
import type { ApplyingParts } from "./applying-parts.ts";
import type { FormDraft } from "./draft.ts";

export function choice(label: string, button: ApplyingButton): Choice {
  return { label, meaning: { kind: "applying", button } };
}

const heading = strong("信息公开申请");
/** Fields from which on what is asked is personal: the notice of 个人信息保护法 (articles 17 and 35) comes before the first. */
const personalFields: ReadonlySet<string> = new Set(["type", "name", "representative", "id", "guardian", "contact"]);

export const formHelp =
  "一次只问一项。发「上一步」改前一项，「把邮箱改成 …」改任何一项，「先不填了」停下（以后发「继续申请」接着填），「取消」就删掉。中间随时可以问别的。写起来不方便的，可以打电话或者当面请机关的工作机构代填（条例第二十九条、第四十三条）。";

/** The question at hand, or the review where all was answered; `said` above it. */
export function showForm(draft: FormDraft, context: FormContext, parts: ApplyingParts, said?: string): Reply {
  const { values, turn } = draft;
  const question = nextQuestion(formQuestions(values), values);
  const above = said === undefined ? "" : `${said}\n\n`;
  const leave = [
    ...(turn > 0 ? [choice("上一步", { does: "back", turn })] : []),
    choice("先不填了", { does: "pause", turn }),
    choice("取消", { does: "cancel", turn }),
  ];
  const isPersonal = question === undefined || personalFields.has(question.field);
  const notice = isPersonal && !draft.asked.includes("notice") ? `${personalNotice(parts)}\n\n` : "";
  if (question === undefined) {
    return {
      spans: [
        heading,
        plain(
          `\n\n${above}${notice}请核对，要改就发「把…改成…」：\n\n${reviewForm(values)}${sayRest(draft)}\n\n${sayIntake(draft, parts)}`,
        ),
      ],
      choices: [[choice(confirmLabel(draft, parts), { does: "file", key: draft.key })], leave],
    };
  }
  const { text, options } = question.ask(context, values);
  const choices = options.map(({ label, say }) => choice(label, { does: "say", words: say, turn }));
  return { spans: [heading, plain(`\n\n${above}${notice}${text}`)], choices: [...inRows(choices, 2), leave] };
}

/** Whether the notice of personal information is shown with the question at hand. */
export function showsNotice({ values, asked }: FormDraft): boolean {
  const question = nextQuestion(formQuestions(values), values);
  return (question === undefined || personalFields.has(question.field)) && !asked.includes("notice");
}

function confirmLabel({ edits }: FormDraft, { intake }: ApplyingParts): string {
  if (intake === "draft") return "生成申请书";
  return edits === null ? "确认提交" : "确认修改";
}

/** The matters that come after this one. */
function sayRest({ rest }: FormDraft): string {
  return rest.length === 0 ? "" : `\n\n这一件之后还有 ${rest.length} 件：${rest.join("；")}`;
}

function sayIntake({ edits }: FormDraft, { intake }: ApplyingParts): string {
  if (intake === "draft")
    return "本机关还没有公告可以在对话里提交：这里只生成申请书，由您自己当面或者邮寄提交，生成之后仍是「尚未提交」。";
  return edits === null
    ? "确认之后就提交给机关，状态是「待机关确认」：网上提交的，以双方确认之日为收到之日（条例第三十一条），从那天的次日起算 20 个工作日。"
    : `确认之后替换申请 ${edits} 的内容。`;
}

function personalNotice({ letterhead, draftDays }: ApplyingParts): string {
  const head = letterhead();
  return `下面要问到个人信息。处理者是${head.authority ?? "受理申请的机关"}，${sayContact(head)}；为办理您的申请（条例第二十九条），处理姓名或者名称、身份证明和联系方式，加密保存，只有办理人员能看，每次查看都有记录；没提交的草稿 ${draftDays} 天后删除，提交的按档案规定保存。您可以发「导出我的数据」「删除我的数据」，也可以不在这里填，改为当面或者邮寄申请。`;
}
