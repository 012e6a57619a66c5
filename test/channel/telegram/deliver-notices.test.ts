import { afterEach, describe, expect, it } from "vitest";
import { deliverNotices } from "../../../src/channel/telegram/deliver-notices.ts";
import { startTelegram } from "../../../src/channel/telegram/start-telegram.ts";
import type { NoticeBox, WaitingNotice } from "../../../src/conversation/notices/notice-box.ts";
import { newDatabase, silentLog, smallAssistant } from "../../conversation/small-assistant.ts";
import { BotApiEmulator } from "../../support/bot-api-emulator.ts";

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

const notice = (id: string, text: string): WaitingNotice => ({ id, conversation: "telegram:7", text });

/** A box in memory; `settle` fails the first `failing` times. */
function boxOf(waiting: WaitingNotice[], failing = 0): NoticeBox & { readonly left: WaitingNotice[] } {
  let failures = failing;
  return {
    left: waiting,
    waiting: async (channel) => waiting.filter(({ conversation }) => conversation.startsWith(`${channel}:`)),
    async settle(id) {
      failures -= 1;
      if (failures >= 0) throw new Error("the disk is full");
      waiting.splice(
        waiting.findIndex((one) => one.id === id),
        1,
      );
    },
  };
}

async function serve(notices: NoticeBox, noticeMs: number) {
  const api = new BotApiEmulator();
  const apiRoot = await api.start();
  open.push(() => api.stop());
  const { assistant, outbox } = smallAssistant(await newDatabase());
  const parts = { token: api.token, apiRoot, assistant, outbox, notices, noticeMs, log: silentLog, retryMs: 5 };
  const running = await startTelegram(parts);
  open.push(() => running.stop());
  return { api, running };
}

describe("a file", () => {
  it("goes out after the text it comes with, byte for byte", async () => {
    const api = new BotApiEmulator();
    const apiRoot = await api.start();
    open.push(() => api.stop());
    const bytes = Buffer.from([0, 255, 13, 10, 45, 45, 200, ...Buffer.from("答复书")]);
    const file = { name: "2026-00017 答复书.docx", base64: bytes.toString("base64") };
    const assistant = {
      handle: async () => [{ spans: [{ text: "草稿", style: "plain" as const }], buttons: [], file }],
    };
    const { outbox } = smallAssistant(await newDatabase());
    const running = await startTelegram({ token: api.token, apiRoot, assistant, outbox, log: silentLog, retryMs: 5 });
    open.push(() => running.stop());
    api.write("文书");
    const sent = await api.sentMessage(2);
    expect(api.sent[0]?.text).toBe("草稿");
    expect(sent.file?.name).toBe("2026-00017 答复书.docx");
    expect(sent.file?.bytes.equals(bytes)).toBe(true);
  });
});

describe("a chart", () => {
  const chart = {
    title: "新收",
    unit: "件",
    kind: "bars" as const,
    points: [
      { label: "甲", value: 3 },
      { label: "乙", value: 5 },
    ],
    notes: [],
  };
  const serveChart = async () => {
    const api = new BotApiEmulator();
    const apiRoot = await api.start();
    open.push(() => api.stop());
    const assistant = {
      handle: async () => [{ spans: [{ text: "5 件", style: "plain" as const }], buttons: [], picture: chart }],
    };
    const { outbox } = smallAssistant(await newDatabase());
    const running = await startTelegram({ token: api.token, apiRoot, assistant, outbox, log: silentLog, retryMs: 5 });
    open.push(() => running.stop());
    return { api };
  };

  it("follows its text as a picture", async () => {
    const { api } = await serveChart();
    api.write("各有多少");
    const sent = await api.sentMessage(2);
    expect(api.sent[0]?.text).toBe("5 件");
    expect(sent.file?.bytes.subarray(1, 4).toString()).toBe("PNG");
  });

  it("is left out where Telegram will not have it, and holds nothing up", async () => {
    const { api } = await serveChart();
    api.fail("sendPhoto", { kind: "refuse", code: 400, description: "Bad Request: PHOTO_INVALID_DIMENSIONS" });
    api.write("各有多少");
    await api.until(() => api.countCalls("sendPhoto") > 0);
    api.write("再问");
    await api.sentMessage(3);
    expect(api.sent.map(({ text }) => text)).toEqual(["5 件", "5 件", ""]);
  });
});

describe("a table", () => {
  const value = { line: 1, down: 1, across: 1, role: "value", isAsked: false, isDoubted: false } as const;
  const sheet = {
    kind: "table" as const,
    title: "三、申请情况",
    source: "《甲区2020年报告》",
    notes: [],
    caption: "本年新收 › 总计：印“3”",
    textColumns: 120,
    cells: [
      { ...value, line: 0, from: 0, role: "head" as const, text: "总计" },
      { ...value, from: 0, text: "3", isAsked: true },
    ],
  };
  const serveTable = async (textColumns: number) => {
    const api = new BotApiEmulator();
    const apiRoot = await api.start();
    open.push(() => api.stop());
    const spans = [{ text: "总计 【3】", style: "fixed" as const }];
    const assistant = { handle: async () => [{ spans, buttons: [], picture: { ...sheet, textColumns } }] };
    const { outbox } = smallAssistant(await newDatabase());
    const running = await startTelegram({ token: api.token, apiRoot, assistant, outbox, log: silentLog, retryMs: 5 });
    open.push(() => running.stop());
    return api;
  };

  it("that a telephone would break is one picture, its figure and place below it in words", async () => {
    const api = await serveTable(37);
    api.write("看原表");
    const sent = await api.sentMessage(1);
    expect(sent.file?.bytes.subarray(1, 4).toString()).toBe("PNG");
    expect(sent.text).toBe(sheet.caption);
    api.write("看原表");
    await api.sentMessage(2);
    expect(api.countCalls("sendMessage")).toBe(0);
  });

  it("that a telephone shows whole stays text", async () => {
    const api = await serveTable(36);
    api.write("看原表");
    expect((await api.sentMessage(1)).text).toBe("总计 【3】");
    expect(api.countCalls("sendPhoto")).toBe(0);
  });

  it("is text where Telegram will not have the picture", async () => {
    const api = await serveTable(120);
    api.fail("sendPhoto", { kind: "refuse", code: 400, description: "Bad Request: PHOTO_INVALID_DIMENSIONS" });
    api.write("看原表");
    expect((await api.sentMessage(1)).text).toBe("总计 【3】");
  });
});

describe("notices in Telegram", () => {
  it("are sent in order, those of other channels not", async () => {
    const box = boxOf([
      notice("1", "一"),
      { ...notice("2", "不是这里"), conversation: "terminal:local" },
      notice("3", "三"),
    ]);
    const { api } = await serve(box, 10);
    await api.sentMessage(2);
    expect(api.sent.map(({ text, chat }) => [chat, text])).toEqual([
      ["7", "一"],
      ["7", "三"],
    ]);
    expect(box.left).toHaveLength(1);
  });

  it("go out after a message without waiting for the next look", async () => {
    const waiting: WaitingNotice[] = [];
    const { api } = await serve(boxOf(waiting), 600_000);
    api.write("/help");
    await api.sentMessage(1);
    waiting.push(notice("1", "有变化"));
    api.write("/help");
    await api.until(() => api.sent.some(({ text }) => text === "有变化"));
  });

  it("are sent once though they could not be taken off at first", async () => {
    const box = boxOf([notice("1", "只说一遍")], 3);
    const { api, running } = await serve(box, 1);
    await api.sentMessage(1);
    while (box.left.length > 0) await new Promise((resolve) => setTimeout(resolve, 1));
    await running.stop();
    expect(api.sent).toHaveLength(1);
  });

  it("are sent again and again until Telegram takes them", async () => {
    const api = new BotApiEmulator();
    const apiRoot = await api.start();
    open.push(() => api.stop());
    api.fail("sendMessage", { kind: "refuse", code: 500, description: "broken" }, 2);
    const { assistant, outbox } = smallAssistant(await newDatabase());
    const parts = { token: api.token, apiRoot, assistant, outbox, log: silentLog, retryMs: 1 };
    const running = await startTelegram({ ...parts, notices: boxOf([notice("1", "还会再试")]), noticeMs: 10 });
    open.push(() => running.stop());
    await api.sentMessage(1);
    expect(api.countCalls("sendMessage")).toBe(3);
  });

  it("are only settled where the outbox had them before a crash", async () => {
    const { outbox } = smallAssistant(await newDatabase());
    await outbox.accept("telegram:4242", "notice:1", [{ chat: "7", payload: "{}" }]);
    const box = boxOf([notice("1", "已经在发件箱里")]);
    const sent: unknown[] = [];
    const send = (parcels: readonly unknown[]) => sent.push(...parcels);
    await deliverNotices({ notices: box, outbox, channel: "telegram:4242", send, log: silentLog });
    expect(sent).toEqual([]);
    expect(box.left).toEqual([]);
  });
});
