import type { Message, Update, User, UserFromGetMe } from "grammy/types";
import type { Incoming, IncomingFile } from "../../conversation/message.ts";
import type { ToldFile } from "./fetch-file.ts";

/** An update that wants a reply, and where the reply goes. */
export interface Received {
  readonly incoming: Incoming;
  readonly chat: number;
  /** In a group: the message the reply answers. */
  readonly replyTo: number | undefined;
  /** The topic of a forum. */
  readonly thread: number | undefined;
  /** Id of the album that a file is one of: what is said to every one of it is said once. */
  readonly album: string | undefined;
}

/** The bot, and how it comes by a file that was sent. */
export interface Reader {
  readonly me: UserFromGetMe;
  readonly fileOf: (told: ToldFile) => IncomingFile;
}

/**
 * What an update says to the bot; undefined where it says nothing to it: talk in a group that is not addressed to it (no mention, no reply to the bot, no
 * `/command@bot`), service messages, channel posts. An edited question is a new question.
 */
export function readUpdate(update: Update, { me, fileOf }: Reader): Received | undefined {
  const press = update.callback_query;
  if (press !== undefined) {
    const message = press.message;
    if (message === undefined || press.data === undefined) return undefined;
    return received(update, me, message, press.from, { kind: "button", data: press.data });
  }
  const message = update.message ?? update.edited_message;
  if (message === undefined || message.from?.id === me.id) return undefined;
  const file = readFile(message);
  const body = file === undefined ? readMessage(message, me) : { kind: "file" as const, file: fileOf(file) };
  // an edited photo is the same photo; an edited text is a new question
  const isText = body?.kind === "text" || body?.kind === "command";
  if (body === undefined || (!isText && update.message === undefined)) return undefined;
  return received(update, me, message, message.from ?? { id: message.chat.id }, body);
}

function received(
  update: Update,
  me: UserFromGetMe,
  message: Pick<Message, "chat" | "message_id" | "date"> & Partial<Message>,
  from: Pick<User, "id"> & Partial<User>,
  body: Incoming["body"],
): Received {
  const isPrivate = message.chat.type === "private";
  const album = body.kind === "file" ? albumOf(me, message) : undefined;
  return {
    incoming: {
      id: body.kind === "file" ? messageId(update, me, message) : incomingId(update, me, message),
      conversation: `telegram:${message.chat.id}`,
      person: `telegram:${from.id}`,
      language: from.language_code?.startsWith("en") ? "en" : "zh",
      body,
    },
    chat: message.chat.id,
    replyTo: isPrivate ? undefined : message.message_id,
    thread: message.is_topic_message ? message.message_thread_id : undefined,
    album,
  };
}

type Told = Pick<Message, "message_id" | "date" | "chat"> & Partial<Message>;

/** An album of what cannot be read is one message. */
function incomingId(update: Update, me: UserFromGetMe, message: Told): string {
  const album = update.callback_query === undefined ? albumOf(me, message) : undefined;
  return album ?? messageId(update, me, message);
}

/** Update numbers start anew at random after a quiet week, so message and date are part of the id. */
function messageId(update: Update, me: UserFromGetMe, message: Told): string {
  const date = update.edited_message?.edit_date ?? message.date;
  return `telegram:${me.id}:${update.update_id}:${message.message_id}:${date}`;
}

function albumOf(me: UserFromGetMe, { chat, media_group_id }: Told): string | undefined {
  return media_group_id === undefined ? undefined : `telegram:${me.id}:album:${chat.id}:${media_group_id}`;
}

/** A photo in its largest size, or a document, sent to the bot alone: in a group nobody shows what proves who they are. */
function readFile({ chat, photo, document, animation }: Message): ToldFile | undefined {
  const file = animation === undefined ? (document ?? photo?.at(-1)) : undefined;
  if (chat.type !== "private" || file === undefined) return undefined;
  return { id: file.file_id, size: file.file_size ?? null };
}

function readMessage(message: Message, me: UserFromGetMe): Incoming["body"] | undefined {
  const isPrivate = message.chat.type === "private";
  const isReply = message.reply_to_message?.from?.id === me.id;
  const text = message.text;
  if (text === undefined) {
    if (!hasContent(message)) return undefined;
    const caption = message.caption ?? "";
    return isPrivate || isReply || isMentioned(caption, me) ? { kind: "unsupported" } : undefined;
  }
  const command = /^\/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]+))?(?:\s+|$)/u.exec(text);
  if (command) {
    const [all, name = "", bot] = command;
    const isOurs = bot === undefined ? isPrivate || isReply : isSameName(bot, me);
    return isOurs ? { kind: "command", name, rest: text.slice(all.length).trim() } : undefined;
  }
  if (!isPrivate && !isReply && !isMentioned(text, me)) return undefined;
  const words = withoutMention(text, me);
  return words === "" ? { kind: "command", name: "start", rest: "" } : { kind: "text", text: words };
}

function isMentioned(text: string, me: UserFromGetMe): boolean {
  return mention(me).test(text);
}

/** The bot's name is how it is called, not part of the question. */
function withoutMention(text: string, me: UserFromGetMe): string {
  return text.replace(mention(me), " ").trim();
}

function mention(me: UserFromGetMe): RegExp {
  return new RegExp(`(?<![A-Za-z0-9_])@${me.username}(?![A-Za-z0-9_])`, "iu");
}

function isSameName(name: string, me: UserFromGetMe): boolean {
  return name.toLowerCase() === me.username.toLowerCase();
}

/** Something a person sent, as against a service message (joined, pinned, renamed …). */
function hasContent(message: Message): boolean {
  const kinds = [
    "photo",
    "sticker",
    "voice",
    "audio",
    "video",
    "video_note",
    "animation",
    "document",
    "location",
    "venue",
    "contact",
    "poll",
    "dice",
    "story",
  ] as const;
  return kinds.some((kind) => message[kind] !== undefined);
}
