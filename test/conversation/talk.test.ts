import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, openApp } from "../../src/app.ts";
import { ingest } from "../../src/cli/ingest.ts";
import { readConfig } from "../../src/config.ts";
import type { Incoming, Outgoing } from "../../src/conversation/message.ts";
import { capture } from "../cli/scripted-assistant.ts";

const noon = Date.parse("2026-03-02T04:00:00Z");
const data = mkdtempSync(join(tmpdir(), "gongkai-talk-"));
let app: App;
let count = 0;

/** The app at some minutes after noon: opened anew, as after a restart. */
async function openAt(minutes: number): Promise<App> {
  const now = new Date(noon + minutes * 60_000).toISOString();
  const staff = "telegram:1001,telegram:1002:reader";
  return openApp(readConfig({ GONGKAI_DATA: data, GONGKAI_LOG: "silent", GONGKAI_NOW: now, GONGKAI_STAFF: staff }));
}

beforeAll(async () => {
  app = await openAt(0);
  const files = ["qingshi-2019.txt", "qingshi-2020.html", "qingshi-2021.html", "linghe-2022.html", "linghe-2023.txt"];
  await ingest(
    app,
    capture().io,
    files.map((file) => join("test/eval/reports", file)),
    {},
  );
});
afterAll(() => app.close());

async function send(
  body: Incoming["body"],
  from: { conversation?: string; person?: string } = {},
): Promise<readonly Outgoing[]> {
  count += 1;
  const { person = `telegram:${count + 5_000}`, conversation = person } = from;
  return (await app.assistant()).handle({ id: `telegram:${count}`, conversation, person, body });
}

const say = async (text: string, from?: { conversation?: string; person?: string }) =>
  (await send({ kind: "text", text }, from)).map(textOf).join("\n\n");
const textOf = (outgoing: Outgoing) => outgoing.spans.map((span) => span.text).join("");

describe("a thread", () => {
  it("is each person's own in a group, and another's in another chat", async () => {
    const [a, b] = ["telegram:1", "telegram:2"];
    const group = "telegram:-100";
    expect(await say("青石市2021年收到多少件申请？", { conversation: group, person: a })).toContain("300 件");
    expect(await say("岭禾县2023年予以公开多少件？", { conversation: group, person: b })).toContain("36 件");
    expect(await say("企业的呢", { conversation: group, person: a })).toMatch(/^32 件.*青石市 2021 年，本年新收申请/su);
    expect(await say("企业的呢", { conversation: group, person: b })).toMatch(/^4 件.*岭禾县 2023 年，予以公开/su);
    expect(await say("那2020年呢", { conversation: group, person: a })).toMatch(/^26 件/u);
    expect(await say("那2020年呢", { conversation: "telegram:1", person: a })).toContain("没有可以接着的问题");
    expect(await say("那2020年呢", { conversation: "telegram:-200", person: b })).toContain("没有可以接着的问题");
  });

  it("keeps the options of a question back to the one who was asked", async () => {
    const [a, b] = ["telegram:11", "telegram:12"];
    const group = "telegram:-300";
    expect(await say("青石市2021年受理了多少件？", { conversation: group, person: a })).toContain("哪一种");
    expect(await say("2", { conversation: group, person: b })).toContain("编号");
    expect(await say("2", { conversation: group, person: a })).toMatch(/^315 件/u);
  });

  it("survives a restart, and ends half an hour after the last message", async () => {
    const from = { person: "telegram:21" };
    await say("青石市2021年收到多少件申请？", from);
    for (const [minutes, said, reply] of [
      [29, "那2020年呢", /^250 件/u],
      [58, "那2019年呢", /^216 件/u],
      [90, "那2020年呢", /没有可以接着的问题/u],
    ] as const) {
      await app.close();
      app = await openAt(minutes);
      expect(await say(said, from)).toMatch(reply);
    }
    await app.close();
    app = await openAt(0);
  });

  it("goes on in the command line's sessions, each apart from the others", async () => {
    const assistant = await app.assistant();
    await assistant.ask("青石市2021年收到多少件申请？", "one");
    expect((await assistant.ask("那2020年呢", "one")).answer.value).toBe(250);
    expect((await assistant.ask("那2020年呢", "two")).answer).toMatchObject({ kind: "clarify", value: null });
    expect((await assistant.ask("那2020年呢")).answer).toMatchObject({ kind: "clarify", value: null });
  });

  it("leaves a whole question alone", async () => {
    const from = { person: "telegram:22" };
    await say("岭禾县2023年企业新收多少件？", from);
    const whole = await say("青石市2020年予以公开多少件？", from);
    expect(whole).toMatch(/^133 件/u);
    expect(whole).not.toContain("接着上一问");
  });
});

describe("several questions in a message", () => {
  it("get a reply each, in order, with its own buttons", async () => {
    const replies = await send({ kind: "text", text: "青石市2021年收到多少件？予以公开几件？\n行政复议几件？" });
    expect(replies.map((reply) => /^\d+/u.exec(textOf(reply))?.[0])).toEqual(["300", "148", "18"]);
    for (const reply of replies) expect(reply.buttons.flat().map((button) => button.label)).toContain("看原表");
  });

  it("have one answer where they ask for the same rule", async () => {
    const replies = await send({ kind: "text", text: "必须写清楚用途吗？不写用途他们就不收，对吗？" });
    expect(replies.map(textOf)).toEqual([expect.stringMatching(/^不需要。申请不以说明用途为条件/u)]);
  });

  it("are answered up to five", async () => {
    const questions = Array.from({ length: 7 }, () => "青石市2021年收到多少件申请？").join("");
    const replies = await send({ kind: "text", text: questions });
    expect(replies).toHaveLength(5);
    expect(textOf(replies[4] as Outgoing)).toContain("一次最多回答五个问题");
    const { answer } = await (await app.assistant()).ask(questions);
    expect(answer.text).toContain("一次最多回答五个问题");
  });

  it.each([
    "你好！岭禾县2023年收到多少件申请？",
    "谢谢。岭禾县2023年收到多少件申请？",
    "岭禾县2023年收到多少件申请？谢谢！",
  ])("are one where the rest is a greeting: %s", async (said) => {
    const replies = await send({ kind: "text", text: said });
    expect(replies.map(textOf)).toEqual([expect.stringMatching(/^60 件/u)]);
  });

  it("are one where the parts belong together", async () => {
    for (const said of ["青石市2021年新收和结转各多少", "爱民区2020年正文说1件，表里3件。哪个对？"]) {
      expect(await send({ kind: "text", text: said })).toHaveLength(1);
    }
  });
});

describe("votes, and what was not answered", () => {
  const unanswered = () => app.db.selectFrom("unanswered").selectAll().execute();

  it("are offered under an answer, and not under help, lists and questions back", async () => {
    const [figure] = await send({ kind: "text", text: "青石市2021年收到多少件申请？" });
    expect(figure?.votes?.map((button) => button.label)).toEqual(["有用", "没用"]);
    for (const text of ["你能做什么", "青石市2021年受理了多少件？", "你好"]) {
      expect((await send({ kind: "text", text }))[0]?.votes).toBeUndefined();
    }
    expect((await send({ kind: "command", name: "reports", rest: "" }))[0]?.votes).toBeUndefined();
  });

  it("count once for a person and an answer, without the person", async () => {
    const from = { person: "telegram:31" };
    const [reply] = await send({ kind: "text", text: "青石市2021年自然人申请多少件？" }, from);
    const press = () => send({ kind: "button", data: reply?.votes?.[1]?.data ?? "" }, from);
    expect((await press()).map(textOf)).toEqual([expect.stringContaining("已记下")]);
    expect((await press()).map(textOf)).toEqual([expect.stringContaining("已经评过")]);
    expect(await say(":有用", { person: "telegram:32" })).toContain("还没有可以评价的回答");
    await say("青石市2021年自然人申请多少件？", { person: "telegram:32" });
    expect(await say(":没用", { person: "telegram:32" })).toContain("已记下");
    const votes = await app.db.selectFrom("feedback").selectAll().execute();
    expect(votes).toEqual([
      {
        day: "2026-03-02",
        topic: "青石市2021年自然人申请多少件",
        kind: "figure",
        verdict: "useless",
        question: "青石市2021年自然人申请多少件？",
        count: 2,
      },
    ]);
    expect((await unanswered()).find((topic) => topic.reason === "useless")?.count).toBe(2);
  });

  it("are grouped however the question is dressed, and hold nothing personal", async () => {
    await say("请问北京市2021年收到多少件申请？");
    await say("北京市2021年收到多少件申请");
    await say("我的手机13812345678，北京市2021年收到多少件申请？");
    await say("申请人叫什么名字");
    const topics = (await unanswered()).filter((topic) => topic.question.includes("北京市"));
    expect(topics.reduce((sum, topic) => sum + topic.count, 0)).toBe(3);
    expect(topics.length).toBeLessThanOrEqual(2);
    expect(JSON.stringify(await unanswered())).not.toMatch(/138|什么名字|telegram/u);
  });

  it("are shown to staff in private, and to nobody else", async () => {
    const ask = async (person: string, conversation = person) =>
      (await send({ kind: "command", name: "unanswered", rest: "" }, { person, conversation })).map(textOf).join();
    await say("北京市2021年收到多少件申请");
    for (const staff of ["telegram:1001", "telegram:1002"])
      expect(await ask(staff)).toContain("北京市2021年收到多少件申请");
    for (const reply of [
      await ask("telegram:7"),
      await ask("telegram:1001", "telegram:-100"),
      await ask("terminal:local"),
    ]) {
      expect(reply).toMatch(/^没有这个命令/u);
    }
  });

  it("do not count the questions of a set that is being run", async () => {
    const before = await unanswered();
    await (await app.assistant()).ask("天津市2021年收到多少件申请", undefined, true);
    expect(await unanswered()).toEqual(before);
  });
});

describe("personal data in a message", () => {
  it("is masked, the question answered, and the person told once", async () => {
    const replies = await send({
      kind: "text",
      text: "我身份证号110105199003070011，青石市2021年收到多少件？行政复议几件？",
    });
    const said = replies.map(textOf);
    expect(said.map((text) => /^\d+/u.exec(text)?.[0])).toEqual(["300", "18"]);
    expect(said.filter((text) => text.includes("身份证号，已遮盖，不会保存"))).toHaveLength(1);
    expect(said.join()).not.toContain("110105");
  });

  it("is masked in what follows a command", async () => {
    const [reply] = await send({ kind: "command", name: "audit", rest: "13812345678" });
    expect(reply && textOf(reply)).toMatch(/电话号码，已遮盖/u);
    expect(reply && textOf(reply)).not.toContain("138");
  });
});
