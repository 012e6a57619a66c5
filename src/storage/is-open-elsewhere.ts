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
