import { randomInt, randomUUID } from "node:crypto";
import type { ExpressionBuilder } from "kysely";
import type { Database } from "./open-database.ts";
import type { Tables } from "./schema.ts";

/** Changes whenever a backup takes the database's place, though programs have it open: what was read under another mark is of another database. */
export async function readRestoreMark(db: Database): Promise<string> {
  const row = await db.selectFrom("restored").select("mark").where("id", "=", 1).executeTakeFirst();
  return row?.mark ?? "";
}

/** Whether the database has this mark still, as a condition of a change; undefined: any. */
export function isMarked(has: ExpressionBuilder<Tables, keyof Tables>, mark: string | undefined) {
  if (mark === undefined) return has.lit(true);
  const now = has.selectFrom("restored").select("mark").where("id", "=", 1);
  return has(has.fn.coalesce(now, has.val("")), "=", mark);
}

/** Marks a database that is about to take another's place. Its reports keep their order, and count as written since, whatever had been written. */
export async function markRestored(db: Database): Promise<string> {
  const row = { id: 1, mark: randomUUID() };
  const later = randomInt(1, 2 ** 40);
  await db.transaction().execute(async (change) => {
    await change
      .insertInto("restored")
      .values(row)
      .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
      .execute();
    await change
      .updateTable("library_state")
      .set((old) => ({ generation: old("generation", "+", later) }))
      .execute();
    await change
      .updateTable("report")
      .set((old) => ({ written: old("written", "+", later) }))
      .execute();
  });
  return row.mark;
}
