import fc from "fast-check";
import mammoth from "mammoth";
import { describe, expect, it } from "vitest";
import type { CaseFile } from "../../../src/application/case-store.ts";
import { decide } from "../../../src/application/decide.ts";
import { addDays } from "../../../src/base/day.ts";
import { createDesk } from "../../../src/conversation/casework/desk.ts";
import type { Incoming, Outgoing } from "../../../src/conversation/message.ts";
import { newDatabase, smallAssistant } from "../small-assistant.ts";
import { colleague, filed, memoryDesk, officer, rules, withEvents } from "./memory-desk.ts";

const number = "2026-00017";

/** A person who writes to the assistant and presses what hangs under the last reply. */
async function personAt(files: readonly CaseFile[], person = officer, conversation = person) {
  const desk = memoryDesk(files);
  const db = await newDatabase();
  let { assistant } = smallAssistant(db, { counters: async () => ({ desk: createDesk(desk.parts) }) });
  let last: readonly Outgoing[] = [];
  let count = 0;
  let who = { person, conversation };
  const send = async (body: Incoming["body"]) => {
    count += 1;
    last = await assistant.handle({ id: String(count), ...who, body });
    return last.map(({ spans }) => spans.map(({ text }) => text).join("")).join("\n");
  };
  /** The last message once more, as after a crash before its reply was on disk. */
  const again = async (body: Incoming["body"]) => {
    last = await assistant.handle({ id: String(count), ...who, body });
    return last.map(({ spans }) => spans.map(({ text }) => text).join("")).join("\n");
  };
  const labels = () => last.flatMap(({ buttons }) => buttons.flat().map(({ label }) => label));
  const dataOf = (label: string) => {
    const button = last.flatMap(({ buttons }) => buttons.flat()).find((one) => one.label.startsWith(label));
    if (button === undefined) throw new Error(`no button 「${label}」 among ${labels().join("、")}`);
    return button.data;
  };
  return {
    ...desk,
    labels,
    dataOf,
    again,
    /** Whoever writes and presses from now on. */
    turnTo: (person: string) => {
      who = { person, conversation: person };
    },
    write: (text: string) => send({ kind: "text", text }),
    command: (name: string, rest = "") => send({ kind: "command", name, rest }),
    pressData: (data: string) => send({ kind: "button", data }),
    press: (label: string) => send({ kind: "button", data: dataOf(label) }),
    /** As after a crash: what is not on disk is gone. */
    restart: () => {
      assistant = smallAssistant(db, { counters: async () => ({ desk: createDesk(desk.parts) }) }).assistant;
    },
    file: () => last.at(-1)?.file,
    events: () => desk.cases.get(number)?.events.map(({ kind }) => kind),
  };
}

const received = withEvents(filed(number), { kind: "confirm", on: "2026-03-02" });

describe("the desk", () => {
  it("confirms receipt once, however often the button is pressed", async () => {
    const at = await personAt([filed(number)]);
    expect(await at.write(number)).toContain("待机关确认");
    await at.press("确认收到");
    const review = await at.press("今天");
    expect(review).toContain("第 1 条：确认收到");
    expect(review).toContain("待机关确认 → 办理中");
    expect(review).toContain("2026-03-30 前答复");
    const enter = at.dataOf("确认记入");
    expect(await at.pressData(enter)).toContain("已记入第 1 条");
    expect(await at.pressData(enter)).toContain("已经记下，不用再按");
    expect(at.events()).toEqual(["confirm"]);
  });

  it("asks one thing at a time, says what would be valid, goes back, and is left by a word", async () => {
    const at = await personAt([received]);
    await at.write(number);
    await at.press("延期");
    expect(await at.write("下辈子")).toContain("没看懂是哪一天");
    expect(await at.write("2026-03-03")).toContain("还没到");
    expect(await at.write("2026-03-01")).toContain("早于");
    expect(await at.write("今天")).toContain("最多 20 个");
    expect(await at.write("25天")).toContain("1 至 20");
    expect(await at.write("十天")).toContain("延期的理由");
    expect(await at.write("上一步")).toContain("最多 20 个");
    expect(await at.press("20 个工作日")).toContain("延期的理由");
    const review = await at.write("需要征求多个部门意见");
    expect(review).toContain("延期（20 个工作日）");
    expect(review).toContain("说明：需要征求多个部门意见");
    expect(await at.write("你好")).toContain("请核对");
    expect(await at.write("取消")).toContain("什么也没有记");
    expect(at.events()).toEqual(["confirm"]);
    expect(await at.write("2020年收到多少件政府信息公开申请？")).toMatch(/^3 件/u);
  });

  it("goes on after a restart in the middle of an act", async () => {
    const at = await personAt([received]);
    await at.write(number);
    await at.press("要求补正");
    await at.write("今天");
    at.restart();
    expect(await at.write("请写明要哪一份规划")).toContain("多少个工作日");
    at.restart();
    await at.write("10");
    await at.write("确认");
    expect(at.cases.get(number)?.events[1]).toMatchObject({ kind: "request-correction", days: 10, by: officer });
  });

  it("enters once where it stopped after entering and before saying so", async () => {
    const at = await personAt([filed(number)]);
    await at.write(number);
    await at.press("确认收到");
    await at.press("今天");
    const enter = at.dataOf("确认记入");
    at.state.failAfterEntering = true;
    expect(await at.pressData(enter)).toContain("抱歉");
    at.state.failAfterEntering = false;
    at.restart();
    expect(await at.pressData(enter)).toContain("已经记下");
    expect(at.events()).toEqual(["confirm"]);
    expect(await at.write(number)).toContain("办理中");
  });

  it("takes a message that comes twice for one answer", async () => {
    const at = await personAt([received]);
    await at.write(number);
    await at.press("延期");
    await at.write("今天");
    await at.write("10");
    expect(await at.again({ kind: "text", text: "10" })).toContain("延期的理由");
    expect(at.dialogues.get(officer)?.values).toEqual({ on: "2026-03-02", days: 10 });
    await at.command("cancel");
    await at.command("enter");
    await at.write("当面提交");
    await at.write("今天");
    expect(await at.again({ kind: "text", text: "今天" })).toContain("申请公开什么信息");
  });

  it("enters nothing where another was faster", async () => {
    const at = await personAt([received]);
    await at.write(number);
    await at.press("要求补正");
    await at.write("今天");
    const other = withEvents(received, { kind: "extend", on: "2026-03-02", days: 5 });
    at.cases.set(number, other);
    expect(await at.write("不清楚")).toContain("刚刚有了新的记录");
    expect(at.events()).toEqual(["confirm", "extend"]);
  });

  it("takes no button of an earlier question for an answer to the present one", async () => {
    const at = await personAt([received]);
    await at.write(number);
    await at.press("要求补正");
    const today = at.dataOf("今天");
    await at.pressData(today);
    expect(await at.pressData(today)).toContain("已经答过了");
    expect(at.dialogues.get(officer)?.values).toEqual({ on: "2026-03-02" });
  });

  it("offers just what the state allows", async () => {
    const at = await personAt([received, filed("2026-00018")]);
    await at.write("2026-00018");
    expect(at.labels()).toEqual(expect.arrayContaining(["确认收到", "登记撤回"]));
    expect(at.labels()).not.toEqual(expect.arrayContaining(["答复"]));
    expect(at.labels()).not.toEqual(expect.arrayContaining(["更正记错的"]));
    await at.write(number);
    expect(at.labels()).toEqual(
      expect.arrayContaining([
        "要求补正",
        "征求第三方意见",
        "征求其他机关意见",
        "延期",
        "收费通知",
        "答复",
        "不予处理",
        "告知向有权机关申请",
        "更正记错的",
      ]),
    );
    expect(at.labels()).not.toContain("登记补正");
  });

  it("lets the officer pick the outcome, suggests none, and counts what was severed as partial alone", async () => {
    const at = await personAt([received]);
    await at.write(number);
    expect(await at.press("答复")).toContain("由您决定");
    expect(at.labels()).toEqual(["予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理", "取消"]);
    await at.press("不予公开");
    expect(at.labels()).toContain("过程性信息（条例第十六条第二款）");
    await at.press("上一步");
    await at.press("部分公开");
    await at.press("今天");
    const review = await at.press("另附");
    expect(review).toContain("办理中 → 已答复");
    expect(review).toContain("区分处理（条例第三十七条）");
    await at.press("确认记入");
    expect(at.cases.get(number)?.events[1]).toMatchObject({ kind: "reply", outcome: "requests.outcome.partial" });
  });

  it("asks for nothing in a reply that the settings say, and takes another text all the same", async () => {
    const at = await personAt([received]);
    at.state.letterhead = { ...at.state.letterhead, reviewBody: "某市人民政府", court: "某市中级人民法院" };
    await at.write(number);
    await at.press("答复");
    await at.press("不予公开");
    await at.press("过程性信息");
    expect(await at.press("今天")).toContain("向某市人民政府申请行政复议");
    expect(await at.press("从草稿起")).toContain("文号？（空着的第 1 项，共 3 项）");
    await at.press("上一步");
    expect(await at.write("不予公开。可以向别的机关申请行政复议。")).toContain("向别的机关");
  });

  it("begins the text of a reply from the draft of its conclusion, asks for each blank, and keeps it beside what replaces it", async () => {
    const at = await personAt([received]);
    const reply = async () => {
      await at.write(number);
      await at.press("答复");
      await at.press("不予公开");
      await at.press("过程性信息");
      return at.press("今天");
    };
    const draft = await reply();
    expect(draft).toContain("金丝雀：");
    expect(draft).toContain("【请填写：文号】");
    expect(await at.write("太短")).toContain("全文");
    expect(await at.write("正文里【请填写：理由】还空着")).toContain("没填的：【请填写：理由】");
    expect(await at.press("从草稿起")).toContain("文号？（空着的第 1 项，共 5 项）");
    await at.write("某政公开〔2026〕3号");
    await at.write("请示报告");
    await at.write("仍在 $& 研究");
    await at.write("某市人民政府");
    const review = await at.write("某区人民法院");
    expect(review).toContain("形成的请示报告。");
    expect(review).toContain("理由：仍在 $& 研究。");
    expect(review).not.toContain("【请填写");
    await at.press("确认记入");
    await at.press("更正记错的");
    await at.press("第 2 条");
    await at.write("文号写错了");
    await at.press("确认记入");
    await reply();
    await at.write("某政公开〔2026〕4号：不予公开。");
    await at.press("确认记入");
    const looks = at.looks.length;
    const shown = await at.press("看答复正文");
    expect(at.looks.length).toBe(looks + 1);
    expect(shown.indexOf("第 4 条")).toBeLessThan(shown.indexOf("第 2 条　2026-03-02（已作废）"));
    expect(shown).toContain("某政公开〔2026〕3号");
    expect(shown).toContain("某政公开〔2026〕4号：不予公开。");
    expect(at.cases.get(number)?.events.map(({ text }) => text?.slice(-5) ?? null)).toEqual([
      null,
      expect.any(String),
      null,
      "不予公开。",
    ]);
  });

  it("tells where to apply instead as an outcome of article 36", async () => {
    const at = await personAt([received]);
    await at.write(number);
    await at.press("告知向有权机关申请");
    await at.write("今天");
    expect(await at.write("市自然资源局")).toContain("负责公开该政府信息的行政机关：市自然资源局");
    await at.press("另附");
    await at.write("确认");
    expect(at.cases.get(number)?.events[1]).toMatchObject({
      outcome: "requests.outcome.unavailable.not_held",
      text: null,
    });
  });

  it.each([
    [["按页", "150"], "合计 1700 元"],
    [["按件", "45", "45"], "合计 5500 元"],
    [["按件", "11", "1"], "1 件 × 100 元，合计 100 元"],
    [["按件", "31", "2"], "1 件 × 100 元，1 件 × 200 元，合计 300 元"],
  ])("reckons the fee from %j", async (answers, said) => {
    const at = await personAt([received]);
    await at.write(number);
    await at.press("收费通知");
    await at.write("今天");
    let review = "";
    for (const words of answers) review = await at.write(words);
    expect(review).toContain(said);
  });

  it("takes back an entry made in error without removing it", async () => {
    const at = await personAt([withEvents(received, { kind: "extend", on: "2026-03-02", days: 5 })]);
    await at.write(number);
    await at.press("更正记错的");
    await at.press("第 2 条");
    const review = await at.write("记错了件");
    expect(review).toContain("第 2 条作废");
    await at.press("确认记入");
    expect(at.events()).toEqual(["confirm", "extend", "void"]);
    expect(await at.write(number)).toContain("（已作废）");
    expect(at.labels()).toContain("延期");
  });

  it("shows who applies only when asked, after it was logged", async () => {
    const at = await personAt([received]);
    const shown = await at.write(number);
    expect(shown).toContain("金**");
    expect(shown).toContain("尾号 0011");
    for (const secret of ["金丝雀", "110105199003070011", "13987654321"]) expect(shown).not.toContain(secret);
    const before = at.looks.length;
    const identity = await at.press("看申请人身份");
    expect(identity).toContain("金丝雀");
    expect(at.looks.slice(before)).toEqual([`${officer} ${number}`]);
  });

  it("explains the last day to answer, day by day", async () => {
    const at = await personAt([received]);
    await at.write(number);
    const clock = await at.press("期限怎么算");
    expect(clock).toContain("答复期限 2026-03-30");
    expect(clock).toContain("2026-03-07 至 2026-03-08　不计：周末");
    expect(clock).toContain("计到第 20 个工作日");
  });

  it("drafts letters from what the case says, and a reply from the conclusion a person picks", async () => {
    const at = await personAt([received]);
    await at.write(number);
    await at.press("文书草稿");
    expect(await at.press("政府信息公开申请收件回执")).toMatch(
      /金丝雀：[\s\S]*2026年3月2日收到[\s\S]*2026年3月30日[\s\S]*某区人民政府/u,
    );
    await at.press("返回文书");
    await at.press("政府信息公开申请答复书");
    expect(await at.press("信息不存在")).toMatch(/第三十六条第（四）项[\s\S]*6 个月内[\s\S]*还要填写：文号/u);
    await at.press("下载 Word");
    const file = at.file();
    expect(file?.name).toBe(`${number} 政府信息公开申请答复书.docx`);
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(file?.base64 ?? "", "base64") });
    expect(value).toContain("金丝雀");
  });
});

describe("an application on paper", () => {
  const answers = ["1", "昨天", "2020年城市绿化规划", "纸质", "自行领取", "自然人", "金丝雀", "没有", "身份证"];

  async function throughForm() {
    const at = await personAt([]);
    await at.command("cases");
    await at.press("录入书面申请");
    for (const words of answers) await at.write(words);
    return at;
  }

  it("is entered one thing at a time, with the rule for its day of receipt, and filed once", async () => {
    const at = await personAt([]);
    expect(await at.command("enter")).toContain("怎样来的");
    expect(await at.press("邮寄（签收）")).toContain("签收之日是收到之日");
    expect(await at.write("2026-03-05")).toContain("还没到");
    expect(await at.press("上一步")).toContain("怎样来的");
    await at.press("当面提交");
    for (const words of answers.slice(1)) await at.write(words);
    expect(await at.write("110105199003070012")).toContain("校验位不对");
    expect(await at.write("1101051990030700")).toContain("应是 18 位");
    await at.write("110105199003070033");
    expect(await at.write("没有")).toContain("没看出");
    const review = await at.write("电话13987654321，地址：某市某区金丝雀路7号");
    expect(review).toContain("联系方式：13987654321，某市某区金丝雀路7号");
    const file = at.dataOf("确认登记");
    expect(await at.pressData(file)).toContain("收到之日 2026-03-01");
    expect(await at.pressData(file)).toContain("已经登记");
    const [filing] = [...at.applications.values()];
    expect(at.applications.size).toBe(1);
    expect(filing).toMatchObject({ receivedOn: "2026-03-01", owner: null, notify: null, by: officer });
    expect(filing?.application.applicant).toMatchObject({ name: "金丝雀", idNumber: "110105199003070033" });
    expect(filing?.application.applicant.representative).toBeUndefined();
  });

  it("of someone under 14 is entered with the guardian's consent, or shown to lack it", async () => {
    const at = await throughForm();
    expect(await at.write("110105201305060017")).toContain("不满 14 周岁");
    await at.press("没有");
    await at.write("13987654321");
    expect(await at.press("确认登记")).toContain("还没有监护人的同意");
    const other = await throughForm();
    await other.write("110105201305060017");
    await other.write("画眉");
    expect(await other.write("13987654321")).toContain("画眉");
    expect(await other.press("确认登记")).toContain("监护人已经同意");
    expect(await other.press("看申请人身份")).toContain("画眉");
  });

  it("is registered with what is on it, and the officer is told what to have completed", async () => {
    const at = await personAt([]);
    await at.command("enter");
    for (const words of ["当面提交", "昨天", "2020年城市绿化规划"]) await at.write(words);
    for (const asked of ["形式", "获取"]) expect(await at.press("申请书上没写"), asked).not.toContain("请选");
    await at.write("自然人");
    await at.press("申请书上没写");
    await at.write("没有");
    expect(await at.press("申请书上没写")).toContain("联系方式");
    expect(await at.write("没写")).toMatch(/形式：没有写；获取方式：没有写[\s\S]*证件：没有写/u);
    const filed = await at.press("确认登记");
    for (const part of ["姓名", "身份证明", "提供形式", "获取途径", "联系方式"])
      expect(filed).toContain(`缺${part === "姓名" ? "申请人的姓名" : part}`);
    expect(filed).toContain("7 个工作日内一次性要求补正");
    expect([...at.applications.values()][0]?.application).toEqual({
      channel: "counter",
      applicant: { type: "natural_person" },
      request: { description: "2020年城市绿化规划" },
    });
  });

  it("keeps a number that is wrong on the paper, once the officer says that it stands so", async () => {
    const at = await throughForm();
    expect(await at.write("110105199003070012")).toMatch(/校验位不对[\s\S]*照录/u);
    await at.press("照录");
    await at.write("13987654321");
    expect(await at.press("确认登记")).toMatch(/校验位不对[\s\S]*要求补正/u);
    expect([...at.applications.values()][0]?.application.applicant.idNumber).toBe("110105199003070012");
  });

  it("is filed once where the program stopped before it said so, and starts its clock at once", async () => {
    const at = await throughForm();
    await at.write("110105199003070033");
    await at.write("13987654321");
    const file = at.dataOf("确认登记");
    at.state.failAfterEntering = true;
    expect(await at.pressData(file)).toContain("抱歉");
    at.state.failAfterEntering = false;
    at.restart();
    expect(await at.pressData(file)).toContain("前答复");
    expect(at.applications.size).toBe(1);
  });

  it("is left by a word", async () => {
    const at = await throughForm();
    expect(await at.write("取消")).toContain("什么也没有登记");
    expect(at.applications.size).toBe(0);
  });
});

describe("a case in somebody's hands", () => {
  it("is taken by one, who is told that another was faster, or that nothing changed", async () => {
    const at = await personAt([received]);
    expect(await at.write(number)).toContain("还没有人办");
    const take = at.dataOf("我来办");
    at.turnTo(colleague);
    await at.write(number);
    expect(await at.press("我来办")).toContain("现在由您办");
    expect(at.labels()).not.toContain("我来办");
    at.turnTo(officer);
    const late = await at.pressData(take);
    expect(late).toContain("这次没有改");
    expect(late).toContain("办理人：王芳");
    expect(await at.command("cases")).toContain("我办的 0　没有人办 0");
    expect(at.handovers).toEqual([{ from: null, to: colleague, by: colleague }]);
  });

  it("is given to a colleague, taken back, and put down", async () => {
    const at = await personAt([received]);
    await at.write(number);
    expect(await at.press("交给别人")).toContain("现在没有人办");
    expect(at.labels()).toEqual(["李明（我）", "王芳", "返回办件"]);
    const give = at.dataOf("王芳");
    expect(await at.press("王芳")).toContain("已交给 王芳");
    expect(await at.pressData(give)).toContain("已交给 王芳");
    expect(await at.press("我来办")).toContain("现在由您办");
    await at.press("交给别人");
    expect(await at.press("不指定人")).toContain("没有指定人办");
    expect(at.handovers.map(({ to }) => to)).toEqual([colleague, officer, null]);
  });

  it("goes to whoever enters the first thing in it, and stays there", async () => {
    const at = await personAt([received]);
    const enter = async () => {
      await at.write(number);
      await at.press("征求第三方意见");
      await at.press("今天");
      await at.press("没有");
      return at.press("确认记入");
    };
    expect(await enter()).toContain("现在由您办");
    at.turnTo(colleague);
    await at.write(number);
    await at.press("登记意见");
    await at.press("今天");
    await at.press("没有");
    expect(await at.press("确认记入")).toContain("办理人：李明");
    expect(at.handovers).toEqual([{ from: null, to: officer, by: officer }]);
  });

  it("is not given by a button from before it was closed", async () => {
    const at = await personAt([received]);
    await at.write(number);
    const take = at.dataOf("我来办");
    await at.press("交给别人");
    const give = at.dataOf("王芳");
    at.cases.set(number, withEvents(received, { kind: "withdraw", on: "2026-03-02" }));
    for (const stale of [take, give]) expect(await at.pressData(stale)).toContain("已经办结，不用再交给谁");
    expect(at.handovers).toEqual([]);
  });

  it("is nobody's to give for who is not an officer, or once it is closed", async () => {
    const closed = withEvents(received, { kind: "withdraw", on: "2026-03-02" });
    const at = await personAt([{ ...closed, number: "2026-00018" }, received]);
    await at.write("2026-00018");
    expect(at.labels()).not.toEqual(expect.arrayContaining(["我来办"]));
    expect(at.labels()).not.toEqual(expect.arrayContaining(["交给别人"]));
    await at.write(number);
    const take = at.dataOf("我来办");
    at.turnTo("telegram:8");
    expect(await at.pressData(take)).not.toContain("2026");
    expect(at.handovers).toEqual([]);
  });
});

describe("the lists", () => {
  const overdue = withEvents(filed("2026-00001", { filedAt: "2026-01-05T02:00:00Z" }), {
    kind: "confirm",
    on: "2026-01-05",
  });
  const soon = withEvents(filed("2026-00002", { filedAt: "2026-01-28T02:00:00Z" }), {
    kind: "confirm",
    on: "2026-01-29",
  });
  const correcting = withEvents(received, { kind: "request-correction", on: "2026-03-02", days: 10 });
  const all = [
    filed("2026-00030"),
    { ...correcting, assignee: officer },
    { ...soon, assignee: colleague },
    { ...overdue, assignee: "telegram:who-left" },
  ];

  it("count what is overdue, new, due soon, waiting and one's own", async () => {
    const at = await personAt(all);
    const shown = await at.command("cases");
    expect(shown).toContain("我办的 1　没有人办 2　待机关确认 1　快到期 1　已超期 1　等别人 1　全部在办 4");
    expect(shown).toContain("2026-00002　办理中　2026-03-04 前答复（还有 2 个工作日）　〔王芳〕");
    expect(shown).toContain("2026-00001　办理中　应于 2026-02-02 前答复，已超期");
    expect(await at.press("等别人")).toContain("2026-00017　补正中　等到 2026-03-16");
    expect(await at.write("没有人办")).toContain("没有人办 2 件");
    expect(await at.write("我办的")).toContain("2026-00017");
    await at.press("返回");
    expect(await at.press("2026-00002")).toContain("2026-00002　办理中");
  });

  it("are paged, in the order of what is due", async () => {
    const many = Array.from({ length: 25 }, (_, at) => {
      const on = addDays("2026-03-01", -at);
      return withEvents(filed(`2026-${String(at).padStart(5, "0")}`, { filedAt: `${on}T00:30:00Z` }), {
        kind: "confirm",
        on,
      });
    });
    const at = await personAt(many);
    await at.command("cases");
    const first = await at.press("全部在办 25");
    expect(first).toContain("（1–10）");
    expect(first.split("\n")[1]).toContain("2026-00024");
    await at.press("下一页");
    expect(await at.press("下一页")).toContain("（21–25）");
    expect(at.labels()).not.toContain("下一页");
  });

  it("say so where there is nothing", async () => {
    expect(await (await personAt([])).command("cases")).toContain("现在没有在办的申请");
  });
});

/** Mostly what carries an act on: else hardly any would come to its end. */
function pickLabel(labels: readonly string[], pick: number): string | undefined {
  if (labels.includes("确认记入") && pick % 5 > 0) return "确认记入";
  const options = labels.filter((label) => label !== "上一步" && label !== "取消");
  const from = labels.includes("取消") && pick % 7 > 0 ? options : labels;
  return from[pick % Math.max(1, from.length)];
}

it("whatever is pressed and written, nothing breaks, and only what the law allows is entered", async () => {
  const words = ["今天", "10", "说明", "昨天", "150", "上一步", "确认", "说明", "今天", number, "15", "取消"];
  const move = fc.record({
    presses: fc.integer({ min: 0, max: 3 }).map((one) => one > 0),
    pick: fc.nat(1_000),
    days: fc.integer({ min: 0, max: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 40, maxLength: 80, size: "max" }), async (moves) => {
      const at = await personAt([filed(number)]);
      await at.write(number);
      for (const { presses, pick, days } of moves) {
        const now = new Date(at.state.now).getTime() + days * 86_400_000;
        at.state.now = new Date(now).toISOString();
        const before = at.events()?.length ?? 0;
        const label = presses ? pickLabel(at.labels(), pick) : undefined;
        const said = label === undefined ? await at.write(words[pick % words.length] ?? "") : await at.press(label);
        expect(said).not.toContain("抱歉");
        const entered = (at.events()?.length ?? 0) - before;
        expect(entered).toBeLessThanOrEqual(1);
        if (entered === 1) expect(said).toContain("已记入第");
      }
      const events = at.cases.get(number)?.events ?? [];
      for (const [place, event] of events.entries()) {
        const until = { ...filed(number), events: events.slice(0, place) };
        expect(decide(until, event, rules, event.at.slice(0, 10))).toMatchObject({ ok: true });
      }
    }),
    { numRuns: 8 },
  );
});

describe("to anyone else the desk does not exist", () => {
  it.each([
    ["a citizen", "telegram:8", "telegram:8"],
    ["staff in a group", officer, "telegram:-77"],
  ])("%s", async (_who, person, conversation) => {
    const at = await personAt([received], person, conversation);
    const unknown = await at.command("nonsense");
    for (const name of ["cases", "case", "cancel"]) expect(await at.command(name, number)).toBe(unknown);
    expect(await at.write(number)).not.toContain("办理中");
    expect(await at.command("help")).not.toContain("/cases");
    expect(at.looks).toEqual([]);
  });

  it("and a button of it that was passed on has expired", async () => {
    const at = await personAt([received]);
    await at.write(number);
    const data = at.dataOf("看申请人身份");
    const desk = createDesk(at.parts);
    const { assistant } = smallAssistant(await newDatabase(), { counters: async () => ({ desk }) });
    const [reply] = await assistant.handle({
      id: "9",
      conversation: "telegram:8",
      person: "telegram:8",
      body: { kind: "button", data },
    });
    expect(reply?.spans.map(({ text }) => text).join("")).toContain("失效");
    const button = { does: "identity", number } as const;
    expect(await desk.press(button, { person: "telegram:8", conversation: "telegram:8" })).toBeUndefined();
  });
});
