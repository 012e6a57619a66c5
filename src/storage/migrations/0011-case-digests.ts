import type { Kysely } from "kysely";
import { kysely } from "../kysely.ts";

/** What the log says a case and its entry were when they were written; entries from before say nothing of it. Events stay as they are, but for keys that change. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("case_log").addColumn("file_digest", "text").execute();
  await db.schema.alterTable("case_log").addColumn("event_digest", "text").execute();
  const columns = "number, ordinal, kind, on_day, entered_at, entered_by, days, outcome, party, voids";
  for (const change of [`update of ${columns}`, "delete"]) {
    await kysely.sql
      .raw(
        `create trigger case_event_no_${change.split(" ")[0]} before ${change} on case_event begin select raise(abort, 'events stay as they are'); end`,
      )
      .execute(db);
  }
}
