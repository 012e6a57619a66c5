import type { Api } from "grammy";
import type { Update } from "grammy/types";
import { EnvironmentError } from "../../base/errors.ts";
import type { Logger } from "../../base/log.ts";
import { telegramFault } from "./telegram-fault.ts";
import type { UpdatesUnderWay } from "./updates-under-way.ts";
import { type Abort, backoffMs, wait } from "./wait.ts";

/** Seconds that Telegram holds a request open while there is nothing new. */
const longPollSeconds = 30;
const shortestPollMs = 200;
const allowed: readonly ("message" | "edited_message" | "callback_query")[] = [
  "message",
  "edited_message",
  "callback_query",
];

export interface PollParts {
  readonly api: Api;
  readonly log: Logger;
  /** First pause after a failure; it doubles up to a minute. */
  readonly retryMs: number;
  readonly underWay: Pick<UpdatesUnderWay, "askFrom">;
}

/**
 * Fetches updates, and goes on over network loss, floods and a second poller, each said once in the log. Asking for the next updates tells Telegram that the
 * earlier ones were handled: those under way are asked for again. Throws {@link EnvironmentError} where the token is no longer good; anything once aborted.
 */
export function createUpdateSupplier({ api, log, retryMs, underWay }: PollParts): {
  supply(limit: number, signal: Abort): Promise<Update[]>;
} {
  let next = 0;
  return {
    async supply(limit, signal) {
      let said: number | null | undefined;
      for (let failures = 1; ; failures += 1) {
        try {
          const request = {
            offset: underWay.askFrom(next),
            limit: Math.max(1, Math.min(limit, 100)),
            timeout: longPollSeconds,
          };
          const asked = performance.now();
          const updates = await api.getUpdates(
            { ...request, allowed_updates: allowed },
            signal as Parameters<Api["getUpdates"]>[1],
          );
          if (failures > 1) log.info("Telegram answers again");
          // a server that does not hold the request open is not to be asked without pause
          if (updates.length === 0 && performance.now() - asked < shortestPollMs) await wait(shortestPollMs, signal);
          next = (updates.at(-1)?.update_id ?? next - 1) + 1;
          return updates;
        } catch (error) {
          if (signal.aborted) throw error;
          const fault = telegramFault(error);
          if (fault.code === 401 || fault.code === 404) throw wrongToken(error);
          if (fault.code !== said) log.warn({ fault }, explain(fault.code));
          said = fault.code;
          await wait(Math.max(backoffMs(retryMs, failures), (fault.retryAfterSeconds ?? 0) * 1000), signal);
          if (signal.aborted) throw error;
        }
      }
    },
  };
}

/** The sentence for a token that Telegram does not know. */
export function wrongToken(cause: unknown): EnvironmentError {
  return new EnvironmentError(
    "Telegram 不认识这个令牌，请检查 TELEGRAM_BOT_TOKEN。Telegram does not accept the token: check TELEGRAM_BOT_TOKEN.",
    { cause: new Error(telegramFault(cause).description) },
  );
}

function explain(code: number | null): string {
  if (code === 409) {
    return "另一个程序正在用同一个令牌接收消息（409），请停掉其中一个；本程序会继续重试。Another process is polling with the same token (409): stop one of the two; trying again.";
  }
  if (code === 429)
    return "Telegram 要求放慢（429），稍后继续。Telegram asks to slow down (429); going on after the pause.";
  return "暂时连不上 Telegram，会一直重试。Telegram cannot be reached; trying again until it can.";
}
