import type { MessageEntity } from "grammy/types";

export interface SentFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A message as the Bot API took it. */
export interface SentMessage {
  readonly message_id: number;
  readonly chat: string;
  readonly text: string;
  readonly entities: readonly MessageEntity[];
  readonly rows: readonly (readonly { readonly text: string; readonly callback_data: string }[])[];
  readonly buttons: readonly { readonly text: string; readonly callback_data: string }[];
  readonly file: SentFile | undefined;
  readonly replyTo: number | undefined;
}

const entityTypes = new Set(["bold", "italic", "code", "pre", "blockquote", "expandable_blockquote"]);
const required: Readonly<Record<string, readonly string[]>> = {
  sendMessage: ["chat_id", "text"],
  sendPhoto: ["chat_id"],
  sendDocument: ["chat_id", "document"],
  editMessageText: ["chat_id", "message_id", "text"],
  sendChatAction: ["chat_id", "action"],
  answerCallbackQuery: ["callback_query_id"],
  setMyCommands: ["commands"],
  getFile: ["file_id"],
  getMe: [],
  deleteWebhook: [],
};

/** Why the Bot API would refuse a call, in its words; undefined where it would not. */
export function refusalOf(method: string, payload: Record<string, unknown>): string | undefined {
  const needs = required[method];
  if (needs === undefined) return `method ${method} not found`;
  const missing = needs.find((name) => payload[name] === undefined);
  if (missing !== undefined) return `${missing} is empty`;
  if (method === "sendMessage" || method === "editMessageText") return refusalOfText(payload);
  return undefined;
}

function refusalOfText(payload: Record<string, unknown>): string | undefined {
  const text = String(payload.text);
  if (text.trim() === "") return "message text is empty";
  if (text.length > 4096) return "message is too long";
  if (/\p{Cs}/u.test(text)) return "strings must be encoded in UTF-8";
  if (payload.parse_mode !== undefined) return "the bot is expected to send entities";
  const entities = (payload.entities ?? []) as MessageEntity[];
  for (const entity of entities) {
    const end = entity.offset + entity.length;
    if (!entityTypes.has(entity.type)) return `entity type ${entity.type} is unknown`;
    if (entity.offset < 0 || entity.length <= 0 || end > text.length) return "entity is out of the text";
    if (splitsPair(text, entity.offset) || splitsPair(text, end)) return "entity begins or ends within a character";
  }
  const markup = payload.reply_markup as { inline_keyboard?: { text: string; callback_data: string }[][] } | undefined;
  for (const button of (markup?.inline_keyboard ?? []).flat()) {
    if (button.text.trim() === "") return "button text is empty";
    const bytes = Buffer.byteLength(button.callback_data);
    if (bytes < 1 || bytes > 64) return "BUTTON_DATA_INVALID";
  }
  return undefined;
}

function splitsPair(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
