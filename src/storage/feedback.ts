import { type Clock, shanghaiDate } from "../base/clock.ts";
import type { Database } from "./open-database.ts";

export type FeedbackVerdict = "useful" | "useless";

/** Whether answers helped: the question as masked, the kind of answer, the verdict and the day. Nothing tells who. */
export interface Feedback {
  /** `topic`: what questions are counted together by. */
  note(vote: {
    readonly topic: string;
    readonly question: string;
    readonly kind: string;
    readonly verdict: FeedbackVerdict;
  }): Promise<void>;
  /** Forgets days more than `days` ago; how many rows. */
  prune(days: number): Promise<number>;
}

export function createFeedback(db: Database, clock: Clock): Feedback {
  return {
    async note(vote) {
      await db
        .insertInto("feedback")
        .values({ ...vote, day: shanghaiDate(clock()), count: 1 })
        .onConflict((conflict) =>
          conflict
            .columns(["day", "topic", "kind", "verdict"])
            .doUpdateSet((old) => ({ count: old("feedback.count", "+", 1) })),
        )
        .execute();
    },
    async prune(days) {
      const { numDeletedRows } = await db
        .deleteFrom("feedback")
        .where("day", "<", shanghaiDate(clock(), -days))
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}
