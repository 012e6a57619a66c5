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
 * Kills the serving process (SIGKILL) at a random moment after the confirmation of an application over Telegram, starts it again, and counts at the end: receipts
 * of cases that are not on disk (lost), and cases beyond one a confirmation (doubled); and how far the filing had come at each kill. `npm run bench:kill -- 500`.
 */
const runs = Number(process.argv[2] ?? 50);
const killWithinMs = 60;
const settleMs = 5_000;

const api = new BotApiEmulator();
const apiRoot = await api.start();
const data = mkdtempSync(join(tmpdir(), "gongkai-kill-"));
let child: ChildProcess = serve();
/** At the kill: nothing on disk yet; on disk and not acknowledged; acknowledged. */
const killedWhen = { unfiled: 0, filed: 0, acknowledged: 0 };

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

async function filed() {
  const db = await openDatabase(data);
  try {
    return await createCaseStore(db, createSeal(loadKeyRing(data, null)), () => new Date()).list();
  } finally {
    await db.destroy();
  }
}

for (let run = 1; run <= runs; run += 1) {
  const id = 100_000 + run;
  const who = {
    chat: { id, type: "private", first_name: "甲" },
    from: { id, is_bot: false, first_name: "甲" },
  } as const;
  const heard = () => api.sent.filter(({ chat }) => chat === String(id));
  for (const text of [
    `我要申请公开2023年第${run}号路改造工程的批复`,
    "发我邮箱就行",
    "个人",
    "我叫金丝雀",
    "11010519491231002X",
    "a@example.org",
  ]) {
    const before = heard().length;
    api.write(text, who);
    await api.until(() => heard().length > before);
  }
  await api.confirmed();
  const button = heard()
    .at(-1)
    ?.buttons.find(({ text }) => text === "确认提交");
  if (button === undefined) throw new Error("the review has no button");
  const receipts = heard().length;
  const before = (await filed()).length;
  const press = { id: `press${run}`, from: who.from, chat_instance: "1", data: button.callback_data };
  api.arrive({
    callback_query: { ...press, message: { ...api.message({ text: "…", ...who }), message_id: 1 } },
  } as Parameters<typeof api.arrive>[0]);
  await sleep(Math.random() * killWithinMs);
  child.kill("SIGKILL");
  await once(child, "exit");
  const isFiled = (await filed()).length > before;
  if (heard().length > receipts) killedWhen.acknowledged += 1;
  else if (isFiled) killedWhen.filed += 1;
  else killedWhen.unfiled += 1;
  child = serve();
  await api.confirmed();
  await api.until(() => heard().length > receipts);
  if (run % 25 === 0) console.log(JSON.stringify({ run, killedWhen }));
}
// What was left in the inbox by the last kill is done by then.
await sleep(settleMs);
child.kill("SIGKILL");
await once(child, "exit");
const numbers = (await filed()).map(({ number }) => number);
const acknowledged = api.sent.map(({ chat, text }) => ({ chat, number: /编号 (\d{4}-\d{5})/u.exec(text)?.[1] }));
const ofChat = new Map<string, Set<string>>();
for (const { chat, number } of acknowledged) {
  if (number !== undefined) ofChat.set(chat, (ofChat.get(chat) ?? new Set()).add(number));
}
const named = new Set([...ofChat.values()].flatMap((of) => [...of]));
const lost = [...named].filter((number) => !numbers.includes(number)).length;
const doubled = Math.max(0, numbers.length - runs) + [...ofChat.values()].filter(({ size }) => size > 1).length;
const outcome = { confirmed: runs, killedWhen, filed: numbers.length, acknowledged: ofChat.size, lost, doubled };
await api.stop();
rmSync(data, { recursive: true });
console.log(JSON.stringify(outcome));
process.exitCode = lost + doubled > 0 ? 1 : 0;
