import type { Clock } from "../base/clock.ts";
import { holdAttachments, openAttachment } from "./attachments.ts";
import { appendLog } from "./case-log.ts";
import { keepNotices, type NoticeText } from "./notices.ts";
import type { Database } from "./open-database.ts";
import type { CaseEventRow, CaseFileRow } from "./schema.ts";
import type { Seal } from "./seal.ts";

/** A case as it is kept, without what is personal. */
export interface KeptCase {
  readonly row: Omit<CaseFileRow, "sealed" | "owner_tag" | "filing_key">;
  /** In order; notes and texts are open. */
  readonly events: readonly CaseEventRow[];
}

/** What is sealed of a case. */
export interface SealedPart {
  /** JSON of what was filed. */
  readonly content: string;
  readonly owner: string | null;
  /** The conversation that is told of changes. */
  readonly notify: string | null;
}

export interface NewCase extends SealedPart {
  readonly filingKey: string;
  /** Year of its number. */
  readonly year: number;
  readonly channel: string;
  readonly applicantType: string;
  readonly arrivedOn: string;
  readonly receivedOn: string | null;
  readonly state: string;
  readonly textHash: string;
  readonly by: string;
  /** Files of its owner's draft that become the case's with it. */
  readonly attachments?: readonly string[];
}

/** What is put in the place of what was filed. */
export type Amendment = Pick<NewCase, "content" | "textHash" | "by" | "attachments">;

/** A case goes from one of the staff to another; null: nobody. */
export interface Handover {
  readonly from: string | null;
  readonly to: string | null;
  readonly by: string;
}

export interface KeptCases {
  /** Once: the same filing key gives the number it was filed under. */
  file(one: NewCase, notices: (number: string) => readonly NoticeText[]): Promise<{ number: string; isNew: boolean }>;
  numberOf(filingKey: string): Promise<string | undefined>;
  /** Puts other content in the place of what was filed, where nothing has happened to the case and it was not received; else false. */
  amend(number: string, change: Amendment): Promise<boolean>;
  load(number: string): Promise<KeptCase | undefined>;
  list(filter: { readonly states?: readonly string[]; readonly owner?: string }): Promise<readonly KeptCase[]>;
  /** Opens what is sealed; with `who`, that is in the log before this resolves. */
  open(number: string, who: string | null): Promise<SealedPart | undefined>;
  /** The bytes of a file of the case; who looks is in the log before this resolves. */
  openAttachment(number: string, id: string, who: string): Promise<Buffer | undefined>;
  isOwnedBy(number: string, person: string): Promise<boolean>;
  /** Gives the case into other hands, with its log entry and notices; false, and nothing changed, where `from` does not have it. */
  assign(number: string, change: Handover, notices: readonly NoticeText[]): Promise<boolean>;
  /** False, and nothing changed, where the ordinal is taken or left out. `notices`: to the applicant's conversation where `conversation` is null. */
  append(
    event: CaseEventRow,
    stateAfter: string,
    notices: readonly { readonly conversation: string | null; readonly text: string }[],
  ): Promise<boolean>;
}

export function createKeptCases(db: Database, seal: Seal, clock: Clock): KeptCases {
  return new SealedCases(db, seal, clock);
}

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

class SealedCases implements KeptCases {
  readonly #db: Database;
  readonly #seal: Seal;
  readonly #clock: Clock;
  /** Cases that were read, by number; one with as many events, and the text and assignee, that it had then is as it was. */
  readonly #read = new Map<string, KeptCase>();

  constructor(db: Database, seal: Seal, clock: Clock) {
    this.#db = db;
    this.#seal = seal;
    this.#clock = clock;
  }

  file(one: NewCase, notices: (number: string) => readonly NoticeText[]) {
    return this.#db.transaction().execute(async (change) => {
      // a write first: whoever files at the same time waits here, and no read goes stale
      await change
        .insertInto("case_counter")
        .values({ year: one.year, last: 0 })
        .onConflict((conflict) =>
          conflict.column("year").doUpdateSet((old) => ({ last: old.ref("case_counter.last") })),
        )
        .execute();
      const before = await change
        .selectFrom("case_file")
        .select("number")
        .where("filing_key", "=", one.filingKey)
        .executeTakeFirst();
      if (before !== undefined) return { number: before.number, isNew: false };
      const { last } = await change
        .updateTable("case_counter")
        .set((old) => ({ last: old("last", "+", 1) }))
        .where("year", "=", one.year)
        .returning("last")
        .executeTakeFirstOrThrow();
      const number = `${one.year}-${String(last).padStart(5, "0")}`;
      const at = this.#clock().toISOString();
      const { content, owner, notify } = one;
      await change
        .insertInto("case_file")
        .values({
          number,
          filing_key: one.filingKey,
          channel: one.channel,
          applicant_type: one.applicantType,
          filed_at: at,
          arrived_on: one.arrivedOn,
          received_on: one.receivedOn,
          state: one.state,
          event_count: 0,
          text_hash: one.textHash,
          assignee: null,
          owner_tag: owner === null ? null : this.#seal.tag(owner),
          sealed: this.#seal.seal(JSON.stringify({ content, owner, notify }), casePlace(number)),
        })
        .execute();
      await holdAttachments(change, this.#seal, { number, owner }, one.attachments ?? []);
      await appendLog(change, this.#seal, { at, who: one.by, act: "file", number });
      await keepNotices(change, { seal: this.#seal, clock: this.#clock }, notices(number));
      return { number, isNew: true };
    });
  }

  async numberOf(filingKey: string) {
    const row = await this.#db
      .selectFrom("case_file")
      .select("number")
      .where("filing_key", "=", filingKey)
      .executeTakeFirst();
    return row?.number;
  }

  amend(number: string, { content, textHash, by, attachments = [] }: Amendment) {
    return this.#db.transaction().execute(async (change) => {
      const { numUpdatedRows } = await change
        .updateTable("case_file")
        .set({ text_hash: textHash })
        .where("number", "=", number)
        .where("event_count", "=", 0)
        .where("received_on", "is", null)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows !== 1n) return false;
      const { sealed } = await change
        .selectFrom("case_file")
        .select("sealed")
        .where("number", "=", number)
        .executeTakeFirstOrThrow();
      const before = JSON.parse(this.#seal.open(sealed, casePlace(number))) as SealedPart;
      const after = this.#seal.seal(JSON.stringify({ ...before, content }), casePlace(number));
      await change.updateTable("case_file").set({ sealed: after }).where("number", "=", number).execute();
      await holdAttachments(change, this.#seal, { number, owner: before.owner }, attachments);
      await appendLog(change, this.#seal, { at: this.#clock().toISOString(), who: by, act: "amend", number });
      return true;
    });
  }

  async load(number: string) {
    const row = await this.#db
      .selectFrom("case_file")
      .select(plainColumns)
      .where("number", "=", number)
      .executeTakeFirst();
    return row === undefined ? undefined : (await this.#withEvents([row]))[0];
  }

  async list({ states, owner }: { readonly states?: readonly string[]; readonly owner?: string }) {
    // three columns tell what is to be read: of ten thousand cases most stand still
    let query = this.#db
      .selectFrom("case_file")
      .select(["number", "event_count", "text_hash", "assignee"])
      .orderBy("number");
    if (states !== undefined) query = query.where("state", "in", states);
    if (owner !== undefined) query = query.where("owner_tag", "in", this.#seal.tags(owner));
    const rows = await query.execute();
    await this.#readAgain(rows.filter((row) => !this.#isRead(row)).map((row) => row.number));
    return rows.map((row) => this.#read.get(row.number) as KeptCase);
  }

  async open(number: string, who: string | null) {
    const row = await this.#db.selectFrom("case_file").select("sealed").where("number", "=", number).executeTakeFirst();
    if (row === undefined) return undefined;
    if (who !== null) {
      const entry = { at: this.#clock().toISOString(), who, act: "look", number };
      await this.#log(entry);
    }
    return JSON.parse(this.#seal.open(row.sealed, casePlace(number))) as SealedPart;
  }

  async openAttachment(number: string, id: string, who: string) {
    const bytes = await openAttachment(this.#db, this.#seal, number, id);
    if (bytes !== undefined) await this.#log({ at: this.#clock().toISOString(), who, act: "look-attachment", number });
    return bytes;
  }

  async isOwnedBy(number: string, person: string) {
    const row = await this.#db
      .selectFrom("case_file")
      .select("number")
      .where("number", "=", number)
      .where("owner_tag", "in", this.#seal.tags(person))
      .executeTakeFirst();
    return row !== undefined;
  }

  assign(number: string, { from, to, by }: Handover, notices: readonly NoticeText[]) {
    return this.#db.transaction().execute(async (change) => {
      const { numUpdatedRows } = await change
        .updateTable("case_file")
        .set({ assignee: to })
        .where("number", "=", number)
        .where("assignee", from === null ? "is" : "=", from)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows !== 1n) return false;
      const act = to === null ? "unassign" : `assign ${to}`;
      await appendLog(change, this.#seal, { at: this.#clock().toISOString(), who: by, act, number });
      await keepNotices(change, { seal: this.#seal, clock: this.#clock }, notices);
      return true;
    });
  }

  append(
    event: CaseEventRow,
    stateAfter: string,
    notices: readonly { readonly conversation: string | null; readonly text: string }[],
  ) {
    const { number, ordinal } = event;
    return this.#db.transaction().execute(async (change) => {
      const { numUpdatedRows } = await change
        .updateTable("case_file")
        .set({ state: stateAfter, event_count: ordinal })
        .where("number", "=", number)
        .where("event_count", "=", ordinal - 1)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows !== 1n) return false;
      const note = event.note === null ? null : this.#seal.seal(event.note, notePlace(event));
      const text = event.text === null ? null : this.#seal.seal(event.text, textPlace(event));
      await change
        .insertInto("case_event")
        .values({ ...event, note, text })
        .execute();
      await appendLog(change, this.#seal, {
        at: event.entered_at,
        who: event.entered_by,
        act: event.kind,
        number,
      });
      const { sealed } = await change
        .selectFrom("case_file")
        .select("sealed")
        .where("number", "=", number)
        .executeTakeFirstOrThrow();
      const { notify } = JSON.parse(this.#seal.open(sealed, casePlace(number))) as SealedPart;
      const told = notices.flatMap(({ conversation, text }) => {
        const to = conversation ?? notify;
        return to === null ? [] : [{ conversation: to, text }];
      });
      await keepNotices(change, { seal: this.#seal, clock: this.#clock }, told);
      return true;
    });
  }

  async #log(entry: Parameters<typeof appendLog>[2]): Promise<void> {
    await this.#db.transaction().execute(async (change) => {
      // a write first, as above
      await change
        .insertInto("case_log_head")
        .values({ id: 1, ordinal: 0, sealed: "" })
        .onConflict((conflict) =>
          conflict.column("id").doUpdateSet((old) => ({ ordinal: old.ref("case_log_head.ordinal") })),
        )
        .execute();
      await appendLog(change, this.#seal, entry);
    });
  }

  async #readAgain(numbers: readonly string[]): Promise<void> {
    for (let from = 0; from < numbers.length; from += chunk) {
      const some = numbers.slice(from, from + chunk);
      await this.#withEvents(
        await this.#db.selectFrom("case_file").select(plainColumns).where("number", "in", some).execute(),
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
  async #withEvents(rows: readonly KeptCase["row"][]): Promise<readonly KeptCase[]> {
    const stale = rows.filter((row) => !this.#isRead(row));
    const events = await this.#eventsOf(stale.filter((row) => row.event_count > 0).map((row) => row.number));
    for (const row of stale) this.#read.set(row.number, { row, events: events.get(row.number) ?? [] });
    return rows.map((row) => this.#read.get(row.number) as KeptCase);
  }

  async #eventsOf(numbers: readonly string[]): Promise<ReadonlyMap<string, readonly CaseEventRow[]>> {
    const byNumber = new Map<string, CaseEventRow[]>();
    for (let from = 0; from < numbers.length; from += chunk) {
      const rows = await this.#db
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

/** Numbers asked for at once: databases limit how many values a query may name. */
const chunk = 500;

function casePlace(number: string): string {
  return `case ${number}`;
}

/** Where notes and texts are sealed to. */
export function notePlace({ number, ordinal }: Pick<CaseEventRow, "number" | "ordinal">): string {
  return `event ${number} ${ordinal}`;
}

export function textPlace({ number, ordinal }: Pick<CaseEventRow, "number" | "ordinal">): string {
  return `text ${number} ${ordinal}`;
}
