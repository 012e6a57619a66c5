import { asWritten } from "../../answer/printed.ts";
import { sayContact } from "../../application/letterhead.ts";
import { type Bilingual, both, joined } from "../../base/bilingual.ts";
import type { Choice } from "../button.ts";
import { inRows } from "../casework/show-lists.ts";
import { nextQuestion } from "../form/question.ts";
import { plain, strong } from "../reply.ts";
import { formQuestions, reviewForm } from "./application-form.ts";
import type { ApplyingButton } from "./applying-button.ts";
import type { ApplyingParts } from "./applying-parts.ts";
import type { FormDraft } from "./draft.ts";
import type { FormContext } from "./form-values.ts";
import type { WindowReply } from "./window-reply.ts";

export function choice(label: Bilingual, button: ApplyingButton): Choice<Bilingual> {
  return { label, meaning: { kind: "applying", button } };
}

export const myApplications = choice({ zh: "我的申请", en: "My applications" }, { does: "mine" });

export const apply = choice({ zh: "我要申请", en: "Apply" }, { does: "begin" });

const heading = strong({ zh: "信息公开申请", en: "Application for government information" });
/** Fields from which on what is asked is personal: the notice of 个人信息保护法 (articles 17 and 35) comes before the first. */
const personalFields: ReadonlySet<string> = new Set(["type", "name", "representative", "id", "guardian", "contact"]);
const labels = {
  back: { zh: "上一步", en: "Go back" },
  pause: { zh: "先不填了", en: "Not now" },
  cancel: { zh: "取消", en: "Cancel" },
  writeUp: { zh: "生成申请书", en: "Write it up" },
  file: { zh: "确认提交", en: "Confirm and submit" },
  change: { zh: "确认修改", en: "Confirm the change" },
} as const satisfies Record<string, Bilingual>;

export const formHelp: Bilingual = {
  zh: "一次只问一项。发「上一步」改前一项，「把邮箱改成 …」改任何一项，「先不填了」停下（以后发「继续申请」接着填），「取消」就删掉。中间随时可以问别的。写起来不方便的，可以打电话或者当面请机关的工作机构代填（条例第二十九条、第四十三条）。",
  en: "One thing is asked at a time. “Go back” changes the one before, “change my e-mail to …” any other; “pause” puts the form aside (“continue” takes it up again) and “cancel” deletes it. You can ask anything in between. If writing is difficult, the authority's disclosure office fills it in for you by telephone or in person (Regulations, articles 29 and 43).",
};

/** The question at hand, or the review where all was answered; `said` above it. */
export function showForm(draft: FormDraft, context: FormContext, parts: ApplyingParts, said?: Bilingual): WindowReply {
  const { values, turn } = draft;
  const question = nextQuestion(formQuestions(values), values);
  const above = said === undefined ? "" : both`${said}\n\n`;
  const leave = [
    ...(turn > 0 ? [choice(labels.back, { does: "back", turn })] : []),
    choice(labels.pause, { does: "pause", turn }),
    choice(labels.cancel, { does: "cancel", turn }),
  ];
  const isPersonal = question === undefined || personalFields.has(question.field);
  const notice = isPersonal && !draft.asked.includes("notice") ? both`${personalNotice(parts)}\n\n` : "";
  if (question === undefined) {
    const review = both`${checkIt}\n\n${reviewForm(values)}${sayRest(draft)}\n\n${sayIntake(draft, parts)}`;
    return {
      spans: [heading, plain(both`\n\n${above}${notice}${review}`)],
      choices: [[choice(confirmLabel(draft, parts), { does: "file", key: draft.key })], leave],
    };
  }
  const { text, options } = question.ask(context, values);
  const choices = options.map(({ label, say }) => choice(label, { does: "say", words: say, turn }));
  return { spans: [heading, plain(both`\n\n${above}${notice}${text}`)], choices: [...inRows(choices, 2), leave] };
}

const checkIt: Bilingual = {
  zh: "请核对，要改就发「把…改成…」：",
  en: "Please check; to change anything, send “change … to …”:",
};

/** Whether the notice of personal information is shown with the question at hand. */
export function showsNotice({ values, asked }: FormDraft): boolean {
  const question = nextQuestion(formQuestions(values), values);
  return (question === undefined || personalFields.has(question.field)) && !asked.includes("notice");
}

function confirmLabel({ edits }: FormDraft, { intake }: ApplyingParts): Bilingual {
  if (intake === "draft") return labels.writeUp;
  return edits === null ? labels.file : labels.change;
}

/** The matters that come after this one. */
function sayRest({ rest }: FormDraft): Bilingual | string {
  if (rest.length === 0) return "";
  const matters = joined(rest.map(asWritten), { zh: "；", en: "; " });
  const after = { zh: `这一件之后还有 ${rest.length} 件：`, en: `After this one, ${rest.length} more: ` };
  return both`\n\n${after}${matters}`;
}

function sayIntake({ edits }: FormDraft, { intake }: ApplyingParts): Bilingual {
  if (intake === "draft")
    return {
      zh: "本机关还没有公告可以在对话里提交：这里只生成申请书，由您自己当面或者邮寄提交，生成之后仍是「尚未提交」。",
      en: "This authority has not announced that it takes applications in chat: here the application form is only written up (in Chinese), for you to hand in or post yourself. Once written up it is still “not submitted”.",
    };
  return edits === null
    ? {
        zh: "确认之后就提交给机关，状态是「待机关确认」：网上提交的，以双方确认之日为收到之日（条例第三十一条），从那天的次日起算 20 个工作日。",
        en: "Once you confirm, it is submitted to the authority, and its status is “awaiting the authority's confirmation”: what is submitted online counts as received on the day both sides confirm it (Regulations, article 31), and 20 working days are counted from the day after. It is filed in Chinese, with your own words as you wrote them.",
      }
    : {
        zh: `确认之后替换申请 ${edits} 的内容。`,
        en: `Once you confirm, this takes the place of the content of application ${edits}.`,
      };
}

function personalNotice({ letterhead, draftDays }: ApplyingParts): Bilingual {
  const head = letterhead();
  const { zh, en } = both`${head.authority ?? receivingAuthority}`;
  const contact = sayContact(head);
  return {
    zh: `下面要问到个人信息。处理者是${zh}，${contact.zh}；为办理您的申请（条例第二十九条），处理姓名或者名称、身份证明和联系方式，加密保存，只有办理人员能看，每次查看都有记录；没提交的草稿 ${draftDays} 天之后删除，提交的按档案规定保存。您可以发「导出我的数据」「删除我的数据」，也可以不在这里填，改为当面或者邮寄申请。`,
    en: `What is asked next is personal information. It is handled by ${en} (${contact.en}): to process your application (Regulations, article 29) it handles your name, proof of identity and contact details, kept encrypted, seen by case officers alone, each look recorded. A draft that is not submitted is deleted after ${draftDays} days; what is submitted is kept as the rules on archives say. You can send “export my data” or “delete my data”, or apply in person or by post instead of here.`,
  };
}

const receivingAuthority: Bilingual = { zh: "受理申请的机关", en: "the authority that receives the application" };
