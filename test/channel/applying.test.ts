import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import mammoth from "mammoth";
import { afterEach, describe, expect, it } from "vitest";
import { restartingBot } from "../support/restarting-bot.ts";

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** A citizen before the bot, which may be stopped and started on the same data folder, on a later day. */
async function citizen(settings: Record<string, string> = {}) {
  const { api, data, start, stop, close } = await restartingBot(settings);
  open.push(close);
  const next = async (act: () => unknown): Promise<string> => {
    const before = api.sent.length;
    act();
    await api.until(() => api.sent.length > before);
    await api.confirmed();
    return api.sent
      .slice(before)
      .map((message) => message.text)
      .join("\n");
  };
  const says = (text: string) => next(() => api.write(text));
  return {
    api,
    data,
    start,
    stop,
    says,
    presses: (label: string) => next(() => api.press(label)),
    async fills(...texts: readonly string[]) {
      let last = "";
      for (const text of texts) last = await says(text);
      return last;
    },
  };
}

const wish = "我要申请公开2023年银杏路改造工程的批复";
const filled = [wish, "发我邮箱就行", "个人", "我叫金丝雀", "11010519491231002X", "canary@example.org"] as const;

describe("an application by message", () => {
  it("is filed once, with a receipt that promises nothing, however often it is confirmed", async () => {
    const { start, fills, presses, says, api } = await citizen();
    const app = await start();
    expect(await fills(...filled)).toContain("***002X");
    const receipt = await presses("确认提交");
    expect(receipt).toContain("2026-00001");
    expect(receipt).toContain("待机关确认");
    expect(receipt).not.toMatch(/已受理|已经受理|已收到/u);
    const again = api.sent.findLast((message) => message.buttons.some((button) => button.text === "确认提交"));
    expect(again).toBeDefined();
    expect(await presses("确认提交")).toContain("2026-00001");
    expect(await says("我的申请")).toContain("2026-00001");
    expect(await says("我的申请办到哪了")).toContain("2026-00001");
    const { cases } = await app.office();
    expect(await cases.list()).toHaveLength(1);
    const hash = /[\da-f]{64}/u.exec(receipt)?.[0];
    await presses("2026-00001");
    expect(await presses("看提交的内容")).toContain(`${hash}，与登记的一致`);
  });

  it("goes on after a restart in the middle, and can be changed at every step", async () => {
    const { start, fills, says } = await citizen();
    await start();
    await fills(...filled.slice(0, 4));
    await start("2026-03-05T09:00:00+08:00");
    expect(await says("上一步")).toContain("姓名");
    expect(await says("银雀")).toContain("身份证号码");
    expect(await says("110105194912310021")).toContain("校验位");
    expect(await says("先不填了")).toContain("继续申请");
    expect(await says("2020年收到多少件申请？")).toContain("3 件");
    expect(await says("继续申请")).toContain("身份证号码");
    await fills("11010519491231002X", "a@example.org");
    expect(await says("把邮箱改成 b@example.org")).toContain("b@example.org");
    expect(await says("改姓名")).toContain("姓名");
    expect(await says("白鹭")).toContain("白鹭");
    expect(await says("取消")).toContain("要删掉吗");
    expect(await says("删掉")).toContain("什么也没有提交");
    expect(await says("我的申请")).toContain("还没有提交过");
  });

  it("is changed within half an hour, followed, corrected and withdrawn by its applicant", async () => {
    const { start, fills, presses, says, api } = await citizen();
    let app = await start();
    await fills(...filled);
    await presses("确认提交");
    await presses("修改");
    await says("把邮箱改成 new@example.org");
    expect(await presses("确认修改")).toContain("编号还是 2026-00001");
    let office = await app.office();
    expect((await office.cases.open("2026-00001", "test"))?.applicant.email).toBe("new@example.org");
    app = await start("2026-03-03T09:00:00+08:00");
    office = await app.office();
    expect(await says("2026-00001")).not.toContain("修改");
    await office.casework.act("2026-00001", { kind: "confirm" }, "telegram:1001");
    await office.casework.act(
      "2026-00001",
      { kind: "request-correction", days: 10, note: "写清文号" },
      "telegram:1001",
    );
    await api.until(() => ["机关已确认", "需要补正"].every((said) => api.sent.some(({ text }) => text.includes(said))));
    await api.confirmed();
    await says("我的申请");
    expect(await presses("2026-00001")).toContain("补正");
    await presses("去补正");
    expect(await says("文号是青政发〔2023〕5号")).toContain("还没有提交");
    expect(await presses("确认提交")).toContain("补正已经交给机关");
    expect((await office.cases.load("2026-00001"))?.events.at(-1)).toMatchObject({ kind: "correct", by: "applicant" });
    expect(await presses("撤回申请")).toContain("要撤回");
    expect(await presses("确定撤回")).toContain("已撤回");
    expect(await presses("确定撤回")).toContain("已撤回");
    expect((await office.cases.load("2026-00001"))?.events.filter(({ kind }) => kind === "withdraw")).toHaveLength(1);
  });

  it("shows its applicant the reply as it was sent, the corrected one after an entry made in error, and gives both away", async () => {
    const { start, fills, presses, says, api } = await citizen();
    const app = await start();
    await fills(...filled);
    await presses("确认提交");
    const { casework } = await app.office();
    const number = "2026-00001";
    const reply = { kind: "reply", outcome: "requests.outcome.granted" } as const;
    await casework.act(number, { kind: "confirm" }, "telegram:9");
    await casework.act(number, { kind: "consult", party: "third_party", note: "征求隔壁林某的意见" }, "telegram:9");
    await casework.act(number, { kind: "consulted", note: "林某不同意" }, "telegram:9");
    await casework.act(number, { ...reply, note: "随函寄出", text: "发错了的答复书全文" }, "telegram:9");
    await casework.act(number, { kind: "void", voids: 4, note: "录错了件" }, "telegram:9");
    await casework.act(number, { ...reply, text: "银杏路批复见附件，落款" }, "telegram:9");
    await api.until(() => api.sent.filter(({ text }) => text.includes("已于 2026-03-02 答复")).length === 2);
    await says(number);
    expect(await presses("看答复")).toContain("银杏路批复见附件，落款");
    const sentFile = async (name: string) => {
      await api.until(() => api.sent.some(({ file }) => file?.name.includes(name)));
      return api.sent.findLast(({ file }) => file?.name.includes(name))?.file?.bytes.toString();
    };
    expect(await sentFile("答复")).toContain("银杏路批复见附件");
    await says("导出我的数据");
    const exported = await sentFile("我的数据");
    expect(exported).toContain("发错了的答复书全文");
    expect(exported).toContain("银杏路批复见附件");
    expect(exported).toContain("随函寄出");
    // what the authority noted for itself, about others among it
    for (const own of ["telegram:9", "林某", "录错了件"]) expect(exported).not.toContain(own);
    const log = await app.db.selectFrom("case_log").select(["who", "act", "number"]).orderBy("ordinal").execute();
    expect(log.at(-1)).toEqual({ who: "applicant", act: "export", number });
  });

  it("is told to nobody else: a wrong number and a wrong proof read the same", async () => {
    const { start, fills, presses, api } = await citizen();
    await start();
    await fills(...filled);
    await presses("确认提交");
    const other = {
      chat: { id: 8, type: "private", first_name: "乙" },
      from: { id: 8, is_bot: false, first_name: "乙" },
    } as const;
    const asks = async (text: string) => {
      const before = api.sent.length;
      api.write(text, other);
      await api.until(() => api.sent.length > before);
      return api.sent[before]?.text ?? "";
    };
    const known = [await asks("2026-00001"), await asks("0000")];
    const unknown = [await asks("2026-09999"), await asks("0000")];
    expect(known).toEqual(unknown);
    await asks("2026-00001");
    expect(await asks("002x")).toContain("待机关确认");
    // over a restart, and for a number that does not exist as for one that does
    for (let at = 0; at < 3; at += 1) {
      await asks(at === 0 ? "2026-09999" : "2026-00001");
      await asks("0001");
    }
    await start();
    await asks("2026-00001");
    const knownNow = await asks("002x");
    await asks("2026-09999");
    expect([knownNow, await asks("002x")]).toEqual([
      expect.stringContaining("试得太多了"),
      expect.stringContaining("试得太多了"),
    ]);
  });

  it("is only written up where the authority has not announced this channel", async () => {
    const { api, start, fills, presses } = await citizen({
      GONGKAI_INTAKE: "draft",
      GONGKAI_CONTACT: "青山路8号，0453-1234567",
    });
    const app = await start();
    await fills(...filled);
    expect(await presses("生成申请书")).toMatch(/尚未提交[\s\S]*青山路8号，0453-1234567/u);
    await api.until(() => api.sent.at(-1)?.file !== undefined);
    const file = api.sent.at(-1)?.file;
    expect(file?.name).toBe("政府信息公开申请表.docx");
    const { value } = await mammoth.extractRawText({ buffer: file?.bytes ?? Buffer.alloc(0) });
    for (const part of [
      "附：申请人身份证件正反面复印件",
      "金丝雀",
      "11010519491231002X",
      "银杏路",
      "canary@example.org",
      "电子邮件",
      "签名",
      "青山路8号",
    ])
      expect(value).toContain(part);
    expect(await (await app.office()).cases.list()).toEqual([]);
  });

  it("hears what is public, and what goes elsewhere, before anything personal is asked", async () => {
    const { start, says, presses } = await citizen();
    await start();
    const shown = await says("我要申请公开爱民区2020年收到多少件政府信息公开申请");
    expect(shown).toContain("3 件");
    expect(shown).not.toContain("身份证");
    expect(await presses("够了，不申请了")).toContain("什么也没有提交");
    await says("/apply");
    expect(await says("要那个啥文件")).toContain("有点宽");
    expect(await says("我要举报邻居违章建筑，请查处")).toContain("仍要按信息公开申请提交吗");
  });

  it("leaves nothing personal in any byte of the data folder", async () => {
    const { start, stop, fills, presses, says, data } = await citizen();
    await start();
    await fills(...filled);
    await says("先不填了");
    await start("2026-03-03T09:00:00+08:00");
    await says("继续申请");
    await presses("确认提交");
    await presses("看提交的内容");
    await says("导出我的数据");
    await stop();
    const bytes = Buffer.concat(readdirSync(data).map((name) => readFileSync(join(data, name))));
    for (const canary of ["银杏路", "金丝雀", "11010519491231002X", "canary@example.org"]) {
      const text = Buffer.from(canary);
      for (const form of [
        text,
        Buffer.from(canary, "utf16le"),
        Buffer.from(text.toString("base64").replace(/=+$/u, "")),
      ]) {
        expect(bytes.includes(form), canary).toBe(false);
      }
    }
  });
});
