import type { BotCommand, LanguageCode } from "grammy/types";

interface CommandList {
  readonly commands: BotCommand[];
  readonly options: { language_code?: LanguageCode };
}

/** The menu that Telegram shows beside the text field: Chinese for all, English for those whose app is in English. */
export const commandLists: readonly CommandList[] = [
  {
    commands: [
      { command: "help", description: "能问什么，怎么问" },
      { command: "reports", description: "有哪些报告" },
      { command: "audit", description: "报告核对出的问题，如 /audit 单位名 2020" },
    ],
    options: {},
  },
  {
    commands: [
      { command: "help", description: "What you can ask" },
      { command: "reports", description: "Reports held" },
      { command: "audit", description: "What the check found, e.g. /audit NAME 2020" },
    ],
    options: { language_code: "en" },
  },
];
