import type { CreateTableBuilder, Kysely } from "kysely";

/** The reports that were read. Everything of a report goes with its row. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("library_state")
    .addColumn("id", "integer", (c) => c.primaryKey())
    .addColumn("generation", "integer", (c) => c.notNull())
    .execute();
  await createReport(db);
  await partOfReport(db, "figure")
    .addColumn("row_id", "text", (c) => c.notNull())
    .addColumn("column_id", "text", (c) => c.notNull())
    .addColumn("label", "text", (c) => c.notNull())
    .addColumn("value", "double precision")
    .addColumn("unit", "text")
    .addColumn("status", "text", (c) => c.notNull())
    .addColumn("text", "text", (c) => c.notNull())
    .addColumn("note", "text")
    .addColumn("heading", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("figure_cell").on("figure").columns(["row_id", "column_id", "report"]).execute();
  await partOfReport(db, "stated_figure")
    .addColumn("label", "text", (c) => c.notNull())
    .addColumn("value", "double precision", (c) => c.notNull())
    .addColumn("unit", "text")
    .addColumn("status", "text", (c) => c.notNull())
    .addColumn("text", "text", (c) => c.notNull())
    .addColumn("note", "text")
    .addColumn("heading", "text", (c) => c.notNull())
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("clause", "text", (c) => c.notNull())
    .addColumn("softener", "text")
    .addColumn("sentence", "integer", (c) => c.notNull())
    .execute();
  await partOfReport(db, "heading")
    .addColumn("text", "text", (c) => c.notNull())
    .addColumn("number", "integer")
    .addColumn("depth", "integer", (c) => c.notNull())
    .addColumn("part", "integer")
    .execute();
  await partOfReport(db, "passage")
    .addColumn("heading", "text", (c) => c.notNull())
    .addColumn("text", "text", (c) => c.notNull())
    .execute();
  await partOfReport(db, "reading_warning")
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("row_id", "text")
    .addColumn("text", "text", (c) => c.notNull())
    .execute();
  await createAudit(db);
  await db.schema
    .createTable("knowledge_file")
    .addColumn("file", "text", (c) => c.primaryKey())
    .addColumn("size", "bigint", (c) => c.notNull())
    .addColumn("modified_ms", "bigint", (c) => c.notNull())
    .addColumn("reader", "text", (c) => c.notNull())
    .addColumn("report", "text")
    .addColumn("reason", "text")
    .execute();
}

async function createReport(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("report")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("title", "text", (c) => c.notNull())
    .addColumn("authority_id", "text", (c) => c.notNull())
    .addColumn("authority_name", "text", (c) => c.notNull())
    .addColumn("authority", "text", (c) => c.notNull())
    .addColumn("year", "integer")
    .addColumn("format", "text", (c) => c.notNull())
    .addColumn("period", "text")
    .addColumn("compiler", "text")
    .addColumn("tables_found", "text", (c) => c.notNull())
    .addColumn("file", "text", (c) => c.notNull().unique())
    .addColumn("hash", "text", (c) => c.notNull())
    .addColumn("reader", "text", (c) => c.notNull())
    .addColumn("written", "integer", (c) => c.notNull())
    .addColumn("figure_count", "integer", (c) => c.notNull())
    .addColumn("value_count", "integer", (c) => c.notNull())
    .addColumn("passage_count", "integer", (c) => c.notNull())
    .addColumn("finding_count", "integer", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("report_hash").on("report").column("hash").execute();
  await db.schema.createIndex("report_authority").on("report").columns(["authority_id", "year"]).execute();
}

async function createAudit(db: Kysely<unknown>): Promise<void> {
  await ofReport(db, "finding")
    .addColumn("check_id", "text", (c) => c.notNull())
    .addColumn("severity", "text", (c) => c.notNull())
    .addColumn("message", "text", (c) => c.notNull())
    .addColumn("message_en", "text", (c) => c.notNull())
    .addColumn("cells", "text", (c) => c.notNull())
    .addColumn("stated", "text", (c) => c.notNull())
    .addColumn("expected", "double precision")
    .addColumn("found", "double precision")
    .execute();
  await ofReport(db, "check_result")
    .addColumn("check_id", "text", (c) => c.notNull())
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("verdict", "text", (c) => c.notNull())
    .execute();
}

function partOfReport(db: Kysely<unknown>, table: string): CreateTableBuilder<string, string> {
  return ofReport(db, table)
    .addColumn("page", "integer")
    .addColumn("line", "integer", (c) => c.notNull());
}

function ofReport(db: Kysely<unknown>, table: string): CreateTableBuilder<string, string> {
  return db.schema
    .createTable(table)
    .addColumn("report", "text", (c) => c.notNull().references("report.id").onDelete("cascade"))
    .addColumn("ordinal", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint(`${table}_key`, ["report", "ordinal"] as never[]);
}
