import { randomUUID } from "node:crypto";
import { chmodSync, existsSync, renameSync, rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import { EnvironmentError, RefusedInputError } from "../base/errors.ts";
import { databaseFault } from "./database-fault.ts";
import { isDamagedOpenElsewhere } from "./is-open-elsewhere.ts";
import { migrations } from "./migrations.ts";
import { databaseFile, makeDataFolder, openDatabaseFile } from "./open-database.ts";
import { markRestored } from "./restore-mark.ts";
import type { Seal } from "./seal.ts";

const lockRetryMs = 50;
/** What the files of a database end in, beside its name. */
const fileEnds = ["", "-wal", "-shm"] as const;

export interface Restored {
  /** Where the database was put that was damaged; null where it was sound, or there was none. */
  readonly setAside: string | null;
  /** Whether there is something in it that a key is needed for. */
  readonly isSealed: boolean;
}

/**
 * Puts a backup in the place of the database, in one step, after it was found sound, and sealed with a key of `seal` (left out: there is no key yet). Programs that
 * have the database open go on with what was restored: it is brought up to date and marked before. A damaged database is kept aside, where no other program has it open: that would go on with what was put aside. Throws {@link RefusedInputError}, or {@link EnvironmentError}
 * where others write for longer than `busyMs`; then nothing changed.
 */
export async function restoreFrom(file: string, folder: string, seal?: Seal, busyMs = 5000): Promise<Restored> {
  if (!existsSync(file)) throw new RefusedInputError(`没有备份文件 ${file}。No such backup.`);
  const part = `${databaseFile(folder)}.restoring`;
  makeDataFolder(folder);
  try {
    const isSealed = await copySound(file, part, seal);
    await readyToServe(part);
    if (contentsOf(folder) === "damaged") return { isSealed, setAside: replaceDamaged(part, databaseFile(folder)) };
    await copyOver(part, databaseFile(folder), busyMs);
    return { isSealed, setAside: null };
  } catch (error) {
    if (error instanceof RefusedInputError || error instanceof EnvironmentError) throw error;
    throw new RefusedInputError(
      `${file} 不是可用的备份，数据库没有改动。The file is no usable backup; nothing changed.`,
      { cause: error },
    );
  } finally {
    remove(part);
  }
}

/** What a restore would replace: `cases`, drafts among them; `damaged`: it cannot be told. */
export function contentsOf(folder: string): "nothing" | "cases" | "damaged" {
  const file = databaseFile(folder);
  if (!existsSync(file)) return "nothing";
  let db: Sqlite.Database | undefined;
  try {
    db = new Sqlite(file, { readonly: true });
    if (db.pragma("quick_check(1)", { simple: true }) !== "ok") return "damaged";
    const held = "select exists (select 1 from case_file) or exists (select 1 from draft)";
    return db.prepare(held).pluck().get() === 1 ? "cases" : "nothing";
  } catch (error) {
    if (isDamage(error)) return "damaged";
    // of an earlier version, which had none
    if (error instanceof Sqlite.SqliteError && error.code === "SQLITE_ERROR") return "nothing";
    throw databaseFault(error, file) ?? error;
  } finally {
    db?.close();
  }
}

/** Whether it holds anything sealed. */
async function copySound(file: string, part: string, seal: Seal | undefined): Promise<boolean> {
  // what a crash left: its write-ahead log would be taken for this one's
  remove(part);
  const source = new Sqlite(file, { readonly: true });
  try {
    const faults = faultsOf(source, seal);
    if (faults !== null) throw new RefusedInputError(`${file} ${faults}`);
    const isSealed = sealedIn(source).length > 0;
    await source.backup(part);
    chmodSync(part, 0o600);
    return isSealed;
  } finally {
    source.close();
  }
}

function remove(database: string): void {
  for (const end of fileEnds) rmSync(database + end, { force: true });
}

async function readyToServe(part: string): Promise<void> {
  const db = await openDatabaseFile(part);
  try {
    await markRestored(db);
  } finally {
    await db.destroy();
  }
}

/** Where the damaged database was put. The sound one is whole before it takes the place: no empty database is ever there. */
function replaceDamaged(part: string, file: string): string {
  if (isDamagedOpenElsewhere(file))
    throw new RefusedInputError(
      `数据库 ${file} 已损坏，而且还有程序开着它（serve、chat）：请先停下再恢复，什么也没有改。确实没有程序在用的，把 ${file}-wal 移到别处再恢复。The damaged database is open: stop serve first. Nothing changed. If no program runs, move its -wal file away and try again.`,
    );
  const aside = `${file}.damaged-${randomUUID().slice(0, 8)}`;
  for (const end of fileEnds) if (existsSync(file + end)) renameSync(file + end, aside + end);
  renameSync(part, file);
  return aside;
}

/** SQLite's own copy is one change of the database that is there, for everyone who has it open. */
async function copyOver(part: string, file: string, busyMs: number): Promise<void> {
  const source = new Sqlite(part, { readonly: true });
  const giveUpAt = performance.now() + busyMs;
  try {
    // a lock of another program ends the copy before its first page, without an error
    while ((await source.backup(file)).totalPages === 0) {
      if (performance.now() > giveUpAt)
        throw new EnvironmentError(
          `数据库 ${file} 正被另一个程序写入，没有改动，请稍后再试。The database is locked by another program; nothing changed.`,
        );
      await sleep(lockRetryMs);
    }
  } finally {
    source.close();
  }
}

function isDamage(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && /^SQLITE_(?:NOTADB|CORRUPT)/u.test(error.code);
}

function faultsOf(source: Sqlite.Database, seal: Seal | undefined): string | null {
  if (source.pragma("integrity_check", { simple: true }) !== "ok")
    return "已损坏，数据库没有改动。The backup is damaged.";
  const names = source.prepare("select name from kysely_migration").pluck().all();
  const isKnown = names.every((name) => typeof name === "string" && name in migrations);
  if (!isKnown || names.length === 0)
    return "由更新版本的程序建立，请先升级。The backup is of a newer version: upgrade.";
  return seal === undefined || sealedIn(source).every((one) => seal.holdsKeyOf(one))
    ? null
    : "是用另一把密钥加密的，请先把那把密钥放好。The backup is sealed with another key: put that key in its place first.";
}

/** The log's end, sealed with the latest key; none where nothing was sealed yet. */
function sealedIn(source: Sqlite.Database): readonly string[] {
  const hasCases = source.prepare("select 1 from kysely_migration where name = '0005-cases'").get() !== undefined;
  const heads = hasCases ? source.prepare("select sealed from case_log_head").pluck().all() : [];
  return heads.map(String).filter((head) => head !== "");
}
