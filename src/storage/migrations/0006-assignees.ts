import type { Kysely } from "kysely";

/** Who of the staff has a case. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("case_file").addColumn("assignee", "text").execute();
}
