import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { BotApiEmulator } from "../support/bot-api-emulator.ts";
import { pictureOf } from "../support/pictures.ts";

/** What is typed, and the parts of it that must be nowhere after. */
const canaries: readonly (readonly [typed: string, ...never: string[]])[] = [
  ["我身份证号110105199003070011，2020年收到多少件申请？", "110105199003070011", "19900307"],
  ["110105 19910408 002X 北京市2020年收到多少件", "110105", "19910408"],
  ["１１０１０５１９９２０５０９００３３ 绿化面积多少", "１１０１０５１９９２０５", "110105199205"],
  ["手机13987654321，去年呢", "13987654321"],
  ["打139-7766-5544找我，为什么不公开", "139-7766-5544", "7766"],
  ["座机0453-6287654", "0453-6287654", "6287654"],
  ["卡号6222 0299 8877 6655 443，企业的呢", "6222 0299", "8877 6655"],
  ["canary.person@example.org 收到几件", "canary.person", "example.org"],
  ["我住金丝雀路777号7单元707室，2020年予以公开几件？", "金丝雀路", "777号", "707室"],
  ["护照E87654321，天气怎么样", "E87654321"],
  ["坏！110105199306100044".repeat(300), "110105199306100044"],
  ["/audit 110105199407110055", "110105199407110055"],
  ["/nonsense 13912121212", "13912121212"],
];
const forbidden = canaries.flatMap(([, ...never]) => never);

function start(
  command: string,
  data: string,
  settings: Record<string, string>,
): { child: ChildProcess; log: () => string } {
  const env = { ...process.env, GONGKAI_DATA: data, GONGKAI_LOG: "debug", ...settings };
  const child = spawn(process.execPath, ["--import", "tsx", "src/main.ts", command], {
    env,
    stdio: ["pipe", "ignore", "pipe"],
  });
  let log = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    log += chunk.toString("utf8");
  });
  return { child, log: () => log };
}

/** What stands beside a canary, is not answered and must be kept for staff: shows that the search finds what is there. */
const kept = "绿化面积";

/** Which of the forbidden parts any file of the folder, or the log, holds. */
function leaks(data: string, log: string, parts = forbidden): readonly string[] {
  const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const held = files.map((file) => readFileSync(join(file.parentPath, file.name)));
  const isHeld = (part: string) => held.some((bytes) => bytes.includes(part));
  expect(isHeld(kept)).toBe(true);
  return parts.filter((part) => log.includes(part) || isHeld(part));
}

const newFolder = () => mkdtempSync(join(tmpdir(), "gongkai-canary-"));

describe("personal data that is typed", () => {
  it("is in no byte of the data folder and no line of the log, after Telegram", async () => {
    const api = new BotApiEmulator();
    const apiRoot = await api.start();
    const data = newFolder();
    const settings = { TELEGRAM_BOT_TOKEN: api.token, TELEGRAM_API_ROOT: apiRoot };
    const { child, log } = start("serve", data, settings);
    for (const [typed] of canaries) api.write(typed.slice(0, 4_096));
    for (const [typed] of canaries) {
      const group = { chat: { id: -77, type: "supergroup", title: "群" } as const };
      if (!typed.startsWith("/")) api.write(`@${api.bot.username} ${typed.slice(0, 4_000)}`, group);
    }
    await api.sentMessage(canaries.length * 2 - 2);
    await api.confirmed();
    api.press("没用");
    await api.confirmed();
    expect(leaks(data, log())).toEqual([]);
    child.kill("SIGTERM");
    await once(child, "exit");
    expect(leaks(data, log())).toEqual([]);
    expect(api.sent.map((message) => message.text).join("\n")).toContain("已遮盖");
    expect(forbidden.filter((part) => api.sent.some((message) => message.text.includes(part)))).toEqual([]);
    await api.stop();
  });

  it("is in no byte of the data folder and no line of the log, of a picture that proves who applies", async () => {
    const api = new BotApiEmulator();
    const apiRoot = await api.start();
    const data = newFolder();
    const { child, log } = start("serve", data, { TELEGRAM_BOT_TOKEN: api.token, TELEGRAM_API_ROOT: apiRoot });
    const next = async (act: () => unknown) => {
      const before = api.sent.length;
      act();
      return (await api.sentMessage(before + 1)).text;
    };
    const typed = ["绿化面积多少", "我要申请公开2023年银杏路改造工程的批复", "发我邮箱就行", "个人", "我叫金丝雀"];
    for (const words of typed) await next(() => api.write(words));
    const caption = "canary-caption";
    const pictures = ["canary-cut-off", "canary-wrong-kind", "canary-kept"];
    api.fail("file", { kind: "lost" });
    expect(await next(() => api.sendPhoto(pictureOf("jpeg", pictures[0] ?? ""), { caption }))).toContain("没有取到");
    expect(await next(() => api.sendDocument("canary-name.jpg", pictureOf("gif", pictures[1] ?? "")))).toContain(
      "只收",
    );
    expect(await next(() => api.sendPhoto(pictureOf("jpeg", pictures[2] ?? ""), { caption }))).toContain(
      "已附图片 1 张",
    );
    expect(await next(() => api.write("canary@example.org"))).toContain("身份证明：已附图片 1 张");
    expect(await next(() => api.press("确认提交"))).toContain("编号");
    await api.confirmed();
    // and as base64 spells their beginnings, wherever among its threes they stand
    const never = [...pictures, caption, "canary-name", "canary@example.org", api.token].flatMap((part) => {
      const spelt = [0, 1, 2].map((at) =>
        Buffer.from(part)
          .subarray(at, at + 9)
          .toString("base64"),
      );
      return [part, ...spelt];
    });
    expect(leaks(data, log(), never)).toEqual([]);
    child.kill("SIGTERM");
    await once(child, "exit");
    expect(leaks(data, log(), never)).toEqual([]);
    await api.stop();
  }, 60_000);

  it("is in no byte of the data folder and no line of the log, after the terminal", async () => {
    const data = newFolder();
    const { child, log } = start("chat", data, {});
    child.stdin?.end(`${canaries.map(([typed]) => typed).join("\n")}\n:没用\n`);
    await once(child, "exit");
    expect(leaks(data, log())).toEqual([]);
  });
});
