import { type Api, InputFile } from "grammy";
import type { Logger } from "../../base/log.ts";
import type { OutgoingFile } from "../../conversation/message.ts";
import type { Outbox, Parcel } from "../../conversation/outbox.ts";
import type { Picture } from "../../picture/picture.ts";
import { type TelegramFault, telegramFault } from "./telegram-fault.ts";
import type { TelegramMessage } from "./telegram-message.ts";
import { backoffMs, wait } from "./wait.ts";

/** What a parcel of the outbox holds for Telegram. */
export interface TelegramPayload extends TelegramMessage {
  readonly replyTo?: number | undefined;
  readonly thread?: number | undefined;
}

export interface SenderParts {
  readonly api: Api;
  readonly outbox: Pick<Outbox, "settle" | "fail">;
  readonly log: Logger;
  /** First pause after a failure; it doubles up to a minute. */
  readonly retryMs: number;
}

/**
 * Sends parcels, those of one chat in order, each until Telegram has it or says that it never will. What is not sent when the sender stops stays in the
 * outbox for the next start. A parcel is sent once, except where the connection broke after Telegram took it and before it said so: then it is sent again,
 * because a lost answer is worse than a repeated one.
 */
export class Sender {
  readonly #parts: SenderParts;
  readonly #byChat = new Map<string, { queue: Parcel[]; work: Promise<void> }>();
  readonly #abort = new AbortController();

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  send(parcels: readonly Parcel[]): void {
    for (const parcel of parcels) {
      const chat = this.#byChat.get(parcel.chat);
      if (chat) chat.queue.push(parcel);
      else {
        const queue = [parcel];
        this.#byChat.set(parcel.chat, { queue, work: this.#empty(parcel.chat, queue) });
      }
    }
  }

  /** Sends what is on its way for at most `graceMs` more, then stops. */
  async stop(graceMs: number): Promise<void> {
    const all = Promise.all([...this.#byChat.values()].map((chat) => chat.work));
    await Promise.race([all, wait(graceMs, this.#abort.signal)]);
    this.#abort.abort();
    await all;
  }

  async #empty(chat: string, queue: Parcel[]): Promise<void> {
    for (let parcel = queue[0]; parcel !== undefined && !this.#abort.signal.aborted; parcel = queue[0]) {
      await this.#deliver(parcel).catch((error: unknown) => {
        this.#parts.log.error({ err: error, parcel: parcel?.id }, "a reply could not be read from the outbox");
      });
      queue.shift();
    }
    this.#byChat.delete(chat);
  }

  async #deliver(parcel: Parcel): Promise<void> {
    const { outbox, log, retryMs } = this.#parts;
    const { signal } = this.#abort;
    let payload = JSON.parse(parcel.payload) as TelegramPayload;
    let { chat } = parcel;
    for (let failures = 1; !signal.aborted; failures += 1) {
      const fault = await this.#attempt(chat, payload);
      if (fault === null) return this.#settle(parcel);
      if (signal.aborted) return;
      if (fault.code === 401 || fault.code === 404) {
        log.error({ fault, parcel: parcel.id }, "the token is no longer good; the reply waits in the outbox");
        return;
      }
      const isPassing = fault.kind === "unreachable" || fault.code === 429 || (fault.code ?? 0) >= 500;
      if (fault.migratedTo !== null && fault.migratedTo.toString() !== chat) chat = fault.migratedTo.toString();
      else if (fault.code === 400 && payload.text !== "" && isAdorned(payload))
        payload = { text: payload.text, entities: [], buttons: [] };
      else if (!isPassing) {
        log.error({ fault, parcel: parcel.id }, "Telegram refused a reply; it is given up");
        return this.#settle(parcel);
      } else {
        const attempts = await outbox.fail(parcel.id).catch(() => failures);
        if (failures === 1) log.warn({ fault, parcel: parcel.id, attempts }, "a reply could not be sent; trying again");
        await wait(Math.max(backoffMs(retryMs, failures), (fault.retryAfterSeconds ?? 0) * 1000), signal);
      }
    }
  }

  /** Null where Telegram took it. */
  async #attempt(chat: string, payload: TelegramPayload): Promise<TelegramFault | null> {
    if (payload.file !== undefined) return this.#attemptFile(chat, payload.file);
    if (payload.picture === undefined) return this.#attemptText(chat, payload);
    const png = await this.#draw(payload.picture);
    if (png !== null) return this.#attemptPicture(chat, png, payload);
    // what cannot be drawn is said, where its text was to be left out for it
    return payload.text === "" ? null : this.#attemptText(chat, payload);
  }

  async #attemptText(chat: string, payload: TelegramPayload): Promise<TelegramFault | null> {
    const { text, entities } = payload;
    try {
      await this.#parts.api.sendMessage(
        chat,
        text,
        { entities: [...entities], link_preview_options: { is_disabled: true }, ...surroundings(payload) },
        this.#abort.signal as Parameters<Api["sendMessage"]>[3],
      );
      return null;
    } catch (error) {
      return telegramFault(error);
    }
  }

  async #attemptFile(chat: string, { name, base64 }: OutgoingFile): Promise<TelegramFault | null> {
    try {
      const signal = this.#abort.signal as Parameters<Api["sendMessage"]>[3];
      await this.#parts.api.sendDocument(chat, new InputFile(Buffer.from(base64, "base64"), name), {}, signal);
      return null;
    } catch (error) {
      return telegramFault(error);
    }
  }

  /** The drawing is loaded when first needed. Null where it fails. */
  async #draw(picture: Picture): Promise<Uint8Array | null> {
    try {
      const { drawPicture } = await import("../../picture/draw-picture.ts");
      return drawPicture(picture);
    } catch (error) {
      this.#parts.log.error({ err: error }, "a picture could not be drawn");
      return null;
    }
  }

  async #attemptPicture(chat: string, png: Uint8Array, payload: TelegramPayload): Promise<TelegramFault | null> {
    const caption = payload.picture?.kind === "table" ? { caption: payload.picture.caption } : {};
    try {
      const signal = this.#abort.signal as Parameters<Api["sendMessage"]>[3];
      const other = { ...caption, ...surroundings(payload) };
      await this.#parts.api.sendPhoto(chat, new InputFile(png, "picture.png"), other, signal);
      return null;
    } catch (error) {
      return telegramFault(error);
    }
  }

  async #settle(parcel: Parcel): Promise<void> {
    try {
      await this.#parts.outbox.settle(parcel.id);
    } catch (error) {
      this.#parts.log.error({ err: error, parcel: parcel.id }, "a sent reply could not be taken off the outbox");
    }
  }
}

/** What goes with a text and with a picture alike: buttons, the message replied to, the topic of a forum. */
function surroundings({ buttons, replyTo, thread }: TelegramPayload) {
  const keyboard = buttons.map((row) => row.map(({ label, data }) => ({ text: label, callback_data: data })));
  return {
    ...(keyboard.length > 0 && { reply_markup: { inline_keyboard: keyboard } }),
    ...(replyTo !== undefined && { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }),
    ...(thread !== undefined && { message_thread_id: thread }),
  };
}

function isAdorned(payload: TelegramPayload): boolean {
  return (
    payload.picture !== undefined ||
    payload.entities.length + payload.buttons.length > 0 ||
    payload.replyTo !== undefined ||
    payload.thread !== undefined
  );
}
