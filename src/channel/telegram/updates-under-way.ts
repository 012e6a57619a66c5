import type { Update } from "grammy/types";
import { wait } from "./wait.ts";

/** How long new updates wait for one that takes its time (a file that is fetched): then they are asked for without it. */
const patienceMs = 250;

/**
 * Handles updates, those of different chats at once, and knows which are not done: until they are they may not be confirmed to Telegram, and they come again
 * with every request.
 */
export class UpdatesUnderWay {
  readonly #handle: (update: Update) => Promise<void>;
  readonly #underWay = new Map<number, Promise<void>>();
  /** Taken since the oldest that is not done. */
  readonly #taken = new Set<number>();

  /** `handle` never rejects. */
  constructor(handle: (update: Update) => Promise<void>) {
    this.#handle = handle;
  }

  /** Takes those that were not taken yet; resolves when all are done, or when the next should be asked for all the same. */
  async take(updates: readonly Update[]): Promise<void> {
    for (const update of updates) {
      const id = update.update_id;
      if (this.#taken.has(id)) continue;
      this.#taken.add(id);
      this.#underWay.set(
        id,
        this.#handle(update).finally(() => this.#underWay.delete(id)),
      );
    }
    const over = new AbortController();
    await Promise.race([this.done(), wait(patienceMs, over.signal)]);
    over.abort();
  }

  /** All that were taken are done. */
  async done(): Promise<void> {
    await Promise.all(this.#underWay.values());
  }

  /** What to ask Telegram from, which confirms all before it: the oldest that is not done, else `next`. */
  askFrom(next: number): number {
    if (this.#underWay.size === 0) this.#taken.clear();
    return Math.min(next, ...this.#underWay.keys());
  }

  get size(): number {
    return this.#underWay.size;
  }
}
