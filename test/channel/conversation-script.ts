import { expect } from "vitest";

/** What a channel shows of one reply. */
export interface Shown {
  readonly text: string;
  readonly buttons: readonly string[];
}

/** One channel, as a person uses it: writes, or chooses what is offered under the last reply. */
export interface Person {
  write(text: string): Promise<Shown>;
  choose(label: string): Promise<Shown>;
}

export interface Step {
  readonly write?: string;
  readonly choose?: string;
  readonly says: readonly (string | RegExp)[];
  readonly offers?: readonly string[];
}

/** A conversation that every channel must carry, over the small assistant, and what must be seen in each reply. */
export const script: readonly Step[] = [
  { write: "/help", says: ["能做", "不做", "English"], offers: ["爱民区2020年收到多少件政府信息公开申请？"] },
  {
    write: "2020年收到多少件政府信息公开申请？",
    says: [/^3 件/u, "本年新收", "正文写1件"],
    offers: ["看原表", "出处"],
  },
  { choose: "看原表", says: ["申请人情况", "requests.new·total", "【3】"] },
  { choose: "出处", says: ["第 4 页", "三、收到和处理政府信息公开申请情况", "「3」"] },
  { write: "出处", says: ["第 4 页"] },
  { write: "爱民区受理了多少件？", says: ["受理"], offers: ["新收", "新收加结转"] },
  { choose: "新收", says: [/^3 件/u] },
  { write: "爱民区受理了多少件？", says: ["受理"] },
  { write: "1", says: [/^3 件/u] },
  { write: "9", says: ["编号"] },
  { write: "/reports", says: ["共 1 份报告", "aimin-2020"], offers: ["核对问题"] },
  { choose: "核对问题", says: ["核对发现 2 处", "各项之和为3"] },
  { write: "/audit 爱民区 2020", says: ["核对发现 2 处"] },
  { write: "/audit 爱民区 2031", says: ["没有找到", "爱民区 2031"] },
  { write: "/nonsense", says: ["没有这个命令"] },
  { write: "😀😀😀", says: ["empty"] },
  { write: "坏了吗", says: ["抱歉", /F-[A-Z2-9]{6}/u] },
  { write: "2020年收到多少件政府信息公开申请？", says: [/^3 件/u] },
  { write: "How many requests were received in 2020?", says: [/^3 requests/u], offers: ["Show the table", "Sources"] },
];

/** The main job, over the assistant as it is built and the report that comes with it. */
export const mainJob: readonly Step[] = [
  {
    write: "2020年收到多少件政府信息公开申请？",
    says: [/^3 件/u, "三、收到和处理政府信息公开申请情况", "第 4 页", "受理依申请公开 1 件", "（七）总计” 0"],
    offers: ["看原表", "出处"],
  },
  { choose: "看原表", says: ["一、本年新收政府信息公开申请数量", /自然人 +3/u, /总计 +【3】/u] },
  { choose: "出处", says: ["爱民区2020年政府信息公开工作年度报告", "第 4 页", "总计：「3」"] },
  { write: "信息公开目录更新多少条？", says: [/^27 条/u, "信息公开目录更新 27 条"], offers: ["出处"] },
  { write: "2019年收到多少件申请？", says: ["2019", "2020 年"] },
  { write: "How many requests were received in 2020?", says: [/^3 /u, "page 4"], offers: ["Show the table"] },
  // commands answer in the language of the talk
  { write: "/reports", says: ["1 report", "aimin-2020"] },
  { write: "/audit 爱民区 2020", says: ["Findings: 10", "1233", "626"] },
  { write: "帮助", says: ["不做"], offers: ["爱民区2020年收到多少件政府信息公开申请？"] },
  { choose: "爱民区2020年行政复议有几件？", says: [/^0 件/u] },
];

/** Messages that go on from the one before, over the report that comes with the assistant. */
export const followUps: readonly Step[] = [
  { write: "那2019年呢", says: ["没有可以接着的问题", "写全"], offers: ["爱民区2020年收到多少件政府信息公开申请？"] },
  { write: "2020年收到多少件政府信息公开申请？", says: [/^3 件/u] },
  { write: "企业的呢", says: [/^0 件/u, "（接着上一问：爱民区 2020 年，本年新收申请）"] },
  { write: "那自然人呢", says: [/^3 件/u, "接着上一问"] },
  { write: "占多少", says: [/^100%/u, "自然人"] },
  { write: "为什么", says: ["对不上", "自然人"] },
  { write: "出处", says: ["第 4 页"] },
  { write: "原文怎么说", says: ["第 4 页", "「3」"] },
  { write: "那2019年呢", says: [/没有.*2019/u] },
  { write: "2020年政府采购金额多少？", says: [/^2623\.72 万元/u] },
  { write: "换成元", says: [/^26237200 元/u] },
  { write: "还有呢", says: ["您想接着看什么"], offers: ["报告对得上吗"] },
  { choose: "报告对得上吗", says: ["对不上"] },
  { write: "谢谢！那行政复议呢", says: [/^0 件/u] },
  { write: "我的电话13812345678，2020年予以公开几件？", says: [/^3 件/u, "电话号码，已遮盖，不会保存"] },
  { write: ":有用", says: ["已记下"] },
  { write: "/unanswered", says: ["没有这个命令"] },
  { write: "How many requests were received in 2020?", says: [/^3 /u] },
  { write: "and companies?", says: [/^0 /u, "Going on from: 爱民区 2020"] },
  { write: "2019?", says: ["The library holds no report"] },
];

/** Plays a script and checks every reply. */
export async function play(person: Person, steps: readonly Step[]): Promise<void> {
  for (const { write, choose, says, offers = [] } of steps) {
    const shown = write === undefined ? await person.choose(choose ?? "") : await person.write(write);
    for (const fact of says) {
      if (typeof fact === "string") expect(shown.text).toContain(fact);
      else expect(shown.text).toMatch(fact);
    }
    expect(shown.buttons).toEqual(expect.arrayContaining([...offers]));
  }
}
