import { randomUUID } from "node:crypto";
import type { Clock } from "../base/clock.ts";
import type { Database } from "./open-database.ts";
import type { Seal } from "./seal.ts";

/** Something to be told in a conversation (`telegram:1001`). */
export interface NoticeText {
  readonly conversation: string;
  readonly text: string;
}

export interface KeptNotice extends NoticeText {
  readonly id: string;
}

/** Notices on disk until a channel has taken them over. */
export interface Notices {
  /** What waits for the conversations of a channel (`telegram`, `terminal`), oldest first. */
  waiting(channel: string): Promise<readonly KeptNotice[]>;
  settle(id: string): Promise<void>;
}

export function createNotices(db: Database, seal: Seal): Notices {
  return {
    async waiting(channel) {
      const rows = await db
        .selectFrom("notice")
        .select(["id", "sealed"])
        .where("channel", "=", channel)
        .orderBy("created_at")
        .orderBy("id")
        .execute();
      return rows.map(({ id, sealed }) => ({ id, ...(JSON.parse(seal.open(sealed, placeOf(id))) as NoticeText) }));
    },
    async settle(id) {
      await db.deleteFrom("notice").where("id", "=", id).execute();
    },
  };
}

/** Puts notices on their way within a change that is under way. */
export async function keepNotices(
  change: Database,
  { seal, clock }: { readonly seal: Seal; readonly clock: Clock },
  notices: readonly NoticeText[],
): Promise<void> {
  const created_at = clock().toISOString();
  for (const [at, notice] of notices.entries()) {
    // in the order given, within one instant
    const id = `${String(at).padStart(4, "0")}-${randomUUID()}`;
    const channel = notice.conversation.split(":")[0] ?? "";
    const sealed = seal.seal(JSON.stringify(notice), placeOf(id));
    await change.insertInto("notice").values({ id, channel, created_at, sealed }).execute();
  }
}

function placeOf(id: string): string {
  return `notice ${id}`;
}
