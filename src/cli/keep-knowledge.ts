import { existsSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { type IntakeParts, takeIn, takeOut } from "./intake.ts";
import { type FoundPath, findReportFiles } from "./report-files.ts";

/**
 * Brings the library in line with `knowledge/reports/`: new and changed files are read, reports whose file is gone leave. A file of the
 * size and time it had when last looked at is not opened. A file that is refused is logged and does not stop the others.
 */
export async function keepKnowledge(parts: IntakeParts, knowledge: string): Promise<void> {
  const folder = join(knowledge, "reports");
  const found = existsSync(folder) ? await findReportFiles(folder) : [];
  const known = new Map((await parts.writer.knowledgeFiles()).map((row) => [row.file, row]));
  for (const file of found) {
    if (file.kind === "refused") continue;
    const name = nameOf(knowledge, file.path);
    const before = known.get(name);
    known.delete(name);
    const isSame =
      before?.size === file.size && before.modifiedMs === file.modifiedMs && before.reader === parts.reader;
    if (!isSame) await readAgain(parts, file, name);
  }
  for (const gone of known.values()) await takeAway(parts, gone.file);
}

/** The path a report of the knowledge folder is known by, wherever the folder lies: 「knowledge/reports/aimin-2020.txt」. */
function nameOf(knowledge: string, path: string): string {
  return join("knowledge", relative(knowledge, path)).split(sep).join("/");
}

async function readAgain(parts: IntakeParts, file: Extract<FoundPath, { kind: "file" }>, name: string): Promise<void> {
  const { status, report, reason } = await takeIn(parts, file, name);
  if (status === "refused") {
    // What the file held before it can no longer be checked against it.
    const before = await parts.writer.byFile(name);
    if (before !== undefined) await takeOut(parts, before);
    parts.log.warn({ file: name, reason }, "a report of the knowledge folder was refused");
  }
  const { size, modifiedMs } = file;
  await parts.writer.noteKnowledgeFile({ file: name, size, modifiedMs, reader: parts.reader, report, reason });
}

async function takeAway(parts: IntakeParts, file: string): Promise<void> {
  const kept = await parts.writer.byFile(file);
  if (kept !== undefined) await takeOut(parts, kept);
  await parts.writer.forgetKnowledgeFile(file);
}
