import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Application } from "../../src/application/application.ts";
import type { CaseEvent } from "../../src/application/case-event.ts";
import { CaseChangedError, type Filing } from "../../src/application/case-store.ts";
import { createCaseStore } from "../../src/application/sql-case-store.ts";
import { verifyLog } from "../../src/storage/case-log.ts";
import { createDrafts } from "../../src/storage/drafts.ts";
import { loadKeyRing } from "../../src/storage/key-ring.ts";
import { createNotices } from "../../src/storage/notices.ts";
import { type Database, openDatabase } from "../../src/storage/open-database.ts";
import { createSeal, newSealKey } from "../../src/storage/seal.ts";

const application: Application = {
  channel: "online",
  applicant: { type: "natural_person", name: "赵钱孙甲", idType: "id_card", idNumber: "11010519491231002X" },
  request: { description: "某路改造的批复", form: "electronic", delivery: "email" },
};
const filing: Filing = {
  key: "draft-1",
  application,
  receivedOn: null,
  owner: "telegram:7",
  notify: "telegram:7",
  by: "applicant",
};
const event: CaseEvent = {
  ordinal: 1,
  kind: "confirm",
  on: "2026-03-02",
  at: "2026-03-02T02:00:00.000Z",
  by: "telegram:1001",
  note: "李四来电确认",
  text: "答复正文",
  days: null,
  outcome: null,
  party: null,
  voids: null,
};
const clock = () => new Date("2026-03-02T01:00:00Z");

let folder: string;
let db: Database;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "gongkai-cases-"));
  db = await openDatabase(folder);
});
afterEach(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true });
});

const store = () => createCaseStore(db, createSeal(loadKeyRing(folder, null)), clock);

describe("the store of cases", () => {
  it("files once for one key, however often it is asked, and numbers without gaps", async () => {
    const all = await Promise.all([
      store().file(filing),
      store().file(filing),
      store().file({ ...filing, key: "draft-2" }),
    ]);
    expect(all.map(({ isNew }) => isNew).filter(Boolean)).toHaveLength(2);
    expect((await store().list()).map(({ number }) => number)).toEqual(["2026-00001", "2026-00002"]);
    expect((await verifyLog(db, createSeal(loadKeyRing(folder, null)))).entries).toBe(2);
  });

  it("gives back what was filed, to its own people alone", async () => {
    const cases = store();
    const { file } = await cases.file(filing);
    expect(await cases.open(file.number, "telegram:1001")).toEqual(application);
    expect(await cases.isOwner(file.number, { person: "telegram:7" })).toBe(true);
    expect(await cases.isOwner(file.number, { person: "telegram:8" })).toBe(false);
    expect(await cases.isOwner(file.number, { proof: "002x" })).toBe(true);
    expect(await cases.isOwner(file.number, { proof: "0021" })).toBe(false);
    expect(await cases.isOwner(file.number, { proof: "" })).toBe(false);
    expect(await cases.isOwner("2026-09999", { proof: "002X" })).toBe(false);
    expect((await cases.list({ owner: "telegram:7" })).length).toBe(1);
    expect((await cases.list({ owner: "telegram:8" })).length).toBe(0);
  });

  it("counts a changed applicant where they belong now", async () => {
    const cases = store();
    const { file } = await cases.file(filing);
    expect((await cases.list()).map(({ applicantType }) => applicantType)).toEqual(["natural_person"]);
    const company = {
      ...application,
      applicant: { ...application.applicant, type: "business", name: "某公司" },
    } as const;
    expect(await cases.amend(file.number, company, "applicant")).toBe(true);
    for (const one of [cases, store()])
      expect((await one.list()).map(({ applicantType }) => applicantType)).toEqual(["business"]);
  });

  it("takes an event in its turn alone, with its notice", async () => {
    const cases = store();
    const { file } = await cases.file(filing);
    await cases.append(file.number, event, "received", [{ conversation: null, text: "已确认收到" }]);
    await expect(cases.append(file.number, event, "received")).rejects.toThrow(CaseChangedError);
    await expect(cases.append(file.number, { ...event, ordinal: 3 }, "received")).rejects.toThrow(CaseChangedError);
    expect((await store().load(file.number))?.events).toEqual([event]);
    expect((await cases.list({ states: ["received"] })).length).toBe(1);
    const notices = createNotices(db, createSeal(loadKeyRing(folder, null)));
    const waiting = await notices.waiting("telegram");
    expect(waiting.map(({ conversation, text }) => [conversation, text])).toEqual([["telegram:7", "已确认收到"]]);
    await notices.settle(waiting[0]?.id ?? "");
    expect(await notices.waiting("telegram")).toEqual([]);
  });

  it("gives notices in the order in which they were caused, within one instant and after some were settled", async () => {
    const cases = store();
    const notices = createNotices(db, createSeal(loadKeyRing(folder, null)));
    const texts: string[] = [];
    for (let at = 0; at < 12; at += 1) {
      const told = [`${at} 甲`, `${at} 乙`].map((text) => ({ conversation: "telegram:9", text }));
      await cases.file({ ...filing, key: `draft-${at}` }, () => told);
      texts.push(...told.map(({ text }) => text));
      if (at === 5) for (const { id } of (await notices.waiting("telegram")).slice(0, 3)) await notices.settle(id);
    }
    expect((await notices.waiting("telegram")).map(({ text }) => text)).toEqual(texts.slice(3));
  });

  it("keeps nothing personal in the open: no byte of the folder, in any form", async () => {
    const seal = createSeal(loadKeyRing(folder, null));
    const { file } = await store().file(filing);
    await store().append(file.number, event, "received", [{ conversation: null, text: "通知正文" }]);
    await createDrafts(db, seal, clock).keep("telegram:7", "form", { name: "周吴郑王" });
    const bytes = Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
    for (const canary of [
      "赵钱孙甲",
      "11010519491231002X",
      "某路改造",
      "李四来电",
      "答复正文",
      "周吴郑王",
      "telegram:7",
      "通知正文",
    ]) {
      for (const form of [
        Buffer.from(canary),
        Buffer.from(canary, "utf16le"),
        Buffer.from(Buffer.from(canary).toString("base64")),
      ]) {
        expect(bytes.includes(form), canary).toBe(false);
      }
    }
  });

  it("lists cases without opening what is sealed in them: a note is opened when it is read", async () => {
    const { file } = await store().file(filing);
    await store().append(file.number, event, "received");
    const keyless = createCaseStore(db, createSeal([newSealKey()]), clock);
    const [listed] = await keyless.list();
    expect(listed?.events.map(({ kind, on }) => [kind, on])).toEqual([["confirm", "2026-03-02"]]);
    expect(() => listed?.events[0]?.note).toThrow("密钥");
    expect((await store().list())[0]?.events[0]?.note).toBe("李四来电确认");
  });

  it("opens nothing without its key, and nothing that was altered or put elsewhere", async () => {
    const { file } = await store().file(filing);
    const other = createCaseStore(db, createSeal([newSealKey()]), clock);
    await expect(other.open(file.number, "x")).rejects.toThrow("密钥");
    await store().file({ ...filing, key: "draft-2" });
    const { sealed } = await db
      .selectFrom("case_file")
      .select("sealed")
      .where("number", "=", "2026-00002")
      .executeTakeFirstOrThrow();
    await db.updateTable("case_file").set({ sealed }).where("number", "=", file.number).execute();
    await expect(store().open(file.number, "x")).rejects.toThrow("改动");
  });
});

describe("the log of cases", () => {
  it("cannot be changed, and shows where somebody changed it all the same", async () => {
    const seal = createSeal(loadKeyRing(folder, null));
    const { file } = await store().file(filing);
    await store().open(file.number, "telegram:1001");
    await store().open(file.number, "telegram:1002");
    expect(await verifyLog(db, seal)).toEqual({ entries: 3, firstBroken: null, isCutOff: false, altered: [] });
    await expect(db.deleteFrom("case_log").execute()).rejects.toThrow("only grows");
    await expect(db.updateTable("case_log").set({ who: "x" }).execute()).rejects.toThrow("only grows");
    const raw = new (await import("better-sqlite3")).default(join(folder, "gongkai.sqlite"));
    raw.exec(
      "drop trigger case_log_no_delete; drop trigger case_log_no_update; delete from case_log where ordinal = 3",
    );
    expect(await verifyLog(db, seal)).toMatchObject({ isCutOff: true });
    raw.exec("update case_log set who = 'telegram:9' where ordinal = 2");
    expect(await verifyLog(db, seal)).toMatchObject({ firstBroken: 2 });
    raw.close();
  });

  it("keeps events as they are, but for keys that change", async () => {
    const { file } = await store().file(filing);
    await store().append(file.number, event, "received");
    await expect(db.deleteFrom("case_event").execute()).rejects.toThrow("stay as they are");
    await expect(db.updateTable("case_event").set({ on_day: "2026-03-03" }).execute()).rejects.toThrow("stay");
    await db.updateTable("case_event").set({ note: "sealed anew" }).execute();
  });

  it.each([
    ["the day of an event", "update case_event set on_day = '2026-01-01' where number = '2026-00001'"],
    ["an event's note", "update case_event set note = null where number = '2026-00001'"],
    ["what is sealed of an event", "update case_event set text = note where number = '2026-00001'"],
    ["an event that is gone", "delete from case_event where number = '2026-00001'"],
    [
      "an event that nobody entered",
      "insert into case_event select number, 2, kind, on_day, entered_at, entered_by, days, outcome, party, voids, null, null from case_event where number = '2026-00001'",
    ],
    ["the column it counts in", "update case_file set applicant_type = 'business' where number = '2026-00001'"],
    ["its state", "update case_file set state = 'withdrawn' where number = '2026-00001'"],
    ["who has it", "update case_file set assignee = 'telegram:9' where number = '2026-00001'"],
    ["whose it is", "update case_file set owner_tag = 'x' where number = '2026-00001'"],
    ["a case that is gone", "delete from case_file where number = '2026-00001'"],
  ])("shows that rows were changed behind it: %s", async (_, change) => {
    const seal = createSeal(loadKeyRing(folder, null));
    for (const key of ["one", "two"]) {
      const { file } = await store().file({ ...filing, key });
      await store().append(file.number, event, "received");
      await store().assign(file.number, { from: null, to: "telegram:1001", by: "telegram:1001" });
    }
    expect(await verifyLog(db, seal)).toMatchObject({ firstBroken: null, altered: [] });
    const raw = new (await import("better-sqlite3")).default(join(folder, "gongkai.sqlite"));
    raw.exec(`drop trigger case_event_no_delete; drop trigger case_event_no_update; ${change}`);
    raw.close();
    expect(await verifyLog(db, seal)).toMatchObject({ firstBroken: null, isCutOff: false, altered: ["2026-00001"] });
  });

  it("shows a case that nobody filed", async () => {
    await store().file(filing);
    const seal = createSeal(loadKeyRing(folder, null));
    const row = await db.selectFrom("case_file").selectAll().executeTakeFirstOrThrow();
    const sealed = seal.seal(seal.open(row.sealed, "case 2026-00001"), "case 2026-00007");
    await db
      .insertInto("case_file")
      .values({ ...row, number: "2026-00007", filing_key: "7", sealed })
      .execute();
    expect(await verifyLog(db, seal)).toMatchObject({ altered: ["2026-00007"] });
  });

  it("hashes entries that say nothing of rows as it did before there were digests", async () => {
    await store().file(filing);
    await store().open("2026-00001", "telegram:1001");
    const rows = await db.selectFrom("case_log").selectAll().orderBy("ordinal").execute();
    const [first, look] = rows.map(({ hash, file_digest, ...entry }) => ({ hash, file_digest, entry }));
    expect(first?.file_digest).toMatch(/^[\da-f]{64}$/u);
    const { ordinal, at, who, act, number } = look?.entry ?? {};
    const before = createHash("sha256").update(JSON.stringify([first?.hash, ordinal, at, who, act, number]));
    expect(look?.hash).toBe(before.digest("hex"));
  });
});
