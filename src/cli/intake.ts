import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { createFaultId } from "../base/fault-id.ts";
import type { Logger } from "../base/log.ts";
import type { KeptReport, LibraryWriter } from "../library/library-writer.ts";
import type { Audit } from "../library/report-rows.ts";
import type { ReadResult, SourceFile } from "../reading/read-report.ts";
import type { Report } from "../report/report.ts";
import { renameReport } from "./rename-report.ts";
import { type FoundPath, isReportKind, pathFault, reportKinds } from "./report-files.ts";

/** What became of one file: a line of `ingest`. */
export interface Intake {
  readonly file: string;
  readonly status: "read" | "unchanged" | "refused";
  readonly report: string | null;
  readonly authority: string | null;
  readonly year: number | null;
  readonly format: string | null;
  readonly figures: number | null;
  readonly passages: number | null;
  /** How many. */
  readonly findings: number | null;
  /** Why it was refused. */
  readonly reason: string | null;
}

export interface IntakeParts {
  readonly writer: LibraryWriter;
  readonly load: (id: string) => Promise<Report | undefined>;
  /** Turns bytes into a report; made on first use. */
  readonly read: (file: SourceFile) => Promise<ReadResult>;
  readonly audit: (report: Report, previous: Report | undefined) => Promise<Audit>;
  /** Which reader this is: what another read is read again. */
  readonly reader: string;
  readonly log: Logger;
}

/** Larger files are refused before they are read: the longest report known is a hundredth of this. */
const sizeLimitBytes = 20 * 1024 * 1024;

const idAttempts = 1000;

/**
 * Reads one file into the library, under `file` as the path it is known by. The same bytes under any path are `unchanged`; other bytes under a known path replace
 * what was read from it; a refused file changes nothing. The audit of the same authority's next year is renewed with it.
 */
export async function takeIn(parts: IntakeParts, found: FoundPath, file: string): Promise<Intake> {
  if (found.kind === "refused") return refused(found.path, found.reason);
  const { path, size } = found;
  const unfit = whyUnfit(path, size);
  if (unfit !== undefined) return refused(path, unfit);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    return refused(path, pathFault(error));
  }
  const hash = createHash("sha256").update(bytes).digest("hex");
  const kept = await parts.writer.find({ file, hash });
  if (kept?.hash === hash && kept.reader === parts.reader) return summarize(path, "unchanged", kept);
  const result = await readOrRefuse(parts, basename(path), bytes);
  if (!result.ok) return refused(path, result.reason);
  const id = kept?.id ?? (await freeId(parts.writer, result.report.id, file));
  const source = { file: kept?.file ?? file, hash, reader: parts.reader };
  return keep(parts, path, renameReport(result.report, id), source, kept);
}

/** Takes a report out of the library, and renews the audit of the next year. */
export async function takeOut(parts: IntakeParts, kept: KeptReport): Promise<void> {
  await parts.writer.remove(kept.id, await auditNextYears(parts, [kept], kept.id));
}

async function keep(
  parts: IntakeParts,
  path: string,
  report: Report,
  source: { file: string; hash: string; reader: string },
  replaced: KeptReport | undefined,
): Promise<Intake> {
  let audit: Audit;
  let others: ReadonlyMap<string, Audit>;
  const address = { authorityId: report.authority.id, year: report.year };
  const previous = await yearBefore(parts, address, report.id);
  try {
    audit = await parts.audit(report, previous);
    others = await auditNextYears(parts, replaced ? [address, replaced] : [address], report.id, report);
  } catch (error) {
    return refused(path, logFault(parts.log, path, error));
  }
  await parts.writer.save(report, source, audit, others);
  const saved = await parts.writer.byId(report.id);
  return saved ? summarize(path, "read", saved) : refused(path, "读入后又被移走。Removed as soon as it was read.");
}

interface Address {
  readonly authorityId: string;
  readonly year: number | null;
}

/**
 * New audits of the reports that follow the given ones by a year. `changed` is the report that is written (as `now`) or removed
 * (`now` undefined): what the database holds of it no longer counts.
 */
async function auditNextYears(
  parts: IntakeParts,
  addresses: readonly Address[],
  changed: string,
  now?: Report,
): Promise<ReadonlyMap<string, Audit>> {
  const audits = new Map<string, Audit>();
  for (const { authorityId, year } of addresses) {
    if (year === null) continue;
    const following = await parts.writer.ofYear(authorityId, year + 1);
    if (following.every((next) => next.id === changed)) continue;
    const others = (await parts.writer.ofYear(authorityId, year)).filter((other) => other.id !== changed);
    const isNow = now !== undefined && now.authority.id === authorityId && now.year === year;
    const best = others[0];
    const previous = isNow && valuesOf(now) >= (best?.values ?? 0) ? now : best && (await parts.load(best.id));
    for (const { id } of following) {
      const next = id === changed ? undefined : await parts.load(id);
      if (next !== undefined) audits.set(id, await parts.audit(next, previous));
    }
  }
  return audits;
}

async function yearBefore(
  parts: IntakeParts,
  { authorityId, year }: Address,
  self: string,
): Promise<Report | undefined> {
  if (year === null) return undefined;
  const before = await parts.writer.ofYear(authorityId, year - 1);
  const best = before.find((report) => report.id !== self);
  return best && parts.load(best.id);
}

function valuesOf(report: Report): number {
  return report.figures.filter((figure) => figure.value !== null).length;
}

async function readOrRefuse(parts: IntakeParts, name: string, bytes: Uint8Array): Promise<ReadResult> {
  try {
    return await parts.read({ name, bytes });
  } catch (error) {
    return { ok: false, reason: logFault(parts.log, name, error) };
  }
}

function logFault(log: Logger, file: string, error: unknown): string {
  const fault = createFaultId();
  log.error({ fault, file, err: error }, "a file could not be read");
  return `读取时出现意外错误（编号 ${fault}，详见日志）。Unexpected fault, see the log.`;
}

function whyUnfit(path: string, size: number): string | undefined {
  if (!isReportKind(path)) {
    return `不能读取这种文件，可读的是 ${reportKinds.join(" ")}。This kind of file cannot be read.`;
  }
  if (size === 0) return "文件是空的。The file is empty.";
  if (size <= sizeLimitBytes) return undefined;
  const megabytes = (bytes: number) => Math.ceil(bytes / 1024 / 1024);
  return `文件有 ${megabytes(size)} MB，超过上限 ${megabytes(sizeLimitBytes)} MB。The file is too large.`;
}

/** The id the file's name gives, or, where a file elsewhere has it, the same with the first free number. */
async function freeId(writer: LibraryWriter, wanted: string, file: string): Promise<string> {
  for (let number = 1; number <= idAttempts; number += 1) {
    const id = number === 1 ? wanted : `${wanted}-${number}`;
    const holder = await writer.byId(id);
    // Of the same path: another process read it meanwhile.
    if (holder === undefined || holder.file === file) return id;
  }
  throw new Error(`no free id for ${wanted} within ${idAttempts}`);
}

function summarize(file: string, status: "read" | "unchanged", kept: KeptReport): Intake {
  const { id, authorityName, year, format, figures, passages, findings } = kept;
  return {
    file,
    status,
    report: id,
    authority: authorityName,
    year,
    format,
    figures,
    passages,
    findings,
    reason: null,
  };
}

function refused(file: string, reason: string): Intake {
  const nothing = { report: null, authority: null, year: null, format: null };
  return { file, status: "refused", ...nothing, figures: null, passages: null, findings: null, reason };
}
