import { type Clock, shanghaiDate, shanghaiDay } from "../base/clock.ts";
import type { Language } from "../base/language.ts";
import { createKeptCases } from "../storage/cases.ts";
import type { KeptCase } from "../storage/kept-cases.ts";
import type { Database } from "../storage/open-database.ts";
import type { CaseEventRow } from "../storage/schema.ts";
import type { Seal } from "../storage/seal.ts";
import type { ApplicantType, Application, IntakeChannel } from "./application.ts";
import type { CaseEvent, CaseEventKind } from "./case-event.ts";
import { CaseChangedError, type CaseFile, type CaseStore } from "./case-store.ts";
import { filedText, hashText } from "./filed-text.ts";
import { fitsApplicant, withFollowCode } from "./second-factor.ts";

/** Cases in the database; what is personal in them is sealed. */
export function createCaseStore(db: Database, seal: Seal, clock: Clock): CaseStore {
  const kept = createKeptCases(db, seal, clock);
  const load = async (number: string) => {
    const one = await kept.load(number);
    return one && fileOf(one);
  };
  const read = async (number: string, who: string | null, act?: string) => {
    const sealed = await kept.open(number, who, act);
    return sealed && (JSON.parse(sealed.content) as Application);
  };
  return {
    load,
    open: read,
    async file(filing, notices = () => []) {
      const { application, receivedOn } = filing;
      const textHash = hashText(filedText(application));
      const { arrivedOn = shanghaiDate(clock()) } = filing;
      const year = shanghaiDay(clock()).year;
      const state = receivedOn === null ? "awaiting_confirmation" : "received";
      const { language = "zh-Hans" } = filing;
      const bare = {
        applicantType: application.applicant.type,
        channel: application.channel,
        arrivedOn,
        receivedOn,
        textHash,
        language,
      };
      const { number, isNew } = await kept.file(
        {
          ...bare,
          filingKey: filing.key,
          year,
          state,
          by: filing.by,
          content: JSON.stringify(withFollowCode(application)),
          owner: filing.owner,
          notify: filing.notify,
          attachments: attachmentsOf(application),
        },
        (number) => notices({ ...bare, number, filedAt: clock().toISOString(), events: [], assignee: null }),
      );
      const file = await load(number);
      if (file === undefined) throw new Error(`case ${number} was filed and cannot be read`);
      return { file, isNew };
    },
    numberOf: (key) => kept.numberOf(key),
    async amend(number, application, by) {
      const before = await read(number, null);
      return kept.amend(number, {
        content: JSON.stringify(withFollowCode(application, before?.applicant.followCode)),
        applicantType: application.applicant.type,
        textHash: hashText(filedText(application)),
        by,
        attachments: attachmentsOf(application),
      });
    },
    followCode: async (number) => (await read(number, null))?.applicant.followCode,
    async openProof(number, at, by) {
      const file = (await read(number, null))?.applicant.proofs?.[at];
      const bytes = file && (await kept.openAttachment(number, file.id, by));
      return file && bytes && { file, bytes };
    },
    async isOwner(number, who) {
      if ("person" in who) return kept.isOwnedBy(number, who.person);
      const application = await read(number, null);
      return application !== undefined && fitsApplicant(application.applicant, who.proof);
    },
    async list(filter = {}) {
      return (await kept.list(filter)).map(fileOf);
    },
    speak: (owner, language) => kept.speak(owner, language),
    assign: (number, handover, notices = []) => kept.assign(number, handover, notices),
    async append(number, event, stateAfter, notices = []) {
      if (!(await kept.append(rowOf(number, event), stateAfter, notices))) throw new CaseChangedError(number);
    },
  };
}

function attachmentsOf({ applicant }: Application): readonly string[] {
  return (applicant.proofs ?? []).map(({ id }) => id);
}

/** Cases are immutable as read: one object a state, so that what was reckoned from it can be kept with it. */
const files = new WeakMap<KeptCase, CaseFile>();

function fileOf(kept: KeptCase): CaseFile {
  const known = files.get(kept);
  if (known !== undefined) return known;
  const { row, events } = kept;
  const file: CaseFile = {
    number: row.number,
    channel: row.channel as IntakeChannel,
    applicantType: row.applicant_type as ApplicantType,
    filedAt: row.filed_at,
    arrivedOn: row.arrived_on,
    receivedOn: row.received_on,
    events: events.map(eventOf),
    textHash: row.text_hash,
    assignee: row.assignee,
    language: (row.language ?? "zh-Hans") as Language,
  };
  files.set(kept, file);
  return file;
}

function eventOf(row: CaseEventRow): CaseEvent {
  return {
    ordinal: row.ordinal,
    kind: row.kind as CaseEventKind,
    on: row.on_day,
    at: row.entered_at,
    by: row.entered_by,
    // opened when they are read
    get note() {
      return row.note;
    },
    get text() {
      return row.text;
    },
    days: row.days,
    outcome: row.outcome,
    party: row.party as CaseEvent["party"],
    voids: row.voids,
  };
}

function rowOf(number: string, event: CaseEvent): CaseEventRow {
  return {
    number,
    ordinal: event.ordinal,
    kind: event.kind,
    on_day: event.on,
    entered_at: event.at,
    entered_by: event.by,
    days: event.days,
    outcome: event.outcome,
    party: event.party,
    voids: event.voids,
    note: event.note,
    text: event.text,
  };
}
