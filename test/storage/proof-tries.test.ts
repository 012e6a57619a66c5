import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/storage/open-database.ts";
import { createProofTries } from "../../src/storage/proof-tries.ts";
import { createSeal, newSealKey } from "../../src/storage/seal.ts";

const start = Date.parse("2026-03-02T01:00:00Z");
const hour = 3_600_000;
const number = "2026-00001";
const [before, after] = [newSealKey(), newSealKey()];

let folder: string;
let db: Database;
let now: number;
let messages: number;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "gongkai-proofs-"));
  db = await openDatabase(folder);
  now = start;
  messages = 0;
});
afterEach(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true });
});

/** As after a restart: nothing is kept but what is on disk. */
const tries = (seal = createSeal([before])) => createProofTries(db, seal, () => new Date(now));
const begin = (person: string, of = number, proofs = tries()) => {
  messages += 1;
  return proofs.begin(person, of, String(messages));
};

describe("wrong proofs", () => {
  it("are five an hour and twenty a day for one person, over restarts and changed keys", async () => {
    for (let at = 0; at < 5; at += 1) expect(await begin("telegram:7", `2026-0000${at}`)).toBe(true);
    expect(await begin("telegram:7", "2026-00006")).toBe(false);
    expect(await begin("telegram:7", "2026-00006", tries(createSeal([after, before])))).toBe(false);
    expect(await begin("telegram:8", "2026-00006")).toBe(true);
    for (let at = 0; at < 15; at += 1) {
      if (at % 5 === 0) now += hour;
      expect(await begin("telegram:7", `2026-001${at}`)).toBe(true);
    }
    now += 2 * hour;
    expect(await begin("telegram:7", "2026-00200")).toBe(false);
    now += 24 * hour;
    expect(await begin("telegram:7", "2026-00200")).toBe(true);
  });

  it("are five a day and twenty a month for one number, whoever asks", async () => {
    const allowed: boolean[] = [];
    for (let day = 0; day < 6; day += 1) {
      for (let person = 0; person < 7; person += 1) allowed.push(await begin(`telegram:${day}${person}`));
      now += 25 * hour;
    }
    expect(allowed.filter(Boolean)).toHaveLength(20);
    expect(allowed.slice(0, 7)).toEqual([true, true, true, true, true, false, false]);
    expect(await begin("telegram:1", "2026-00002")).toBe(true);
    now += 31 * 24 * hour;
    expect(await begin("telegram:1")).toBe(true);
  });

  it("count once a message, not once they turn out right, and all of those at the same moment", async () => {
    for (let at = 0; at < 9; at += 1) expect(await tries().begin("telegram:7", number, "same")).toBe(true);
    expect(await tries().begin("telegram:7", number, "right")).toBe(true);
    await tries().forgive("telegram:7", "right");
    const many = await Promise.all(Array.from({ length: 9 }, () => begin("telegram:7")));
    expect(many.filter(Boolean)).toHaveLength(4);
  });

  it("are forgotten when no limit counts them, and name nobody", async () => {
    await begin("telegram:7");
    const [row] = await db.selectFrom("proof_try").selectAll().execute();
    expect(JSON.stringify(row)).not.toContain("telegram");
    now += 31 * 24 * hour;
    await tries().prune();
    expect(await db.selectFrom("proof_try").selectAll().execute()).toEqual([]);
  });
});
