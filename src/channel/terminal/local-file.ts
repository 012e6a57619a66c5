import { readFile, stat, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { fileURLToPath } from "node:url";
import type { Fetched, IncomingFile, OutgoingFile } from "../../conversation/message.ts";

const named = /^文件[:：]?\s*(?=\S)/u;
const pathShape = /^(?:file:\/\/|~?\/|\.{1,2}\/)\S|^\S+\.(?:jpe?g|png|pdf)$/iu;

/**
 * The path that a line is, alone or after 「文件」, as it is typed or dropped into a terminal (quoted, or with blanks escaped); undefined where it is none. Only who sits
 * at this machine names its files: words of other channels are never read as paths.
 */
export function readPath(line: string): string | undefined {
  const said = line.trim().replace(named, "");
  const quoted = /^(["'])(.+)\1$/u.exec(said)?.[2];
  const path = quoted ?? said.replace(/\\(.)/gu, "$1");
  if (!pathShape.test(path)) return undefined;
  return path.startsWith("file:") ? pathOfUrl(path) : path.replace(/^~(?=\/)/u, homedir());
}

function pathOfUrl(address: string): string | undefined {
  try {
    return fileURLToPath(address);
  } catch {
    return undefined;
  }
}

/** A file of this machine as one that was sent; it is read when it is wanted. */
export function localFile(path: string): IncomingFile {
  return { size: null, fetch: (atMost) => read(path, atMost) };
}

async function read(path: string, atMost: number): Promise<Fetched> {
  try {
    const found = await stat(path);
    // what is no file may never end
    if (!found.isFile()) return { ok: false, why: "missing" };
    if (found.size > atMost) return { ok: false, why: "too-large" };
    const bytes = await readFile(path);
    return bytes.length > atMost ? { ok: false, why: "too-large" } : { ok: true, bytes };
  } catch {
    return { ok: false, why: "missing" };
  }
}

/** Writes a file of a reply where the person says; for the owner's eyes alone, and never over another. What came of it, as a sentence. */
export async function saveFile({ base64 }: OutgoingFile, path: string): Promise<string> {
  try {
    await writeFile(path.replace(/^~(?=\/)/u, homedir()), Buffer.from(base64, "base64"), { flag: "wx", mode: 0o600 });
    return `已存为 ${path}。Saved.`;
  } catch (error) {
    const isThere = error instanceof Error && "code" in error && error.code === "EEXIST";
    return isThere
      ? `${path} 已经有了，没有改动它，请换一个名字。The file is there already.`
      : `存不到 ${path}，请换一个地方。It cannot be written there.`;
  }
}
