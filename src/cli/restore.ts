import type { Surroundings } from "../app.ts";
import { RefusedInputError } from "../base/errors.ts";
import { findKeyRing } from "../storage/key-ring.ts";
import { contentsOf, restoreFrom } from "../storage/restore.ts";
import { createSeal } from "../storage/seal.ts";
import type { ExitCode, Io } from "./io.ts";

/** `restore FILE`: a backup in the place of the database; with cases in the database, only when told to. A damaged database needs no telling: it is kept aside. */
export async function restore(
  { config }: Pick<Surroundings, "config">,
  io: Io,
  file: string,
  options: { readonly force?: boolean },
): Promise<ExitCode> {
  if (!options.force && contentsOf(config.data) === "cases") {
    throw new RefusedInputError(
      "现有的数据库里有办件或者草稿；确定要用备份替换，请加 --force。The database holds cases: add --force to replace it.",
    );
  }
  const ring = findKeyRing(config.data, config.sealKeys);
  const { setAside, isSealed } = await restoreFrom(file, config.data, ring && createSeal(ring));
  io.err(`已从 ${file} 恢复。The backup was restored.\n`);
  if (setAside !== null) io.err(`损坏的数据库留在 ${setAside}。The damaged database is kept there.\n`);
  if (isSealed && ring === undefined)
    io.err(
      "但是密钥还不在：请把备份时的密钥放好（设置 GONGKAI_KEY，或数据文件夹里的 gongkai.key），否则办件打不开。The key is missing: put it in its place, or no case can be opened.\n",
    );
  return 0;
}
