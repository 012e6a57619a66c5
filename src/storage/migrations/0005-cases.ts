import type { Kysely } from "kysely";
import { kysely } from "../kysely.ts";

/** Applications and what became of them, drafts, notices on their way, and the log of who looked and acted. What is personal is sealed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("case_counter")
    .addColumn("year", "integer", (c) => c.primaryKey())
    .addColumn("last", "integer", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("case_file")
    .addColumn("number", "text", (c) => c.primaryKey())
    .addColumn("filing_key", "text", (c) => c.notNull().unique())
    .addColumn("channel", "text", (c) => c.notNull())
    .addColumn("applicant_type", "text", (c) => c.notNull())
    .addColumn("filed_at", "text", (c) => c.notNull())
    .addColumn("arrived_on", "text", (c) => c.notNull())
    .addColumn("received_on", "text")
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("event_count", "integer", (c) => c.notNull())
    .addColumn("text_hash", "text", (c) => c.notNull())
    .addColumn("owner_tag", "text")
    .addColumn("sealed", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("case_file_state").on("case_file").column("state").execute();
  await db.schema.createIndex("case_file_owner").on("case_file").column("owner_tag").execute();
  await db.schema
    .createTable("case_event")
    .addColumn("number", "text", (c) => c.notNull())
    .addColumn("ordinal", "integer", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("on_day", "text", (c) => c.notNull())
    .addColumn("entered_at", "text", (c) => c.notNull())
    .addColumn("entered_by", "text", (c) => c.notNull())
    .addColumn("days", "integer")
    .addColumn("outcome", "text")
    .addColumn("party", "text")
    .addColumn("voids", "integer")
    .addColumn("note", "text")
    .addPrimaryKeyConstraint("case_event_key", ["number", "ordinal"] as never[])
    .execute();
  await db.schema
    .createTable("draft")
    .addColumn("owner_tag", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("updated_at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("draft_key", ["owner_tag", "kind"] as never[])
    .execute();
  await db.schema
    .createTable("notice")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("channel", "text", (c) => c.notNull())
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("sealed", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("case_log")
    .addColumn("ordinal", "integer", (c) => c.primaryKey())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("who", "text", (c) => c.notNull())
    .addColumn("act", "text", (c) => c.notNull())
    .addColumn("number", "text")
    .addColumn("hash", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("case_log_head")
    .addColumn("id", "integer", (c) => c.primaryKey())
    .addColumn("ordinal", "integer", (c) => c.notNull())
    .addColumn("sealed", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("reminder_said")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("at", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("running_deadline")
    .addColumn("number", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("due_on", "text", (c) => c.notNull())
    .addColumn("entries", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("running_deadline_key", ["number", "kind"] as never[])
    .execute();
  // SQLite's way of saying that the log only grows
  for (const change of ["update", "delete"]) {
    await kysely.sql
      .raw(
        `create trigger case_log_no_${change} before ${change} on case_log begin select raise(abort, 'the log only grows'); end`,
      )
      .execute(db);
  }
}
