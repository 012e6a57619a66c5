import type { Picture } from "../picture/picture.ts";
import type { ButtonStore } from "../storage/buttons.ts";
import type { ButtonMeaning, Choice } from "./button.ts";
import type { Outgoing, OutgoingFile, Span } from "./message.ts";

/** A reply whose buttons have a meaning but no id yet: what the commands and answers are made into. `Text`: a string, or one in both tongues while it is not settled which. */
export interface Reply<Text = string> {
  readonly spans: readonly Span<Text>[];
  /** A row an array. */
  readonly choices: readonly (readonly Choice<Text>[])[];
  readonly file?: OutgoingFile<Text>;
  readonly picture?: Picture;
  /** As of {@link Outgoing}. */
  readonly isOncePerAlbum?: true;
  /** Whether it helped: 有用, 没用. Absent: not to be asked. */
  readonly votes?: readonly Choice[];
}

/** Version of the stored meaning: an older one reads as expired. */
const version = 1;

export function plain<Text>(text: Text): Span<Text> {
  return { text, style: "plain" };
}

export function strong<Text>(text: Text): Span<Text> {
  return { text, style: "strong" };
}

/** A reply of one sentence. */
export function sentence<Text>(text: Text): Reply<Text> {
  return { spans: [plain(text)], choices: [] };
}

/** Puts the meanings away and returns what a channel can show. */
export async function toOutgoing(reply: Reply, store: ButtonStore): Promise<Outgoing> {
  const toButtons = (row: readonly Choice[]) =>
    Promise.all(
      row.map(async (choice) => ({
        label: choice.label,
        data: await store.put(JSON.stringify({ version, meaning: choice.meaning })),
      })),
    );
  const buttons = await Promise.all(reply.choices.map(toButtons));
  const { votes, file, picture, isOncePerAlbum } = reply;
  return {
    spans: reply.spans,
    buttons,
    ...(file !== undefined && { file }),
    ...(picture !== undefined && { picture }),
    ...(isOncePerAlbum && { isOncePerAlbum }),
    ...(votes !== undefined && { votes: await toButtons(votes) }),
  };
}

/** What a pressed button means; undefined where it has expired or was never ours. */
export async function readButton(data: string, store: ButtonStore): Promise<ButtonMeaning | undefined> {
  const stored = await store.get(data);
  if (stored === undefined) return undefined;
  const read = JSON.parse(stored) as { version: number; meaning: ButtonMeaning };
  return read.version === version ? read.meaning : undefined;
}
