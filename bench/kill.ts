import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { CaseStore } from "../src/application/case-store.ts";
import { createCaseStore } from "../src/application/sql-case-store.ts";
import { loadKeyRing } from "../src/storage/key-ring.ts";
import { openDatabase } from "../src/storage/open-database.ts";
import { createSeal } from "../src/storage/seal.ts";
import { BotApiEmulator } from "../test/support/bot-api-emulator.ts";
import { pictureOf } from "../test/support/pictures.ts";

/**
 * Kills the serving process (SIGKILL) at a random moment after a confirmation over Telegram, starts it again, and counts at the end: cases and changes that were
 * acknowledged and are not on disk (lost), and cases beyond those that were confirmed (doubled); and how far each had come at the kill. In turn the confirmation
 * is a button, a typed 「确认」, that of the first or the second of two matters, that of a change within half an hour, and one of whose proof is a picture: a case is lost
 * as well where its picture is not what was sent. `npm run bench:kill -- 500`.
 */
const runs = Number(process.argv[2] ?? 50);
const killWithinMs = 60;
const settleMs = 5_000;
const kinds = ["pressed", "typed", "first of two", "second of two", "edit", "picture"] as const;
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

async function onDisk<T>(read: (cases: CaseStore) => Promise<T>): Promise<T> {
  const db = await openDatabase(data);
  try {
    return await read(createCaseStore(db, createSeal(loadKeyRing(data, null)), () => new Date()));
  } finally {
    await db.destroy();
  }
}

/** What the disk holds of one person: numbers, and the hash of each text. */
function filedOf(id: number): Promise<ReadonlyMap<string, string>> {
  return onDisk(async (cases) => {
    const files = await cases.list({ owner: `telegram:${id}` });
    return new Map(files.map(({ number, textHash }) => [number, textHash]));
  });
}

/** Whether the case has the picture that its applicant sent. */
function hasPicture(number: string, picture: Buffer): Promise<boolean> {
  return onDisk(async (cases) => {
    const opened = await cases.openProof(number, 0, "bench");
    return opened !== undefined && picture.equals(opened.bytes);
  });
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
  const send = (picture: Buffer) => api.sendPhoto(picture, who);
  return {
    heard,
    press,
    write,
    send,
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
  await person.says("发我邮箱就行", "个人", "我叫金丝雀");
  if (kind === "picture") await person.answered(() => person.send(pictureOf("jpeg", `card of run ${run}`)));
  else await person.says("11010519491231002X");
  await person.says("a@example.org");
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
async function check(run: number, person: Person, kind: Kind): Promise<void> {
  const filed = await filedOf(100_000 + run);
  const said = person.heard().map(({ text }) => text);
  const numbers = said.flatMap((text) => [...text.matchAll(receipt)].map((match) => match[1] ?? match[2] ?? ""));
  // the last text a person was given a hash of is the one that is filed
  const hash = said.flatMap((text) => [...text.matchAll(hashSaid)].map((match) => match[1])).at(-1);
  const isTextLost = hash !== undefined && ![...filed.values()].includes(hash);
  found.lost += [...new Set(numbers)].filter((number) => !filed.has(number)).length + (isTextLost ? 1 : 0);
  found.doubled += Math.max(0, filed.size - (kind.endsWith("of two") ? 2 : 1));
  if (kind !== "picture") return;
  const picture = pictureOf("jpeg", `card of run ${run}`);
  for (const number of filed.keys()) if (!(await hasPicture(number, picture))) found.lost += 1;
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
  await check(run, person, kinds[run % kinds.length] ?? "pressed");
  acknowledged += person.heard().some(({ text }) => /编号/u.test(text)) ? 1 : 0;
}
await api.stop();
const isWell = found.lost + found.doubled === 0;
if (isWell) rmSync(data, { recursive: true });
console.log(JSON.stringify({ kills: runs, killedWhen, acknowledged, ...found, ...(!isWell && { data }) }));
process.exitCode = isWell ? 0 : 1;
