import { chmodSync, existsSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { RefusedInputError } from "../base/errors.ts";
import { migrations } from "./migrations.ts";
import { databaseFile } from "./open-database.ts";
import type { Seal } from "./seal.ts";

/**
 * Copies the database as it is at one moment, while others write to it. The file appears whole or not at all; of what is there, only an earlier copy gives way.
 * Throws {@link RefusedInputError}.
 */
export async function backUp(folder: string, file: string): Promise<void> {
  if (existsSync(file) && !isCopy(file, databaseFile(folder))) {
    throw new RefusedInputError(`${file} 已存在，又不是备份，没有改动它。The file is there and is no backup.`);
  }
  const part = `${file}.part`;
  const source = new Sqlite(databaseFile(folder), { readonly: true });
  try {
    await source.backup(part);
    chmodSync(part, 0o600);
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw new RefusedInputError(`备份写不到 ${file}，请检查文件夹和磁盘空间。The backup cannot be written.`, {
      cause: error,
    });
  } finally {
    source.close();
  }
}

/** Some other SQLite database than the one in use, by whatever name that is given. */
function isCopy(file: string, inUse: string): boolean {
  const [there, own] = [statSync(file), statSync(inUse)];
  if (!there.isFile() || (there.dev === own.dev && there.ino === own.ino)) return false;
  return readFileSync(file).subarray(0, sqliteMark.length).toString("latin1") === sqliteMark;
}

const sqliteMark = "SQLite format 3\0";

/**
 * Puts a backup in the place of the database, in one step, after it was found sound, and sealed with a key of `seal` (left out: there is no key yet). Throws
 * {@link RefusedInputError}; then nothing changed.
 */
export async function restoreFrom(file: string, folder: string, seal?: Seal): Promise<void> {
  if (!existsSync(file)) throw new RefusedInputError(`没有备份文件 ${file}。No such backup.`);
  let source: Sqlite.Database | undefined;
  try {
    source = new Sqlite(file, { readonly: true });
    const faults = faultsOf(source, seal);
    if (faults !== null) throw new RefusedInputError(`${file} ${faults}`);
    await source.backup(databaseFile(folder));
  } catch (error) {
    if (error instanceof RefusedInputError) throw error;
    throw new RefusedInputError(
      `${file} 不是可用的备份，数据库没有改动。The file is no usable backup; nothing changed.`,
      {
        cause: error,
      },
    );
  } finally {
    source?.close();
  }
}

function faultsOf(source: Sqlite.Database, seal: Seal | undefined): string | null {
  if (source.pragma("integrity_check", { simple: true }) !== "ok")
    return "已损坏，数据库没有改动。The backup is damaged.";
  const names = source.prepare("select name from kysely_migration").pluck().all();
  const isKnown = names.every((name) => typeof name === "string" && name in migrations);
  if (!isKnown || names.length === 0)
    return "由更新版本的程序建立，请先升级。The backup is of a newer version: upgrade.";
  const heads = names.includes("0005-cases") ? source.prepare("select sealed from case_log_head").pluck().all() : [];
  return seal === undefined || heads.every((head) => head === "" || seal.holdsKeyOf(String(head)))
    ? null
    : "是用另一把密钥加密的，请先把那把密钥放好。The backup is sealed with another key: put that key in its place first.";
}
