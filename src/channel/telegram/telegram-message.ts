import type { MessageEntity } from "grammy/types";
import type { Button, Outgoing, OutgoingFile, Span } from "../../conversation/message.ts";
import type { Picture } from "../../picture/picture.ts";
import { splitText } from "./split-text.ts";

/** Telegram refuses texts of more than 4,096 UTF-16 units. */
const charactersAtMost = 4_000;
/** Telegram shows about this much of a label. */
const labelAtMost = 60;

/** Half-width columns of a fixed-width face that a telephone shows without breaking the line. */
const phoneColumns = 36;

/** One message to send, ready for `sendMessage` and for the outbox. */
export interface TelegramMessage {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
  readonly buttons: readonly (readonly Button[])[];
  /** Sent in place of the text. */
  readonly file?: OutgoingFile;
  /** Drawn and sent in place of the text, which is sent where it cannot be drawn. */
  readonly picture?: Picture;
}

const entityTypes = {
  plain: null,
  strong: "bold",
  fixed: "pre",
  folded: "expandable_blockquote",
} as const satisfies Record<Span["style"], MessageEntity["type"] | null>;

/** A reply as the messages Telegram takes; the buttons hang under the last. None where there is nothing to say. */
export function toTelegram(outgoing: Outgoing): readonly TelegramMessage[] {
  let text = "";
  const entities: MessageEntity[] = [];
  for (const span of outgoing.spans) {
    const shown = displayable(span.text);
    const type = entityTypes[span.style];
    const words = shown.trim();
    // Telegram counts no blanks at the ends of an emphasised span
    if (type !== null && words !== "") {
      entities.push({ type, offset: text.length + shown.indexOf(words), length: words.length });
    }
    text += shown;
  }
  const parts = splitText({ text, entities }, charactersAtMost);
  const rows = [...outgoing.buttons, ...(outgoing.votes === undefined ? [] : [outgoing.votes])];
  const buttons = rows.map((row) => row.map(({ label, data }) => ({ label: clip(label), data })));
  const messages = parts.map((part, at) => ({ ...part, buttons: at === parts.length - 1 ? buttons : [] }));
  const { file, picture } = outgoing;
  const nothing = { text: "", entities: [], buttons: [] };
  if (picture?.kind === "table") {
    const [only, ...others] = messages;
    const isWide = picture.textColumns > phoneColumns && only !== undefined && others.length === 0;
    return isWide ? [{ ...only, picture }] : messages;
  }
  return [
    ...messages,
    ...(picture === undefined ? [] : [{ ...nothing, picture }]),
    ...(file === undefined ? [] : [{ ...nothing, file }]),
  ];
}

/** Without what Telegram removes or refuses: control characters and lone surrogates. */
function displayable(text: string): string {
  return text
    .replace(/\r\n?/gu, "\n")
    .replace(/\t/gu, " ")
    .replace(/[^\P{Cc}\n]/gu, "")
    .replace(/\p{Cs}/gu, "\ufffd");
}

function clip(label: string): string {
  const characters = [...label];
  return characters.length <= labelAtMost ? label : `${characters.slice(0, labelAtMost - 1).join("")}…`;
}
