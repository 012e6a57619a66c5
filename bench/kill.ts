import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createCaseStore } from "../src/application/sql-case-store.ts";
import { loadKeyRing } from "../src/storage/key-ring.ts";
import { openDatabase } from "../src/storage/open-database.ts";
import { createSeal } from "../src/storage/seal.ts";
import { BotApiEmulator } from "../test/support/bot-api-emulator.ts";

/**
 * Kills the serving process (SIGKILL) at a random moment after a confirmation over Telegram, starts it again, and counts at the end: cases and changes that were
 * acknowledged and are not on disk (lost), and cases beyond those that were confirmed (doubled); and how far each had come at the kill. In turn the confirmation
 * is a button, a typed 「确认」, that of the first or the second of two matters, and that of a change within half an hour. `npm run bench:kill -- 500`.
 */
const runs = Number(process.argv[2] ?? 50);
const killWithinMs = 60;
const settleMs = 5_000;
const kinds = ["pressed", "typed", "first of two", "second of two", "edit"] as const;
type Kind = (typeof kinds)[number];

const api = new BotApiEmulator();
const apiRoot = await api.start();
const data = mkdtempSync(join(tmpdir(), "gongkai-kill-"));
let child: ChildProcess = serve();
let presses = 0;
/** At the kill: nothing new on disk yet; on disk and not acknowledged; acknowledged. */
const killedWhen = { unfiled: 0, filed: 0, acknowledged: 0 };
const found = { lost: 0, doubled: 0 };

function serve(): ChildProcess {
  const env = {
    ...process.env,
    GONGKAI_DATA: data,
    TELEGRAM_BOT_TOKEN: api.token,
    TELEGRAM_API_ROOT: apiRoot,
    GONGKAI_LOG: "silent",
  };
  return spawn(process.execPath, ["--import", "tsx", "src/main.ts", "serve"], { env, stdio: "ignore" });
}

/** What the disk holds of one person: numbers, and the hash of each text. */
async function filedOf(id: number): Promise<ReadonlyMap<string, string>> {
  const db = await openDatabase(data);
  try {
    const cases = createCaseStore(db, createSeal(loadKeyRing(data, null)), () => new Date());
    const files = await cases.list({ owner: `telegram:${id}` });
    return new Map(files.map(({ number, textHash }) => [number, textHash]));
  } finally {
    await db.destroy();
  }
}

function personOf(id: number) {
  const who = {
    chat: { id, type: "private", first_name: "甲" },
    from: { id, is_bot: false, first_name: "甲" },
  } as const;
  const heard = () => api.sent.filter(({ chat }) => chat === String(id));
  const answered = async (act: () => void) => {
    const before = heard().length;
    act();
    await api.until(() => heard().length > before);
  };
  const press = (label: string) => {
    const button = heard()
      .flatMap(({ buttons }) => buttons)
      .findLast(({ text }) => text === label);
    if (button === undefined) throw new Error(`no button ${label}`);
    presses += 1;
    const pressed = { id: `press${presses}`, from: who.from, chat_instance: "1", data: button.callback_data };
    const message = { ...api.message({ text: "…", ...who }), message_id: 1 };
    api.arrive({ callback_query: { ...pressed, message } } as Parameters<typeof api.arrive>[0]);
  };
  const write = (text: string) => api.write(text, who);
  return {
    heard,
    press,
    write,
    answered,
    async says(...texts: readonly string[]) {
      for (const text of texts) await answered(() => write(text));
    },
  };
}

type Person = ReturnType<typeof personOf>;

/** Fills the form up to the confirmation that the process will not live to see through. */
async function prepare(person: Person, kind: Kind, run: number): Promise<void> {
  const isTwo = kind === "first of two" || kind === "second of two";
  const wish = `我要申请公开2023年第${run}号路改造工程的批复`;
  await person.says(isTwo ? `${wish}和2022年第${run}号小学的招生方案` : wish);
  if (isTwo) await person.says("分开");
  await person.says("发我邮箱就行", "个人", "我叫金丝雀", "11010519491231002X", "a@example.org");
  if (kind === "second of two") await person.says("确认");
  if (kind !== "edit") return;
  await person.says("确认");
  await person.answered(() => person.press("修改"));
  await person.says("把邮箱改成 b@example.org");
}

function confirm(person: Person, kind: Kind): void {
  if (kind === "pressed") person.press("确认提交");
  else if (kind === "edit") person.press("确认修改");
  else person.write("确认");
}

const receipt = /编号 (\d{4}-\d{5})|编号还是 (\d{4}-\d{5})/gu;
const hashSaid = /SHA-256）：([0-9a-f]{64})/gu;

/** Counts what a person was told against what is on disk. */
async function check(id: number, person: Person, isTwo: boolean): Promise<void> {
  const onDisk = await filedOf(id);
  const said = person.heard().map(({ text }) => text);
  const numbers = said.flatMap((text) => [...text.matchAll(receipt)].map((match) => match[1] ?? match[2] ?? ""));
  // the last text a person was given a hash of is the one that is filed
  const hash = said.flatMap((text) => [...text.matchAll(hashSaid)].map((match) => match[1])).at(-1);
  const isTextLost = hash !== undefined && ![...onDisk.values()].includes(hash);
  found.lost += [...new Set(numbers)].filter((number) => !onDisk.has(number)).length + (isTextLost ? 1 : 0);
  found.doubled += Math.max(0, onDisk.size - (isTwo ? 2 : 1));
}

for (let run = 1; run <= runs; run += 1) {
  const id = 100_000 + run;
  const kind = kinds[run % kinds.length] ?? "pressed";
  const person = personOf(id);
  await prepare(person, kind, run);
  await api.confirmed();
  const before = JSON.stringify([...(await filedOf(id))]);
  const receipts = person.heard().length;
  confirm(person, kind);
  await sleep(Math.random() * killWithinMs);
  child.kill("SIGKILL");
  await once(child, "exit");
  const isFiled = JSON.stringify([...(await filedOf(id))]) !== before;
  if (person.heard().length > receipts) killedWhen.acknowledged += 1;
  else if (isFiled) killedWhen.filed += 1;
  else killedWhen.unfiled += 1;
  child = serve();
  await api.confirmed();
  await api.until(() => person.heard().length > receipts);
  if (kind === "first of two") await person.says("确认");
  if (run % 25 === 0) console.log(JSON.stringify({ run, killedWhen }));
}
// What was left in the inbox by the last kill is done by then.
await sleep(settleMs);
child.kill("SIGKILL");
await once(child, "exit");
let acknowledged = 0;
for (let run = 1; run <= runs; run += 1) {
  const person = personOf(100_000 + run);
  const isTwo = kinds[run % kinds.length]?.endsWith("of two") === true;
  await check(100_000 + run, person, isTwo);
  acknowledged += person.heard().some(({ text }) => /编号/u.test(text)) ? 1 : 0;
}
await api.stop();
rmSync(data, { recursive: true });
console.log(JSON.stringify({ kills: runs, killedWhen, acknowledged, ...found }));
process.exitCode = found.lost + found.doubled > 0 ? 1 : 0;
