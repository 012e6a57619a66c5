import type { Kysely } from "kysely";

/** Messages that were handled, and what a conversation was last about. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("processed_message")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("received_at", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("processed_message_age").on("processed_message").column("received_at").execute();
  await db.schema
    .createTable("conversation")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("updated_at", "text", (c) => c.notNull())
    .execute();
}
