import { chmodSync, existsSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { RefusedInputError } from "../base/errors.ts";
import { databaseFile } from "./open-database.ts";

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
