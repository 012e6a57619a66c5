import type { App } from "../app.ts";
import { verifyLog } from "../storage/case-log.ts";
import { openKeyRing } from "../storage/open-key-ring.ts";
import { createSeal } from "../storage/seal.ts";
import { type ExitCode, type Io, jsonLine } from "./io.ts";

/** `verify-log`: exit 1 where the log of cases is not as it was written, or the cases are not as it has them. */
export async function verify(app: App, io: Io, options: { readonly json?: boolean }): Promise<ExitCode> {
  const seal = createSeal(await openKeyRing(app.db, app.config.data, app.config.sealKeys));
  const { entries, firstBroken, isCutOff, altered } = await verifyLog(app.db, seal);
  const ok = firstBroken === null && !isCutOff && altered.length === 0;
  if (options.json) io.out(jsonLine({ entries, ok, firstBroken, isCutOff, altered }));
  else if (ok) io.out(`日志完好，共 ${entries} 条。The log is as it was written.\n`);
  else if (firstBroken !== null)
    io.out(`日志从第 ${firstBroken} 条起与写入时不同（共 ${entries} 条）。The log was altered.\n`);
  else if (altered.length > 0)
    io.out(`日志完好，但办件 ${altered.join("、")} 与日志记的不同。The cases are not as the log has them.\n`);
  else io.out(`日志末尾缺了记录（现有 ${entries} 条）。Entries at the end of the log are missing.\n`);
  return ok ? 0 : 1;
}
