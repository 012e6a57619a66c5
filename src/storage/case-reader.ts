import type { ExpressionBuilder } from "kysely";
import { notePlace, textPlace } from "./case-places.ts";
import type { KeptCase, KeptCases } from "./kept-cases.ts";
import type { Database } from "./open-database.ts";
import { readRestoreMark } from "./restore-mark.ts";
import type { CaseEventRow, CaseFileRow, Tables } from "./schema.ts";
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
  "language",
] as const;

/** Numbers asked for at once: databases limit how many values a query may name. */
const chunk = 500;

type CaseFilter = Parameters<KeptCases["list"]>[0];

/** Reads cases with their events, each again only when it has changed. */
export class CaseReader implements Pick<KeptCases, "load" | "list"> {
  readonly #db: Database;
  readonly #seal: Seal;
  /** Cases that were read, by number; one with as many events, and the text, assignee and language, that it had then is as it was. */
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

  list(filter: CaseFilter) {
    return this.#atOneMoment(async (db) => {
      // the first look reads all there is
      if (this.#read.size === 0) return this.#readAll(db, filter);
      // a few columns tell what is to be read: of ten thousand cases most stand still
      const rows = await db
        .selectFrom("case_file")
        .select(["number", "event_count", "text_hash", "assignee", "language"])
        .where(this.#fits(filter))
        .orderBy("number")
        .execute();
      const stale = rows.filter((row) => !this.#isRead(row)).map((row) => row.number);
      if (stale.length > chunk) return this.#readAll(db, filter);
      if (stale.length > 0) {
        const again = db.selectFrom("case_file").select(plainColumns).where("number", "in", stale);
        await this.#withEvents(db, await again.execute());
      }
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

  /** In two queries, whatever is known already. */
  async #readAll(db: Database, filter: CaseFilter): Promise<readonly KeptCase[]> {
    const rows = await db
      .selectFrom("case_file")
      .select(plainColumns)
      .where(this.#fits(filter))
      .orderBy("number")
      .execute();
    const events = await db
      .selectFrom("case_event")
      .selectAll("case_event")
      .innerJoin("case_file", "case_file.number", "case_event.number")
      .where(this.#fits(filter))
      .orderBy("case_event.number")
      .orderBy("case_event.ordinal")
      .execute();
    return this.#put(rows, events);
  }

  #fits({ states, owner }: CaseFilter) {
    return (has: ExpressionBuilder<Tables, "case_file">) =>
      has.and([
        ...(states === undefined ? [] : [has("case_file.state", "in", states)]),
        ...(owner === undefined ? [] : [has("case_file.owner_tag", "in", this.#seal.tags(owner))]),
      ]);
  }

  #isRead(row: Pick<CaseFileRow, "number" | "event_count" | "text_hash" | "assignee" | "language">): boolean {
    const known = this.#read.get(row.number)?.row;
    return (
      known?.event_count === row.event_count &&
      known.text_hash === row.text_hash &&
      known.assignee === row.assignee &&
      known.language === row.language
    );
  }

  /** What was read before and has not changed is not read again: a case only grows. */
  async #withEvents(db: Database, rows: readonly KeptCase["row"][]): Promise<readonly KeptCase[]> {
    const stale = rows.filter((row) => !this.#isRead(row));
    const numbers = stale.filter((row) => row.event_count > 0).map((row) => row.number);
    const query = db.selectFrom("case_event").selectAll().where("number", "in", numbers).orderBy("number");
    return this.#put(rows, numbers.length === 0 ? [] : await query.orderBy("ordinal").execute());
  }

  /** Cases, and the events of those that have changed, by number; one that has not stays the object it was. */
  #put(rows: readonly KeptCase["row"][], events: readonly CaseEventRow[]): readonly KeptCase[] {
    const byNumber = new Map<string, CaseEventRow[]>();
    for (const event of events) {
      const opened = openedWhenRead(event, this.#seal);
      const before = byNumber.get(event.number);
      if (before === undefined) byNumber.set(event.number, [opened]);
      else before.push(opened);
    }
    return rows.map((row) => {
      const known = this.#isRead(row) ? this.#read.get(row.number) : undefined;
      const kept = known ?? { row, events: byNumber.get(row.number) ?? [] };
      this.#read.set(row.number, kept);
      return kept;
    });
  }
}

/** Of ten thousand cases nobody reads the notes: what is sealed of an entry is opened when it is asked for. */
function openedWhenRead(row: CaseEventRow, seal: Seal): CaseEventRow {
  const { note, text } = row;
  return {
    ...row,
    get note() {
      return note === null ? null : seal.open(note, notePlace(row));
    },
    get text() {
      return text === null ? null : seal.open(text, textPlace(row));
    },
  };
}
