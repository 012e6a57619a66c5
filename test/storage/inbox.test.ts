import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createInbox } from "../../src/storage/inbox.ts";
import { type Database, openDatabase } from "../../src/storage/open-database.ts";

let folder: string;
let db: Database;
let now: Date;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "gongkai-inbox-"));
  db = await openDatabase(folder);
  now = new Date("2026-03-01T00:00:00Z");
});
afterEach(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true });
});

describe("the inbox", () => {
  it("gives a message to the first who claims it, and to nobody else", async () => {
    const inbox = createInbox(db, () => now);
    const claims = await Promise.all(Array.from({ length: 5 }, () => inbox.claim("telegram:7")));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await inbox.claim("telegram:8")).toBe(true);
  });

  it("remembers across restarts", async () => {
    expect(await createInbox(db, () => now).claim("telegram:7")).toBe(true);
    await db.destroy();
    db = await openDatabase(folder);
    expect(await createInbox(db, () => now).claim("telegram:7")).toBe(false);
  });

  it("forgets only what is older than asked", async () => {
    const inbox = createInbox(db, () => now);
    await inbox.claim("old");
    now = new Date("2026-03-03T00:00:00Z");
    await inbox.claim("new");
    expect(await inbox.prune(1)).toBe(1);
    expect(await inbox.claim("old")).toBe(true);
    expect(await inbox.claim("new")).toBe(false);
  });
});
