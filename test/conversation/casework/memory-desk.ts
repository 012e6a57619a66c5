import type { Application } from "../../../src/application/application.ts";
import type { CaseEvent, EventDraft } from "../../../src/application/case-event.ts";
import { replay } from "../../../src/application/case-state.ts";
import { CaseChangedError, type CaseFile, type Filing } from "../../../src/application/case-store.ts";
import { type CaseRules, decide } from "../../../src/application/decide.ts";
import { loadFeeRates } from "../../../src/application/fee.ts";
import type { Letterhead } from "../../../src/application/letterhead.ts";
import { loadLetterTemplates } from "../../../src/application/letters/templates.ts";
import { loadWorkCalendar } from "../../../src/base/working-days.ts";
import type { DeskParts, Dialogue } from "../../../src/conversation/casework/desk-parts.ts";
import type { Handover } from "../../../src/storage/kept-cases.ts";

export const calendar = loadWorkCalendar("knowledge");
export const templates = loadLetterTemplates("knowledge");
export const rules: CaseRules = {
  calendar,
  replyRows: new Set(templates.conclusions.map(({ outcome }) => outcome)),
};
export const officer = "telegram:7";
export const colleague = "telegram:9";

export const application: Application = {
  channel: "online",
  applicant: {
    type: "natural_person",
    name: "金丝雀",
    idType: "id_card",
    idNumber: "110105199003070011",
    phone: "13987654321",
  },
  request: { description: "2020年城市绿化规划，联系13987654321", form: "electronic", delivery: "email" },
};

/** A case that was filed online and nothing more. */
export function filed(number: string, rest: Partial<CaseFile> = {}): CaseFile {
  return {
    number,
    channel: "online",
    applicantType: "natural_person",
    filedAt: "2026-03-02T02:00:00Z",
    arrivedOn: (rest.filedAt ?? "2026-03-02").slice(0, 10),
    receivedOn: null,
    events: [],
    textHash: "0".repeat(64),
    assignee: null,
    language: "zh-Hans",
    ...rest,
  };
}

/** The case after events that the law allows, each entered on its day. */
export function withEvents(file: CaseFile, ...drafts: readonly EventDraft[]): CaseFile {
  const events: CaseEvent[] = [...file.events];
  for (const draft of drafts) {
    const decided = decide({ ...file, events }, draft, rules, draft.on);
    if (!decided.ok) throw new Error(decided.reason);
    events.push({ ...decided.event, at: `${draft.on}T03:00:00Z`, by: officer });
  }
  return { ...file, events };
}

/** A desk over cases in memory, with a clock that is set by hand and a list of who looked. */
export function memoryDesk(files: readonly CaseFile[], now = "2026-03-02T04:00:00Z") {
  const cases = new Map(files.map((file) => [file.number, file]));
  const dialogues = new Map<string, Dialogue>();
  const applications = new Map<string, Filing>();
  const looks: string[] = [];
  const handovers: Handover[] = [];
  const unknown: Omit<Letterhead, "authority"> = { contact: null, reviewBody: null, court: null };
  const state = { now, failAfterEntering: false, letterhead: { authority: "某区人民政府", ...unknown } };
  const parts: DeskParts = {
    officers: new Map([
      [officer, "李明"],
      [colleague, "王芳"],
    ]),
    cases: {
      load: async (number) => cases.get(number),
      list: async (filter) =>
        [...cases.values()].filter((file) => filter?.states?.includes(replay(file, calendar).state) ?? true),
      open: async (number, by) => {
        looks.push(`${by} ${number}`);
        return cases.has(number) ? (applications.get(number)?.application ?? application) : undefined;
      },
      openProof: async (number, at, by) => {
        const file = applications.get(number)?.application.applicant.proofs?.[at];
        if (file === undefined) return undefined;
        looks.push(`${by} ${number} proof ${at}`);
        return { file, bytes: new Uint8Array([0xff, 0xd8, 0xff, at]) };
      },
      file: async (filing) => {
        const known = [...applications].find(([, one]) => one.key === filing.key)?.[0];
        const number = known ?? `2026-${String(90_000 + applications.size)}`;
        const { channel, applicant } = filing.application;
        const file = filed(number, { channel, applicantType: applicant.type, receivedOn: filing.receivedOn });
        if (known === undefined) {
          applications.set(number, filing);
          cases.set(number, file);
        }
        if (state.failAfterEntering) throw new Error("the machine stopped");
        return { file: cases.get(number) ?? file, isNew: known === undefined };
      },
    },
    enter: async ({ number }, event) => {
      const file = cases.get(number);
      if (file === undefined || file.events.length + 1 !== event.ordinal) throw new CaseChangedError();
      cases.set(number, { ...file, events: [...file.events, event] });
      if (state.failAfterEntering) throw new Error("the machine stopped");
    },
    assign: async ({ number }, handover) => {
      const file = cases.get(number);
      if (file === undefined || file.assignee !== handover.from) return false;
      cases.set(number, { ...file, assignee: handover.to });
      handovers.push(handover);
      return true;
    },
    dialogues: {
      load: async (person) => dialogues.get(person),
      keep: async (person, dialogue) => void dialogues.set(person, JSON.parse(JSON.stringify(dialogue)) as Dialogue),
      drop: async (person) => void dialogues.delete(person),
    },
    rules,
    rates: loadFeeRates("knowledge"),
    templates,
    letterhead: () => state.letterhead,
    clock: () => new Date(state.now),
  };
  return { parts, cases, dialogues, applications, looks, handovers, state };
}
