import type { Kysely } from "kysely";

/** Replies that are still to be sent, and what the buttons under them mean. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("outbox")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("channel", "text", (c) => c.notNull())
    .addColumn("chat", "text", (c) => c.notNull())
    .addColumn("payload", "text", (c) => c.notNull())
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("attempts", "integer", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("outbox_order").on("outbox").columns(["channel", "created_at", "id"]).execute();
  await db.schema
    .createTable("button")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("meaning", "text", (c) => c.notNull())
    .addColumn("used_at", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("button_age").on("button").column("used_at").execute();
}
