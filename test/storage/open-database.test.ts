import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EnvironmentError } from "../../src/base/errors.ts";
import { databaseFault } from "../../src/storage/database-fault.ts";
import { isOpenElsewhere } from "../../src/storage/is-open-elsewhere.ts";
import { databaseFile, openDatabase } from "../../src/storage/open-database.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gongkai-db-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("openDatabase", () => {
  it("makes the folder and the tables, and finds them again", async () => {
    const nested = join(folder, "a", "b");
    const first = await openDatabase(nested);
    await first.insertInto("processed_message").values({ id: "a", received_at: "2026-01-01" }).execute();
    await first.destroy();
    const second = await openDatabase(nested);
    expect(await second.selectFrom("processed_message").select("id").execute()).toEqual([{ id: "a" }]);
    await second.destroy();
  });

  it("makes the database and what stands beside it for its owner alone", async () => {
    const db = await openDatabase(folder);
    const files = readdirSync(folder).map((name) => [name, (statSync(join(folder, name)).mode & 0o777).toString(8)]);
    expect(files).toEqual([
      ["gongkai.sqlite", "600"],
      ["gongkai.sqlite-shm", "600"],
      ["gongkai.sqlite-wal", "600"],
    ]);
    await db.destroy();
  });

  it("lets several openings of a new folder make the tables at once", async () => {
    const opened = await Promise.all(Array.from({ length: 4 }, () => openDatabase(folder)));
    for (const db of opened) expect(await db.selectFrom("report").selectAll().execute()).toEqual([]);
    await Promise.all(opened.map((db) => db.destroy()));
  });

  it("says that the folder cannot be made where a file stands in its place", async () => {
    writeFileSync(join(folder, "file"), "");
    await expect(openDatabase(join(folder, "file"))).rejects.toThrow(/数据文件夹 .* 无法建立/u);
    await expect(openDatabase(join(folder, "file", "below"))).rejects.toThrow(EnvironmentError);
  });

  it.runIf(process.platform === "linux")(
    "says that the database cannot be made in a folder that takes no files",
    async () => {
      await expect(openDatabase("/proc")).rejects.toThrow(/无法打开或写入/u);
    },
  );

  it("says that the database cannot be opened where a folder stands in its place", async () => {
    const { mkdirSync } = await import("node:fs");
    mkdirSync(databaseFile(folder));
    await expect(openDatabase(folder)).rejects.toThrow(/无法打开或写入/u);
  });

  it.each([
    ["text", Buffer.from("this is no database, but it is long enough to be looked at ".repeat(50))],
    ["noise", Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 197 + 13) % 256))],
    ["a header with nothing behind it", Buffer.concat([Buffer.from("SQLite format 3\0"), Buffer.alloc(4080, 255)])],
  ])("says that a database of %s is corrupt", async (_, bytes) => {
    writeFileSync(databaseFile(folder), bytes);
    await expect(openDatabase(folder)).rejects.toThrow(EnvironmentError);
    await expect(openDatabase(folder)).rejects.toThrow(/已损坏/u);
  });

  it("says that the database is locked once it waited long enough", async () => {
    await (await openDatabase(folder)).destroy();
    const other = new Sqlite(databaseFile(folder));
    other.pragma("locking_mode = EXCLUSIVE");
    other.exec("begin exclusive");
    try {
      await expect(openDatabase(folder, 50)).rejects.toThrow(/正被另一个程序占用/u);
    } finally {
      other.close();
    }
  });

  it("tells whether another program has it open, and leaves the write-ahead log as it is", async () => {
    const own = await openDatabase(folder);
    expect(await isOpenElsewhere(own)).toBe(false);
    const other = await openDatabase(folder);
    expect(await isOpenElsewhere(own)).toBe(true);
    await other.destroy();
    expect(await isOpenElsewhere(own)).toBe(false);
    await own.destroy();
    const file = new Sqlite(databaseFile(folder));
    expect(file.pragma("journal_mode", { simple: true })).toBe("wal");
    file.close();
  });

  it("leaves a database of a newer version alone", async () => {
    await (await openDatabase(folder)).destroy();
    const other = new Sqlite(databaseFile(folder));
    other.prepare("insert into kysely_migration (name, timestamp) values ('9999-later', '2030')").run();
    other.close();
    await expect(openDatabase(folder)).rejects.toThrow(/由更新版本的程序建立/u);
  });
});

it("does not take every error for a fault of the database's surroundings", () => {
  expect(databaseFault(new Error("no"), "f")).toBeUndefined();
  expect(databaseFault("SQLITE_FULL", "f")).toBeUndefined();
  expect(databaseFault(Object.assign(new Error("full"), { code: "SQLITE_FULL" }), "f")?.message).toMatch(/磁盘已满/u);
});
