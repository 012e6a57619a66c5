import type { Kysely } from "kysely";

/** Files that prove who applies, sealed: of a draft until its application is filed, then of its cases. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("attachment")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("owner_tag", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("sealed", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("attachment_owner").on("attachment").column("owner_tag").execute();
  await db.schema
    .createTable("case_attachment")
    .addColumn("number", "text", (c) => c.notNull())
    .addColumn("attachment", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("case_attachment_key", ["number", "attachment"] as never[])
    .execute();
  await db.schema.createIndex("case_attachment_of").on("case_attachment").column("attachment").execute();
}
