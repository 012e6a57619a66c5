import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Update } from "grammy/types";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { App } from "../../src/app.ts";
import { proofBytesAtMost, proofsAtMost } from "../../src/application/proof-file.ts";
import { runCommandLine } from "../../src/cli/run.ts";
import { verifyLog } from "../../src/storage/case-log.ts";
import { pictureOf } from "../support/pictures.ts";
import { restartingBot } from "../support/restarting-bot.ts";
import { openTerminal, personAt } from "./person-at-terminal.ts";

const officerId = 9;
const bot = await restartingBot({ GONGKAI_STAFF: `telegram:${officerId}` });
const { api, data } = bot;
let app: App;
beforeAll(async () => {
  app = await bot.start();
}, 60_000);
afterAll(() => bot.close());

let persons = 100;

/** A person in a chat of their own with the bot. */
function newPerson(id = ++persons) {
  const who = {
    chat: { id, type: "private", first_name: "甲" },
    from: { id, is_bot: false, first_name: "甲" },
  } as const;
  const heard = () => api.sent.filter(({ chat }) => chat === String(id));
  /** What the bot sent in reply, when it is done. */
  const next = async (act: () => unknown): Promise<string> => {
    const before = heard().length;
    act();
    await api.until(() => heard().length > before);
    await api.confirmed();
    return heard()
      .slice(before)
      .map(({ text }) => text)
      .join("\n");
  };
  const pressed = (label: string): Omit<Update, "update_id"> => {
    const button = heard()
      .flatMap(({ buttons }) => buttons)
      .findLast(({ text }) => text === label);
    if (button === undefined) throw new Error(`no button 「${label}」`);
    const message = { ...api.message({ text: "…", ...who }), message_id: 1 };
    const press = { id: `press${Math.random()}`, from: who.from, chat_instance: "1", data: button.callback_data };
    return { callback_query: { ...press, message } } as Omit<Update, "update_id">;
  };
  const says = (text: string) => next(() => api.write(text, who));
  return {
    id,
    who,
    heard,
    next,
    says,
    presses: (label: string) => next(() => api.arrive(pressed(label))),
    photo: (bytes: Buffer, announced?: number) => next(() => api.sendPhoto(bytes, who, announced)),
    document: (name: string, bytes: Buffer, announced?: number) =>
      next(() => api.sendDocument(name, bytes, who, announced)),
    async fills(...texts: readonly string[]) {
      let last = "";
      for (const text of texts) last = await says(text);
      return last;
    },
  };
}

const asked = ["我要申请公开2023年银杏路改造工程的批复", "发我邮箱就行", "个人", "我叫金丝雀"] as const;
const contact = "canary@example.org，13800001234";
const front = pictureOf("jpeg", "canary-front-of-the-card");
const back = pictureOf("png", "canary-back-of-the-card");

async function filesKept(): Promise<number> {
  return (await app.db.selectFrom("attachment").select("id").execute()).length;
}

/** Whether any byte of the data folder holds the words, as they are or as hex and base64 spell them. */
function isLeaked(words: string): boolean {
  const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = Buffer.concat(files.map((file) => readFileSync(join(file.parentPath, file.name))));
  const plain = Buffer.from(words);
  // base64 goes by threes, from wherever the words begin
  const spelt = [0, 1, 2].map((at) => plain.subarray(at, at + Math.floor((plain.length - at) / 3) * 3));
  return [words, plain.toString("hex"), ...spelt.map((part) => part.toString("base64").slice(0, -1))].some((form) =>
    bytes.includes(form),
  );
}

describe("a picture as proof of identity, by Telegram", () => {
  it("that takes its time keeps nobody else waiting, and is taken once", async () => {
    let release = () => {};
    const until = new Promise<void>((resolve) => {
      release = resolve;
    });
    const [person, other] = [newPerson(), newPerson()];
    await person.fills(...asked);
    api.fail("file", { kind: "slow", until });
    const downloads = api.countCalls("file");
    const before = person.heard().length;
    api.sendPhoto(front, person.who);
    api.write("canary@example.org", person.who);
    await api.until(() => api.countCalls("file") > downloads);
    api.write("2020年收到多少件政府信息公开申请？", other.who);
    await api.until(() => other.heard().length === 1);
    expect(person.heard()).toHaveLength(before);
    release();
    await api.until(() => person.heard().length === before + 2);
    await api.confirmed();
    expect(person.heard()[before]?.text).toContain("已附图片 1 张");
    expect(person.heard()[before + 1]?.text).toContain("请核对");
    expect(api.countCalls("file")).toBe(downloads + 1);
    await person.fills("取消", "删掉");
  });

  it("is kept with the draft, goes to the case with it, and is shown to staff alone, with an entry in the log", async () => {
    const person = newPerson();
    expect(await person.fills(...asked)).toContain("照片");
    expect(await person.photo(front)).toContain("已附图片 1 张");
    expect(await person.document("背面.txt", back)).toContain("已附图片 2 张");
    expect(await person.says(contact)).toContain("身份证明：已附图片 2 张");
    const number = /\d{4}-\d{5}/u.exec(await person.presses("确认提交"))?.[0] ?? "";
    await person.says(number);
    expect(await person.presses("看提交的内容")).toContain("与登记的一致");
    const { cases, seal } = await app.office();
    expect((await cases.open(number, "test"))?.applicant).toMatchObject({
      proofs: [{ kind: "jpeg" }, { kind: "png" }],
    });

    const officer = newPerson(officerId);
    await api.until(() => officer.heard().some(({ text }) => text.includes(`新申请 ${number}`)));
    expect(await officer.says(number)).toContain("身份证明：已附图片 2 张");
    await officer.presses("看身份证明 2");
    await api.until(() => officer.heard().at(-1)?.file !== undefined);
    expect(officer.heard().at(-1)?.file).toEqual({ name: `${number} 身份证明 2.png`, bytes: back });
    const looks = app.db.selectFrom("case_log").select(["who", "number"]).where("act", "=", "look-attachment");
    expect(await looks.execute()).toEqual([{ who: `telegram:${officerId}`, number }]);
    expect(await verifyLog(app.db, seal)).toMatchObject({ firstBroken: null, isCutOff: false });
    // the same button in another's hands
    const stolen = officer.heard().flatMap(({ buttons }) => buttons.filter(({ text }) => text === "看身份证明 1"))[0];
    const press = { id: "stolen", from: person.who.from, chat_instance: "1", data: stolen?.callback_data ?? "" };
    const message = { ...api.message({ text: "…", ...person.who }), message_id: 1 };
    expect(
      await person.next(() => api.arrive({ callback_query: { ...press, message } } as Omit<Update, "update_id">)),
    ).toContain("失效");
    expect(await looks.execute()).toHaveLength(1);

    expect(await person.says("导出我的数据")).toContain("身份证明有图片 2 张");
    const other = newPerson();
    await other.says(number);
    expect(await other.says("002X")).toContain("没有找到");
    await other.says(number);
    expect(await other.says("1234")).toContain("待机关确认");
  });

  it("of one who left an address alone has a code on the receipt, by which the case is followed from elsewhere", async () => {
    const person = newPerson();
    await person.fills(asked[0], "纸质", "邮寄", ...asked.slice(2));
    await person.photo(front);
    await person.says("青山市人民路1号");
    const receipt = await person.presses("确认提交");
    const [, number = "", code = ""] = /编号 (\d{4}-\d{5})[\s\S]*查询码 ([A-Z2-9]{8})：/u.exec(receipt) ?? [];
    await person.presses("修改");
    await person.says("把地址改成青山市人民路2号");
    expect(await person.presses("确认修改")).toContain(`查询码 ${code}`);
    expect(await person.says(number)).not.toContain(code);
    await person.says("导出我的数据");
    const sentFile = () => person.heard().find(({ file }) => file?.name.includes("我的数据"))?.file;
    await api.until(() => sentFile() !== undefined);
    const exported = sentFile()?.bytes.toString();
    expect(exported).toContain("青山市人民路2号");
    expect(exported).not.toContain(code);
    const other = newPerson();
    await other.says(number);
    expect(await other.says("22222222")).toContain("没有找到");
    await other.says(number);
    expect(await other.says(code.toLowerCase())).toContain("待机关确认");
    expect(isLeaked(code)).toBe(false);
    await person.presses("修改");
    await person.says("把联系方式改成13800001234");
    expect(await person.presses("确认修改")).toMatch(/联系电话末 4 位/u);
  });

  it("is refused with one sentence, and nothing of it is kept, where it is wrong or wrongly placed", async () => {
    const before = await filesKept();
    const person = newPerson();
    expect(await person.photo(front)).toContain("只能读文字");
    await person.fills(...asked.slice(0, 2));
    expect(await person.photo(front)).toContain("现在要答的不是身份证明");
    await person.fills(...asked.slice(2));
    expect(await person.document("身份证.jpg", pictureOf("gif", "canary-gif"))).toContain("只收 JPEG、PNG 图片和 PDF");
    const large = pictureOf("jpeg", "canary-large", proofBytesAtMost + 1);
    const downloads = () => api.countCalls("file");
    const fetched = downloads();
    expect(await person.document("a.jpg", large)).toContain("超过 5 MB");
    expect(downloads()).toBe(fetched);
    // one that is larger than was said
    expect(await person.document("a.jpg", large, 1_000)).toContain("超过 5 MB");
    for (const [method, kind] of [
      ["getFile", "cut"],
      ["file", "cut"],
      ["file", "lost"],
    ] as const) {
      api.fail(method, { kind });
      expect(await person.photo(front), `${method} ${kind}`).toContain("文件没有取到");
    }
    expect(
      await person.next(() => api.arrive({ message: api.message({ sticker: {} as never, ...person.who }) } as never)),
    ).toContain("只收 JPEG");
    expect(await filesKept()).toBe(before);
    expect(await person.says("11010519491231002X")).toContain("怎么联系您");
    expect(await person.photo(front)).toContain("身份证明已经填了号码");
    expect(await filesKept()).toBe(before);
  });

  it("comes as an album: a few are kept, each once, and the rest is refused once", async () => {
    const before = await filesKept();
    const person = newPerson();
    const album = (count: number, from: number) => {
      for (let at = from; at < from + count; at += 1)
        api.sendPhoto(pictureOf("jpeg", `page ${at}`), { media_group_id: `album${from}`, ...person.who });
    };
    await person.next(() => album(3, 0));
    expect(person.heard()).toHaveLength(1);
    await person.fills(...asked);
    const heard = person.heard().length;
    album(proofsAtMost + 3, 100);
    await api.confirmed();
    await api.until(() => person.heard().length === heard + proofsAtMost + 1);
    expect(person.heard().at(-1)?.text).toContain(`最多 ${proofsAtMost} 个`);
    expect(await filesKept()).toBe(before + proofsAtMost);
    const again = api.sendPhoto(front, person.who);
    await api.confirmed();
    api.redeliver(again);
    await api.confirmed();
    expect(await filesKept()).toBe(before + proofsAtMost);
    expect(await person.says("改身份证明")).toContain("身份证号码");
    expect(await filesKept()).toBe(before);
    await person.photo(front);
    expect(await person.photo(front)).toContain("已经收下了");
    expect(await filesKept()).toBe(before + 1);
    await person.says("取消");
    await person.presses("删掉");
    expect(await filesKept()).toBe(before);
  });

  it("belongs to each of several matters, and another takes its place within half an hour", async () => {
    const before = await filesKept();
    const person = newPerson();
    await person.says("我要申请公开1、2023年银杏路改造工程的批复；2、2022年白杨路拆迁补偿方案");
    await person.presses("分开申请");
    await person.fills(...asked.slice(1));
    await person.photo(front);
    await person.says(contact);
    await person.presses("确认提交");
    const [second] = /(\d{4}-\d{5})(?![\s\S]*\d{4}-\d{5})/u.exec(await person.presses("确认提交")) ?? [];
    expect(await filesKept()).toBe(before + 1);
    const { cases } = await app.office();
    const files = await cases.list({ owner: `telegram:${person.id}` });
    expect(files).toHaveLength(2);
    expect(second).toBe(files[1]?.number);
    await person.says(second ?? "");
    await person.presses("修改");
    await person.says("改身份证明");
    await person.photo(back);
    await person.presses("确认修改");
    for (const [at, bytes] of [front, back].entries())
      expect((await cases.openProof(files[at]?.number ?? "", 0, "test"))?.bytes).toEqual(bytes);
    expect(await filesKept()).toBe(before + 2);
    await person.says("删除我的数据");
    expect(await filesKept()).toBe(before + 2);
  });

  it("is asked for at a terminal by its path, and is written to a file by the operator", async () => {
    const before = await filesKept();
    const folder = mkdtempSync(join(tmpdir(), "gongkai-proof-files-"));
    const path = join(folder, "身份证 正面.jpg");
    writeFileSync(path, pictureOf("jpeg", "canary-at-the-terminal"));
    const terminal = openTerminal(await app.assistant(), false);
    const person = personAt(terminal);
    await terminal.see(/离开。\n$/u);
    for (const text of asked) await person.write(text);
    expect((await person.write("文件 ./没有这个.jpg")).text).toContain("找不到这个文件");
    expect((await person.write(path)).text).toContain("已附图片 1 张");
    expect((await person.write(contact)).text).toContain("身份证明：已附图片 1 张");
    const number = /\d{4}-\d{5}/u.exec((await person.write("确认提交")).text)?.[0] ?? "";
    terminal.input.end();
    await terminal.done;
    expect(await filesKept()).toBe(before + 1);
    const run = async (...args: readonly string[]) => {
      let said = "";
      const io = { out: (text: string | Uint8Array) => (said += text), err: (text: string) => (said += text) };
      const streams = { input: terminal.input, output: terminal.output, hasColour: false };
      return {
        code: await runCommandLine(args, { GONGKAI_DATA: data, GONGKAI_LOG: "silent" }, { ...io, ...streams }),
        said,
      };
    };
    expect((await run("case", number)).said).toContain("已附图片 1 张");
    const out = join(folder, "out.jpg");
    expect(await run("case", number, "attachment", "--out", out)).toMatchObject({ code: 0 });
    expect(readFileSync(out)).toEqual(readFileSync(path));
    expect(statSync(out).mode & 0o777).toBe(0o600);
    expect(await run("case", number, "attachment", "--out", out)).toMatchObject({ code: 2 });
    expect(await run("case", number, "attachment", "--out", join(folder, "b"), "--file", "2")).toMatchObject({
      code: 2,
    });
  });

  it("is forgotten with a draft that was left, and is in no byte of the data folder", async () => {
    const before = await filesKept();
    const person = newPerson();
    await person.fills(...asked);
    await person.photo(pictureOf("jpeg", "canary-left-behind"));
    expect(await filesKept()).toBe(before + 1);
    app = await bot.start("2026-05-02T09:00:00+08:00");
    await (await app.office()).drafts.prune(30);
    expect(await filesKept()).toBe(before);
    expect(await person.says("继续申请")).not.toContain("身份证");
    await bot.stop();
    for (const words of [
      "front-of-the-card",
      "back-of-the-card",
      "at-the-terminal",
      "left-behind",
      "canary-large",
      "canary-gif",
    ])
      expect(isLeaked(words), words).toBe(false);
    // what is looked for would be found
    writeFileSync(join(data, "plain"), pictureOf("jpeg", "canary-plain").toString("base64"));
    expect(isLeaked("canary-plain")).toBe(true);
  });
});
