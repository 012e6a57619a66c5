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
        .orderBy("id")
        .execute();
      return rows.map(({ id, sealed }) => ({ id, ...(JSON.parse(seal.open(sealed, placeOf(id))) as NoticeText) }));
    },
    async settle(id) {
      await db.deleteFrom("notice").where("id", "=", id).execute();
    },
  };
}

/** Puts notices on their way, behind those that wait, within a change that is under way and has written already: nobody else puts any in between. */
export async function keepNotices(
  change: Database,
  { seal, clock }: { readonly seal: Seal; readonly clock: Clock },
  notices: readonly NoticeText[],
): Promise<void> {
  if (notices.length === 0) return;
  const created_at = clock().toISOString();
  const last = await change.selectFrom("notice").select("id").orderBy("id", "desc").limit(1).executeTakeFirst();
  const before = Number(last?.id.split("-")[0] ?? 0);
  for (const [at, notice] of notices.entries()) {
    const id = `${String(before + at + 1).padStart(ordinalDigits, "0")}-${randomUUID()}`;
    const channel = notice.conversation.split(":")[0] ?? "";
    const sealed = seal.seal(JSON.stringify(notice), placeOf(id));
    await change.insertInto("notice").values({ id, channel, created_at, sealed }).execute();
  }
}

/** Ids begin with their place in the order, and are never used again. */
const ordinalDigits = 12;

function placeOf(id: string): string {
  return `notice ${id}`;
}
