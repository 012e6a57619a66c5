import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import type { Application } from "../../src/application/application.ts";
import { replay } from "../../src/application/case-state.ts";
import { tableThree } from "../../src/application/table-three.ts";
import { officersOf } from "../../src/cli/build-cases.ts";
import { ownAuthority } from "../../src/cli/own-authority.ts";
import { startReminders } from "../../src/cli/start-reminders.ts";
import { remind } from "../../src/conversation/notices/remind.ts";
import { restartingBot } from "../support/restarting-bot.ts";

/** The emulator's person is the officer; the citizen has a chat of their own. */
const citizen = {
  chat: { id: 8, type: "private", first_name: "乙" },
  from: { id: 8, is_bot: false, first_name: "乙" },
} as const;
const canaries = ["金丝雀", "110105199003070033", "13987654321", "银杏路"];
const application: Application = {
  channel: "online",
  applicant: {
    type: "natural_person",
    name: "金丝雀",
    idType: "id_card",
    idNumber: "110105199003070033",
    phone: "13987654321",
  },
  request: { description: "银杏路绿化规划", form: "electronic", delivery: "email" },
};

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** The whole program on one data folder, started again on a later day as often as is wanted. */
async function machine() {
  const { api, data, start, stop, close } = await restartingBot({
    GONGKAI_STAFF: "telegram:7=李明,telegram:9:reader,telegram:10=王芳",
  });
  open.push(close);
  /** What is said next in a chat. */
  const next = async (chat: string, act: () => unknown): Promise<string> => {
    const count = () => api.sent.filter((message) => message.chat === chat).length;
    const before = count();
    act();
    await api.until(() => count() > before);
    return api.sent.filter((message) => message.chat === chat)[before]?.text ?? "";
  };
  return {
    api,
    data,
    startOn: start,
    stop,
    write: (text: string) => next("7", () => api.write(text)),
    press: (label: string) => next("7", () => api.press(label)),
    citizenWrites: (text: string) => next("8", () => api.write(text, citizen)),
    /** What the citizen is told by what the officer does. */
    told: (act: () => unknown) => next("8", act),
  };
}

it("a case goes from filing to its reply over Telegram, over restarts, and its applicant is told of every change once", async () => {
  const at = await machine();
  let app = await at.startOn("2026-03-02T10:00:00+08:00");
  const { cases } = await app.office();
  const filing = { application, receivedOn: null, owner: "telegram:8", notify: "telegram:8", by: "applicant" };
  const { file } = await cases.file({ key: "one", ...filing });
  const { number } = file;

  expect(await at.write("/cases")).toContain("待机关确认 1");
  expect(await at.press(number)).toContain("待机关确认");
  await at.press("确认收到");
  await at.press("今天（2026-03-02）");
  expect(await at.told(() => at.api.press("确认记入"))).toContain(
    "机关已确认于 2026-03-02 收到。答复期限到 2026-03-30",
  );
  expect(await at.press("确认记入")).toContain("已经记下");

  await at.write(number);
  await at.press("要求补正");
  await at.press("今天（2026-03-02）");
  app = await at.startOn("2026-03-03T09:00:00+08:00");
  expect(await at.write("请写明是哪一年的规划")).toContain("多少个工作日");
  await at.press("10 个工作日");
  const enter = at.api.press("确认记入");
  at.api.redeliver(enter);
  await at.api.until(() =>
    at.api.sent.some(({ chat, text }) => chat === "8" && text.includes("请在 2026-03-16 前补正")),
  );
  await at.api.confirmed();
  expect(await at.citizenWrites(number)).toContain("需要补正的：请写明是哪一年的规划");

  app = await at.startOn("2026-03-10T09:00:00+08:00");
  await at.write(`/case ${number}`);
  await at.press("登记补正");
  await at.press("今天（2026-03-10）");
  await at.press("没有");
  expect(await at.told(() => at.api.press("确认记入"))).toContain("已于 2026-03-10 收到补正。答复期限到 2026-04-08");
  await at.write(number);
  await at.press("延期");
  await at.press("今天（2026-03-10）");
  await at.press("20 个工作日");
  await at.write("需要检索历年档案");
  expect(await at.told(() => at.api.write("确认"))).toContain("延长 20 个工作日");

  await at.write(number);
  await at.press("答复");
  await at.press("不予公开");
  await at.press("过程性信息（条例第十六条第二款）");
  await at.press("今天（2026-03-10）");
  await at.press("另附（这里不存正文）");
  const replied = await at.told(() => at.api.press("确认记入"));
  expect(replied).toContain("2026-05-09");
  expect(replied).toContain("应当先");

  const { cases: after, rules, formats } = await app.office();
  const end = await after.load(number);
  expect(end?.events.map(({ kind }) => kind)).toEqual(["confirm", "request-correction", "correct", "extend", "reply"]);
  expect(end && replay(end, rules.calendar).outcome).toBe("requests.outcome.refused.process_information");
  const parts = { formats, calendar: rules.calendar, authority: ownAuthority(app), today: "2026-03-10" };
  const { figures } = tableThree(await after.list(), 2026, parts);
  const counted = figures
    .filter(({ value, column }) => value === 1 && column === "natural_person")
    .map(({ row }) => row);
  expect(counted).toEqual(["requests.new", "requests.outcome.refused.process_information", "requests.outcome.total"]);
  expect(await at.citizenWrites(number)).toContain("答复：过程性信息（条例第十六条第二款）");
  const told = at.api.sent
    .filter(({ chat, text }) => chat === "8" && text.startsWith("您的政府信息公开申请"))
    .map(({ text }) => text);
  expect(told).toHaveLength(5);
  expect(new Set(told).size).toBe(5);
  for (const canary of canaries) expect(told.join("\n")).not.toContain(canary);
});

it("a case that is given to a colleague is told to them, over a restart, and the log has it", async () => {
  const at = await machine();
  const app = await at.startOn("2026-03-02T10:00:00+08:00");
  const { cases } = await app.office();
  const filing = { application, receivedOn: "2026-03-02", owner: null, notify: null, by: "telegram:7" };
  const { file } = await cases.file({ key: "one", ...filing });
  await at.write(file.number);
  await at.press("交给别人");
  expect(at.api.sent.at(-1)?.buttons.map(({ text }) => text)).toEqual(["李明（我）", "王芳", "返回办件"]);
  expect(await at.press("王芳")).toContain("办理人：王芳");
  await at.api.until(() => at.api.sent.some(({ chat }) => chat === "10"));
  const told = at.api.sent.filter(({ chat }) => chat === "10").map(({ text }) => text);
  expect(told).toEqual([`李明 把 ${file.number} 交给您办。发 ${file.number} 看办件。`]);
  const again = await at.startOn("2026-03-02T11:00:00+08:00");
  expect((await (await again.office()).cases.load(file.number))?.assignee).toBe("telegram:10");
  expect(await at.write("/cases")).toContain("我办的 0");
  const log = await again.db.selectFrom("case_log").select(["who", "act"]).orderBy("ordinal").execute();
  expect(log).toContainEqual({ who: "telegram:7", act: "assign telegram:10" });
});

it("says the morning's digest by itself once the program serves", async () => {
  const at = await machine();
  const app = await at.startOn("2026-03-03T09:00:00+08:00");
  const office = await app.office();
  await office.cases.file({ key: "one", application, receivedOn: null, owner: null, notify: null, by: "applicant" });
  const reminders = startReminders(app, office);
  open.push(() => reminders.stop());
  await at.api.until(() => at.api.sent.some(({ chat, text }) => chat === "7" && text.includes("待机关确认 1")));
});

it("who proves from elsewhere whose a case is reads how far it is, and not what was written to its applicant", async () => {
  const at = await machine();
  const app = await at.startOn("2026-03-02T10:00:00+08:00");
  const { cases, casework } = await app.office();
  const filing = { application, receivedOn: "2026-03-02", owner: null, notify: null, by: "telegram:7" };
  const { file } = await cases.file({ key: "one", ...filing });
  await casework.act(file.number, { kind: "request-correction", note: "请写明年份", days: 5 }, "telegram:7");
  expect(await at.citizenWrites(file.number)).toContain("末 4 位");
  const shown = await at.citizenWrites("0033");
  expect(shown).toContain("补正中");
  expect(shown).not.toContain("请写明年份");
});

it("what an applicant does is told to officers, and not to the applicant who knows", async () => {
  const at = await machine();
  const app = await at.startOn("2026-03-02T10:00:00+08:00");
  const { cases, casework } = await app.office();
  const filing = { application, receivedOn: null, owner: "telegram:8", notify: "telegram:8", by: "applicant" };
  const { file } = await cases.file({ key: "one", ...filing });
  expect(await casework.act(file.number, { kind: "withdraw" }, "applicant")).toMatchObject({ ok: true });
  await at.api.until(() => at.api.sent.some(({ chat, text }) => chat === "7" && text.includes("撤回了申请")));
  expect(at.api.sent.filter(({ chat }) => chat === "8")).toEqual([]);
});

it("to a citizen and a reader there are no cases and no commands of the desk", async () => {
  const at = await machine();
  const app = await at.startOn("2026-03-02T10:00:00+08:00");
  const { cases } = await app.office();
  const { file } = await cases.file({
    key: "one",
    application,
    receivedOn: null,
    owner: null,
    notify: null,
    by: "applicant",
  });
  const unknown = await at.citizenWrites("/nonsense");
  expect(await at.citizenWrites("/cases")).toBe(unknown);
  expect(await at.citizenWrites(`/case ${file.number}`)).toBe(unknown);
  expect(await at.citizenWrites("/help")).not.toContain("/cases");
  const assistant = await app.assistant();
  const reader = { id: "r", conversation: "telegram:9", person: "telegram:9" };
  const [reply] = await assistant.handle({ ...reader, body: { kind: "command", name: "cases", rest: "" } });
  expect(reply?.spans.map(({ text }) => text).join("")).toBe(unknown);
});

it("what comes due is said once over restarts, and a citizen's data is in no byte of the folder", async () => {
  const at = await machine();
  const app = await at.startOn("2026-03-02T10:00:00+08:00");
  const first = await app.office();
  const { file } = await first.cases.file({
    key: "one",
    application: { ...application, channel: "counter" },
    receivedOn: "2026-03-02",
    owner: null,
    notify: null,
    by: "telegram:7",
  });
  const look = async (now: string) => {
    const today = await at.startOn(now);
    const { cases, reminders, rules } = await today.office();
    const officers = officersOf(today.config);
    return remind({ cases, reminders, officers, calendar: () => rules.calendar, clock: today.clock });
  };
  expect(await look("2026-03-24T09:00:00+08:00")).toBe(true);
  await at.api.until(() => at.api.sent.some(({ text }) => text.includes("2026-03-30 前答复，还有 4 个工作日")));
  expect(await look("2026-03-24T09:01:00+08:00")).toBe(false);
  const identity = at.api.sent.length;
  at.api.write(file.number);
  await at.api.sentMessage(identity + 1);
  expect(await at.press("看申请人身份")).toContain("金丝雀");
  await at.api.confirmed();
  await at.stop();
  const files = readdirSync(at.data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = files.map((entry) => readFileSync(join(entry.parentPath, entry.name)));
  expect(bytes.some((held) => held.includes(file.number))).toBe(true);
  expect(canaries.filter((canary) => bytes.some((held) => held.includes(canary)))).toEqual([]);
});
