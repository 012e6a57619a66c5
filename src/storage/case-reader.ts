import { notePlace, textPlace } from "./case-places.ts";
import type { KeptCase, KeptCases } from "./kept-cases.ts";
import type { Database } from "./open-database.ts";
import { readRestoreMark } from "./restore-mark.ts";
import type { CaseEventRow, CaseFileRow } from "./schema.ts";
import type { Seal } from "./seal.ts";

const plainColumns = [
  "number",
  "channel",
  "applicant_type",
  "filed_at",
  "arrived_on",
  "received_on",
  "state",
  "event_count",
  "text_hash",
  "assignee",
] as const;

/** Numbers asked for at once: databases limit how many values a query may name. */
const chunk = 500;

/** Reads cases with their events, each again only when it has changed. */
export class CaseReader implements Pick<KeptCases, "load" | "list"> {
  readonly #db: Database;
  readonly #seal: Seal;
  /** Cases that were read, by number; one with as many events, and the text and assignee, that it had then is as it was. */
  readonly #read = new Map<string, KeptCase>();
  #mark: string | undefined;

  constructor(db: Database, seal: Seal) {
    this.#db = db;
    this.#seal = seal;
  }

  load(number: string) {
    return this.#atOneMoment(async (db) => {
      const row = await db.selectFrom("case_file").select(plainColumns).where("number", "=", number).executeTakeFirst();
      return row === undefined ? undefined : (await this.#withEvents(db, [row]))[0];
    });
  }

  list({ states, owner }: { readonly states?: readonly string[]; readonly owner?: string }) {
    return this.#atOneMoment(async (db) => {
      // three columns tell what is to be read: of ten thousand cases most stand still
      let query = db
        .selectFrom("case_file")
        .select(["number", "event_count", "text_hash", "assignee"])
        .orderBy("number");
      if (states !== undefined) query = query.where("state", "in", states);
      if (owner !== undefined) query = query.where("owner_tag", "in", this.#seal.tags(owner));
      const rows = await query.execute();
      await this.#readAgain(
        db,
        rows.filter((row) => !this.#isRead(row)).map((row) => row.number),
      );
      return rows.map((row) => this.#read.get(row.number) as KeptCase);
    });
  }

  /** Mark of the database that cases were read from last; undefined: none was read yet. */
  get mark(): string | undefined {
    return this.#mark;
  }

  /** Reads of one moment; what was read of a database that a backup has replaced since is forgotten. */
  #atOneMoment<T>(read: (db: Database) => Promise<T>): Promise<T> {
    return this.#db.transaction().execute(async (db) => {
      const mark = await readRestoreMark(db);
      if (mark !== this.#mark) this.#read.clear();
      this.#mark = mark;
      return read(db);
    });
  }

  async #readAgain(db: Database, numbers: readonly string[]): Promise<void> {
    for (let from = 0; from < numbers.length; from += chunk) {
      const some = numbers.slice(from, from + chunk);
      await this.#withEvents(
        db,
        await db.selectFrom("case_file").select(plainColumns).where("number", "in", some).execute(),
      );
    }
  }

  #isRead(row: Pick<CaseFileRow, "number" | "event_count" | "text_hash" | "assignee">): boolean {
    const known = this.#read.get(row.number)?.row;
    return (
      known?.event_count === row.event_count && known.text_hash === row.text_hash && known.assignee === row.assignee
    );
  }

  /** What was read before and has not changed is not read again: a case only grows. */
  async #withEvents(db: Database, rows: readonly KeptCase["row"][]): Promise<readonly KeptCase[]> {
    const stale = rows.filter((row) => !this.#isRead(row));
    const events = await this.#eventsOf(
      db,
      stale.filter((row) => row.event_count > 0).map((row) => row.number),
    );
    for (const row of stale) this.#read.set(row.number, { row, events: events.get(row.number) ?? [] });
    return rows.map((row) => this.#read.get(row.number) as KeptCase);
  }

  async #eventsOf(db: Database, numbers: readonly string[]): Promise<ReadonlyMap<string, readonly CaseEventRow[]>> {
    const byNumber = new Map<string, CaseEventRow[]>();
    for (let from = 0; from < numbers.length; from += chunk) {
      const rows = await db
        .selectFrom("case_event")
        .selectAll()
        .where("number", "in", numbers.slice(from, from + chunk))
        .orderBy("number")
        .orderBy("ordinal")
        .execute();
      for (const row of rows) {
        const note = row.note === null ? null : this.#seal.open(row.note, notePlace(row));
        const text = row.text === null ? null : this.#seal.open(row.text, textPlace(row));
        byNumber.set(row.number, [...(byNumber.get(row.number) ?? []), { ...row, note, text }]);
      }
    }
    return byNumber;
  }
}
