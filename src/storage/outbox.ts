import type { Clock } from "../base/clock.ts";
import { createInbox } from "./inbox.ts";
import type { Database } from "./open-database.ts";
import type { Seal } from "./seal.ts";

/** A message on its way to a chat. What the payload holds is the channel's affair. */
export interface Parcel {
  readonly id: string;
  readonly chat: string;
  readonly payload: string;
}

/** Replies that are on disk until they were sent: a message counts as handled only with its replies. */
export interface Outbox {
  /** Whether a message was handled: its replies are here or were sent. */
  isHandled(incoming: string): Promise<boolean>;
  /**
   * Claims a message and keeps its replies, both or neither; the parcels in the order given.
   * None where the message had been claimed before: then nothing is kept, because its replies are on their way already.
   */
  accept(
    channel: string,
    incoming: string,
    replies: readonly { readonly chat: string; readonly payload: string }[],
  ): Promise<readonly Parcel[]>;
  /** What is still to be sent in a channel, oldest first. */
  pending(channel: string): Promise<readonly Parcel[]>;
  /** Done with a parcel: it was sent, or never can be. */
  settle(id: string): Promise<void>;
  /** Notes that sending was tried and failed; how often so far. */
  fail(id: string): Promise<number>;
}

/** Parcels are sealed where there is a seal: a reply may be personal, and a row that was deleted stays in the file for a while. */
export function createOutbox(db: Database, clock: Clock, seal?: Seal): Outbox {
  const sealed = ({ id, payload }: Parcel) => seal?.seal(payload, parcelPlace(id)) ?? payload;
  const opened = ({ id, payload }: Parcel) =>
    seal !== undefined && isSealedPayload(payload) ? seal.open(payload, parcelPlace(id)) : payload;
  return {
    async isHandled(incoming) {
      const row = await db.selectFrom("processed_message").select("id").where("id", "=", incoming).executeTakeFirst();
      return row !== undefined;
    },
    accept: (channel, incoming, replies) =>
      db.transaction().execute(async (change) => {
        if (!(await createInbox(change, clock).claim(incoming))) return [];
        const created_at = clock().toISOString();
        const parcels = replies.map((reply, at) => ({ ...reply, id: `${incoming}#${String(at).padStart(4, "0")}` }));
        if (parcels.length > 0) {
          const rows = parcels.map((parcel) => ({
            ...parcel,
            payload: sealed(parcel),
            channel,
            created_at,
            attempts: 0,
          }));
          await change.insertInto("outbox").values(rows).execute();
        }
        return parcels;
      }),
    async pending(channel) {
      const rows = await db
        .selectFrom("outbox")
        .select(["id", "chat", "payload"])
        .where("channel", "=", channel)
        .orderBy("created_at")
        .orderBy("id")
        .execute();
      return rows.map((row) => ({ ...row, payload: opened(row) }));
    },
    async settle(id) {
      await db.deleteFrom("outbox").where("id", "=", id).execute();
    },
    async fail(id) {
      const row = await db
        .updateTable("outbox")
        .set((old) => ({ attempts: old("attempts", "+", 1) }))
        .where("id", "=", id)
        .returning("attempts")
        .executeTakeFirst();
      return row?.attempts ?? 0;
    },
  };
}

/** What was kept before there was a seal is JSON. */
export function isSealedPayload(payload: string): boolean {
  return !payload.startsWith("{");
}

export function parcelPlace(id: string): string {
  return `outbox ${id}`;
}
