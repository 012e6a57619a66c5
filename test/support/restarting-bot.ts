import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type App, openApp } from "../../src/app.ts";
import { type RunningTelegram, startTelegram } from "../../src/channel/telegram/start-telegram.ts";
import { officersOf } from "../../src/cli/build-cases.ts";
import { readConfig } from "../../src/config.ts";
import { createOutbox } from "../../src/storage/outbox.ts";
import { BotApiEmulator } from "./bot-api-emulator.ts";

/** The whole program before the Bot API, on one data folder, started again on a later day as often as is wanted. */
export interface RestartingBot {
  readonly api: BotApiEmulator;
  readonly data: string;
  /** Stops what runs, and starts at an instant. */
  start(now?: string): Promise<App>;
  stop(): Promise<void>;
  /** Stops it for good. */
  close(): Promise<void>;
}

export async function restartingBot(settings: Readonly<Record<string, string>> = {}): Promise<RestartingBot> {
  const api = new BotApiEmulator();
  const apiRoot = await api.start();
  const data = mkdtempSync(join(tmpdir(), "gongkai-bot-"));
  let running: { app: App; telegram: RunningTelegram } | undefined;
  const stop = async () => {
    await running?.telegram.stop();
    await running?.app.close();
    running = undefined;
  };
  return {
    api,
    data,
    stop,
    async start(now = "2026-03-02T09:00:00+08:00") {
      await stop();
      const given = { GONGKAI_DATA: data, GONGKAI_LOG: "silent", GONGKAI_NOW: now, ...settings };
      const app = await openApp(readConfig(given));
      const [assistant, { notices, seal }] = await Promise.all([app.assistant(), app.office()]);
      const outbox = createOutbox(app.db, app.clock, seal);
      const officers = new Set(officersOf(app.config).keys());
      const parts = { token: api.token, apiRoot, assistant, outbox, officers, notices, log: app.log, retryMs: 5 };
      running = { app, telegram: await startTelegram({ ...parts, noticeMs: 20 }) };
      return app;
    },
    async close() {
      await stop();
      await api.stop();
    },
  };
}
