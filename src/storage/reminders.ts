import type { Clock } from "../base/clock.ts";
import { keepNotices } from "./notices.ts";
import type { Database } from "./open-database.ts";
import type { Tables } from "./schema.ts";
import type { Seal } from "./seal.ts";

export type DeadlineRow = Tables["running_deadline"];

/** What was said of running deadlines, over restarts. */
export interface KeptReminders {
  said(): Promise<ReadonlySet<string>>;
  deadlines(): Promise<readonly DeadlineRow[]>;
  /** All or none; false, and nothing changed, where one of the keys was said meanwhile. */
  say(
    keys: readonly string[],
    notices: readonly { readonly conversation: string; readonly text: string }[],
    deadlines: readonly DeadlineRow[],
  ): Promise<boolean>;
}

/** Rows written at once: databases limit how many values a statement may have. */
const chunk = 200;

export function createKeptReminders(db: Database, seal: Seal, clock: Clock): KeptReminders {
  return {
    async said() {
      const rows = await db.selectFrom("reminder_said").select("id").execute();
      return new Set(rows.map(({ id }) => id));
    },
    deadlines: () => db.selectFrom("running_deadline").selectAll().execute(),
    async say(keys, notices, deadlines) {
      try {
        await db.transaction().execute(async (change) => {
          const at = clock().toISOString();
          // the delete is the write that makes others wait
          await change.deleteFrom("running_deadline").execute();
          for (const id of keys) {
            const { numInsertedOrUpdatedRows } = await change
              .insertInto("reminder_said")
              .values({ id, at })
              .onConflict((conflict) => conflict.column("id").doNothing())
              .executeTakeFirstOrThrow();
            if (numInsertedOrUpdatedRows !== 1n) throw new SaidMeanwhile();
          }
          for (let from = 0; from < deadlines.length; from += chunk) {
            await change
              .insertInto("running_deadline")
              .values(deadlines.slice(from, from + chunk))
              .execute();
          }
          await keepNotices(change, { seal, clock }, notices);
        });
        return true;
      } catch (error) {
        if (error instanceof SaidMeanwhile) return false;
        throw error;
      }
    },
  };
}

/** Forgets what was said more than `days` ago. */
export async function pruneReminders(db: Database, clock: Clock, days: number): Promise<void> {
  const oldest = new Date(clock().getTime() - days * 86_400_000).toISOString();
  await db.deleteFrom("reminder_said").where("at", "<", oldest).execute();
}

class SaidMeanwhile extends Error {}
