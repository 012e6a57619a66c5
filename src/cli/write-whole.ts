import { closeSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { RefusedInputError } from "../base/errors.ts";

/**
 * Writes beside the file and puts it in its place at the end: what has its name is old or whole, and two that write it do not mix. Throws
 * {@link RefusedInputError} where the file cannot be written; what `write` throws goes through, and nothing is kept.
 */
export async function writeWhole(
  path: string,
  write: (part: (text: string | Uint8Array) => void) => void | Promise<void>,
): Promise<void> {
  const unfinished = `${path}.${process.pid}.part`;
  let file: number | undefined;
  try {
    const opened = openSync(unfinished, "w");
    file = opened;
    await write((part) => writeFileSync(opened, part));
    closeSync(opened);
    file = undefined;
    renameSync(unfinished, path);
  } catch (error) {
    if (file !== undefined) closeSync(file);
    rmSync(unfinished, { force: true });
    const isOfFile = error instanceof Error && "syscall" in error;
    if (!isOfFile) throw error;
    throw new RefusedInputError(`文件 ${path} 无法写入。The file cannot be written.`, { cause: error });
  }
}
