import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLog } from "../../src/base/log.ts";
import { keepCurrent } from "../../src/cli/keep-current.ts";
import { createLibraryWriter } from "../../src/library/library-writer.ts";
import { openLibrary, readReport, type SqlLibrary } from "../../src/library/sql-library.ts";
import { type Database, openDatabase } from "../../src/storage/open-database.ts";
import { madeUpAuthority, madeUpReport } from "../library/made-up-report.ts";
import { scriptedApp } from "./scripted-assistant.ts";

let folder: string;
let db: Database;
let library: SqlLibrary;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "gongkai-current-"));
  db = await openDatabase(folder);
  library = await openLibrary(db);
});
afterEach(() => rmSync(folder, { recursive: true }));

async function currentAssistant() {
  const log = createLog("silent");
  const intake = {
    writer: createLibraryWriter(db),
    load: (id: string) => readReport(db, id),
    read: async () => ({ ok: false, reason: "" }) as const,
    audit: async () => ({ findings: [], results: [] }),
    reader: "1",
    log,
  };
  return keepCurrent(await scriptedApp().app.assistant(), { library, intake, knowledge: folder, log });
}

describe("keepCurrent", () => {
  it("answers from what another process ingested meanwhile", async () => {
    const assistant = await currentAssistant();
    const other = await openDatabase(folder);
    const report = madeUpReport("e", madeUpAuthority("甲市东区人民政府"), 2020);
    const source = { file: "/e", hash: "h", reader: "r" };
    await createLibraryWriter(other).save(report, source, { findings: [], results: [] }, new Map());
    await other.destroy();
    expect(library.reports()).toEqual([]);
    await assistant.ask("1 件");
    expect(library.reports().map((held) => held.id)).toEqual(["e"]);
    await db.destroy();
  });

  it("answers all the same when the library cannot be looked at", async () => {
    const assistant = await currentAssistant();
    await db.destroy();
    expect((await assistant.ask("1 件")).answer.value).toBe(1);
    expect(await assistant.handle({ id: "1", conversation: "c", person: "p", body: { kind: "unsupported" } })).toEqual(
      [],
    );
  });
});
