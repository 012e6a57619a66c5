import type { Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { extname, join } from "node:path";

/** Kinds of file a reader exists for. */
export const reportKinds: readonly string[] = [".txt", ".md", ".html", ".htm", ".docx"];

export function isReportKind(path: string): boolean {
  return reportKinds.includes(extname(path).toLowerCase());
}

/** A path that was named, or found in a folder that was named. */
export type FoundPath =
  | { readonly kind: "file"; readonly path: string; readonly size: number; readonly modifiedMs: number }
  /** Nothing can be read there, for the reason given. */
  | { readonly kind: "refused"; readonly path: string; readonly reason: string };

/**
 * The files to read: of a folder, every file of a kind that can be read, at any depth, in order of path; what is named by a
 * point (`.git`) and other kinds are passed over. A file named itself is given whatever its kind: the caller refuses it.
 */
export async function findReportFiles(path: string): Promise<readonly FoundPath[]> {
  const found = await look(path);
  if (found.kind !== "folder") return [found];
  const files: FoundPath[] = [];
  // Folders by device and inode, so that a link to a folder above ends.
  const seen = new Set([found.identity]);
  const waiting = [path];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const entries = await list(folder);
    if (entries === undefined) {
      files.push({ kind: "refused", path: folder, reason: "文件夹无法打开。The folder cannot be opened." });
      continue;
    }
    for (const entry of entries) {
      if (entry.name.startsWith(".")) continue;
      const inside = join(folder, entry.name);
      if (entry.isFile() && !isReportKind(inside)) continue;
      const found = await look(inside);
      if (found.kind === "folder") {
        if (!seen.has(found.identity)) waiting.push(inside);
        seen.add(found.identity);
      } else if (isReportKind(inside)) files.push(found);
    }
  }
  if (files.length === 0) {
    const kinds = reportKinds.join(" ");
    const reason = `文件夹里没有可读的文件（${kinds}）。The folder holds no file that can be read.`;
    return [{ kind: "refused", path, reason }];
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function look(path: string): Promise<FoundPath | { readonly kind: "folder"; readonly identity: string }> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return { kind: "folder", identity: `${found.dev}:${found.ino}` };
    if (!found.isFile()) return { kind: "refused", path, reason: "不是普通文件。Not a regular file." };
    return { kind: "file", path, size: found.size, modifiedMs: Math.floor(found.mtimeMs) };
  } catch (error) {
    return { kind: "refused", path, reason: pathFault(error) };
  }
}

async function list(folder: string): Promise<readonly Dirent[] | undefined> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    return undefined;
  }
}

/** Why a path cannot be opened, as a sentence. */
export function pathFault(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT" || code === "ENOTDIR") return "找不到文件。No such file.";
  if (code === "EACCES" || code === "EPERM") return "没有权限打开文件。No permission to open the file.";
  if (code === "ENAMETOOLONG") return "路径太长。The path is too long.";
  return `文件打不开（${code ?? error}）。The file cannot be opened.`;
}
