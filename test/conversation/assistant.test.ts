import { beforeAll, describe, expect, it } from "vitest";
import type { Assistant } from "../../src/conversation/assistant.ts";
import type { Incoming, Outgoing } from "../../src/conversation/message.ts";
import type { Database } from "../../src/storage/open-database.ts";
import {
  answerALittle,
  answerOf,
  authority,
  cell,
  finding,
  newDatabase,
  smallAssistant,
  smallLibrary,
  summary,
  understandALittle,
} from "./small-assistant.ts";

const question = "2020年收到多少件政府信息公开申请？";
let db: Database;

beforeAll(async () => {
  db = await newDatabase();
});

let count = 0;

/** One message in a conversation of its own, or in a named one. */
async function tell(assistant: Assistant, body: Incoming["body"], conversation = `test:${count++}`): Promise<Outgoing> {
  const replies = await assistant.handle({ id: `${conversation}:${count++}`, conversation, person: "test:1", body });
  expect(replies).toHaveLength(1);
  return replies[0] as Outgoing;
}

const text = (outgoing: Outgoing) => outgoing.spans.map((span) => span.text).join("");
const labels = (outgoing: Outgoing) => outgoing.buttons.flat().map((button) => button.label);
const command = (name: string, rest = ""): Incoming["body"] => ({ kind: "command", name, rest });
const words = (said: string): Incoming["body"] => ({ kind: "text", text: said });

function press(outgoing: Outgoing, label: string): Incoming["body"] {
  const button = outgoing.buttons.flat().find((one) => one.label === label);
  if (button === undefined) throw new Error(`no button 「${label}」`);
  return { kind: "button", data: button.data };
}

describe("the assistant in a conversation", () => {
  it("leads with the figure, folds the source, and keeps the findings in sight", async () => {
    const { spans } = await tell(smallAssistant(db).assistant, words(question));
    expect(spans[0]).toEqual({ text: "3 件", style: "strong" });
    expect(spans.find((span) => span.style === "folded")?.text).toMatch(/^出处：[^\n]*第 4 页[^\n]*$/u);
    expect(spans.find((span) => span.text.includes("正文写1件"))?.style).toBe("plain");
  });

  it("lists the sources itself where the answer's text names none", async () => {
    const answer = async () => answerOf("3 件", { kind: "figure", value: 3, unit: "件", figures: [cell] });
    const { spans } = await tell(smallAssistant(db, { answer }).assistant, words(question));
    expect(spans.at(-1)).toEqual({ text: `${cell.heading} · 第 4 页：「3」`, style: "folded" });
  });

  it("says of a blank cell that it is blank", async () => {
    const blank = { ...cell, value: null, unit: null, text: "" };
    const answer = async () => answerOf("没有填写", { kind: "figure", figures: [blank] });
    const { spans } = await tell(smallAssistant(db, { answer }).assistant, words(question));
    expect(spans.at(-1)?.text).toContain("该格为空白");
  });

  it("offers a table for each report it used, by its body and year", async () => {
    const aCity = authority("某市甲城区人民政府", "甲城区", "甲城");
    const reports = [summary("aimin-2020", aCity, 2020), summary("aimin-2021", aCity, 2021)];
    const figures = [cell, { ...cell, report: "aimin-2021", year: 2021 }];
    const answer = async () => answerOf("少 1 件", { kind: "comparison", figures });
    const reply = await tell(smallAssistant(db, { library: smallLibrary(reports), answer }).assistant, words(question));
    expect(labels(reply)).toEqual(["看原表 甲城区 2020", "看原表 甲城区 2021", "出处"]);
  });

  it("keeps every button within 64 bytes", async () => {
    const reply = await tell(smallAssistant(db).assistant, command("help"));
    expect(labels(reply).length).toBeGreaterThanOrEqual(4);
    for (const { data } of reply.buttons.flat()) expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
  });

  it("does what a button says after a restart, and says so where it no longer knows it", async () => {
    const reply = await tell(smallAssistant(db).assistant, words(question));
    const after = smallAssistant(db).assistant;
    expect(text(await tell(after, press(reply, "出处")))).toContain("第 4 页");
    expect(text(await tell(after, { kind: "button", data: "unknown" }))).toContain("失效");
  });

  it("says that a table is gone where the library holds it no more", async () => {
    const gone = smallAssistant(db, { table: async () => undefined }).assistant;
    const reply = await tell(gone, words(question));
    expect(text(await tell(gone, press(reply, "看原表")))).toContain("找不到");
  });

  it.each(["2", "第二个", "２", "2.", "看原表", "  看原表 "])(
    "takes 「%s」 for a choice among the last options",
    async (said) => {
      const options = [{ label: "新收", send: question }];
      const answer = async () => answerOf("指哪一种？", { kind: "clarify", options, figures: [cell] });
      const { assistant } = smallAssistant(db, { answer });
      const conversation = `choice:${said}`;
      await tell(assistant, words("受理"), conversation);
      expect(text(await tell(assistant, words(said), conversation))).toContain("【3】");
    },
  );

  it.each(["原表", "给我看原表", "show me the table"])("shows the one table to 「%s」", async (said) => {
    const { assistant } = smallAssistant(db);
    const conversation = `table:${said}`;
    await tell(assistant, words(question), conversation);
    expect(text(await tell(assistant, words(said), conversation))).toContain("【3】");
  });

  it.each(["看原表", "出处", "原文怎么说"])("tells the sources once to 「%s」 after a passage", async (said) => {
    const citation = { report: "aimin-2020", heading: "五、存在的主要问题", page: 7, text: "公开不够全面。" };
    const passage = async () => answerOf("报告写道：有不足。", { kind: "passage", citations: [citation] });
    const { assistant } = smallAssistant(db, { answer: passage });
    const conversation = `passage:${said}`;
    await tell(assistant, words(question), conversation);
    const reply = await tell(assistant, words(said), conversation);
    expect(text(reply).match(/公开不够全面/gu)).toHaveLength(1);
    const again = await tell(assistant, words("出处"), conversation);
    expect(text(again)).toContain("公开不够全面");
  });

  it("takes a year for a question, never for a choice", async () => {
    expect(text(await tell(smallAssistant(db).assistant, words("2020")))).toContain("measure");
  });

  it.each([
    ["出处", "还没有"],
    ["来源", "还没有"],
    [":来源", "还没有"],
    ["sources", "no answer yet"],
  ])("says to 「%s」 that nothing was answered yet", async (said, sentence) => {
    expect(text(await tell(smallAssistant(db).assistant, words(said)))).toContain(sentence);
  });

  it("apologises with the fault's number, and goes on", async () => {
    const { assistant } = smallAssistant(db, {
      table: async () => {
        throw new Error("the table broke");
      },
    });
    const reply = await tell(assistant, words(question));
    expect(text(await tell(assistant, press(reply, "看原表")))).toMatch(/抱歉.*F-[A-Z2-9]{6}/u);
    expect(text(await tell(assistant, words(question)))).toContain("3 件");
  });

  it("answers without buttons where the database can no longer be written", async () => {
    const broken = await newDatabase();
    const { assistant } = smallAssistant(broken);
    await broken.destroy();
    const reply = await tell(assistant, words(question));
    expect(text(reply)).toContain("3 件");
    expect(reply.buttons).toEqual([]);
    expect((await assistant.ask(question, "session")).answer.value).toBe(3);
  });

  it.each([
    ["greeting", 3],
    ["help", 6],
  ] as const)("meets a %s in words with questions to press, as the command does", async (topic, count) => {
    const understand = () => ({ ...understandALittle(""), outcome: { kind: "chat", topic } }) as const;
    const reply = await tell(smallAssistant(db, { understand }).assistant, words("你好"));
    expect(labels(reply)).toHaveLength(count);
  });

  it("says that it reads text only", async () => {
    expect(text(await tell(smallAssistant(db).assistant, { kind: "unsupported" }))).toContain("只能读文字");
  });
});

describe("the assistant's commands", () => {
  it("greets with what it can do and questions to press that it can answer", async () => {
    const { assistant } = smallAssistant(db);
    const reply = await tell(assistant, command("start"));
    expect(labels(reply)[0]).toBe("爱民区2020年收到多少件政府信息公开申请？");
    expect(text(await tell(assistant, press(reply, labels(reply)[0] ?? "")))).toContain("3 件");
  });

  it("says how to begin where the library is empty", async () => {
    const { assistant } = smallAssistant(db, { library: smallLibrary([]) });
    for (const name of ["start", "help", "reports", "audit"]) {
      expect(text(await tell(assistant, command(name)))).toContain("ingest");
    }
  });

  it("pages through many reports, there and back", async () => {
    const reports = Array.from({ length: 23 }, (_, at) => summary(`r${at}`, authority(`单位${at}`), 2020));
    const { assistant } = smallAssistant(db, { library: smallLibrary(reports) });
    const first = await tell(assistant, command("reports"));
    expect(text(first)).toContain("共 23 份报告，1–10");
    expect(labels(first)).toEqual(["下一页"]);
    const second = await tell(assistant, press(first, "下一页"));
    const third = await tell(assistant, press(second, "下一页"));
    expect(text(third)).toContain("21–23");
    expect(text(await tell(assistant, press(third, "上一页")))).toContain("11–20");
  });

  it("audits the usual authority where none is named", async () => {
    const reports = [summary("a-2020", authority("甲区"), 2020), summary("b-2021", authority("乙区"), 2021)];
    const { assistant } = smallAssistant(db, { library: smallLibrary(reports), authority: "乙区" });
    expect(text(await tell(assistant, command("audit")))).toMatch(/^乙区 2021年/u);
  });

  it("asks which report where several are meant, and tells two of the same year apart", async () => {
    const of = authority("甲区");
    const reports = [summary("a-2021", of, 2021), summary("a-2020", of, 2020), summary("a-2020-again", of, 2020)];
    const { assistant } = smallAssistant(db, { library: smallLibrary(reports) });
    const reply = await tell(assistant, command("audit", "甲区"));
    expect(labels(reply)).toEqual(["甲区 2021年", "甲区 2020年（a-2020）", "甲区 2020年（a-2020-again）"]);
    expect(text(await tell(assistant, press(reply, "甲区 2021年")))).toMatch(/^甲区 2021年/u);
  });

  it("pages through many findings and counts them by gravity", async () => {
    const many = Array.from({ length: 12 }, (_, at) => finding(`第${at + 1}处不符。`));
    const findings = [...many, { ...finding("疑似填错。"), severity: "suspect" as const }];
    const { assistant } = smallAssistant(db, { library: smallLibrary(undefined, findings) });
    const first = await tell(assistant, command("audit"));
    expect(text(first)).toContain("核对发现 13 处（矛盾 12、存疑 1）");
    expect(text(await tell(assistant, press(first, "下一页")))).toContain("13.【存疑】疑似填错。");
  });

  it("says that nothing is amiss where nothing is", async () => {
    const { assistant } = smallAssistant(db, { library: smallLibrary(undefined, []) });
    expect(text(await tell(assistant, command("audit")))).toContain("没有发现问题");
  });
});

describe("the assistant asked from the command line", () => {
  it("gives the answer, what was understood, and no fault", async () => {
    const asked = await smallAssistant(db).assistant.ask(question);
    expect(asked).toMatchObject({
      answer: { value: 3, unit: "件" },
      understanding: { language: "zh-Hans" },
      fault: null,
    });
  });

  it("takes a number for an option of the same session only", async () => {
    const { assistant } = smallAssistant(db);
    await assistant.ask("受理多少件", "one");
    expect((await assistant.ask("1", "one")).answer.value).toBe(3);
    expect((await assistant.ask("1", "two")).answer.kind).toBe("unknown");
    expect((await assistant.ask("1")).answer.kind).toBe("unknown");
  });

  it.each([
    ["nothing", "", "empty"],
    ["blanks and control characters", " \u0000\u0007\t\n ", "empty"],
    ["emoji", "😀🎉", "empty"],
    ["a lone surrogate", "\ud83d", "empty"],
    ["ten thousand characters", "多少件".repeat(4_000), "too_long"],
    ["a million characters", "x".repeat(1_000_000), "too_long"],
  ])("answers %s with why it cannot be a question", async (_name, said, reason) => {
    const { understanding, answer } = await smallAssistant(db).assistant.ask(said);
    expect(understanding.outcome).toMatchObject({ kind: "unknown", reason });
    expect(answer.text).toContain(reason);
  });

  it("reads a question through control characters", async () => {
    expect((await smallAssistant(db).assistant.ask("2020年\u0000收到\u200b多少件\u202e？")).answer.value).toBe(3);
  });

  it("turns a fault into an apology with its number, so that a batch goes on", async () => {
    const { assistant } = smallAssistant(db);
    const broken = await assistant.ask("坏");
    expect(broken.fault).toMatch(/^F-[A-Z2-9]{6}$/u);
    expect(broken.answer).toMatchObject({ kind: "unknown", value: null });
    expect(broken.answer.text).toContain(broken.fault ?? "?");
    expect((await assistant.ask(question)).answer).toEqual(
      await answerALittle((await assistant.ask(question)).understanding),
    );
  });
});
