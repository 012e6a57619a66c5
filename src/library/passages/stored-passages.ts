import type { Database } from "../../storage/open-database.ts";
import type { IndexedPassage } from "./indexed-passage.ts";

/** A report in the database; `written` grows when it is read again. */
export interface StoredReport {
  readonly id: string;
  readonly written: number;
}

export async function storedReports(db: Database, ids?: readonly string[]): Promise<readonly StoredReport[]> {
  const all = db.selectFrom("report").select(["id", "written"]).orderBy("id");
  return (ids === undefined ? all : all.where("id", "in", ids)).execute();
}

/** A report's passages in reading order, as the indexes hold them. */
export async function storedPassages(db: Database, report: string): Promise<readonly IndexedPassage[]> {
  const rows = await db
    .selectFrom("passage")
    .select(["heading", "text"])
    .where("report", "=", report)
    .orderBy("ordinal")
    .execute();
  return rows.map(({ heading, text }, number) => ({ id: `${report}#${number}`, heading, text }));
}
