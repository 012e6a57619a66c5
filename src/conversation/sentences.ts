import type { Bilingual } from "../base/bilingual.ts";
import type { PersonalKind } from "../base/mask.ts";

/** What the assistant itself says, outside of answers; each in the two languages it speaks. */
export type Tongue = keyof Bilingual;

export const labels = {
  table: { zh: "看原表", en: "Show the table" },
  sources: { zh: "出处", en: "Sources" },
  apply: { zh: "我要申请", en: "Apply" },
  more: { zh: "下一页", en: "Next page" },
  back: { zh: "上一页", en: "Previous page" },
  findings: { zh: "核对问题", en: "Findings" },
  useful: { zh: "有用", en: "Useful" },
  useless: { zh: "没用", en: "Not useful" },
} as const satisfies Record<string, Bilingual>;

export const sentences = {
  greeting: {
    zh: "您好，我是政府信息公开助手。我读过各单位的政府信息公开工作年度报告，您问数字，我照报告回答，并指出印在哪里。",
    en: "Hello. I have read the annual disclosure reports (政府信息公开工作年度报告). Ask for a figure and I answer as printed, with the place it stands.",
  },
  abilities: {
    zh: "能做：查申请、办理结果、复议诉讼、许可处罚等数字；比较年份和单位；核对报告自己对不对得上；指出每个数字的出处；说明怎样依申请公开，收申请、看进度（发「我要申请」「我的申请」）。\n/reports 看有哪些报告，/audit 看核对出的问题，/help 看这段话。",
    en: "I look up figures, compare years and bodies, check whether a report agrees with itself, and cite every number; I explain how to apply for information and take applications (/apply, /mine). /reports: what is held; /audit: what the check found; /help: this text.",
  },
  limits: {
    zh: "不做：报告里没有的数字不猜；不评价哪个单位好坏；不判断某份文件该不该公开；不替机关作决定。",
    en: "I never guess a figure that no report prints, and I pass no judgement on any body.",
  },
  tryThese: { zh: "可以这样问：", en: "You can ask (in Chinese or English):" },
  emptyLibrary: {
    zh: "现在还没有读入任何报告。请管理员用 gongkai ingest 读入后再问。",
    en: "No report has been read yet. An operator can read some in with: gongkai ingest PATH.",
  },
  tooMany: {
    zh: "您发得太快了，刚才这一条没有处理，请过一分钟再发。",
    en: "That was too fast: this message was not handled. Please send it again in a minute.",
  },
  expiredButton: {
    zh: "这个按钮已经失效了。请把问题再发一遍，我会重新回答。",
    en: "This button has expired. Please send the question again.",
  },
  noSuchChoice: {
    zh: "现在没有可以选的编号。请直接把问题写出来，例如「2020年收到多少件政府信息公开申请？」。",
    en: "There is nothing to choose by number now. Please write the whole question.",
  },
  noSources: {
    zh: "还没有可以出示出处的回答。请先问一个数字。",
    en: "There is no answer yet whose sources could be shown. Ask for a figure first.",
  },
  lastHasNoSources: {
    zh: "上一个回答没有用到报告里的内容，所以没有出处。",
    en: "The last answer used nothing from a report, so it has no source.",
  },
  basisTitle: { zh: "刚才的回答依据：", en: "The last answer rests on:" },
  basisWhere: {
    zh: "上面的话是按条文归纳的，不是原文；条文全文以官方公布的文本为准。",
    en: "The answer puts them in its own words; the official texts decide.",
  },
  noBasis: {
    zh: "刚才的回答是办事指引，没有引用具体条文。",
    en: "The last answer shows the way and cites no article.",
  },
  noTable: {
    zh: "这份报告里找不到这张表了，可能报告已经更新。请把问题再问一遍。",
    en: "That table is no longer in the library; the report may have changed. Please ask again.",
  },
  unsupported: {
    zh: "我现在只能读文字，看不了图片、语音、表情和文件。请把问题用文字发给我。",
    en: "I can only read text, not pictures, voice, stickers or files. Please write your question.",
  },
  unknownCommand: {
    zh: "没有这个命令。可用的有 /help、/apply（申请公开）、/mine（我的申请）、/reports、/audit，或者直接提问。",
    en: "There is no such command. Use /help, /apply, /mine (your applications), /reports, /audit, or just ask.",
  },
  whichReport: { zh: "看哪一份报告的核对结果？", en: "The findings of which report?" },
  whichReportMany: {
    zh: "报告不少，请写明单位或年份，例如「/audit 单位名 2020」。下面是其中几份：",
    en: "There are many reports: name the body or the year, e.g. “/audit NAME 2020”. Some of them:",
  },
  noFindings: { zh: "核对没有发现问题。", en: "The check found nothing amiss." },
  sourcesTitle: { zh: "出处", en: "Sources" },
  lostThread: {
    zh: "您像是接着上一问，可前面没有可以接着的问题，或者隔得太久了。请把单位、年份和要查的数字写全。",
    en: "This seems to go on from an earlier question, but there is none, or it was too long ago. Please name the body, the year and the figure.",
  },
  whatMore: { zh: "您想接着看什么？", en: "What would you like to see next?" },
  tooManyQuestions: {
    zh: "一次最多回答五个问题，其余的请再发一遍。",
    en: "I answer five questions at a time; please send the rest again.",
  },
  voted: { zh: "谢谢，已记下（不记是谁说的）。", en: "Thank you, noted (not who said so)." },
  votedAlready: { zh: "这一条您已经评过了，谢谢。", en: "You have rated this answer already, thank you." },
  nothingToVoteOn: { zh: "还没有可以评价的回答。", en: "There is no answer to rate yet." },
  unansweredTitle: {
    zh: "问了没有答上的（不含任何人的身份）",
    en: "Asked and not answered (without anyone's identity)",
  },
  nothingUnanswered: { zh: "没有未答上的问题。", en: "Nothing was left unanswered." },
} as const satisfies Record<string, Bilingual>;

/** Why a question was not answered, for staff. */
export const unansweredReasons: Readonly<Record<string, Bilingual>> = {
  authority: { zh: "没有这个单位的报告", en: "body not held" },
  year: { zh: "没有这一年的报告", en: "year not held" },
  measure: { zh: "报告里没有这项", en: "nothing counts it" },
  column: { zh: "报告不这样分", en: "no such column" },
  out_of_scope: { zh: "不是报告里的事", en: "not about the reports" },
  no_figure: { zh: "没有可给的数字", en: "no figure to give" },
  fault: { zh: "程序故障", en: "fault" },
  useless: { zh: "答了，被评为没用", en: "answered, rated not useful" },
};

const personalKinds: Readonly<Record<PersonalKind, Bilingual>> = {
  identity: { zh: "身份证号", en: "an identity number" },
  phone: { zh: "电话号码", en: "a phone number" },
  card: { zh: "银行卡号", en: "a bank card number" },
  email: { zh: "电子邮箱", en: "an e-mail address" },
  address: { zh: "住址", en: "a postal address" },
  passport: { zh: "护照或通行证号", en: "a passport number" },
};

/** Tells a person that something personal in the message was masked. */
export function maskedNotice(kinds: readonly PersonalKind[], tongue: Tongue): string {
  const named = kinds.map((kind) => personalKinds[kind][tongue]);
  return tongue === "en"
    ? `Your message contained ${named.join(" and ")}: masked, and not kept. It is only needed when you file a request.`
    : `您发来的内容里有${named.join("、")}，已遮盖，不会保存。提交申请时才需要。`;
}

/** A fault, with the number that is also in the log. */
export function apology(fault: string, tongue: Tongue): string {
  return tongue === "en"
    ? `Sorry, something went wrong on my side and I could not answer (fault ${fault}). Please try again; if it persists, give the operator that number.`
    : `抱歉，我这边出了故障，这一条没能回答（故障编号 ${fault}）。请稍后再试；如果总是这样，请把编号告诉管理员。`;
}

/** Questions worth trying on a report that is really held; `who` and `year` are put in. */
export function examples(who: string, year: number, tongue: Tongue): readonly string[] {
  if (tongue === "en") {
    return [
      `How many requests did ${who} receive in ${year}?`,
      `How many were granted by ${who} in ${year}?`,
      `${who}${year}年行政复议有几件？`,
      `${who}${year}年的报告对得上吗？`,
    ];
  }
  return [
    `${who}${year}年收到多少件政府信息公开申请？`,
    `${who}${year}年予以公开的有几件？`,
    `${who}${year}年各类申请人分别有多少件？`,
    `${who}${year}年行政复议有几件？`,
    `${who}${year}年行政许可处理决定有多少？`,
    `${who}${year}年的报告对得上吗？`,
  ];
}

/** Nothing fits what was named after a command. `held`: a few names that would. */
export function noSuchReport(named: string, held: readonly string[], tongue: Tongue): string {
  return tongue === "en"
    ? `No report fits “${named}”. Held, for example: ${held.join("; ")}. /reports lists them all.`
    : `没有找到「${named}」的报告。现有的例如：${held.join("；")}。/reports 可以看全部。`;
}
