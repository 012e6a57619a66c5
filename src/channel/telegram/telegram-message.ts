import type { MessageEntity } from "grammy/types";
import type { Button, Outgoing, OutgoingFile, Span } from "../../conversation/message.ts";
import type { Chart } from "../../picture/chart.ts";
import { splitText } from "./split-text.ts";

/** Telegram refuses texts of more than 4,096 UTF-16 units. */
const charactersAtMost = 4_000;
/** Telegram shows about this much of a label. */
const labelAtMost = 60;

/** One message to send, ready for `sendMessage` and for the outbox. */
export interface TelegramMessage {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
  readonly buttons: readonly (readonly Button[])[];
  /** Sent in place of the text. */
  readonly file?: OutgoingFile;
  /** Drawn and sent in place of the text. */
  readonly chart?: Chart;
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
  const { file, chart } = outgoing;
  const nothing = { text: "", entities: [], buttons: [] };
  return [
    ...messages,
    ...(chart === undefined ? [] : [{ ...nothing, chart }]),
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
