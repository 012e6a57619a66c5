import { createHash } from "node:crypto";
import type { Database } from "./open-database.ts";
import { missingKey, type Seal } from "./seal.ts";

/** Who looked at personal data or acted, and on what. Says nothing personal itself. */
export interface LogEntry {
  readonly at: string;
  /** `telegram:1001`, `applicant`, `command-line`. */
  readonly who: string;
  /** `look`, `file`, an event of a case, `assign telegram:1002`, `unassign`, `export`. */
  readonly act: string;
  readonly number: string | null;
}

export interface LogVerdict {
  readonly entries: number;
  /** Ordinal of the first entry that is not as it was written; null where all are. */
  readonly firstBroken: number | null;
  /** Entries at the end were taken away, or the record of the last one was altered. */
  readonly isCutOff: boolean;
}

const headPlace = "case_log_head";

/**
 * Appends an entry within a change that is under way. Each entry's hash covers the one before; the last is sealed apart, so that a shortened log is seen. Throws
 * EnvironmentError, which undoes the change, where keys were changed since this program was started: what it seals could not be read any more.
 */
export async function appendLog(change: Database, seal: Seal, entry: LogEntry): Promise<void> {
  const last = await change
    .selectFrom("case_log")
    .select(["ordinal", "hash"])
    .orderBy("ordinal", "desc")
    .limit(1)
    .executeTakeFirst();
  await assertKeyIsHere(change, seal);
  const ordinal = (last?.ordinal ?? 0) + 1;
  const hash = hashOf(last?.hash ?? "", ordinal, entry);
  await change
    .insertInto("case_log")
    .values({ ordinal, ...entry, hash })
    .execute();
  const head = { ordinal, sealed: seal.seal(`${ordinal} ${hash}`, headPlace) };
  await change
    .insertInto("case_log_head")
    .values({ id: 1, ...head })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(head))
    .execute();
}

/** Whether the log is as it was written. Throws EnvironmentError where the key is missing. */
export async function verifyLog(db: Database, seal: Seal): Promise<LogVerdict> {
  const rows = await db.selectFrom("case_log").selectAll().orderBy("ordinal").execute();
  let before = "";
  for (const [at, { ordinal, hash, ...entry }] of rows.entries()) {
    if (ordinal !== at + 1 || hash !== hashOf(before, ordinal, entry)) {
      return { entries: rows.length, firstBroken: at + 1, isCutOff: false };
    }
    before = hash;
  }
  const head = await assertKeyIsHere(db, seal);
  return { entries: rows.length, firstBroken: null, isCutOff: !isHead(head, `${rows.length} ${before}`, seal) };
}

/** The sealed head; undefined where there is none, or none yet. */
async function assertKeyIsHere(db: Database, seal: Seal): Promise<string | undefined> {
  const head = await db.selectFrom("case_log_head").select("sealed").where("id", "=", 1).executeTakeFirst();
  if (head === undefined || head.sealed === "") return undefined;
  if (!seal.holdsKeyOf(head.sealed)) throw missingKey();
  return head.sealed;
}

function isHead(sealed: string | undefined, expected: string, seal: Seal): boolean {
  if (sealed === undefined) return expected === "0 ";
  try {
    return seal.open(sealed, headPlace) === expected;
  } catch {
    return false;
  }
}

function hashOf(before: string, ordinal: number, { at, who, act, number }: LogEntry): string {
  return createHash("sha256")
    .update(JSON.stringify([before, ordinal, at, who, act, number]))
    .digest("hex");
}
