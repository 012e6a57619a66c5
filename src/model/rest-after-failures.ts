import type { ChatModel } from "./chat-model.ts";

const failuresInARow = 3;
const restMs = 60_000;
/** Long enough for the other questions of the same message. */
const restAfterDeadlineMs = 10_000;

/**
 * Leaves a model alone for a minute that failed three times in a row, and for ten seconds after it let a deadline pass, so that a dead one makes few people wait, and none twice. `now`: milliseconds of a clock that
 * never stands still nor turns back.
 */
export function restAfterFailures(model: ChatModel, now: () => number): ChatModel {
  let failures = 0;
  let restsUntil = Number.NEGATIVE_INFINITY;
  return {
    reply: async (messages) => {
      if (now() < restsUntil) return { kind: "failed", cause: "resting", status: null };
      const reply = await model.reply(messages);
      failures = reply.kind === "failed" ? failures + 1 : 0;
      if (failures >= failuresInARow) restsUntil = now() + restMs;
      else if (reply.kind === "failed" && reply.cause === "deadline") restsUntil = now() + restAfterDeadlineMs;
      return reply;
    },
  };
}
