import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, openApp } from "../../src/app.ts";
import { startTelegram } from "../../src/channel/telegram/start-telegram.ts";
import { runCommandLine } from "../../src/cli/run.ts";
import { readConfig } from "../../src/config.ts";
import { createOutbox } from "../../src/storage/outbox.ts";
import { BotApiEmulator } from "../support/bot-api-emulator.ts";
import { followUps, mainJob, play } from "./conversation-script.ts";
import { openTerminal, personAt } from "./person-at-terminal.ts";
import { personWith } from "./person-with-telegram.ts";

const newFolder = () => mkdtempSync(join(tmpdir(), "gongkai-test-"));

describe("the main job", () => {
  let app: App;
  beforeAll(async () => {
    app = await openApp(readConfig({ GONGKAI_DATA: newFolder(), GONGKAI_LOG: "silent" }));
  });
  afterAll(() => app.close());

  it("is done in the terminal", async () => {
    const at = openTerminal(await app.assistant(), false);
    await at.see(/Ctrl-D/u);
    await play(personAt(at), mainJob);
    await play(personAt(at), followUps.slice(1));
    at.input.end();
    await at.done;
  });

  it("is done in Telegram", async () => {
    const api = new BotApiEmulator();
    const apiRoot = await api.start();
    const outbox = createOutbox(app.db, app.clock);
    const parts = { token: api.token, apiRoot, assistant: await app.assistant(), outbox, log: app.log };
    const running = await startTelegram(parts);
    await play(personWith(api), followUps);
    await play(personWith(api), mainJob);
    await running.stop();
    await api.stop();
  });
});

describe("`serve`", () => {
  it("answers over a killed process, and leaves with 0 when it is asked to", async () => {
    const api = new BotApiEmulator();
    const apiRoot = await api.start();
    const settings = { GONGKAI_DATA: newFolder(), TELEGRAM_BOT_TOKEN: api.token, TELEGRAM_API_ROOT: apiRoot };
    const serve = (): ChildProcess =>
      spawn(process.execPath, ["--import", "tsx", "src/main.ts", "serve"], {
        env: { ...process.env, ...settings },
        stdio: "ignore",
      });
    const first = serve();
    api.fail("sendMessage", { kind: "cut" }, 1_000);
    api.write("2020年收到多少件政府信息公开申请？");
    await api.until(() => api.countCalls("sendMessage") > 0);
    first.kill("SIGKILL");
    await once(first, "exit");
    expect(api.sent).toEqual([]);
    api.mend();
    const second = serve();
    expect((await api.sentMessage(1)).text).toMatch(/^3 件/u);
    await api.confirmed();
    second.kill("SIGTERM");
    expect(await once(second, "exit")).toEqual([0, null]);
    expect(api.sent).toHaveLength(1);
    await api.stop();
  });

  it("leaves with 1 and one sentence where the token is wrong", async () => {
    const api = new BotApiEmulator();
    const apiRoot = await api.start();
    const said: string[] = [];
    const io = {
      out: () => {},
      err: (text: string) => void said.push(text),
      input: new PassThrough(),
      output: new PassThrough(),
      hasColour: false,
    };
    const settings = { TELEGRAM_BOT_TOKEN: "1:WRONG", TELEGRAM_API_ROOT: apiRoot, GONGKAI_LOG: "silent" };
    const code = await runCommandLine(["serve"], { GONGKAI_DATA: newFolder(), ...settings }, io);
    expect(code).toBe(1);
    expect(said).toEqual([expect.stringMatching(/^Telegram 不认识这个令牌[^\n]*\n$/u)]);
    await api.stop();
  });
});
