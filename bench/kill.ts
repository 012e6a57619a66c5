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
 * Kills the serving process (SIGKILL) at a random moment around the confirmation of an application over Telegram, starts it again, and counts: receipts of cases
 * that are not on disk (lost), and confirmations that led to more than one case (doubled). `npm run bench:kill -- 500`.
 */
const runs = Number(process.argv[2] ?? 50);
const killWithinMs = 120;

const api = new BotApiEmulator();
const apiRoot = await api.start();
const data = mkdtempSync(join(tmpdir(), "gongkai-kill-"));
let child: ChildProcess = serve();
let killed = 0;
const outcome = { confirmed: 0, filed: 0, lost: 0, doubled: 0 };

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
  const before = (await filed()).length;
  const receipts = heard().length;
  const press = { id: `press${run}`, from: who.from, chat_instance: "1", data: button.callback_data };
  api.arrive({
    callback_query: { ...press, message: { ...api.message({ text: "…", ...who }), message_id: 1 } },
  } as Parameters<typeof api.arrive>[0]);
  await sleep(Math.random() * killWithinMs);
  child.kill("SIGKILL");
  await once(child, "exit");
  killed += 1;
  child = serve();
  await api.confirmed();
  await api.until(() => heard().length > receipts);
  const after = await filed();
  const numbers = new Set(after.map(({ number }) => number));
  const acknowledged = heard().flatMap(({ text }) => /编号 (\d{4}-\d{5})/u.exec(text)?.[1] ?? []);
  outcome.confirmed += 1;
  outcome.filed += after.length - before;
  outcome.lost += acknowledged.filter((number) => !numbers.has(number)).length;
  if (after.length - before > 1) outcome.doubled += 1;
  if (run % 25 === 0) console.log(JSON.stringify({ killed, ...outcome }));
}
child.kill("SIGKILL");
await api.stop();
rmSync(data, { recursive: true });
console.log(JSON.stringify({ killed, ...outcome }));
process.exitCode = outcome.lost + outcome.doubled > 0 ? 1 : 0;
