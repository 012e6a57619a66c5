import type { BotCommand, BotCommandScope, LanguageCode } from "grammy/types";

interface CommandList {
  readonly commands: BotCommand[];
  readonly options: { language_code?: LanguageCode; scope?: BotCommandScope };
}

const inChinese: BotCommand[] = [
  { command: "help", description: "能问什么，怎么问" },
  { command: "apply", description: "申请公开信息" },
  { command: "mine", description: "我的申请" },
  { command: "reports", description: "有哪些报告" },
  { command: "audit", description: "报告核对出的问题，如 /audit 单位名 2020" },
];

const forOfficers: BotCommand[] = [
  { command: "cases", description: "办件列表" },
  { command: "case", description: "看一件、办一件，如 /case 2026-00017" },
  { command: "enter", description: "录入书面申请" },
  { command: "cancel", description: "不办这一步了" },
];

/** The menu that Telegram shows beside the text field: Chinese for all, English for those whose app is in English. */
export const commandLists: readonly CommandList[] = [
  { commands: inChinese, options: {} },
  {
    commands: [
      { command: "help", description: "What you can ask" },
      { command: "apply", description: "Apply for information" },
      { command: "mine", description: "My applications" },
      { command: "reports", description: "Reports held" },
      { command: "audit", description: "What the check found, e.g. /audit NAME 2020" },
    ],
    options: { language_code: "en" },
  },
];

/** The menu in an officer's own chat; nobody else's shows the commands of staff. */
export function officersMenu(chat: number): CommandList {
  return { commands: [...forOfficers, ...inChinese], options: { scope: { type: "chat", chat_id: chat } } };
}
