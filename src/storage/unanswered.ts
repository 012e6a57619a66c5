import { type Clock, shanghaiDate } from "../base/clock.ts";
import type { Database } from "./open-database.ts";

/** Questions that count as one, asked and not answered. */
export interface UnansweredTopic {
  /** As it was last asked, masked. */
  readonly question: string;
  /** Why: an `UnknownReason`, `no_figure`, `fault`, or `useless` where people said that the answer did not help. */
  readonly reason: string;
  readonly count: number;
  /** Days in Asia/Shanghai, as 2026-03-01. */
  readonly first: string;
  readonly last: string;
}

/** What was asked and not answered: counted by day. Nothing tells who asked. */
export interface Unanswered {
  /** `topic`: what questions are counted together by. */
  note(asked: { readonly topic: string; readonly question: string; readonly reason: string }): Promise<void>;
  /** The most asked first; from a day (2026-03-01) on where one is given. */
  list(since: string | null): Promise<readonly UnansweredTopic[]>;
  /** Forgets days more than `days` ago; how many rows. */
  prune(days: number): Promise<number>;
}

export function createUnanswered(db: Database, clock: Clock): Unanswered {
  return {
    async note(asked) {
      await db
        .insertInto("unanswered")
        .values({ ...asked, day: shanghaiDate(clock()), count: 1 })
        .onConflict((conflict) =>
          conflict
            .columns(["day", "topic", "reason"])
            .doUpdateSet((old) => ({ count: old("unanswered.count", "+", 1) })),
        )
        .execute();
    },
    async list(since) {
      const rows = await db
        .selectFrom("unanswered")
        .select(["day", "topic", "reason", "question", "count"])
        .where("day", ">=", since ?? "")
        .orderBy("day")
        .execute();
      const topics = new Map<string, UnansweredTopic>();
      for (const { day, topic, reason, question, count } of rows) {
        const key = `${reason} ${topic}`;
        const known = topics.get(key);
        const first = known?.first ?? day;
        topics.set(key, { question, reason, count: (known?.count ?? 0) + count, first, last: day });
      }
      return [...topics.values()].sort((a, b) => b.count - a.count || b.last.localeCompare(a.last));
    },
    async prune(days) {
      const { numDeletedRows } = await db
        .deleteFrom("unanswered")
        .where("day", "<", shanghaiDate(clock(), -days))
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}
