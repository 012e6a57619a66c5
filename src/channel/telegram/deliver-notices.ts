import type { Logger } from "../../base/log.ts";
import type { NoticeBox } from "../../conversation/notices/notice-box.ts";
import type { Outbox, Parcel } from "../../conversation/outbox.ts";
import { toTelegram } from "./telegram-message.ts";
import { wait } from "./wait.ts";

export interface DeliveryParts {
  readonly notices: NoticeBox;
  readonly outbox: Pick<Outbox, "accept">;
  /** The outbox's name of this bot. */
  readonly channel: string;
  readonly send: (parcels: readonly Parcel[]) => void;
  readonly log: Logger;
}

/** A delivery that goes on by itself. */
export interface Pump {
  /** Looks for notices now. */
  readonly wake: () => void;
  readonly stop: () => Promise<void>;
}

/** Delivers what waits every `everyMs` and whenever woken, until stopped. */
export function pumpNotices(parts: DeliveryParts, everyMs: number): Pump {
  let isStopped = false;
  let pause = new AbortController();
  const wake = () => pause.abort();
  const done = (async () => {
    while (!isStopped) {
      pause = new AbortController();
      await deliverNotices(parts);
      if (!isStopped) await wait(everyMs, pause.signal);
    }
  })();
  return {
    wake,
    async stop() {
      isStopped = true;
      wake();
      await done;
    },
  };
}

/**
 * Moves what waits to be told into the outbox, each once: the outbox claims it by its id, so that one that was moved and not yet settled when the program
 * stopped is only settled at the next start. Never throws: what failed waits for the next time.
 */
export async function deliverNotices({ notices, outbox, channel, send, log }: DeliveryParts): Promise<void> {
  try {
    for (const { id, conversation, text } of await notices.waiting("telegram")) {
      const chat = conversation.slice("telegram:".length);
      const messages = toTelegram({ spans: [{ text, style: "plain" }], buttons: [] });
      const replies = messages.map((message) => ({ chat, payload: JSON.stringify(message) }));
      send(await outbox.accept(channel, `notice:${id}`, replies));
      await notices.settle(id);
    }
  } catch (error) {
    log.error({ err: error }, "notices could not be moved to the outbox; trying again later");
  }
}
