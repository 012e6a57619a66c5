import type { Kysely } from "kysely";

/** The text of a reply as it was sent, sealed, with the entry that says so. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("case_event").addColumn("text", "text").execute();
}
