import { findKeyRing, type KeyRing, loadKeyRing } from "./key-ring.ts";
import type { Database } from "./open-database.ts";
import { createSeal, missingKey } from "./seal.ts";

/**
 * The keys of a data folder, as {@link loadKeyRing}. Where cases are kept already, their key must be among them and none is made: what is sealed with a key that was
 * mistyped, or made anew because the old one was not in its place, cannot be read once the right one is back. Throws EnvironmentError.
 */
export async function openKeyRing(db: Database, folder: string, setting: string | null): Promise<KeyRing> {
  const sealed = await sealedWithKeysInUse(db);
  if (sealed.length === 0) return loadKeyRing(folder, setting);
  const ring = findKeyRing(folder, setting);
  if (ring === undefined) throw missingKey();
  const seal = createSeal(ring);
  if (!sealed.every((one) => seal.holdsKeyOf(one))) throw missingKey();
  return ring;
}

/** The log's end, sealed with the latest key, and the first case, with the oldest: one change gives all of them a new one. */
async function sealedWithKeysInUse(db: Database): Promise<readonly string[]> {
  const head = await db.selectFrom("case_log_head").select("sealed").where("id", "=", 1).executeTakeFirst();
  const first = await db.selectFrom("case_file").select("sealed").orderBy("number").limit(1).executeTakeFirst();
  return [head, first].flatMap((row) => (row === undefined || row.sealed === "" ? [] : [row.sealed]));
}
