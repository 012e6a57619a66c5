import { EventEmitter, once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Message, MessageEntity, Update } from "grammy/types";
import { refusalOf, type SentFile, type SentMessage } from "./bot-api-rules.ts";

/** What goes wrong with a call. `lost`: the connection breaks after the call was carried out; `cut`: before. `slow`, of a file alone: its bytes wait. */
export type Fault =
  | { readonly kind: "refuse"; readonly code: number; readonly description: string; readonly retryAfter?: number }
  | { readonly kind: "lost" }
  | { readonly kind: "slow"; readonly until: Promise<unknown> }
  | { readonly kind: "cut" };

/** A file that a person uploaded. `announced`: the size that messages and getFile tell, where it is not that of the bytes. */
interface Upload {
  readonly bytes: Buffer;
  readonly announced: number | undefined;
}

/** The size up to which Telegram gives files to bots. */
const fileAtMost = 20 * 1024 * 1024;

interface Call {
  readonly method: string;
  readonly payload: Record<string, unknown>;
}

const botUser = { id: 4242, is_bot: true, first_name: "公开", username: "gongkai_bot" } as const;

/**
 * Telegram's Bot API over HTTP, as far as a bot that polls can tell: updates stay until a later offset confirms them, limits are enforced, and calls fail
 * as scripted. Nothing here waits for a clock except a long poll's own time-out.
 */
export class BotApiEmulator {
  readonly token = "4242:TEST";
  readonly bot = botUser;
  /** Messages the bot sent, in order. */
  readonly sent: SentMessage[] = [];
  /** Every call, in order. */
  readonly calls: Call[] = [];
  readonly #events = new EventEmitter();
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  readonly #faults: { method: string; fault: Fault }[] = [];
  #pending: Update[] = [];
  #nextUpdate = 1_000;
  #nextMessage = 1;
  readonly #uploads: Upload[] = [];

  /** Listens on a free port; the address is the Bot API's root. */
  async start(): Promise<string> {
    this.#events.setMaxListeners(0);
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** The next `times` calls of the method go wrong. */
  fail(method: string, fault: Fault, times = 1): void {
    for (let at = 0; at < times; at += 1) this.#faults.push({ method, fault });
  }

  /** Nothing goes wrong any more. */
  mend(): void {
    this.#faults.length = 0;
  }

  /** A person writes; the update as the bot will get it. */
  write(text: string, rest: Partial<Message> = {}): Update {
    return this.arrive({ message: this.message({ text, ...rest }) as Update["message"] & object });
  }

  /** A person sends a photo, which Telegram has in a small and a large size. */
  sendPhoto(bytes: Uint8Array, rest: Partial<Message> = {}, announced?: number): Update {
    const small = { ...this.#upload(Buffer.from("small"), undefined), width: 90, height: 60 };
    const large = { ...this.#upload(bytes, announced), width: 1280, height: 853 };
    return this.arrive({ message: this.message({ photo: [small, large], ...rest }) as Update["message"] & object });
  }

  /** A person sends a document, whatever its name says. */
  sendDocument(name: string, bytes: Uint8Array, rest: Partial<Message> = {}, announced?: number): Update {
    const document = { ...this.#upload(bytes, announced), file_name: name };
    return this.arrive({ message: this.message({ document, ...rest }) as Update["message"] & object });
  }

  #upload(bytes: Uint8Array, announced: number | undefined) {
    this.#uploads.push({ bytes: Buffer.from(bytes), announced });
    const id = `file${this.#uploads.length}`;
    return { file_id: id, file_unique_id: id, file_size: announced ?? bytes.length };
  }

  /** A person presses the button with this label under the last message that has it. */
  press(label: string): Update {
    const under = this.sent.findLast((message) => message.buttons.some((button) => button.text === label));
    const button = under?.buttons.find((one) => one.text === label);
    if (under === undefined || button === undefined) throw new Error(`no button 「${label}」 was sent`);
    return this.pressData(button.callback_data, under.message_id);
  }

  pressData(data: string, messageId = 1): Update {
    const message = { ...this.message({ text: "…" }), message_id: messageId, from: botUser };
    const from = { id: 7, is_bot: false, first_name: "甲" };
    return this.arrive({ callback_query: { id: `press${this.#nextUpdate}`, from, chat_instance: "1", data, message } });
  }

  /** Any update, for what has no method of its own. */
  arrive(update: Omit<Update, "update_id">): Update {
    const numbered = { update_id: this.#nextUpdate, ...update } as Update;
    this.#nextUpdate += 1;
    this.redeliver(numbered);
    return numbered;
  }

  /** The same update once more, as after an answer that Telegram did not hear. */
  redeliver(update: Update): void {
    this.#pending.push(update);
    this.#pending.sort((a, b) => a.update_id - b.update_id);
    this.#events.emit("change");
  }

  message(rest: Partial<Message>): Message {
    const message_id = this.#nextMessage;
    this.#nextMessage += 1;
    return {
      message_id,
      date: 1_700_000_000 + message_id,
      chat: { id: 7, type: "private", first_name: "甲" },
      from: { id: 7, is_bot: false, first_name: "甲", language_code: "zh-hans" },
      ...rest,
    } as Message;
  }

  /** Waits until the bot has sent so many messages in all; the last of them. */
  async sentMessage(count: number): Promise<SentMessage> {
    await this.until(() => this.sent.length >= count);
    return this.sent[count - 1] as SentMessage;
  }

  /** Waits until every update that arrived has been confirmed as handled. */
  async confirmed(): Promise<void> {
    await this.until(() => this.#pending.length === 0);
  }

  /** Waits until something is so; asked again after every call and arrival. */
  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await once(this.#events, "change");
  }

  countCalls(method: string): number {
    return this.calls.filter((call) => call.method === method).length;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const download = /^\/file\/bot([^/]*)\/files\/(\d+)$/u.exec(request.url ?? "");
    if (download !== null) return this.#download(download[1] ?? "", Number(download[2]), response);
    const [, token, method = ""] = /^\/bot([^/]*)\/(\w+)$/u.exec(request.url ?? "") ?? [];
    const payload = await readPayload(request);
    this.calls.push({ method, payload });
    const fault = this.#takeFault(method);
    if (fault?.kind === "cut") request.socket.destroy();
    else if (token !== this.token) refuse(response, 401, "Unauthorized");
    else if (fault?.kind === "refuse") refuse(response, fault.code, fault.description, fault.retryAfter);
    else if (method === "getUpdates") await this.#getUpdates(payload, response);
    else this.#carryOut(method, payload, response, fault?.kind === "lost");
    this.#events.emit("change");
  }

  /** `fail("file", …)` breaks it; `lost`: after half of the bytes. */
  async #download(token: string, place: number, response: ServerResponse): Promise<void> {
    this.calls.push({ method: "file", payload: { place } });
    const fault = this.#takeFault("file");
    const upload = this.#uploads[place - 1];
    this.#events.emit("change");
    if (fault?.kind === "slow") await fault.until;
    if (fault?.kind === "cut") response.socket?.destroy();
    else if (token !== this.token || upload === undefined || fault?.kind === "refuse") response.writeHead(404).end();
    else if (fault?.kind === "lost") {
      response.writeHead(200, { "content-length": upload.bytes.length });
      response.write(upload.bytes.subarray(0, upload.bytes.length / 2), () => response.socket?.destroy());
    } else response.end(upload.bytes);
  }

  #takeFault(method: string): Fault | undefined {
    const failing = this.#faults.findIndex((one) => one.method === method);
    return failing >= 0 ? this.#faults.splice(failing, 1)[0]?.fault : undefined;
  }

  async #getUpdates(payload: Record<string, unknown>, response: ServerResponse): Promise<void> {
    const offset = Number(payload.offset ?? 0);
    this.#pending = this.#pending.filter((update) => update.update_id >= offset);
    this.#events.emit("change");
    let isOpen = true;
    response.on("close", () => {
      isOpen = false;
      this.#events.emit("change");
    });
    await this.until(() => this.#pending.length > 0 || !isOpen);
    if (isOpen) accept(response, this.#pending.slice(0, Number(payload.limit ?? 100)));
  }

  #carryOut(method: string, payload: Record<string, unknown>, response: ServerResponse, isLost: boolean): void {
    const upload = this.#uploads[Number(String(payload.file_id).replace("file", "")) - 1];
    const isTooBig = method === "getFile" && (upload?.announced ?? upload?.bytes.length ?? 0) > fileAtMost;
    const refusal = isTooBig ? "file is too big" : refusalOf(method, payload);
    const result = refusal === undefined ? this.#resultOf(method, payload) : undefined;
    if (isLost) response.socket?.destroy();
    else if (refusal === undefined) accept(response, result);
    else refuse(response, 400, `Bad Request: ${refusal}`);
  }

  #resultOf(method: string, payload: Record<string, unknown>): unknown {
    if (method === "getMe") return { ...botUser, can_join_groups: true, can_read_all_group_messages: false };
    if (method === "getFile") {
      const place = Number(String(payload.file_id).replace("file", ""));
      const upload = this.#uploads[place - 1];
      const size = upload?.announced ?? upload?.bytes.length;
      return {
        file_id: payload.file_id,
        file_unique_id: payload.file_id,
        file_size: size,
        file_path: `files/${place}`,
      };
    }
    if (!/^send(?:Message|Photo|Document)$/u.test(method)) return true;
    const markup = payload.reply_markup as { inline_keyboard?: SentMessage["rows"] } | undefined;
    const rows = markup?.inline_keyboard ?? [];
    const sent: SentMessage = {
      message_id: this.#nextMessage,
      chat: String(payload.chat_id),
      text: String(payload.text ?? payload.caption ?? ""),
      entities: (payload.entities ?? []) as MessageEntity[],
      rows,
      buttons: rows.flat(),
      file: (payload.document ?? payload.photo) as SentFile | undefined,
      replyTo: (payload.reply_parameters as { message_id?: number } | undefined)?.message_id,
    };
    this.#nextMessage += 1;
    this.sent.push(sent);
    return { ...this.message({ text: sent.text }), message_id: sent.message_id, from: botUser };
  }
}

async function readPayload(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const boundary = /boundary=(.+)$/u.exec(request.headers["content-type"] ?? "")?.[1];
  if (boundary !== undefined) return readMultipart(bytes, boundary);
  const text = bytes.toString("utf8");
  return text.startsWith("{") ? (JSON.parse(text) as Record<string, unknown>) : {};
}

/** Fields by name; a file as {@link SentFile}, in the place of the field that is attached to it. */
function readMultipart(bytes: Buffer, boundary: string): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  // latin1 keeps every byte as one character
  for (const part of bytes.toString("latin1").split(`--${boundary}`)) {
    const head = part.indexOf("\r\n\r\n");
    const name = /name="([^"]+)"/u.exec(part.slice(0, head))?.[1];
    if (head < 0 || name === undefined) continue;
    const body = Buffer.from(part.slice(head + 4, -2), "latin1");
    const filename = /filename=([^\r\n;]+)/u.exec(part.slice(0, head))?.[1];
    fields[name] =
      filename === undefined
        ? body.toString("utf8")
        : { name: Buffer.from(filename.replaceAll('"', ""), "latin1").toString("utf8"), bytes: body };
  }
  for (const [name, value] of Object.entries(fields)) {
    const attached = /^attach:\/\/(.+)$/u.exec(String(value))?.[1];
    if (attached !== undefined) fields[name] = fields[attached];
  }
  return fields;
}

function accept(response: ServerResponse, result: unknown): void {
  response.setHeader("content-type", "application/json").end(JSON.stringify({ ok: true, result }));
}

function refuse(response: ServerResponse, code: number, description: string, retryAfter?: number): void {
  const parameters = retryAfter === undefined ? undefined : { retry_after: retryAfter };
  response.writeHead(code, { "content-type": "application/json" });
  response.end(JSON.stringify({ ok: false, error_code: code, description, parameters }));
}
