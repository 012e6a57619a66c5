import type { ChatModel } from "./chat-model.ts";

const failuresInARow = 3;
const restMs = 60_000;

/**
 * Leaves a model alone for a minute that failed three times in a row, so that a dead one does not make every person wait. `now`: milliseconds of a clock that
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
      return reply;
    },
  };
}
