import { createHash } from "node:crypto";
import type { Clock } from "../base/clock.ts";
import type { Database } from "./open-database.ts";

/** Buttons older than this have expired: the message they hang under is long out of sight. */
const expiryDays = 180;
const dayMs = 86_400_000;

/** Keeps what buttons mean, over restarts: a channel's button carries at most 64 bytes. */
export interface ButtonStore {
  /** An id of 22 characters; the same meaning has the same id. */
  put(meaning: string): Promise<string>;
  /** The meaning as it was put, or undefined where it is unknown or was last put too long ago. */
  get(id: string): Promise<string | undefined>;
  /** Forgets what has expired; how many. */
  prune(): Promise<number>;
}

export function createButtonStore(db: Database, clock: Clock): ButtonStore {
  const oldest = () => new Date(clock().getTime() - expiryDays * dayMs).toISOString();
  return {
    async put(meaning) {
      const id = createHash("sha256").update(meaning).digest("base64url").slice(0, 22);
      const used_at = clock().toISOString();
      await db
        .insertInto("button")
        .values({ id, meaning, used_at })
        .onConflict((conflict) => conflict.column("id").doUpdateSet({ used_at }))
        .execute();
      return id;
    },
    async get(id) {
      const row = await db
        .selectFrom("button")
        .select("meaning")
        .where("id", "=", id)
        .where("used_at", ">=", oldest())
        .executeTakeFirst();
      return row?.meaning;
    },
    async prune() {
      const { numDeletedRows } = await db
        .deleteFrom("button")
        .where("used_at", "<", oldest())
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}
