import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import type { Kysely } from "kysely";
import { EnvironmentError } from "../base/errors.ts";
import { makeFolder } from "../base/make-folder.ts";
import { databaseFault } from "./database-fault.ts";
import { kysely } from "./kysely.ts";
import { migrations } from "./migrations.ts";
import type { Tables } from "./schema.ts";

export type Database = Kysely<Tables>;

const lockRetryMs = 10;

/** Path of the database within the data folder. */
export function databaseFile(folder: string): string {
  return join(folder, "gongkai.sqlite");
}

/**
 * Opens the database of a data folder, makes both where they are missing, and brings the schema up to date.
 * Waits `busyMs` for another program's lock. Throws {@link EnvironmentError}: an unwritable folder; a locked, corrupt or newer database.
 */
export async function openDatabase(folder: string, busyMs = 5000): Promise<Database> {
  makeDataFolder(folder);
  return openDatabaseFile(databaseFile(folder), busyMs);
}

/** As {@link openDatabase}, by its path, in a folder that is there. */
export async function openDatabaseFile(file: string, busyMs = 5000): Promise<Database> {
  let connection: Sqlite.Database | undefined;
  try {
    makePrivate(file);
    connection = new Sqlite(file, { timeout: busyMs });
    const db: Database = new kysely.Kysely<Tables>({ dialect: new kysely.SqliteDialect({ database: connection }) });
    connection.pragma("journal_mode = WAL");
    // what a citizen was told is kept stays kept when the power fails
    connection.pragma("synchronous = FULL");
    connection.pragma("foreign_keys = ON");
    await bringUpToDate(db, connection, file, busyMs);
    return db;
  } catch (error) {
    connection?.close();
    throw databaseFault(error, file) ?? error;
  }
}

/** A new file is its owner's alone from the first byte; what SQLite puts beside it is as the file itself. */
function makePrivate(file: string): void {
  try {
    closeSync(openSync(file, "wx", 0o600));
  } catch {
    // it is there; or it cannot be made, which SQLite finds next and says
  }
}

/** Throws {@link EnvironmentError}. */
export function makeDataFolder(folder: string): void {
  try {
    makeFolder(folder);
  } catch (error) {
    throw new EnvironmentError(
      `数据文件夹 ${folder} 无法建立或写入（设置 GONGKAI_DATA）。The data folder cannot be made or written.`,
      { cause: error },
    );
  }
}

async function bringUpToDate(db: Database, connection: Sqlite.Database, file: string, busyMs: number): Promise<void> {
  if (await isUpToDate(db, file)) return;
  await lockForWriting(connection, busyMs);
  try {
    // Another process may have done it while this one waited.
    if (!(await isUpToDate(db, file))) {
      const provider = { getMigrations: async () => ({ ...migrations }) };
      const { error } = await new kysely.Migrator({ db, provider, disableTransactions: true }).migrateToLatest();
      if (error !== undefined) throw error;
    }
    connection.exec("commit");
  } catch (error) {
    connection.exec("rollback");
    throw error;
  }
}

async function isUpToDate(db: Database, file: string): Promise<boolean> {
  const known = Object.keys(migrations);
  const done = await executedMigrations(db);
  if (done.some((name) => !known.includes(name))) {
    throw new EnvironmentError(
      `数据库 ${file} 由更新版本的程序建立，请升级本程序。The database was made by a newer version: upgrade.`,
    );
  }
  return known.every((name) => done.includes(name));
}

/** Begins a transaction that nobody else can write beside. The driver's own wait would stop this process, and whoever holds the lock within it. */
async function lockForWriting(connection: Sqlite.Database, busyMs: number): Promise<void> {
  connection.pragma("busy_timeout = 0");
  const giveUpAt = performance.now() + busyMs;
  for (;;) {
    try {
      connection.exec("begin immediate");
      connection.pragma(`busy_timeout = ${busyMs}`);
      return;
    } catch (error) {
      const isBusy = error instanceof Sqlite.SqliteError && error.code.startsWith("SQLITE_BUSY");
      if (!isBusy || performance.now() > giveUpAt) throw error;
      await sleep(lockRetryMs);
    }
  }
}

async function executedMigrations(db: Database): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === kysely.DEFAULT_MIGRATION_TABLE)) return [];
  const { rows } = await kysely.sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return rows.map((row) => row.name);
}
