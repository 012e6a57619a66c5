import type { App } from "../app.ts";
import { RefusedInputError } from "../base/errors.ts";
import { isOpenElsewhere } from "../storage/is-open-elsewhere.ts";
import { replaceKeyFile } from "../storage/key-ring.ts";
import { openKeyRing } from "../storage/open-key-ring.ts";
import { resealAll } from "../storage/reseal.ts";
import { createSeal, newSealKey } from "../storage/seal.ts";
import type { ExitCode, Io } from "./io.ts";

/**
 * `rotate-key`: seals all personal data with a new key. With the key file, a new key is made, and the old one leaves the file only when nothing needs it; with
 * `GONGKAI_KEY`, the operator puts the new key first and takes the old one away afterwards. A crash on the way loses nothing: run it again. Refused
 * while another program has the database open: what it sealed with the key it knows could not be read any more.
 */
export async function rotateKey({ config, db }: App, io: Io): Promise<ExitCode> {
  const ring = await openKeyRing(db, config.data, config.sealKeys);
  if (await isOpenElsewhere(db)) {
    throw new RefusedInputError(
      "数据库正开着（serve、chat 或者别的命令），它们只认得旧密钥；请先停下再换，什么也没有改。Stop serve first: it knows the old key alone. Nothing changed.",
    );
  }
  if (config.sealKeys !== null) {
    if (ring.length < 2) {
      throw new RefusedInputError(
        "请先把新密钥写在 GONGKAI_KEY 最前面，旧的放在逗号后。Put the new key first in GONGKAI_KEY.",
      );
    }
    const count = await resealAll(db, createSeal(ring));
    io.err(`已用新密钥重新加密 ${count} 项，现在可以从 GONGKAI_KEY 去掉旧密钥。The old key may go now.\n`);
    return 0;
  }
  const [current, ...others] = ring;
  // a file with two keys is one that a crash left in the middle: its first is the new one already
  const next = others.length > 0 ? current : newSealKey();
  if (others.length === 0) replaceKeyFile(config.data, [next, current]);
  const count = await resealAll(db, createSeal([next, current, ...others]));
  replaceKeyFile(config.data, [next]);
  io.err(`已换成新密钥，重新加密 ${count} 项。Sealed anew with a new key.\n`);
  return 0;
}
