import type { Transaction } from "kysely";
import type { FormatId, Report } from "../report/report.ts";
import type { Database } from "../storage/open-database.ts";
import type { Tables } from "../storage/schema.ts";
import {
  type Audit,
  figureRows,
  findingRows,
  headingRows,
  passageRows,
  reportRow,
  resultRows,
  type Source,
  statedRows,
  warningRows,
} from "./report-rows.ts";

/** A report that is kept, as far as the next ingest has to know it. */
export interface KeptReport {
  readonly id: string;
  readonly file: string;
  readonly hash: string;
  readonly reader: string;
  readonly authorityId: string;
  readonly authorityName: string;
  readonly year: number | null;
  readonly format: FormatId;
  /** Cells and stated figures. */
  readonly figures: number;
  /** Cells that have a value. */
  readonly values: number;
  readonly passages: number;
  readonly findings: number;
}

/** A file of `knowledge/reports/` as it was when last looked at. */
interface KnowledgeFile {
  /** Path from the knowledge folder's parent. */
  readonly file: string;
  readonly size: number;
  readonly modifiedMs: number;
  readonly reader: string;
  /** The report it holds; null where it was refused, for `reason`. */
  readonly report: string | null;
  readonly reason: string | null;
}

/** The one way reports come into the library and leave it. Each call is one transaction: all of it is kept, or nothing. */
export interface LibraryWriter {
  /** The report with these bytes, or read from this path; undefined where there is none. The bytes decide before the path. */
  find(source: { readonly file: string; readonly hash: string }): Promise<KeptReport | undefined>;
  byFile(file: string): Promise<KeptReport | undefined>;
  byId(id: string): Promise<KeptReport | undefined>;
  /** Reports of one authority and year, the fullest first. */
  ofYear(authorityId: string, year: number): Promise<readonly KeptReport[]>;
  /** Writes a report in place of what was read from the same path, and new audits of others that it changes. */
  save(report: Report, source: Source, audit: Audit, others: ReadonlyMap<string, Audit>): Promise<void>;
  remove(id: string, others: ReadonlyMap<string, Audit>): Promise<void>;
  knowledgeFiles(): Promise<readonly KnowledgeFile[]>;
  noteKnowledgeFile(file: KnowledgeFile): Promise<void>;
  forgetKnowledgeFile(file: string): Promise<void>;
}

// Below the number of bound values every supported database takes in one statement.
const valuesInStatement = 900;

export function createLibraryWriter(db: Database): LibraryWriter {
  const kept = db
    .selectFrom("report")
    .select(["id", "file", "hash", "reader", "authority_id as authorityId", "authority_name as authorityName", "year"])
    .select(["format", "figure_count as figures", "value_count as values"])
    .select(["passage_count as passages", "finding_count as findings"])
    .$castTo<KeptReport>();
  return {
    async find({ file, hash }) {
      const same = await kept.where("hash", "=", hash).orderBy("written").executeTakeFirst();
      return same ?? (await kept.where("file", "=", file).executeTakeFirst());
    },
    byFile: (file) => kept.where("file", "=", file).executeTakeFirst(),
    byId: (id) => kept.where("id", "=", id).executeTakeFirst(),
    ofYear: (authorityId, year) =>
      kept
        .where("authority_id", "=", authorityId)
        .where("year", "=", year)
        .orderBy("value_count", "desc")
        .orderBy("written", "desc")
        .execute(),
    save: (report, source, audit, others) =>
      db.transaction().execute(async (tx) => {
        const generation = await nextGeneration(tx);
        await tx.deleteFrom("report").where("file", "=", source.file).execute();
        await tx
          .insertInto("report")
          .values(reportRow(report, source, audit, generation))
          .execute();
        await insertAll(tx, "figure", figureRows(report));
        await insertAll(tx, "stated_figure", statedRows(report));
        await insertAll(tx, "heading", headingRows(report));
        await insertAll(tx, "passage", passageRows(report));
        await insertAll(tx, "reading_warning", warningRows(report));
        await writeAudit(tx, report.id, audit);
        for (const [id, other] of others) await replaceAudit(tx, id, other);
      }),
    remove: (id, others) =>
      db.transaction().execute(async (tx) => {
        await nextGeneration(tx);
        await tx.deleteFrom("report").where("id", "=", id).execute();
        for (const [other, audit] of others) await replaceAudit(tx, other, audit);
      }),
    knowledgeFiles: () =>
      db
        .selectFrom("knowledge_file")
        .select(["file", "size", "modified_ms as modifiedMs", "reader", "report", "reason"])
        .execute(),
    async noteKnowledgeFile({ file, modifiedMs, ...rest }) {
      const seen = { ...rest, modified_ms: modifiedMs };
      await db
        .insertInto("knowledge_file")
        .values({ file, ...seen })
        .onConflict((conflict) => conflict.column("file").doUpdateSet(seen))
        .execute();
    },
    async forgetKnowledgeFile(file) {
      await db.deleteFrom("knowledge_file").where("file", "=", file).execute();
    },
  };
}

/** The first statement of every transaction: it takes the write lock before anything is read. */
async function nextGeneration(tx: Transaction<Tables>): Promise<number> {
  const { generation } = await tx
    .insertInto("library_state")
    .values({ id: 1, generation: 1 })
    .onConflict((conflict) =>
      conflict.column("id").doUpdateSet(({ eb, ref }) => ({ generation: eb(ref("library_state.generation"), "+", 1) })),
    )
    .returning("generation")
    .executeTakeFirstOrThrow();
  return generation;
}

type PartTable = "figure" | "stated_figure" | "heading" | "passage" | "reading_warning" | "finding" | "check_result";

async function insertAll<Table extends PartTable>(
  tx: Transaction<Tables>,
  table: Table,
  rows: readonly Tables[Table][],
): Promise<void> {
  const first = rows[0];
  if (first === undefined) return;
  const chunk = Math.floor(valuesInStatement / Object.keys(first).length);
  for (let start = 0; start < rows.length; start += chunk) {
    await tx
      .insertInto(table)
      .values(rows.slice(start, start + chunk) as never)
      .execute();
  }
}

async function writeAudit(tx: Transaction<Tables>, report: string, audit: Audit): Promise<void> {
  await insertAll(tx, "finding", findingRows(report, audit.findings));
  await insertAll(tx, "check_result", resultRows(report, audit.results));
}

async function replaceAudit(tx: Transaction<Tables>, report: string, audit: Audit): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable("report")
    .set({ finding_count: audit.findings.length })
    .where("id", "=", report)
    .executeTakeFirstOrThrow();
  // It was removed meanwhile.
  if (numUpdatedRows === 0n) return;
  await tx.deleteFrom("finding").where("report", "=", report).execute();
  await tx.deleteFrom("check_result").where("report", "=", report).execute();
  await writeAudit(tx, report, audit);
}
