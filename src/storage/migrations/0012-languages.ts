import type { Kysely } from "kysely";

/** In which language the applicant is told of a case; null: simplified Chinese. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("case_file").addColumn("language", "text").execute();
}
