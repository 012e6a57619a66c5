import type { Kysely } from "kysely";

/** Which backup the database was restored from, by a mark of its own: programs that have it open forget what they read before. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("restored")
    .addColumn("id", "integer", (c) => c.primaryKey())
    .addColumn("mark", "text", (c) => c.notNull())
    .execute();
}
