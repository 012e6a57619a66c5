import type { Clock } from "../base/clock.ts";
import type { Database } from "./open-database.ts";

/**
 * What each person last talked of in each conversation, across restarts. It ends some minutes after the last message. What the state holds is its owner's
 * affair: JSON in, JSON out.
 */
export interface Threads {
  /** The state last kept; undefined where there is none or it has ended. It may have been kept by an earlier version: check its shape. */
  load(conversation: string, person: string): Promise<unknown>;
  keep(conversation: string, person: string, state: unknown): Promise<void>;
  /** Forgets what has ended; how many. */
  prune(): Promise<number>;
}

const minuteMs = 60_000;

/** `minutes`: how long a thread lasts after its last message. */
export function createThreads(db: Database, clock: Clock, minutes: number): Threads {
  const oldest = () => new Date(clock().getTime() - minutes * minuteMs).toISOString();
  return {
    async load(conversation, person) {
      const row = await db
        .selectFrom("thread")
        .select("state")
        .where("conversation", "=", conversation)
        .where("person", "=", person)
        .where("updated_at", ">=", oldest())
        .executeTakeFirst();
      return row && JSON.parse(row.state);
    },
    async keep(conversation, person, state) {
      const kept = { state: JSON.stringify(state), updated_at: clock().toISOString() };
      await db
        .insertInto("thread")
        .values({ conversation, person, ...kept })
        .onConflict((conflict) => conflict.columns(["conversation", "person"]).doUpdateSet(kept))
        .execute();
    },
    async prune() {
      const { numDeletedRows } = await db
        .deleteFrom("thread")
        .where("updated_at", "<", oldest())
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}
