import type { Clock } from "../base/clock.ts";
import type { Database } from "./open-database.ts";

/** Which messages were handled, across restarts: every input can arrive twice. */
export interface Inbox {
  /** True the first time a message id (`telegram:UPDATE`) is claimed, false ever after. Two processes that claim at once: one gets it. */
  claim(id: string): Promise<boolean>;
  /** Forgets messages claimed more than `days` ago; how many. */
  prune(days: number): Promise<number>;
}

const dayMs = 86_400_000;

export function createInbox(db: Database, clock: Clock): Inbox {
  return {
    async claim(id) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto("processed_message")
        .values({ id, received_at: clock().toISOString() })
        .onConflict((conflict) => conflict.column("id").doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },
    async prune(days) {
      const oldest = new Date(clock().getTime() - days * dayMs).toISOString();
      const { numDeletedRows } = await db
        .deleteFrom("processed_message")
        .where("received_at", "<", oldest)
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}
