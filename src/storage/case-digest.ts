import { createHash } from "node:crypto";
import { casePlace, notePlace, textPlace } from "./case-places.ts";
import type { SealedPart } from "./kept-cases.ts";
import type { Database } from "./open-database.ts";
import type { CaseEventRow, CaseFileRow, Tables } from "./schema.ts";
import type { Seal } from "./seal.ts";

/** But for the language, which is its applicant's to change and nothing of the case. */
const fileColumns = [
  "number",
  "filing_key",
  "channel",
  "applicant_type",
  "filed_at",
  "arrived_on",
  "received_on",
  "state",
  "event_count",
  "text_hash",
  "assignee",
] as const satisfies readonly (keyof CaseFileRow)[];

/** What the log keeps of a case, so that rows changed behind it are seen: SHA-256 in hex. What is sealed cannot be altered unseen, and changes with the key. */
export function digestOfFile(row: Pick<CaseFileRow, (typeof fileColumns)[number]>): string {
  return digest(fileColumns.map((column) => row[column]));
}

/** As {@link digestOfFile}, of an event; whether it has a note and a text is covered. */
export function digestOfEvent(row: CaseEventRow): string {
  const { number, ordinal, kind, on_day, entered_at, entered_by, days, outcome, party, voids, note, text } = row;
  const words = [note !== null, text !== null];
  return digest([number, ordinal, kind, on_day, entered_at, entered_by, days, outcome, party, voids, ...words]);
}

function digest(values: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(values)).digest("hex");
}

export async function readDigestOfFile(db: Database, number: string): Promise<string> {
  return digestOfFile(
    await db.selectFrom("case_file").select(fileColumns).where("number", "=", number).executeTakeFirstOrThrow(),
  );
}

/** Numbers of the cases that are not as the log has them, in order: altered, added, taken away, or given to someone else. Throws EnvironmentError: the key is missing. */
export async function alteredCases(
  db: Database,
  seal: Seal,
  log: readonly Tables["case_log"][],
): Promise<readonly string[]> {
  const filed = new Set<string>();
  const lastOfFile = new Map<string, string>();
  for (const { number, act, file_digest } of log) {
    if (number === null) continue;
    if (act === "file") filed.add(number);
    if (file_digest !== null) lastOfFile.set(number, file_digest);
  }
  const events = await db.selectFrom("case_event").selectAll().execute();
  const there = new Set(events.map(digestOfEvent));
  const altered = new Set(
    log.flatMap(({ number, event_digest }) =>
      number === null || event_digest === null || there.has(event_digest) ? [] : [number],
    ),
  );
  const counts = new Map<string, number>();
  for (const event of events) if (!opens(event, seal)) altered.add(event.number);
  for (const { number } of events) counts.set(number, (counts.get(number) ?? 0) + 1);
  const kept = new Set<string>();
  for (const row of await db.selectFrom("case_file").selectAll().execute()) {
    const { number, event_count } = row;
    kept.add(number);
    const said = lastOfFile.get(number);
    const isSame =
      filed.has(number) &&
      (said === undefined || said === digestOfFile(row)) &&
      (counts.get(number) ?? 0) === event_count &&
      isOwners(row, seal);
    if (!isSame) altered.add(number);
  }
  for (const number of [...filed, ...counts.keys()]) if (!kept.has(number)) altered.add(number);
  return [...altered].sort();
}

function opens(event: CaseEventRow, seal: Seal): boolean {
  try {
    if (event.note !== null) seal.open(event.note, notePlace(event));
    if (event.text !== null) seal.open(event.text, textPlace(event));
    return true;
  } catch {
    return false;
  }
}

/** Whether what is sealed opens, and the case is the one's that it names. */
function isOwners({ number, owner_tag, sealed }: CaseFileRow, seal: Seal): boolean {
  try {
    const { owner } = JSON.parse(seal.open(sealed, casePlace(number))) as SealedPart;
    return owner === null ? owner_tag === null : owner_tag !== null && seal.tags(owner).includes(owner_tag);
  } catch {
    return false;
  }
}
