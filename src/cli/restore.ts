import type { App } from "../app.ts";
import { RefusedInputError } from "../base/errors.ts";
import { findKeyRing } from "../storage/key-ring.ts";
import { restoreFrom } from "../storage/restore.ts";
import { createSeal } from "../storage/seal.ts";
import type { ExitCode, Io } from "./io.ts";

/** `restore FILE`: a backup in the place of the database; with cases in the database, only when told to. */
export async function restore(
  app: App,
  io: Io,
  file: string,
  options: { readonly force?: boolean },
): Promise<ExitCode> {
  if (!options.force && (await holdsCases(app))) {
    throw new RefusedInputError(
      "现有的数据库里有办件或者草稿；确定要用备份替换，请加 --force。The database holds cases: add --force to replace it.",
    );
  }
  const ring = findKeyRing(app.config.data, app.config.sealKeys);
  await restoreFrom(file, app.config.data, ring && createSeal(ring));
  io.err(`已从 ${file} 恢复。The backup was restored.\n`);
  return 0;
}

async function holdsCases({ db }: App): Promise<boolean> {
  const held = await Promise.all(
    (["case_file", "draft"] as const).map((table) =>
      db.selectFrom(table).select("owner_tag").limit(1).executeTakeFirst(),
    ),
  );
  return held.some((row) => row !== undefined);
}
