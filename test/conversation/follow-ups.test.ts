import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, openApp } from "../../src/app.ts";
import { evaluate } from "../../src/cli/eval.ts";
import { ingest } from "../../src/cli/ingest.ts";
import { readConfig } from "../../src/config.ts";
import { capture } from "../cli/scripted-assistant.ts";

let app: App;
beforeAll(async () => {
  const data = mkdtempSync(join(tmpdir(), "gongkai-follow-ups-"));
  app = await openApp(readConfig({ GONGKAI_DATA: data, GONGKAI_LOG: "silent", GONGKAI_NOW: "2026-03-01" }));
  await ingest(app, capture().io, ["test/eval/reports"], {});
});
afterAll(() => app.close());

describe("the chains of questions", () => {
  it.each(["follow-ups", "guidance-follow-ups"])(
    "are answered as they must be in %s, each going on from the one before",
    async (set) => {
      const said = capture();
      await evaluate(app, said.io, `test/eval/${set}.jsonl`, {});
      expect(said.out()).toMatch(/\n合计 all {2}(\d+)\/\1 {2}100\.0%\n假数字 false figures {2}0\n$/u);
    },
  );
});
