import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, openApp } from "../../../src/app.ts";
import { readConfig } from "../../../src/config.ts";
import type { Assistant } from "../../../src/conversation/assistant.ts";
import type { Button, Incoming } from "../../../src/conversation/message.ts";

let app: App;
let assistant: Assistant;
beforeAll(async () => {
  const data = mkdtempSync(join(tmpdir(), "gongkai-window-"));
  const now = "2026-03-02T09:00:00+08:00";
  app = await openApp(readConfig({ GONGKAI_DATA: data, GONGKAI_LOG: "silent", GONGKAI_NOW: now }));
  assistant = await app.assistant();
}, 30_000);
afterAll(() => app.close());

let persons = 0;

/** A person in a chat of their own. `again`: the last message once more, as after a crash before its reply was kept. */
function newPerson(listener = assistant) {
  persons += 1;
  const person = `telegram:${persons}`;
  let count = 0;
  let buttons: readonly Button[] = [];
  let last: Incoming | undefined;
  const hear = async (incoming: Incoming): Promise<string> => {
    last = incoming;
    const replies = await listener.handle(incoming);
    buttons = replies.flatMap((reply) => reply.buttons.flat());
    return replies.map(({ spans }) => spans.map(({ text }) => text).join("")).join("\n");
  };
  const send = (body: Incoming["body"]): Promise<string> => {
    count += 1;
    return hear({ id: `${person}:${count}`, conversation: person, person, body });
  };
  const buttonOf = (label: string): string => {
    const button = buttons.find((one) => one.label === label);
    if (button === undefined) throw new Error(`no button 「${label}」`);
    return button.data;
  };
  const says = (text: string): Promise<string> =>
    send(text.startsWith("/") ? { kind: "command", name: text.slice(1), rest: "" } : { kind: "text", text });
  return {
    sends: send,
    says,
    labels: () => buttons.map(({ label }) => label),
    buttonOf,
    presses: (label: string) => send({ kind: "button", data: buttonOf(label) }),
    again: () => (last === undefined ? Promise.reject(new Error("nothing was said")) : hear(last)),
    async fills(...texts: readonly string[]) {
      let reply = "";
      for (const text of texts) reply = await says(text);
      return reply;
    },
    filed: async () => (await (await app.office()).cases.list({ owner: person })).length,
  };
}

const wish = "我要申请公开2023年银杏路改造工程的批复";
const identity = ["我叫金丝雀", "11010519491231002X"] as const;
const byPickup = [wish, "纸质", "自己去拿", "个人", ...identity, "13800000000"] as const;

describe("what people say to the form", () => {
  it("takes no role for a name, and answers who may apply", async () => {
    const { fills, says } = newPerson();
    expect(await fills(wish, "我是外国人")).toContain("不能因此拒收");
    await fills("电子", "网上", "个人");
    expect(await says("我是外国人")).toContain("姓名");
    expect(await fills("John Smith", "护照 E12345678", "john@example.org")).toContain("John Smith");
  });

  it("answers questions of law at the first question and at the review", async () => {
    const { fills, says } = newPerson();
    expect(await fills("/apply", "要多久？")).toMatch(/20 个工作日[\s\S]*想要什么信息/u);
    await fills("2023年银杏路改造工程的批复", ...byPickup.slice(1));
    expect(await says("要钱吗")).toMatch(/原则上不收费[\s\S]*请核对/u);
  });

  it("does not say that a field was changed when nothing was", async () => {
    const { fills } = newPerson();
    const reply = await fills(...byPickup, "把电话改成123");
    expect(reply).not.toContain("改好了");
    expect(reply).toContain("13800000000");
  });

  it("asks for the address when the way of delivery turns to post, and keeps the telephone", async () => {
    const { fills, says, labels } = newPerson();
    expect(await fills(...byPickup, "改途径", "寄给我")).toContain("地址");
    expect(labels()).not.toContain("确认提交");
    expect(await says("青山市人民路1号")).toMatch(/13800000000，青山市人民路1号/u);
  });

  it("asks for the e-mail address where only a telephone was said in passing", async () => {
    const { fills, says } = newPerson();
    expect(await fills(wish, "发我邮箱就行，电话13800000000", "个人", ...identity)).toContain("请写电子邮箱");
    expect(await says("a@example.org")).toContain("13800000000，a@example.org");
  });

  it("fills many fields from one message", async () => {
    const { fills } = newPerson();
    const all = "我要电子版的，发到a@example.org，我是张三，身份证号11010519491231002X，电话13800000000，个人申请";
    const review = await fills("/apply", "2023年银杏路改造工程的批复", all);
    for (const part of ["张三", "***002X", "13800000000，a@example.org", "电子邮件", "自然人"])
      expect(review).toContain(part);
  });

  it("adds a telephone number that is said at the review", async () => {
    const { fills, says } = newPerson();
    await fills(wish, "发我邮箱就行", "个人", ...identity, "a@example.org");
    expect(await says("电话13800000000")).toContain("13800000000，a@example.org");
  });

  it("hears leaving and changing in traditional characters", async () => {
    const { fills, says } = newPerson();
    await fills(...byPickup);
    expect(await says("把電話改為13900000000")).toContain("13900000000");
    expect(await says("取消申請")).toContain("要刪掉嗎");
    expect(await says("刪掉")).toContain("什麼也沒有提交");
  });

  it.each([
    "想申请一份2023年银杏路改造工程的批复文件",
    "我想申请青山市2023年预算执行情况报告",
    "申請公開2023年銀杏路改造工程的批覆",
    "那我申请吧",
  ])("opens with 「%s」", async (words) => {
    expect(await newPerson().says(words)).toMatch(/信息公[开開]申[请請]/u);
  });

  it.each(["怎么申请？", "我想申请行政复议", "我要申请低保", "申请公开要什么材料", "我想申请吗"])(
    "stays closed at 「%s」",
    async (words) => {
      const { says, labels } = newPerson();
      await says(words);
      expect(labels()).not.toContain("先不填了");
    },
  );
});

describe("a message that comes twice", () => {
  it("shows the same receipt where the confirmation was typed", async () => {
    const { fills, says, again, filed } = newPerson();
    await fills(...byPickup);
    const receipt = await says("确认");
    expect(receipt).toContain("待机关确认");
    expect(await again()).toBe(receipt);
    expect(await filed()).toBe(1);
    expect(await says("2020年收到多少件申请？")).toContain("3 件");
  });

  it("does not file the next of several matters", async () => {
    const { fills, says, presses, again, filed } = newPerson();
    await says("/apply");
    await says("1. 2023年银杏路改造工程的批复；2. 2022年梧桐路拆迁补偿方案");
    await presses("分开申请");
    await fills(...byPickup.slice(1));
    const receipt = await says("确认");
    expect(receipt).toMatch(/待机关确认[\s\S]*梧桐路/u);
    expect(await again()).toBe(receipt);
    expect(await filed()).toBe(1);
    const asked = await says("改姓名");
    expect(await again()).toBe(asked);
    await says("金丝雀");
    expect(await says("确认")).toContain("待机关确认");
    expect(await filed()).toBe(2);
  });

  it("goes back one step, not two", async () => {
    const { fills, presses, again } = newPerson();
    await fills(...byPickup.slice(0, 5));
    const reply = await presses("上一步");
    expect(reply).toContain("您的姓名");
    expect(await again()).toBe(reply);
  });

  it("tells a wrong proof and a correction once more, to the window alone", async () => {
    const { fills, presses, says, again } = newPerson();
    await fills(...byPickup);
    const receipt = await presses("确认提交");
    const number = /\d{4}-\d{5}/u.exec(receipt)?.[0] ?? "";
    const { casework, cases } = await app.office();
    await casework.act(number, { kind: "confirm" }, "telegram:1001");
    await casework.act(number, { kind: "request-correction", days: 10, note: "写清文号" }, "telegram:1001");
    await says("补正");
    const shown = await says("文号是青政发〔2023〕5号");
    expect(await again()).toBe(shown);
    const corrected = await says("确认");
    expect(corrected).toContain("补正已经交给机关");
    expect(await again()).toBe(corrected);
    expect((await cases.load(number))?.events.filter(({ kind }) => kind === "correct")).toHaveLength(1);
    const other = newPerson();
    const wrong = await other.fills(number, "0000");
    expect(wrong).toContain("没有找到");
    expect(await other.again()).toBe(wrong);
  });
});

describe("whatever is said to the form", () => {
  const sayings = [
    ...byPickup,
    "上一步",
    "先不填了",
    "继续申请",
    "取消",
    "改姓名",
    "把途径改成邮寄",
    "我是外国人",
    "1. 银杏路的批复；2. 梧桐路的方案",
    "分开",
    "合在一起",
    "？",
    "",
    "😀",
    "/apply",
    "/mine",
    "撤回",
    "2026-00001",
  ];
  it("is answered, and files nothing without a confirmation", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...sayings), { maxLength: 14 }), async (said) => {
        const { says, filed } = newPerson();
        for (const words of said) expect(await says(words)).not.toContain("故障");
        expect(await filed()).toBe(0);
      }),
      { numRuns: 25 },
    );
  });
});

describe("leaving the form", () => {
  it("says that no form is open to who gives one up, and takes it for no question", async () => {
    const person = newPerson();
    await person.says("2020年收到多少件政府信息公开申请？");
    expect(await person.says("算了不弄了")).toContain("没有在填的申请");
  });

  it("is given up while it waits", async () => {
    const person = newPerson();
    await person.fills(wish, "先不填了");
    expect(await person.says("不申请了")).toContain("什么也没有提交");
  });

  it.each(["算了不弄了", "不想申请了", "不要了", "太麻烦了 不填了"])(
    "asks once before it deletes much at 「%s」, and deletes nothing by a yes to something else",
    async (words) => {
      const { fills, says, labels } = newPerson();
      await fills(...byPickup);
      expect(await says(words)).toContain("要删掉吗");
      expect(labels()).toEqual(["删掉", "先放着", "接着填"]);
      expect(await says("好")).toContain("要删掉吗");
      expect(await says("要多久？")).toMatch(/20 个工作日[\s\S]*金丝雀/u);
      expect(await says(words)).toContain("什么也没有提交");
    },
  );

  it("asks again where the message that wanted to leave comes twice", async () => {
    const { fills, again } = newPerson();
    const asked = await fills(...byPickup, "取消");
    expect(await again()).toBe(asked);
  });

  it("deletes at once where little was typed, and pauses at 「先不搞了」", async () => {
    expect(await newPerson().fills("/apply", "算了不弄了")).toContain("什么也没有提交");
    const { fills, says } = newPerson();
    expect(await fills(wish, "先不搞了")).toContain("30 天内");
    expect(await says("继续申请")).toContain("想要什么形式");
  });

  it("says that what was filed stands where its change is given up", async () => {
    const { fills, presses } = newPerson();
    await fills(...byPickup, "确认");
    await presses("修改");
    expect(await presses("取消")).toMatch(/申请 2026-\d{5} 还是原来提交的内容/u);
  });

  it("gives the receipt of a change again where its button comes twice", async () => {
    const { fills, presses, again } = newPerson();
    await fills(...byPickup, "确认");
    await presses("修改");
    await fills("把电话改成 13900000000");
    const receipt = await presses("确认修改");
    expect(receipt).toContain("申请已修改");
    expect(await again()).toBe(receipt);
  });

  it("stays at the first question when going back from it", async () => {
    expect(await newPerson().fills("/apply", "上一步")).toMatch(/第一项[\s\S]*想要什么信息/u);
  });
});

describe("a form that was not filled to its end", () => {
  const second = "我要申请公开2022年青年路小学的招生方案";

  it("is there again after a talk about a case", async () => {
    const { fills, says } = newPerson();
    await fills(second, "先不填了");
    expect(await says("2026-99999")).toContain("末 4 位");
    expect(await says("0000")).toContain("没有找到");
    expect(await says("继续申请")).toContain("想要什么形式");
  });

  it("is not thrown away by changing what was filed", async () => {
    const { fills, says, presses, labels } = newPerson();
    await fills(...byPickup, "确认");
    await fills(second, "电子", "先不填了", "/mine");
    await presses(labels()[0] ?? "");
    expect(await presses("修改")).toContain("先填完或者取消");
    expect(await says("继续申请")).toContain("怎样拿到它");
  });

  it("is told apart from the receipt of the matter before", async () => {
    const { fills } = newPerson();
    await fills("我要申请公开银杏路工程的可研批复和青年路小学2022年的招生方案", "分开", ...byPickup.slice(1));
    expect(await fills("确认")).toMatch(/\n\n信息公开申请[\s\S]*所需信息：青年路小学2022年的招生方案/u);
  });
});

describe("an authority that takes no applications in chat", () => {
  it("needs no number, takes no picture, and says what goes with the form", async () => {
    const data = mkdtempSync(join(tmpdir(), "gongkai-window-draft-"));
    const own = await openApp(readConfig({ GONGKAI_DATA: data, GONGKAI_LOG: "silent", GONGKAI_INTAKE: "draft" }));
    try {
      const { fills, presses, says, sends } = newPerson(await own.assistant());
      expect(await fills(wish, "纸质", "自己去拿", "个人", "金丝雀，代理人是画眉")).toContain("交申请表的时候附上");
      const file = { size: 9, fetch: async () => ({ ok: false, why: "unreachable" }) as const };
      expect(await sends({ kind: "file", file })).toContain("不收身份证明的图片");
      await presses("不写，交件时附");
      expect(await says("13800000000")).toContain("身份证明：交件时附\n");
      const attached = /附上申请人身份证件正反面复印件、授权委托书和代理人身份证件复印件/u;
      expect(await says("确认")).toMatch(attached);
    } finally {
      await own.close();
    }
  });

  it.each([
    ["as it was left", []],
    ["while another case was asked of", ["查 2020-00001"]],
    ["after another case was asked of", ["查 2020-00001", "取消"]],
  ])("asks for the proof that was left out once it takes applications, %s", async (_, asides) => {
    const settings = {
      GONGKAI_DATA: mkdtempSync(join(tmpdir(), "gongkai-window-opened-")),
      GONGKAI_LOG: "silent",
    };
    const before = await openApp(readConfig({ ...settings, GONGKAI_INTAKE: "draft" }));
    let own = await before.assistant();
    const { fills, presses, says } = newPerson({ ...own, handle: (incoming) => own.handle(incoming) });
    const review = await fills(wish, "纸质", "自己去拿", "个人", "金丝雀", "交件时附", "13800000000");
    expect(review).toContain("身份证明：交件时附");
    await fills(...asides);
    await before.close();
    const opened = await openApp(readConfig(settings));
    try {
      own = await opened.assistant();
      expect(await says("/apply")).toContain("身份证号码？");
      expect(await says("确认")).toContain("身份证号码？");
      const { cases } = await opened.office();
      expect(await cases.list()).toEqual([]);
      expect(await says("11010519491231002X")).toContain("***002X");
      await presses("确认提交");
      expect(await cases.list()).toHaveLength(1);
    } finally {
      await opened.close();
    }
  });

  it("gets each of several matters as a form of its own", async () => {
    const data = mkdtempSync(join(tmpdir(), "gongkai-window-draft-"));
    const own = await openApp(readConfig({ GONGKAI_DATA: data, GONGKAI_LOG: "silent", GONGKAI_INTAKE: "draft" }));
    const both = "我要申请公开银杏路工程的可研批复和青年路小学2022年的招生方案";
    try {
      const { fills, presses, says } = newPerson(await own.assistant());
      expect(await fills(both, "分开", ...byPickup.slice(1))).toContain("还有 1 件：青年路小学2022年的招生方案");
      expect(await says("确认")).toContain("尚未提交");
      expect(await presses("写下一件（还有 1 件）")).toContain("所需信息：青年路小学2022年的招生方案");
      expect(await says("确认")).toContain("尚未提交");
    } finally {
      await own.close();
    }
  });
});

describe("the notice of personal information", () => {
  it("says who handles it, and where to find how they are reached", async () => {
    const notice = await newPerson().fills(wish, "电子", "网上");
    expect(notice).toMatch(/处理者是牡丹江市爱民区人民政府，联系方式见机关网站[\s\S]*政府信息公开指南/u);
  });

  it("says how they are reached where the settings tell", async () => {
    const data = mkdtempSync(join(tmpdir(), "gongkai-window-contact-"));
    const contact = "青山路8号，0453-1234567";
    const own = await openApp(readConfig({ GONGKAI_DATA: data, GONGKAI_LOG: "silent", GONGKAI_CONTACT: contact }));
    try {
      const { fills, says } = newPerson(await own.assistant());
      expect(await fills(wish, "纸质", "自己去拿")).toContain(`联系方式：${contact}`);
      await fills("个人", ...identity, "13800000000");
      expect(await says("确认")).toContain(`联系方式：${contact}`);
    } finally {
      await own.close();
    }
  });
});

describe("an applicant under 14", () => {
  const child = [wish, "纸质", "自己去拿", "个人", "我叫金丝雀", "110105201305060017"] as const;

  it("is asked for the guardian's name, and why; the consent stays with the case", async () => {
    const { fills, says } = newPerson();
    expect(await fills(...child)).toMatch(/不满 14 周岁[\s\S]*监护人的同意（个人信息保护法第三十一条）/u);
    expect(await says("同意")).toContain("请写监护人的姓名");
    expect(await says("好的")).toContain("请写监护人的姓名");
    expect(await says("金丝雀")).toContain("申请人自己的姓名");
    expect(await says("我是孩子的妈妈画眉，同意")).toContain("怎么联系您");
    expect(await says("13800000000")).toContain("监护人（申请人不满 14 周岁，同意处理其个人信息）：画眉\n");
    const number = /\d{4}-\d{5}/u.exec(await says("确认"))?.[0] ?? "";
    const { cases } = await app.office();
    expect((await cases.open(number, "test"))?.applicant.guardian).toBe("画眉");
  });

  it("needs nobody's consent any more where the number was wrong", async () => {
    const { fills } = newPerson();
    const review = await fills(...child, "画眉", "13800000000", "把身份证改成11010519491231002X");
    expect(review).toContain("请核对");
    expect(review).not.toContain("监护人");
  });

  it("keeps the consent when what was filed is changed", async () => {
    const { fills, presses } = newPerson();
    await fills(...child, "画眉", "13800000000", "确认");
    await presses("修改");
    expect(await fills("把电话改成13900000000")).toContain("画眉");
  });

  it("of 14 and more is asked for nothing else", async () => {
    const { fills } = newPerson();
    expect(await fills(...child.slice(0, -1), "110105201005060015")).toContain("怎么联系您");
  });
});

describe("the number of a case in the middle of a form", () => {
  it("asks for that case, and the form goes on", async () => {
    const { fills, says } = newPerson();
    const number = /\d{4}-\d{5}/u.exec(await fills(...byPickup, "确认"))?.[0] ?? "";
    await fills("我要申请公开2022年青年路小学的招生方案", "纸质", "自己去拿", "个人");
    expect(await says(`${number.replace("-0", "-")} 这件怎么样了`)).toMatch(/待机关确认[\s\S]*您的姓名/u);
    await says("我叫金丝雀");
    expect(await says(number)).toMatch(/待机关确认[\s\S]*身份证号码/u);
    expect(await fills("11010519491231002X", "13800000000")).toContain("所需信息：2022年青年路小学的招生方案");
  });

  it("of somebody else wants a proof, and the form waits", async () => {
    const other = newPerson();
    const number = /\d{4}-\d{5}/u.exec(await other.fills(...byPickup, "确认"))?.[0] ?? "";
    const { fills, says } = newPerson();
    expect(await fills("/apply", `${number} 办完了吗`)).toMatch(/末 4 位[\s\S]*继续申请/u);
    expect(await says("002X")).toContain("待机关确认");
    expect(await says("继续申请")).toContain("想要什么信息");
  });

  it("is no number where it is part of what is wanted", async () => {
    const { fills } = newPerson();
    expect(await fills("/apply", "银杏路2026-00017号文件的办理结果表")).toContain("想要什么形式");
  });
});

describe("how to fill a field in", () => {
  it.each([
    [["纸质", "自己去拿", "个人"], "要写全名吗", /全名[\s\S]*您的姓名/u],
    [["纸质", "自己去拿", "个人", "我叫金丝雀"], "号码在哪看", /18 位[\s\S]*您的身份证号码/u],
    [["纸质", "自己去拿", "个人", ...identity], "电话多少位", /11 位[\s\S]*怎么联系您/u],
    [["纸质", "自己去拿", "个人", ...identity], "身份证号几位", /18 位[\s\S]*怎么联系您/u],
  ])("after %j, 「%s」 is told, and asked again", async (before, words, told) => {
    expect(await newPerson().fills(wish, ...before, words)).toMatch(told);
  });
});

describe("words of a button that is not there", () => {
  it("do what they say to the person's only application", async () => {
    const { fills, says } = newPerson();
    await fills(...byPickup, "确认", "2020年收到多少件");
    expect(await says("看提交的内容")).toContain("姓名或者名称：金丝雀");
    await says("2020年收到多少件");
    expect(await says("修改")).toContain("确认之后替换申请");
  });

  it.each(["确认提交", "去补正", "看答复", "修改"])("「%s」 are told to be such", async (words) => {
    expect(await newPerson().says(words)).toContain("没有这个按钮");
  });
});

describe("a correction", () => {
  /** An applicant whose application the authority wants completed. */
  async function incomplete() {
    const person = newPerson();
    const number = /\d{4}-\d{5}/u.exec(await person.fills(...byPickup, "确认"))?.[0] ?? "";
    const { casework, cases } = await app.office();
    await casework.act(number, { kind: "confirm" }, "test");
    await casework.act(number, { kind: "request-correction", note: "写清是哪一年的", days: 5 }, "test");
    const entered = async () =>
      (await cases.load(number))?.events.filter(({ kind }) => kind === "correct").map(({ note }) => note);
    return { ...person, number, casework, entered };
  }

  it("says what the authority wants and until when, and is asked for again when the words come again", async () => {
    const { says, again, entered } = await incomplete();
    const asked = await says("补正");
    expect(asked).toMatch(/写清是哪一年的[\s\S]*2026-03-09 前补正[\s\S]*只有一次/u);
    expect(await again()).toBe(asked);
    expect(await entered()).toEqual([]);
  });

  it.each([
    ["要补正什么？", "写清是哪一年的"],
    ["补什么", "写清是哪一年的"],
    ["什么时候之前要交", "2026-03-09"],
    ["what is missing?", "写清是哪一年的"],
    ["要钱吗？", "原则上不收费"],
    ["好的", "写清是哪一年的"],
    ["？", "写清是哪一年的"],
    ["撤回", "要撤回申请"],
  ])("is not what 「%s」 says, which is answered", async (words, said) => {
    const { fills, labels, entered } = await incomplete();
    expect(await fills("补正", words)).toContain(said);
    expect(labels()).not.toContain("确认提交");
    expect(await entered()).toEqual([]);
  });

  it("is shown before it is handed in, can be written anew, and goes once, as it was last shown", async () => {
    const { fills, says, presses, again, entered } = await incomplete();
    expect(await fills("补正", "2022年的")).toMatch(/将要交给机关的：\n2022年的[\s\S]*还没有提交/u);
    expect(await says("2023年的")).toContain("2023年的");
    expect(await entered()).toEqual([]);
    const done = await presses("确认提交");
    expect(done).toContain("补正已经交给机关");
    expect(await again()).toBe(done);
    expect(await entered()).toEqual(["2023年的"]);
  });

  it("is not handed in by the button under what was written before", async () => {
    const { fills, says, buttonOf, sends, entered } = await incomplete();
    await fills("补正", "2022年的");
    const earlier = buttonOf("确认提交");
    await says("2023年的");
    expect(await sends({ kind: "button", data: earlier })).toMatch(/重新写过[\s\S]*2023年的/u);
    expect(await entered()).toEqual([]);
  });

  it("is entered once where the program stops before the confirmation was taken down", async () => {
    const { fills, says, again, number, casework, entered } = await incomplete();
    await fills("补正", "2023年的");
    // entered, and stopped before anything else was
    await casework.act(number, { kind: "correct", note: "2023年的" }, "applicant");
    const done = await says("确认");
    expect(done).toContain("补正已经交给机关");
    expect(await again()).toBe(done);
    expect(await entered()).toEqual(["2023年的"]);
  });

  it("is not handed in, and stays with the person, where the authority has entered one meanwhile", async () => {
    const { fills, says, again, number, casework, entered } = await incomplete();
    await fills("补正", "2023年的");
    await casework.act(number, { kind: "correct", note: "电话里说是2022年的" }, "telegram:1001");
    for (const told of [await says("确认"), await again(), await says("确认")]) {
      expect(told).toMatch(/没有交给机关[\s\S]*2023年的/u);
      expect(told).not.toContain("补正已经交给机关");
    }
    expect(await entered()).toEqual(["电话里说是2022年的"]);
  });

  it("is left without a change", async () => {
    const { fills, again, entered } = await incomplete();
    const left = await fills("补正", "2023年的", "取消");
    expect(left).toContain("什么也没有改");
    expect(await again()).toBe(left);
    expect(await entered()).toEqual([]);
  });
});

describe("a question of yes or no", () => {
  it.each(["是", "确定", "好的", "yes", "确定撤回"])(
    "is answered by 「%s」: the application is taken back",
    async (words) => {
      const { fills, says } = newPerson();
      await fills(...byPickup, "确认", "撤回申请");
      expect(await says(words)).toContain("已撤回");
    },
  );

  it.each(["不", "算了", "点错了", "no", "不撤回"])("is answered by 「%s」: nothing is changed", async (words) => {
    const { fills, says, labels } = newPerson();
    await fills(...byPickup, "确认", "撤回申请");
    expect(await says(words)).toContain("待机关确认");
    expect(labels()).toContain("撤回申请");
  });

  it("is over with the next message, and asking for the same again is no yes", async () => {
    const { fills, says, labels } = newPerson();
    await fills(...byPickup, "确认", "撤回申请", "你好");
    expect(await says("好的")).not.toContain("已撤回");
    await says("撤回申请");
    await says("撤回申请");
    expect(labels()).toContain("确定撤回");
  });

  it("is answered while another application is being filled in, which stays as it is", async () => {
    const { fills, says, presses, labels } = newPerson();
    await fills(...byPickup, "确认", "/mine");
    await presses(labels()[0] ?? "");
    await presses("撤回申请");
    await says("不");
    await fills("我要申请公开2022年青年路小学的招生方案", "先不填了", "/mine");
    await presses(labels()[0] ?? "");
    await presses("撤回申请");
    expect(await says("是")).toContain("已撤回");
    expect(await says("继续申请")).toContain("想要什么形式");
  });
});

describe("a name", () => {
  it.each(["我改主意了", "不知道呀", "12345"])("is not 「%s」", async (words) => {
    const { fills } = newPerson();
    expect(await fills(wish, "电子", "自取", "我是香港人", words)).toMatch(/您的姓名|删掉/u);
  });

  it("of a relative is no part of the description", async () => {
    const { fills } = newPerson();
    const review = await fills("我替我妈妈申请公开2023年银杏路改造工程的批复", ...byPickup.slice(1));
    expect(review).toContain("所需信息：2023年银杏路改造工程的批复\n");
  });

  it("may come with a number and a telephone from abroad", async () => {
    const { fills } = newPerson();
    const review = await fills(wish, "电子", "自取", "替我妈申请", "陈大文", "回乡证 H12345678", "00852 91234567");
    expect(review).toMatch(/自然人，陈大文[\s\S]*通行证 \*\*\*5678\n联系方式：00852 91234567/u);
  });
});

describe("the description", () => {
  it("is set apart from what a person says of themselves in the same breath", async () => {
    const { fills, says, labels } = newPerson();
    const all = "我姓金叫金丝雀 电话13812345678 住在青山市红旗镇银杏路12号 要2019年银杏路征地的批文 还有补偿标准";
    expect(await fills("/apply", all)).toMatch(/1\. 要2019年银杏路征地的批文\n2\. 要2019年银杏路征地的补偿标准/u);
    expect(labels()).toEqual(["分开申请", "合在一份里"]);
    await fills("合在一起", "纸质", "自取", "个人");
    const review = await says("11010519491231002X");
    expect(review).toContain("所需信息：要2019年银杏路征地的批文；要2019年银杏路征地的补偿标准\n");
    expect(review).toMatch(/金丝雀[\s\S]*13812345678，青山市红旗镇银杏路12号/u);
  });
});

describe("what is said out of turn", () => {
  const talk = async (...texts: readonly string[]) => {
    const person = newPerson();
    await person.says(wish);
    return { ...person, reply: await person.fills(...texts) };
  };

  it("is added to the description where it is a feature of what is wanted", async () => {
    const { reply, fills } = await talk("2019年的，文号不知道");
    expect(reply).toMatch(/已补进[\s\S]*什么形式/u);
    expect(await fills(...byPickup.slice(1))).toContain("的批复（2019年的，文号不知道）");
  });

  it("is the way to get it where it is asked for as one", async () => {
    const { reply, fills } = await talk("可以发我邮箱吗");
    expect(reply).toMatch(/记下了[\s\S]*什么身份/u);
    expect(await fills("就我自己申请", ...identity, "a@example.com")).toMatch(
      /电子；获取途径：电子邮件\n申请人：自然人/u,
    );
  });

  it.each(["为什么要写这个", "问这个干嘛", "填这个有什么用"])("「%s」 gets the reason of the field", async (words) => {
    expect((await talk(words)).reply).toMatch(/第四十条[\s\S]*什么形式/u);
  });

  it("tells of an identity number that is none", async () => {
    expect((await talk("身份证 110105194912310021")).reply).toMatch(/校验位不对[\s\S]*什么形式/u);
  });

  it("takes a change with its value, and an address or a body for what it is", async () => {
    expect((await talk("纸质", "自取", "改一下，发邮寄吧")).reply).toContain("改好了");
    expect((await talk("纸质", "黑龙江省牡丹江市爱民区新华路1号")).reply).toContain("什么身份");
    expect((await talk("纸质", "自取", "帮我们公司申请的")).reply).toContain("单位的全称");
    expect((await talk(...byPickup.slice(1, 4), "黑龙江省牡丹江市爱民区新华路1号")).reply).toContain("您的姓名");
  });

  it("takes a choice of a later question, and asks its own again", async () => {
    const { reply, fills } = await talk("邮寄");
    expect(reply).toMatch(/记下了[\s\S]*什么形式/u);
    expect(await fills("纸质")).toContain("什么身份");
    expect((await talk("纸质", "公司")).reply).toMatch(/记下了[\s\S]*怎样拿到/u);
    expect((await talk("随便")).reply).toContain("请选一项");
  });

  it("says that the form is not complete where it is confirmed too early", async () => {
    expect((await talk("纸质", "确认")).reply).toContain("还没填完");
  });
});

describe("changing what was answered", () => {
  it.each([
    ["名字写错了，应该是白鹭", "自然人，白鹭"],
    ["把邮箱改成 b@example.org", "13800000000，b@example.org"],
    ["还是发电子邮件吧", "邮箱"],
    ["change my phone to 13900000000", "13900000000"],
  ])("hears 「%s」 at the review", async (words, shown) => {
    const { fills, says } = newPerson();
    await fills(...byPickup);
    expect(await says(words)).toContain(shown);
  });

  it("replaces a telephone number that is wrong by the next one, and asks what is wrong where nothing is named", async () => {
    const { fills, says } = newPerson();
    await fills(...byPickup);
    expect(await says("不对")).toContain("哪一项不对");
    expect(await says("电话错了")).toContain("新的电话");
    expect(await says("13900000000")).toMatch(/联系方式：13900000000\n/u);
  });

  it("offers to change what was filed just now", async () => {
    const { fills, says, labels } = newPerson();
    await fills(...byPickup, "确认");
    expect(await says("名字写错了")).toContain("修改");
    expect(labels()).toContain("修改");
  });

  it.each([
    ["我是大学生", "自然人"],
    ["我是农民", "自然人"],
    ["公司职员", "自然人"],
    ["我们是贸易公司", "商业企业"],
    ["an individual", "自然人"],
  ])("takes who says 「%s」 for %s", async (words, type) => {
    const { fills } = newPerson();
    const organization = type === "自然人" ? [] : ["没有"];
    const number = type === "自然人" ? "11010519491231002X" : "91350100M000100Y43";
    const review = await fills(wish, "纸质", "自取", words, "金丝雀", ...organization, number, "13800000000");
    expect(review).toContain(`申请人：${type}，金丝雀`);
  });

  it("takes an agent whom a person names, and a name that stands before numbers", async () => {
    const { fills, says } = newPerson();
    await fills(wish, "paper", "pick up", "individual", "金丝雀 11010519491231002X 电话13800000000");
    expect(await says("电话13900000000，代理人是白鹭")).toContain("代表人或者代理人：白鹭");
  });

  it("says what is missing where 「提交吧」 comes too early", async () => {
    expect(await newPerson().fills(wish, "纸质", "提交吧")).toMatch(/还没填完[\s\S]*怎样拿到它/u);
  });
});

describe("what is no application, or is public already", () => {
  it.each([
    ["邻居违建你们管不管", "仍要按信息公开申请提交吗"],
    ["买的冰箱坏了商家不退", "仍要按信息公开申请提交吗"],
    ["工伤赔多少钱", "咨询"],
    ["请确认征收我的地合不合法", "咨询"],
    ["查我的社保缴费记录", "仍要按信息公开申请提交吗"],
    ["爱民区2020年行政处罚的数量", "这些够了吗"],
    ["爱民区2020年政府信息公开工作年度报告", "这些够了吗"],
  ])("is told so of 「%s」 before anything personal is asked", async (words, said) => {
    const { fills, labels, presses } = newPerson();
    expect(await fills("/apply", words)).toContain(said);
    expect(labels()).toContain("继续申请");
    expect(await presses("继续申请")).toContain("想要什么形式");
  });

  it.each(["12345热线2022年考核办法", "王家村2020年低保名单", "2022年信访工作经费预算", "2020年投诉举报处理台账"])(
    "is not said of the document 「%s」",
    async (words) => {
      expect(await newPerson().fills("/apply", words)).toContain("想要什么形式");
    },
  );
});

describe("the form in English", () => {
  const begun = ["I want to apply for the approval of the Qingnian Road renovation in 2023"] as const;
  const answered = [...begun, "on paper", "by post", "an individual", "my name is Anna-Lena Müller"] as const;
  const whole = [...answered, "passport C01X00T47", "12 Main Street, 10115 Berlin, +49 30 1234567"] as const;

  it.each<readonly [said: readonly string[], shown: RegExp]>([
    [["I want to apply for information"], /Which information would you like/u],
    [["I'd like to request government information", "documents"], /rather wide/u],
    [[...begun, "by email"], /Who are you applying as/u],
    [[...begun, "electronic please"], /How would you like to get it/u],
    [[...begun, "I'll pick it up in person"], /In which form/u],
    [[...begun, "paper", "pick it up", "I'm applying for my company"], /full name of the organisation/u],
    [[...begun, "paper", "pick it up", "it is for my mother"], /Your name/u],
    [[...answered, "go back"], /Your name/u],
    [[...answered.slice(0, 4), "I am a foreigner"], /not to be refused[\s\S]*Your name/u],
    [[...answered, "I live at 12 Main Street, Berlin"], /Noted[\s\S]*Your identity card number/u],
    [[...answered, "what is the number for?"], /cannot be left out/u],
    [
      whole,
      /Müller\nProof of identity: passport \*\*\*0T47\nContact: \+49 30 1234567, 12 Main Street, 10115 Berlin\n/u,
    ],
    [[...whole, "change my phone"], /send the new telephone number/u],
    [[...whole, "I made a mistake in my phone number", "+44 20 7946 0000"], /Contact: \+44 20 7946 0000, 12 Main/u],
    [[...whole, "actually by e-mail"], /write an e-mail address/u],
    [[...whole, "change the name to Anna Miller"], /natural person, Anna Miller/u],
    [[...whole, "no"], /What is wrong\?/u],
    [[...whole, "pause"], /put aside/u],
    [[...whole, "pause", "continue"], /Please check/u],
    [[...whole, "cancel"], /Delete everything/u],
    [[...whole, "cancel", "delete it"], /nothing was submitted/u],
    [[...whole, "I don't want to apply any more"], /Delete everything/u],
    [[...whole, "yes, that is right, submit it"], /^Receipt/u],
    [["Hello, I'd like to file a freedom of information request"], /Which information would you like/u],
    [[...begun, "you can send it to bob@example.org"], /Who are you applying as/u],
    [[...begun, "what do you mean by form?"], /Choose what suits you/u],
    [[...whole, "ok submit", "where is my request?"], /^My applications/u],
    [[...whole, "confirm", "I changed my mind, withdraw it"], /Withdraw application/u],
    [["2026-09999", "can I still change it?"], /send the last 4 characters/u],
  ])("hears %j", async (said, shown) => {
    expect(await newPerson().fills(...said)).toMatch(shown);
  });

  it("begins in the language of the answer that the button stands under", async () => {
    const english = newPerson();
    await english.says("How do I apply for information?");
    expect(await english.presses("Apply")).toContain("Which information would you like?");
    const traditional = newPerson();
    await traditional.says("怎麼申請信息公開？");
    expect(await traditional.presses("我要申請")).toContain("您想要什麼信息");
  });

  it("gives what a person has, with the language, and forgets it", async () => {
    const { fills, says } = newPerson();
    await fills(...whole, "confirm");
    expect(await says("export my data")).toContain("1 application");
    expect(await says("delete my data")).toContain("archives");
    expect(await says("/mine")).toContain("我的申请");
  });
});

describe("what hangs under the last reply", () => {
  it("is chosen by its number while a form is open, and files once", async () => {
    const { fills, says, filed, again } = newPerson();
    expect(await fills(wish, "1", "3", "1")).toContain("您的姓名");
    expect(await says("1")).toContain("您以什么身份");
    await fills("1", ...identity);
    await says("13800000000");
    const receipt = await says("1");
    expect(receipt).toContain("回执");
    expect(await again()).toBe(receipt);
    expect(await filed()).toBe(1);
  });

  it("is not chosen by a number that comes again after it was answered", async () => {
    const { fills, again, filed } = newPerson();
    await fills(wish, "纸质", "/mine", "继续申请", "我叫金丝雀，身份证号11010519491231002X，电话13800000000，个人申请");
    const review = await fills("3");
    expect(review).toContain("请核对");
    expect(await again()).toContain("请核对");
    expect(await filed()).toBe(0);
  });

  it("goes back to the question before, whatever was said in passing of later ones", async () => {
    expect(await newPerson().fills(wish, "纸质", "自取", "电话13800000000", "上一步")).toContain("怎样拿到它");
  });
});
