import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { restartingBot } from "../support/restarting-bot.ts";
import { openTerminal, personAt } from "./person-at-terminal.ts";

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** A citizen before the bot; what the bot shows, with its buttons. */
async function citizen(settings: Record<string, string> = {}) {
  const { api, start, close } = await restartingBot(settings);
  open.push(close);
  const next = async (act: () => unknown): Promise<string> => {
    const before = api.sent.length;
    act();
    await api.until(() => api.sent.length > before);
    await api.confirmed();
    const shown = api.sent.slice(before);
    return shown.map(({ text, buttons }) => [text, ...buttons.map((button) => button.text)].join("\n")).join("\n");
  };
  return {
    api,
    start,
    says: (text: string) => next(() => api.write(text)),
    presses: (label: string) => next(() => api.press(label)),
  };
}

const han = /\p{Script=Han}/u;
/** Chinese words that an English reply may have: the authority's name, guide and own words, and what was filed in Chinese. */
const inChinese = /牡丹江市爱民区人民政府|《政府信息公开指南》|青年路改造工程的批复|青政发〔2022〕5号|写清文号/gu;
/** Characters that traditional texts write otherwise. */
const simplifiedOnly = /[开请请设长张编号证书复难时录录发]/u;

describe("an application in English", () => {
  it("is filed, followed and told of in English, over a restart, and its text stays as filed", async () => {
    const { api, start, says, presses } = await citizen();
    let app = await start();
    const english = async (shown: Promise<string>): Promise<string> => {
      const text = await shown;
      expect(text.replace(inChinese, "")).not.toMatch(han);
      expect(text).not.toContain("[object");
      return text;
    };
    expect(await english(says("I want to apply for information"))).toContain("Which information would you like?");
    expect(await english(says("the approval of the Qingnian Road renovation in 2023"))).toContain("Electronic");
    expect(await english(presses("Electronic"))).toContain("How would you like to get it?");
    expect(await english(says("by email"))).toMatch(/personal information[\s\S]*article 29/u);
    expect(await english(says("I'm applying for my company"))).toContain("full name of the organisation");
    expect(await english(says("go back"))).toContain("Who are you applying as?");
    expect(await english(says("an individual"))).toContain("Your name");
    app = await start("2026-03-03T09:00:00+08:00");
    expect(await english(says("why do you need my name?"))).toContain("cannot be anonymous");
    expect(await english(says("my name is John Smith"))).toContain("identity card");
    expect(await english(says("11010519491231002"))).toContain("18 characters");
    expect(await english(says("my passport number is E12345678"))).toContain("e-mail address");
    expect(await english(says("john@example.org"))).toContain("Please check");
    expect(await english(says("pause"))).toContain("put aside");
    expect(await english(says("continue"))).toContain("Applicant: natural person, John Smith");
    expect(await english(says("change my phone to +44 20 7946 0000"))).toContain("+44 20 7946 0000, john@example.org");
    expect(await english(says("cancel"))).toContain("Delete everything");
    expect(await english(presses("Go on"))).toContain("passport ***5678");
    const receipt = await english(says("yes, confirm"));
    expect(receipt).toMatch(/2026-00001 \(3 March 2026, 09:00 Beijing time\)/u);
    expect(receipt).toContain("awaiting the authority's confirmation");
    expect(receipt).not.toMatch(/\baccepted\b|is under way/u);
    const filed = await presses("See what was submitted");
    expect(filed).toMatch(/as it was filed, in Chinese[\s\S]*姓名或者名称：John Smith[\s\S]*the same as registered/u);
    const { casework } = await app.office();
    const told = async (text: string) => {
      await api.until(() => api.sent.some((message) => message.text.includes(text)));
      expect(api.sent.at(-1)?.text).not.toMatch(han);
    };
    await casework.act("2026-00001", { kind: "confirm" }, "telegram:9");
    await told("confirmed that it was received on 3 March 2026. The reply is due by 31 March 2026");
    await casework.act("2026-00001", { kind: "request-correction", days: 10, note: "写清文号" }, "telegram:9");
    await told("needs to be completed, by 17 March 2026");
    app = await start("2026-03-04T09:00:00+08:00");
    expect(await english(says("my applications"))).toContain("until 17 March 2026");
    expect(await presses("2026-00001")).toMatch(/in the authority's words: 写清文号[\s\S]*Complete it/u);
    expect(await english(presses("Complete it"))).toContain("by 17 March 2026");
    expect(await english(says("The number is 5 of 2023."))).toMatch(/What will go[\s\S]*5 of 2023/u);
    expect(await english(says("confirm"))).toContain("counted anew from tomorrow");
    expect(await english(presses("How the deadline is counted"))).toMatch(/5 March 2026[\s\S]*working days so far/u);
    await english(presses("Back to the application"));
    expect(await english(presses("Withdraw"))).toContain("Withdraw application 2026-00001?");
    expect(await english(presses("Yes, withdraw it"))).toContain("Withdrawn.");
    expect(await english(says("delete my data"))).toContain("archives");
  });

  it("turns to Chinese when its person does, and takes no name or number for that", async () => {
    const { start, says } = await citizen();
    await start();
    await says("I want to apply for information");
    expect(await says("2023年青年路改造工程的批复")).toContain("In which form");
    expect(await says("中文")).toContain("想要什么形式的");
    expect(await says("English please")).toContain("In which form");
    await says("paper");
    await says("pick up");
    await says("individual");
    expect(await says("张三")).toContain("Your identity card number");
    expect(await says("我没有身份证，只有护照")).toMatch(/需要。[\s\S]*您的身份证号码/u);
    expect(await says("护照 E12345678")).toContain("怎么联系您");
  });
});

describe("an application in traditional characters", () => {
  it("is filed and told of in them, over a restart, with names and text as written", async () => {
    const { api, start, says, presses } = await citizen();
    await start();
    const traditional = async (shown: Promise<string>): Promise<string> => {
      const text = await shown;
      expect(text).not.toMatch(simplifiedOnly);
      return text;
    };
    await traditional(says("我要申請公開2023年青年路改造工程的批覆"));
    await traditional(presses("電子"));
    await traditional(says("電子郵件"));
    const app = await start("2026-03-03T09:00:00+08:00");
    await traditional(says("個人"));
    await traditional(says("范后里"));
    await traditional(says("護照 E12345678"));
    const review = await traditional(says("chan@example.org"));
    expect(review).toContain("申請人：自然人，范后里");
    const receipt = await traditional(presses("確認提交"));
    expect(receipt).toContain("待機關確認");
    expect(await presses("看提交的內容")).toContain("姓名或者名称：范后里");
    const { casework } = await app.office();
    await casework.act("2026-00001", { kind: "confirm" }, "telegram:9");
    await api.until(() => api.sent.some(({ text }) => text.includes("機關已確認於 2026-03-03 收到")));
    expect(await traditional(says("我的申請"))).toContain("辦理中");
  });
});

/** A person at a terminal over a data folder that outlives the program; what is said at one sitting, and the last reply. */
function sitting(data: string, settings: Record<string, string> = {}) {
  return async (now: string, ...lines: readonly string[]): Promise<string> => {
    const app = await openApp(readConfig({ GONGKAI_DATA: data, GONGKAI_LOG: "silent", GONGKAI_NOW: now, ...settings }));
    try {
      const terminal = openTerminal(await app.assistant(), false);
      const person = personAt(terminal);
      await terminal.see(/离开。\n$/u);
      let last = "";
      for (const line of lines) last = (await person.write(line)).text.replace(/\s+/gu, " ");
      terminal.input.end();
      await terminal.done;
      return last;
    } finally {
      await app.close();
    }
  };
}

describe("an application at a terminal", () => {
  it("is filed in English by numbers and words, over a restart", async () => {
    const sit = sitting(mkdtempSync(join(tmpdir(), "gongkai-languages-")));
    expect(await sit("2026-03-02T09:00:00+08:00", "How many requests were received in 2020?", "/apply")).toContain(
      "Which information would you like?",
    );
    expect(
      await sit("2026-03-02T10:00:00+08:00", "the approval of the 2023 road works", "2", "2", "1", "Mary O'Brien"),
    ).toContain("Your identity card number?");
    expect(await sit("2026-03-03T09:00:00+08:00", "passport E12345678", "mary@example.org")).toContain("Please check");
    expect(await sit("2026-03-03T10:00:00+08:00", "confirm")).toContain(
      "2026-00001 (3 March 2026, 10:00 Beijing time)",
    );
    expect(await sit("2026-03-04T09:00:00+08:00", "my applications")).toContain(
      "2026-00001 awaiting the authority's confirmation",
    );
  });

  it("is filed in traditional characters, over a restart", async () => {
    const sit = sitting(mkdtempSync(join(tmpdir(), "gongkai-languages-")));
    expect(
      await sit("2026-03-02T09:00:00+08:00", "我要申請公開2021年扶貧資金發放名單", "紙質", "還是電子的吧"),
    ).toMatch(/改好了。 怎樣拿到它/u);
    const review = await sit(
      "2026-03-03T09:00:00+08:00",
      "電子郵件",
      "我是台灣同胞",
      "陳大文",
      "台胞證 12345678",
      "tai@example.org",
      "把姓名改成陳大為",
    );
    expect(review).toContain("申請人：自然人，陳大為");
    expect(await sit("2026-03-03T10:00:00+08:00", "確認")).toContain("待機關確認");
    expect(await sit("2026-03-03T11:00:00+08:00", "我的申請", "1", "撤回申請", "1")).toContain("已撤回");
  });

  it("is only written up in English where the authority takes none in chat, and the form itself is Chinese", async () => {
    const sit = sitting(mkdtempSync(join(tmpdir(), "gongkai-languages-")), { GONGKAI_INTAKE: "draft" });
    const written = await sit(
      "2026-03-02T09:00:00+08:00",
      "I want to apply for the approval of the 2023 road works",
      "on paper",
      "I'll pick it up",
      "an individual",
      "Mary O'Brien",
      "1",
      "+44 20 7946 0000",
      "1",
    );
    expect(written).toMatch(/in Chinese as it is to be filed\); its status is “not submitted”/u);
    expect(written).toContain("a copy of both sides of the applicant's identity document");
  });
});
