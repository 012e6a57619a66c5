import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { backUp } from "../../src/storage/backup.ts";
import { createKeptCases } from "../../src/storage/cases.ts";
import { createDrafts } from "../../src/storage/drafts.ts";
import { type Database, openDatabase } from "../../src/storage/open-database.ts";
import { resealAll } from "../../src/storage/reseal.ts";
import { restoreFrom } from "../../src/storage/restore.ts";
import { createSeal, newSealKey } from "../../src/storage/seal.ts";

const [before, after] = [newSealKey(), newSealKey()];
const [old, both, fresh] = [createSeal([before]), createSeal([after, before]), createSeal([after])];
const clock = () => new Date("2026-03-02T01:00:00Z");
const person = "telegram:7";
const kind = "application";
const bytes = Buffer.from("a picture");
const paper = {
  filingKey: "one",
  year: 2026,
  channel: "online",
  applicantType: "natural_person",
  arrivedOn: "2026-03-02",
  receivedOn: null,
  state: "awaiting_confirmation",
  textHash: "0",
  by: "applicant",
  content: "{}",
  owner: person,
  notify: person,
  attachments: ["a"],
};

let folder: string;
let db: Database;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "gongkai-attachments-"));
  db = await openDatabase(folder);
});
afterEach(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true });
});

const ids = async () => (await db.selectFrom("attachment").select("id").orderBy("id").execute()).map(({ id }) => id);
const keep = (held: readonly string[], added: readonly string[] = [], who = person, seal = old) =>
  createDrafts(db, seal, clock).keep(who, kind, held, { held, added: added.map((id) => ({ id, bytes })) });

describe("files of drafts and cases", () => {
  it("live as long as the draft names them, each person's apart", async () => {
    await keep(["a", "b"], ["a", "b"]);
    await keep(["c"], ["c"], "telegram:8");
    await keep(["b"]);
    expect(await ids()).toEqual(["b", "c"]);
    await createDrafts(db, old, clock).keep(person, "desk", "another kind", { held: [], added: [] });
    await createDrafts(db, old, clock).drop(person, "desk");
    expect(await ids()).toEqual(["b", "c"]);
    await createDrafts(db, old, clock).drop(person, kind);
    expect(await ids()).toEqual(["c"]);
    await createDrafts(db, old, () => new Date("2026-05-02T01:00:00Z")).prune(30);
    expect(await ids()).toEqual([]);
  });

  it("are the case's from the moment it is filed, or else still the draft's", async () => {
    await keep(["a"], ["a"]);
    const cases = createKeptCases(db, old, clock);
    const fails = () => {
      throw new Error("in the middle");
    };
    await expect(cases.file(paper, fails)).rejects.toThrow("in the middle");
    expect(await db.selectFrom("case_attachment").selectAll().execute()).toEqual([]);
    expect(await ids()).toEqual(["a"]);
    const { number } = await cases.file(paper, () => []);
    await createDrafts(db, old, clock).drop(person, kind);
    await createDrafts(db, old, clock).prune(0);
    expect(await cases.openAttachment(number, "a", "telegram:1001")).toEqual(bytes);
    const looks = await db.selectFrom("case_log").select("who").where("act", "=", "look-attachment").execute();
    expect(looks).toEqual([{ who: "telegram:1001" }]);
    expect(await cases.openAttachment("2026-00009", "a", "telegram:1001")).toBeUndefined();
  });

  it("are needed: nothing is filed with a file that is not there or another's, and nothing amended", async () => {
    const cases = createKeptCases(db, old, clock);
    await expect(cases.file(paper, () => [])).rejects.toThrow("not there");
    await keep(["a"], ["a"], "telegram:8");
    await expect(cases.file(paper, () => [])).rejects.toThrow("not there");
    expect(await cases.list({})).toEqual([]);
    const { number } = await cases.file({ ...paper, attachments: [] }, () => []);
    await expect(cases.amend(number, { ...paper, textHash: "1" })).rejects.toThrow("not there");
    expect((await cases.load(number))?.row.text_hash).toBe("0");
  });

  it("give way to others when the application is amended", async () => {
    await keep(["a"], ["a"]);
    const cases = createKeptCases(db, old, clock);
    const { number } = await cases.file(paper, () => []);
    await keep(["a", "b"], ["b"]);
    expect(await cases.amend(number, { ...paper, attachments: ["b"] })).toBe(true);
    expect(await ids()).toEqual(["b"]);
  });

  it("are sealed anew with a new key, and stay their owner's", async () => {
    await keep(["a"], ["a"]);
    const { number } = await createKeptCases(db, old, clock).file(paper, () => []);
    await keep(["b"], ["b"]);
    await keep(["c"], ["c"], "telegram:8");
    // while keys are changed, a program with the new one goes on with the draft
    await keep(["b", "d"], ["d"], person, both);
    await createDrafts(db, both, clock).prune(30);
    expect(await ids()).toEqual(["a", "b", "c", "d"]);
    await resealAll(db, both);
    expect(await createKeptCases(db, fresh, clock).openAttachment(number, "a", "test")).toEqual(bytes);
    await expect(createKeptCases(db, old, clock).openAttachment(number, "a", "test")).rejects.toThrow("密钥");
    await createDrafts(db, fresh, clock).drop(person, kind);
    await createDrafts(db, fresh, clock).drop("telegram:8", kind);
    expect(await ids()).toEqual(["a"]);
  });

  it("are in a backup and come back with it", async () => {
    await keep(["a"], ["a"]);
    const { number } = await createKeptCases(db, old, clock).file(paper, () => []);
    const copy = join(folder, "copy");
    await backUp(folder, copy);
    const other = mkdtempSync(join(tmpdir(), "gongkai-attachments-"));
    await (await openDatabase(other)).destroy();
    await restoreFrom(copy, other, old);
    const there = await openDatabase(other);
    expect(await createKeptCases(there, old, clock).openAttachment(number, "a", "test")).toEqual(bytes);
    await there.destroy();
    rmSync(other, { recursive: true });
  });
});
