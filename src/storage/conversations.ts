import type { Clock } from "../base/clock.ts";
import type { Database } from "./open-database.ts";

/** What each conversation was last about, across restarts. What the state holds is its owner's affair: JSON in, JSON out. */
export interface Conversations {
  /** The state last kept, or undefined. It may have been kept by an earlier version: check its shape. */
  load(id: string): Promise<unknown>;
  keep(id: string, state: unknown): Promise<void>;
  forget(id: string): Promise<void>;
}

export function createConversations(db: Database, clock: Clock): Conversations {
  return {
    async load(id) {
      const row = await db.selectFrom("conversation").select("state").where("id", "=", id).executeTakeFirst();
      return row && JSON.parse(row.state);
    },
    async keep(id, state) {
      const kept = { state: JSON.stringify(state), updated_at: clock().toISOString() };
      await db
        .insertInto("conversation")
        .values({ id, ...kept })
        .onConflict((conflict) => conflict.column("id").doUpdateSet(kept))
        .execute();
    },
    async forget(id) {
      await db.deleteFrom("conversation").where("id", "=", id).execute();
    },
  };
}
