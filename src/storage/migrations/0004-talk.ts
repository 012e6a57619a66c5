import type { Kysely } from "kysely";

/** What each person last talked of, by conversation; what was asked and not answered, and whether answers helped, without anyone's identity. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("thread")
    .addColumn("conversation", "text", (c) => c.notNull())
    .addColumn("person", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("updated_at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("thread_key", ["conversation", "person"] as never[])
    .execute();
  await db.schema.createIndex("thread_age").on("thread").column("updated_at").execute();
  await db.schema.dropTable("conversation").execute();
  await countedByDay(db, "unanswered", ["topic", "reason"]);
  await countedByDay(db, "feedback", ["topic", "kind", "verdict"]);
}

/** `question`: as it was first asked that day, masked. */
async function countedByDay(db: Kysely<unknown>, table: string, keys: readonly string[]): Promise<void> {
  let create = db.schema.createTable(table).addColumn("day", "text", (c) => c.notNull());
  for (const key of keys) create = create.addColumn(key, "text", (c) => c.notNull());
  await create
    .addColumn("question", "text", (c) => c.notNull())
    .addColumn("count", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint(`${table}_key`, ["day", ...keys] as never[])
    .execute();
}
