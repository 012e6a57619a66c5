import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { verifyLog } from "../../src/storage/case-log.ts";
import { createKeptCases } from "../../src/storage/cases.ts";
import { createDrafts } from "../../src/storage/drafts.ts";
import { type Database, openDatabase } from "../../src/storage/open-database.ts";
import { resealAll } from "../../src/storage/reseal.ts";
import { createSeal, newSealKey } from "../../src/storage/seal.ts";

const [before, after] = [newSealKey(), newSealKey()];
const [old, both, fresh] = [createSeal([before]), createSeal([after, before]), createSeal([after])];
let minute = 0;
const clock = () => new Date(Date.UTC(2026, 2, 2, 1, minute++));
const paper = (filingKey: string) => ({
  filingKey,
  year: 2026,
  channel: "counter",
  applicantType: "natural_person",
  arrivedOn: "2026-03-02",
  receivedOn: "2026-03-02",
  state: "received",
  textHash: "0",
  by: "command-line",
  content: "{}",
  owner: "telegram:7",
  notify: null,
});

let folder: string;
let db: Database;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "gongkai-reseal-"));
  db = await openDatabase(folder);
});
afterEach(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true });
});

describe("a change of keys", () => {
  it("keeps one form a person, the latest, whoever wrote it with which keys meanwhile", async () => {
    await createDrafts(db, old, clock).keep("telegram:7", "form", "first");
    await createDrafts(db, both, clock).keep("telegram:7", "form", "second");
    expect(await createDrafts(db, both, clock).load("telegram:7", "form")).toBe("second");
    await createDrafts(db, old, clock).keep("telegram:7", "form", "third");
    await createDrafts(db, old, clock).keep("telegram:8", "form", "another's");
    await resealAll(db, both);
    const drafts = createDrafts(db, fresh, clock);
    expect(await drafts.load("telegram:7", "form")).toBe("third");
    expect(await drafts.load("telegram:8", "form")).toBe("another's");
  });

  it("keeps a program that still has the old key alone from filing what nobody could open", async () => {
    const stale = createKeptCases(db, old, clock);
    const { number } = await stale.file(paper("one"), () => []);
    await resealAll(db, both);
    await expect(stale.file(paper("two"), () => [])).rejects.toThrow("密钥");
    const cases = createKeptCases(db, fresh, clock);
    expect((await cases.list({})).map(({ row }) => row.number)).toEqual([number]);
    expect(await cases.isOwnedBy(number, "telegram:7")).toBe(true);
    expect((await cases.file(paper("two"), () => [])).number).toBe("2026-00002");
  });

  it("opens notes and texts of replies with the new key alone", async () => {
    const cases = createKeptCases(db, old, clock);
    const { number } = await cases.file(paper("one"), () => []);
    const bare = { number, kind: "reply", on_day: "2026-03-02", entered_at: "", entered_by: "", days: null };
    const rest = { outcome: null, party: null, voids: null };
    await cases.append({ ...bare, ...rest, ordinal: 1, note: "说明", text: "正文" }, "replied", []);
    await cases.append({ ...bare, ...rest, ordinal: 2, note: null, text: "只有正文" }, "replied", []);
    await resealAll(db, both);
    const events = (await createKeptCases(db, fresh, clock).load(number))?.events;
    expect(events?.map(({ note, text }) => [note, text])).toEqual([
      ["说明", "正文"],
      [null, "只有正文"],
    ]);
    expect(await verifyLog(db, fresh)).toMatchObject({ firstBroken: null, isCutOff: false, altered: [] });
  });
});

it("opens nobody's form for another, though the rows were swapped", async () => {
  const drafts = createDrafts(db, old, clock);
  await drafts.keep("telegram:7", "form", "seven");
  await drafts.keep("telegram:8", "form", "eight");
  const { state } = await db
    .selectFrom("draft")
    .select("state")
    .where("owner_tag", "=", old.tag("telegram:7"))
    .executeTakeFirstOrThrow();
  await db.updateTable("draft").set({ state }).where("owner_tag", "=", old.tag("telegram:8")).execute();
  await expect(drafts.load("telegram:8", "form")).rejects.toThrow("别处");
});
