import type { Message, Update } from "grammy/types";
import { afterEach, describe, expect, it } from "vitest";
import {
  type RunningTelegram,
  startTelegram,
  type TelegramParts,
} from "../../../src/channel/telegram/start-telegram.ts";
import type { AssistantParts } from "../../../src/conversation/assistant-parts.ts";
import type { Database } from "../../../src/storage/open-database.ts";
import { answerOf, newDatabase, silentLog, smallAssistant } from "../../conversation/small-assistant.ts";
import { BotApiEmulator } from "../../support/bot-api-emulator.ts";
import { play, script } from "../conversation-script.ts";
import { personWith } from "../person-with-telegram.ts";

const question = "2020年收到多少件政府信息公开申请？";
const open: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function emulator(): Promise<{ api: BotApiEmulator; apiRoot: string }> {
  const api = new BotApiEmulator();
  const apiRoot = await api.start();
  open.push(() => api.stop());
  return { api, apiRoot };
}

interface Setting {
  readonly db?: Database;
  readonly parts?: Partial<AssistantParts>;
  readonly telegram?: Partial<TelegramParts>;
}

async function start(
  { api, apiRoot }: { api: BotApiEmulator; apiRoot: string },
  setting: Setting = {},
): Promise<RunningTelegram> {
  const { assistant, outbox } = smallAssistant(setting.db ?? (await newDatabase()), setting.parts);
  const fixed = { token: api.token, apiRoot, assistant, outbox, log: silentLog, retryMs: 5, graceMs: 2_000 };
  const running = await startTelegram({ ...fixed, ...setting.telegram });
  open.push(() => running.stop());
  return running;
}

async function started(setting: Setting = {}): Promise<{ api: BotApiEmulator; running: RunningTelegram }> {
  const at = await emulator();
  return { api: at.api, running: await start(at, setting) };
}

describe("Telegram", () => {
  it("carries the conversation that every channel carries", async () => {
    const { api } = await started();
    await play(personWith(api), script);
    expect(api.countCalls("answerCallbackQuery")).toBe(4);
  });

  it("leads with the figure in bold and folds the sources", async () => {
    const { api } = await started();
    api.write(question);
    const { text, entities } = await api.sentMessage(1);
    const shown = entities.map(({ type, offset, length }) => [type, text.slice(offset, offset + length)]);
    expect(shown).toEqual([
      ["bold", "3 件"],
      ["expandable_blockquote", expect.stringContaining("第 4 页")],
    ]);
  });

  it("leaves what one person sends beyond the limit, says so once, and answers others", async () => {
    const { api } = await started({ telegram: { messagesAMinute: 3 } });
    const other = { id: 8, is_bot: false, first_name: "乙" } as const;
    for (let at = 0; at < 20; at += 1) api.write(question);
    api.write(question, { from: other, chat: { id: 8, type: "private", first_name: "乙" } });
    await api.confirmed();
    await api.until(() => api.sent.length >= 5);
    const to = (chat: string) => api.sent.filter((message) => message.chat === chat).map(({ text }) => text);
    expect(to("7").map((text) => text.includes("太快"))).toEqual([false, false, false, true]);
    expect(to("8")).toEqual([expect.stringContaining("3 件")]);
  });

  it("shows the table in a fixed-width face", async () => {
    const { api } = await started();
    api.write(question);
    await api.sentMessage(1);
    api.press("看原表");
    const { text, entities } = await api.sentMessage(2);
    expect(entities).toEqual([{ type: "pre", offset: 0, length: text.length }]);
  });

  it("shows that it is typing, and sets the menu of commands", async () => {
    const { api } = await started();
    api.write(question);
    await api.sentMessage(1);
    await api.until(() => api.countCalls("sendChatAction") === 1 && api.countCalls("setMyCommands") === 2);
  });

  it("shows the commands of the desk in an officer's own chat alone", async () => {
    const { api } = await started({ telegram: { officers: new Set(["telegram:1001", "terminal:local"]) } });
    await api.until(() => api.countCalls("setMyCommands") === 3);
    const menus = api.calls.filter(({ method }) => method === "setMyCommands").map(({ payload }) => payload);
    const withCases = menus.filter(({ commands }) => JSON.stringify(commands).includes('"cases"'));
    expect(withCases.map(({ scope }) => scope)).toEqual([{ type: "chat", chat_id: 1001 }]);
  });

  it("splits a long answer and hangs the buttons under its last part", async () => {
    const long = `${"答".repeat(99)}。\n`.repeat(120);
    const options = [{ label: "接着问", send: question }];
    const { api } = await started({ parts: { answer: async () => answerOf(long, { kind: "clarify", options }) } });
    api.write(question);
    const parts = [
      await api.sentMessage(1),
      await api.sentMessage(2),
      await api.sentMessage(3),
      await api.sentMessage(4),
    ];
    expect(parts.map((part) => part.text).join("\n")).toBe(long.trimEnd());
    expect(parts.map((part) => part.buttons.length)).toEqual([0, 0, 0, 1]);
  });

  it("answers the same update once, however often it comes", async () => {
    const { api } = await started();
    const update = api.write(question);
    await api.sentMessage(1);
    await api.confirmed();
    api.redeliver({ ...update });
    api.redeliver({ ...update });
    api.write("/reports");
    expect((await api.sentMessage(2)).text).toContain("共 1 份报告");
    await api.confirmed();
    expect(api.sent).toHaveLength(2);
  });

  it("answers the messages of one chat in order, and other chats meanwhile", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const answer: AssistantParts["answer"] = async ({ outcome }) => {
      const subject = outcome.kind === "unknown" ? outcome.subject : "";
      if (subject === "慢") await held;
      return answerOf(`答${subject}`);
    };
    const at = await emulator();
    at.api.write("慢");
    at.api.write("快");
    at.api.write("邻", { chat: { id: 8, type: "private", first_name: "乙" } });
    await start(at, { parts: { answer } });
    expect((await at.api.sentMessage(1)).text).toBe("答邻");
    release();
    await at.api.sentMessage(3);
    expect(at.api.sent.map((sent) => sent.text)).toEqual(["答邻", "答慢", "答快"]);
  });
});

describe("Telegram when things go wrong", () => {
  it("waits out a flood (429) and sends the answer once", async () => {
    const { api } = await started();
    api.fail("sendMessage", { kind: "refuse", code: 429, description: "Too Many Requests", retryAfter: 0 }, 2);
    api.write(question);
    await api.sentMessage(1);
    await api.confirmed();
    expect(api.sent).toHaveLength(1);
    expect(api.countCalls("sendMessage")).toBe(3);
  });

  it.each([
    ["a broken connection", { kind: "cut" }],
    ["a server error", { kind: "refuse", code: 502, description: "Bad Gateway" }],
  ] as const)("survives %s while sending and while fetching", async (_name, fault) => {
    const { api } = await started();
    api.fail("sendMessage", fault, 4);
    api.fail("getUpdates", fault, 3);
    api.write(question);
    expect((await api.sentMessage(1)).text).toContain("3 件");
    api.write("/reports");
    expect((await api.sentMessage(2)).text).toContain("共 1 份报告");
    expect(api.sent).toHaveLength(2);
  });

  it("sends plain text where Telegram refuses the emphasis", async () => {
    const { api } = await started();
    api.fail("sendMessage", { kind: "refuse", code: 400, description: "Bad Request: can't parse entities" });
    api.write(question);
    const sent = await api.sentMessage(1);
    expect(sent.text).toContain("3 件");
    expect(sent.entities).toEqual([]);
  });

  it("gives up a reply to someone who blocked the bot, and goes on", async () => {
    const { api } = await started();
    api.fail("sendMessage", { kind: "refuse", code: 403, description: "Forbidden: bot was blocked by the user" });
    api.write(question);
    api.write("/reports");
    expect((await api.sentMessage(1)).text).toContain("共 1 份报告");
  });

  it("survives a second poller (409) and says so once", async () => {
    const at = await emulator();
    const said: string[] = [];
    const log = silentLog.child({});
    log.warn = (_fields: unknown, sentence?: unknown) => void said.push(String(sentence));
    at.api.fail(
      "getUpdates",
      { kind: "refuse", code: 409, description: "Conflict: terminated by other getUpdates" },
      3,
    );
    await start(at, { telegram: { log } });
    at.api.write(question);
    await at.api.sentMessage(1);
    expect(said.filter((sentence) => sentence.includes("409"))).toHaveLength(1);
  });

  it("refuses a wrong token with a sentence that does not repeat it", async () => {
    const at = await emulator();
    const wrong = start(at, { telegram: { token: "1:WRONG" } });
    await expect(wrong).rejects.toThrow(/TELEGRAM_BOT_TOKEN/u);
    await expect(wrong).rejects.not.toThrow(/WRONG/u);
  });

  it("stops with that sentence when the token is revoked", async () => {
    const { api, running } = await started();
    open.pop();
    api.fail("getUpdates", { kind: "refuse", code: 401, description: "Unauthorized" });
    api.write(question);
    await expect(running.done).rejects.toThrow(/TELEGRAM_BOT_TOKEN/u);
  });

  it("starts without a network and serves once there is one", async () => {
    const at = await emulator();
    at.api.fail("getMe", { kind: "cut" }, 3);
    at.api.write(question);
    await start(at);
    expect((await at.api.sentMessage(1)).text).toContain("3 件");
  });

  it("says it in one sentence when something breaks, with the number that is in the log, and goes on", async () => {
    const faults: unknown[] = [];
    const log = silentLog.child({});
    log.error = (fields: unknown) => void faults.push((fields as { fault: string }).fault);
    const { api } = await started({ parts: { log } });
    api.write("坏");
    const { text } = await api.sentMessage(1);
    expect(faults).toEqual([/F-\w{6}/u.exec(text)?.[0]]);
    api.write(question);
    expect((await api.sentMessage(2)).text).toContain("3 件");
  });
});

describe("Telegram over a restart", () => {
  it("answers what was fetched but not answered when it died", async () => {
    const at = await emulator();
    const db = await newDatabase();
    const dead = new Promise<never>(() => {});
    const first = await start(at, { db, parts: { answer: () => dead } });
    open.pop();
    at.api.write(question);
    await at.api.until(() => at.api.countCalls("sendChatAction") === 1);
    // the first process is gone without a word: its answer never comes, its stop never ends
    void first;
    await start(at, { db });
    expect((await at.api.sentMessage(1)).text).toContain("3 件");
  });

  it("sends at the next start what could not be sent before, once", async () => {
    const at = await emulator();
    const db = await newDatabase();
    at.api.fail("sendMessage", { kind: "cut" }, 3);
    const first = await start(at, { db, telegram: { graceMs: 0, retryMs: 60_000 } });
    at.api.write(question);
    await at.api.until(() => at.api.countCalls("sendMessage") === 1);
    await first.stop();
    expect(at.api.sent).toEqual([]);
    await start(at, { db });
    await at.api.sentMessage(1);
    at.api.write("/reports");
    await at.api.sentMessage(2);
    expect(at.api.sent.map((sent) => sent.text.slice(0, 3))).toEqual(["3 件", "共 1"]);
  });

  it("does not answer again what Telegram delivers again", async () => {
    const at = await emulator();
    const db = await newDatabase();
    const first = await start(at, { db });
    const update = at.api.write(question);
    await at.api.sentMessage(1);
    await first.stop();
    at.api.redeliver({ ...update });
    await start(at, { db });
    await at.api.confirmed();
    at.api.write("/reports");
    await at.api.sentMessage(2);
    expect(at.api.sent).toHaveLength(2);
  });

  it("knows the buttons of messages sent before", async () => {
    const at = await emulator();
    const db = await newDatabase();
    const first = await start(at, { db });
    at.api.write(question);
    await at.api.sentMessage(1);
    await first.stop();
    await start(at, { db });
    at.api.press("出处");
    expect((await at.api.sentMessage(2)).text).toContain("第 4 页");
  });

  it("says that a button it does not know has expired", async () => {
    const { api } = await started();
    api.pressData("a-button-of-long-ago");
    expect((await api.sentMessage(1)).text).toContain("失效");
  });

  it("finishes what it is answering before it stops", async () => {
    const { api, running } = await started();
    api.write(question);
    await api.until(() => api.countCalls("sendChatAction") === 1);
    await running.stop();
    expect(api.sent).toHaveLength(1);
  });
});

describe("Telegram in a group", () => {
  const chat = { id: -100, type: "supergroup", title: "群" } as const;
  const toBot = { reply_to_message: { message_id: 1, date: 1, chat, from: new BotApiEmulator().bot } };

  it.each([
    ["a mention", { text: `@gongkai_bot ${question}` }],
    ["a mention at the end", { text: `${question} @Gongkai_Bot` }],
    ["a reply to the bot", { text: question, ...toBot }],
    ["a command with its name", { text: "/reports@gongkai_bot" }],
  ])("answers %s, as a reply to it", async (_name, rest) => {
    const { api } = await started();
    const update = api.arrive({ message: api.message({ chat, ...rest } as Partial<Message>) } as Update);
    const sent = await api.sentMessage(1);
    expect(sent.text).toMatch(/^(?:3 件|共 1 份)/u);
    expect(sent.chat).toBe("-100");
    expect(sent.replyTo).toBe(update.message?.message_id);
  });

  it.each([
    ["talk among people", { text: question }],
    ["a mention of another", { text: `@gongkai_bot2 ${question}` }],
    ["a command to another bot", { text: "/reports@other_bot" }],
    ["a command to no one", { text: "/reports" }],
    ["a photo to no one", { photo: [] }],
    ["a service message", { new_chat_title: "新名" }],
  ])("keeps out of %s", async (_name, rest) => {
    const { api } = await started();
    api.arrive({ message: api.message({ chat, ...rest } as Partial<Message>) } as Update);
    await api.confirmed();
    api.write("/reports");
    expect((await api.sentMessage(1)).chat).toBe("7");
  });
});

describe("Telegram messages that are no question", () => {
  it.each([
    ["a photo", { photo: [], caption: "这是什么" }],
    ["a sticker", { sticker: {} }],
    ["a voice message", { voice: {} }],
  ])("says of %s that it reads text only", async (_name, rest) => {
    const { api } = await started();
    api.arrive({ message: api.message(rest as unknown as Partial<Message>) } as Update);
    expect((await api.sentMessage(1)).text).toContain("只能读文字");
  });

  it("says it once of an album", async () => {
    const { api } = await started();
    const photo = { photo: [], media_group_id: "55" } as Partial<Message>;
    api.arrive({ message: api.message(photo) } as Update);
    api.arrive({ message: api.message(photo) } as Update);
    await api.confirmed();
    api.write("/reports");
    await api.sentMessage(2);
    expect(api.sent.map((sent) => sent.text.slice(0, 4))).toEqual(["我现在只", "共 1 "]);
  });

  it("answers an edited question anew", async () => {
    const { api } = await started();
    const update = api.write("二〇二〇年多少");
    await api.sentMessage(1);
    const edited = { ...(update.message as Message), text: question, edit_date: 1_700_001_000 };
    api.arrive({ edited_message: edited } as Update);
    expect((await api.sentMessage(2)).text).toContain("3 件");
  });

  it("speaks English to those whose Telegram does", async () => {
    const { api } = await started();
    const from = { id: 7, is_bot: false, first_name: "A", language_code: "en-GB" };
    api.write("/start", { from });
    expect((await api.sentMessage(1)).text).toContain("Hello");
  });
});
