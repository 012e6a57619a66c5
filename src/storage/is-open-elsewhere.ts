import { existsSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { kysely } from "./kysely.ts";
import type { Database } from "./open-database.ts";

/**
 * Whether another program has the database open, reading or not: SQLite leaves the write-ahead log only for who is alone. Where there is none, it is as before
 * when this resolves.
 */
export async function isOpenElsewhere(db: Database): Promise<boolean> {
  return db.connection().execute(async (own) => {
    const pragma = (text: string) => kysely.sql.raw(`pragma ${text}`).execute(own);
    const { rows } = await kysely.sql<{ timeout: number }>`pragma busy_timeout`.execute(own);
    await pragma("busy_timeout = 0");
    try {
      await pragma("journal_mode = delete");
      return false;
    } catch (error) {
      if (error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY")) return true;
      throw error;
    } finally {
      await pragma("journal_mode = wal");
      await pragma(`busy_timeout = ${rows[0]?.timeout ?? 0}`);
    }
  });
}

/**
 * As {@link isOpenElsewhere}, of a damaged database, which it leaves as it is. Of one that is damaged from its first byte the lock cannot be asked for: there a write-ahead
 * log says that it is open, or that a program was killed.
 */
export function isDamagedOpenElsewhere(file: string): boolean {
  const db = new Sqlite(file, { timeout: 0 });
  try {
    db.pragma("locking_mode = exclusive");
    db.prepare("select count(*) from sqlite_master").get();
    return false;
  } catch (error) {
    if (!(error instanceof Sqlite.SqliteError)) throw error;
    if (error.code === "SQLITE_NOTADB") return existsSync(`${file}-wal`);
    // what is found corrupt was locked before
    if (error.code.startsWith("SQLITE_CORRUPT")) return false;
    if (error.code.startsWith("SQLITE_BUSY")) return true;
    throw error;
  } finally {
    db.close();
  }
}
