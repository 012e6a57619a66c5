import { writeFileSync } from "node:fs";
import type { App } from "../app.ts";
import { RefusedInputError } from "../base/errors.ts";
import { buildCases } from "./build-cases.ts";
import { clerk, wholeNumber } from "./case.ts";
import { type ExitCode, type Io, jsonLine } from "./io.ts";

export interface AttachmentOptions {
  readonly json?: boolean;
  readonly out?: string;
  readonly file?: string;
}

/**
 * `case NUMBER attachment --out FILE`: a file that proves who applies, as it was sent. The look is in the log before anything is written; another file is never
 * written over.
 */
export async function writeAttachment(app: App, io: Io, number: string, options: AttachmentOptions): Promise<ExitCode> {
  const { out } = options;
  if (out === undefined) throw new RefusedInputError("请用 --out 写明存到哪个文件。Say with --out where to write it.");
  const place = wholeNumber(options.file, "--file") ?? 1;
  const { cases } = await buildCases(app);
  const opened = await cases.openProof(number, place - 1, clerk);
  if (opened === undefined)
    throw new RefusedInputError(`${number.slice(0, 40)} 没有第 ${place} 个身份证明的文件。No such file of a case.`);
  const { file, bytes } = opened;
  try {
    writeFileSync(out, bytes, { flag: "wx", mode: 0o600 });
  } catch (error) {
    throw new RefusedInputError(`${out} 写不进去，或者已经有这个文件。The file is there, or cannot be written.`, {
      cause: error,
    });
  }
  const { kind, size, sha256 } = file;
  if (options.json) io.out(jsonLine({ number, file: place, kind, size, sha256, out }));
  else io.err(`已写到 ${out}（${kind}，${size} 字节）；这次查看已记入日志。Written; the look is in the log.\n`);
  return 0;
}
