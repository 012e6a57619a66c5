import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openApp } from "../../src/app.ts";
import { forgetOld } from "../../src/cli/forget-old.ts";
import { readConfig } from "../../src/config.ts";

it("a form that was begun and left is forgotten after the days that are set, not before", async () => {
  const settings = {
    GONGKAI_DATA: mkdtempSync(join(tmpdir(), "gongkai-forget-")),
    GONGKAI_LOG: "silent",
    GONGKAI_DRAFT_DAYS: "10",
  };
  const on = async (now: string) => {
    const app = await openApp(readConfig({ ...settings, GONGKAI_NOW: now }));
    await forgetOld(app);
    const office = await app.office();
    return { drafts: office.drafts, reminders: office.reminders, close: () => app.close() };
  };
  const first = await on("2026-03-01T09:00:00+08:00");
  await first.drafts.keep("telegram:7", "desk", { turn: 1 });
  await first.reminders.say(["digest/2026-03-01"], [], []);
  await first.close();
  const soon = await on("2026-03-10T09:00:00+08:00");
  expect(await soon.drafts.load("telegram:7", "desk")).toEqual({ turn: 1 });
  await soon.close();
  const late = await on("2026-03-12T09:00:00+08:00");
  expect(await late.drafts.load("telegram:7", "desk")).toBeUndefined();
  expect(await late.reminders.said()).toEqual(new Set(["digest/2026-03-01"]));
  await late.close();
});
