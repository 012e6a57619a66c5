import type { Kysely } from "kysely";

/** Who tried to prove, and of which number, that a case is theirs. Only wrong tries stay. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("proof_try")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("person_tag", "text", (c) => c.notNull())
    .addColumn("number", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("proof_try_person").on("proof_try").columns(["person_tag", "at"]).execute();
  await db.schema.createIndex("proof_try_number").on("proof_try").columns(["number", "at"]).execute();
}
