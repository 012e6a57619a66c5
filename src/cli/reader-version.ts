import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * A name for the reader as it is now: the code that reads and audits, and the knowledge they go by. A report that another version
 * read is read again, so that nothing an older reader got wrong outlives it.
 */
export function readerVersion(source: string, knowledge: string): string {
  const hash = createHash("sha256");
  for (const folder of [
    join(source, "base"),
    join(source, "report"),
    join(source, "reading"),
    ...knowledgeFolders(knowledge),
  ]) {
    for (const file of filesBelow(folder)) hash.update(file.slice(folder.length)).update(readFileSync(file));
  }
  return hash.digest("hex").slice(0, 16);
}

function knowledgeFolders(knowledge: string): readonly string[] {
  return readdirSync(knowledge, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "reports")
    .map((entry) => join(knowledge, entry.name))
    .sort();
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
