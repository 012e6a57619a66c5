import type { Picture } from "../picture/picture.ts";

/** A channel's update, channel-free. */
export interface Incoming {
  /** Unique in the channel: the same id is handled once. */
  readonly id: string;
  /** `telegram:CHAT`, `terminal:local`: replies and threads go by it. */
  readonly conversation: string;
  /** Who speaks: `telegram:USER`. */
  readonly person: string;
  /** The language the channel knows the person by; a question is answered in its own. Absent: Chinese. */
  readonly language?: "zh" | "en";
  readonly body:
    | { readonly kind: "text"; readonly text: string }
    | { readonly kind: "command"; readonly name: string; readonly rest: string }
    | { readonly kind: "button"; readonly data: string }
    /** A photo or a document; not fetched yet. */
    | { readonly kind: "file"; readonly file: IncomingFile }
    /** A voice, sticker …: something that cannot be read. */
    | { readonly kind: "unsupported" };
}

/** A file that a person sent, still where the channel has it. */
export interface IncomingFile {
  /** In bytes, as the channel says; null: not known. */
  readonly size: number | null;
  /** Its bytes, in memory alone; given up as soon as there are more than `atMost`. Never throws. */
  fetch(atMost: number): Promise<Fetched>;
}

/** `missing`: there is no such file, or it may not be opened. */
export type Fetched =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly why: "too-large" | "unreachable" | "missing" };

/** What a channel shows, channel-free. Each reply is one message; a channel splits what is too long for it. */
export interface Outgoing {
  /** Emphasis is by span, so that no channel has to escape or parse another's markup. */
  readonly spans: readonly Span[];
  /** Buttons under the message, a row an array. */
  readonly buttons: readonly (readonly Button[])[];
  /** Sent after the text. */
  readonly file?: OutgoingFile;
  /** Drawn by the channel and shown after the text, which says it all without; a table that would wrap as text, in place of it. */
  readonly picture?: Picture;
  /** Says the same to every file of an album: once is enough. */
  readonly isOncePerAlbum?: true;
  /** Buttons by which a person says whether the answer helped, for a channel that has room for them. */
  readonly votes?: readonly Button[];
}

export interface OutgoingFile<Text = string> {
  readonly name: Text;
  /** Its bytes in base64: a reply is kept as JSON until it was sent. */
  readonly base64: string;
}

export interface Span<Text = string> {
  readonly text: Text;
  /** `fixed`: a table drawn in text, to be shown in a fixed-width face. `folded`: sources and details that a channel may hide until asked. */
  readonly style: "plain" | "strong" | "fixed" | "folded";
}

export interface Button {
  readonly label: string;
  /** At most 64 bytes in UTF-8 (Telegram's limit). */
  readonly data: string;
}
