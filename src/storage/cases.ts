import type { Clock } from "../base/clock.ts";
import { holdAttachments, openAttachment } from "./attachments.ts";
import { appendLog, logChange } from "./case-log.ts";
import { casePlace, notePlace, textPlace } from "./case-places.ts";
import { CaseReader } from "./case-reader.ts";
import type { Amendment, Handover, KeptCases, NewCase, SealedPart } from "./kept-cases.ts";
import { keepNotices, type NoticeText } from "./notices.ts";
import type { Database } from "./open-database.ts";
import { isMarked } from "./restore-mark.ts";
import type { CaseEventRow } from "./schema.ts";
import type { Seal } from "./seal.ts";

export function createKeptCases(db: Database, seal: Seal, clock: Clock): KeptCases {
  return new SealedCases(db, seal, clock);
}

class SealedCases implements KeptCases {
  readonly #db: Database;
  readonly #seal: Seal;
  readonly #clock: Clock;
  readonly #reader: CaseReader;

  constructor(db: Database, seal: Seal, clock: Clock) {
    this.#db = db;
    this.#seal = seal;
    this.#clock = clock;
    this.#reader = new CaseReader(db, seal);
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
          language: one.language ?? null,
          owner_tag: owner === null ? null : this.#seal.tag(owner),
          sealed: this.#seal.seal(JSON.stringify({ content, owner, notify }), casePlace(number)),
        })
        .execute();
      await holdAttachments(change, this.#seal, { number, owner }, one.attachments ?? []);
      await logChange(change, this.#seal, { at, who: one.by, act: "file", number });
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

  amend(number: string, { content, applicantType, textHash, by, attachments = [] }: Amendment) {
    return this.#db.transaction().execute(async (change) => {
      const { numUpdatedRows } = await change
        .updateTable("case_file")
        .set({ applicant_type: applicantType, text_hash: textHash })
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
      await logChange(change, this.#seal, { at: this.#clock().toISOString(), who: by, act: "amend", number });
      return true;
    });
  }

  load(number: string) {
    return this.#reader.load(number);
  }

  list(filter: Parameters<KeptCases["list"]>[0]) {
    return this.#reader.list(filter);
  }

  async open(number: string, who: string | null, act = "look") {
    const row = await this.#db.selectFrom("case_file").select("sealed").where("number", "=", number).executeTakeFirst();
    if (row === undefined) return undefined;
    if (who !== null) {
      const entry = { at: this.#clock().toISOString(), who, act, number };
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

  async speak(owner: string, language: string) {
    await this.#db
      .updateTable("case_file")
      .set({ language })
      .where("owner_tag", "in", this.#seal.tags(owner))
      .execute();
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
      await logChange(change, this.#seal, { at: this.#clock().toISOString(), who: by, act, number });
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
        // what was decided on may be of another database, with as many entries
        .where((has) => isMarked(has, this.#reader.mark))
        .executeTakeFirstOrThrow();
      if (numUpdatedRows !== 1n) return false;
      const note = event.note === null ? null : this.#seal.seal(event.note, notePlace(event));
      const text = event.text === null ? null : this.#seal.seal(event.text, textPlace(event));
      await change
        .insertInto("case_event")
        .values({ ...event, note, text })
        .execute();
      const entry = { at: event.entered_at, who: event.entered_by, act: event.kind, number };
      await logChange(change, this.#seal, entry, event);
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
}
