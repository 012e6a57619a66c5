import { chmodSync, existsSync, renameSync, rmSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { RefusedInputError } from "../base/errors.ts";
import { migrations } from "./migrations.ts";
import { databaseFile } from "./open-database.ts";

/** Copies the database as it is at one moment, while others write to it. The file appears whole or not at all. Throws {@link RefusedInputError}. */
export async function backUp(folder: string, file: string): Promise<void> {
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

/** Puts a backup in the place of the database, in one step, after it was found sound. Throws {@link RefusedInputError}; then nothing changed. */
export async function restoreFrom(file: string, folder: string): Promise<void> {
  if (!existsSync(file)) throw new RefusedInputError(`没有备份文件 ${file}。No such backup.`);
  let source: Sqlite.Database | undefined;
  try {
    source = new Sqlite(file, { readonly: true });
    const faults = faultsOf(source);
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

function faultsOf(source: Sqlite.Database): string | null {
  if (source.pragma("integrity_check", { simple: true }) !== "ok")
    return "已损坏，数据库没有改动。The backup is damaged.";
  const names = source.prepare("select name from kysely_migration").pluck().all();
  const isKnown = names.every((name) => typeof name === "string" && name in migrations);
  return isKnown && names.length > 0
    ? null
    : "由更新版本的程序建立，请先升级。The backup is of a newer version: upgrade.";
}
