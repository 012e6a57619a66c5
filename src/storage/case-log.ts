import { createHash } from "node:crypto";
import { alteredCases, digestOfEvent, readDigestOfFile } from "./case-digest.ts";
import type { Database } from "./open-database.ts";
import type { CaseEventRow } from "./schema.ts";
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

/** What was changed with an entry: digests of the rows as they are after it. */
interface Changed {
  readonly file_digest: string | null;
  readonly event_digest: string | null;
}

const nothing: Changed = { file_digest: null, event_digest: null };

export interface LogVerdict {
  readonly entries: number;
  /** Ordinal of the first entry that is not as it was written; null where all are. */
  readonly firstBroken: number | null;
  /** Entries at the end were taken away, or the record of the last one was altered. */
  readonly isCutOff: boolean;
  /** Numbers of the cases that are not as the log has them, where the log itself is whole. */
  readonly altered: readonly string[];
}

const headPlace = "case_log_head";

/**
 * Appends an entry within a change that is under way. Each entry's hash covers the one before; the last is sealed apart, so that a shortened log is seen. Throws
 * EnvironmentError, which undoes the change, where keys were changed since this program was started: what it seals could not be read any more.
 */
export async function appendLog(
  change: Database,
  seal: Seal,
  entry: LogEntry,
  changed: Changed = nothing,
): Promise<void> {
  const last = await change
    .selectFrom("case_log")
    .select(["ordinal", "hash"])
    .orderBy("ordinal", "desc")
    .limit(1)
    .executeTakeFirst();
  await assertKeyIsHere(change, seal);
  const ordinal = (last?.ordinal ?? 0) + 1;
  const hash = hashOf(last?.hash ?? "", ordinal, entry, changed);
  await change
    .insertInto("case_log")
    .values({ ordinal, ...entry, ...changed, hash })
    .execute();
  const head = { ordinal, sealed: seal.seal(`${ordinal} ${hash}`, headPlace) };
  await change
    .insertInto("case_log_head")
    .values({ id: 1, ...head })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(head))
    .execute();
}

/** As {@link appendLog}, of a change of a case that was made just before, so that rows changed behind the log are seen. */
export async function logChange(
  change: Database,
  seal: Seal,
  entry: LogEntry & { readonly number: string },
  event: CaseEventRow | null = null,
): Promise<void> {
  const file_digest = await readDigestOfFile(change, entry.number);
  await appendLog(change, seal, entry, { file_digest, event_digest: event && digestOfEvent(event) });
}

/** Whether the log is as it was written, and the cases as it has them. Throws EnvironmentError where the key is missing. */
export function verifyLog(db: Database, seal: Seal): Promise<LogVerdict> {
  // of one moment, though others write
  return db.transaction().execute((moment) => verify(moment, seal));
}

async function verify(db: Database, seal: Seal): Promise<LogVerdict> {
  const rows = await db.selectFrom("case_log").selectAll().orderBy("ordinal").execute();
  let before = "";
  for (const [at, row] of rows.entries()) {
    const { ordinal, hash } = row;
    if (ordinal !== at + 1 || hash !== hashOf(before, ordinal, row, row)) {
      return { entries: rows.length, firstBroken: at + 1, isCutOff: false, altered: [] };
    }
    before = hash;
  }
  const head = await assertKeyIsHere(db, seal);
  const isCutOff = !isHead(head, `${rows.length} ${before}`, seal);
  const altered = isCutOff ? [] : await alteredCases(db, seal, rows);
  return { entries: rows.length, firstBroken: null, isCutOff, altered };
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

/** Of entries that say nothing of rows, as before there were digests. */
function hashOf(before: string, ordinal: number, entry: LogEntry, changed: Changed): string {
  const { at, who, act, number } = entry;
  const { file_digest, event_digest } = changed;
  const rows = file_digest === null && event_digest === null ? [] : [file_digest, event_digest];
  return createHash("sha256")
    .update(JSON.stringify([before, ordinal, at, who, act, number, ...rows]))
    .digest("hex");
}
