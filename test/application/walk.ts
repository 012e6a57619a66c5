import fc from "fast-check";
import { applicantTypes, intakeChannels } from "../../src/application/application.ts";
import type { CaseEvent, CaseEventKind, EventDraft } from "../../src/application/case-event.ts";
import type { CaseFile } from "../../src/application/case-store.ts";
import { type CaseRules, decide } from "../../src/application/decide.ts";
import { addDays, type Day } from "../../src/base/day.ts";

const kinds: readonly CaseEventKind[] = [
  "confirm",
  "request-correction",
  "correct",
  "lapse",
  "consult",
  "consulted",
  "extend",
  "charge",
  "paid",
  "reply",
  "withdraw",
  "void",
];

/** A wish: an event that may or may not be possible, so many days after the one before. */
const wish = fc.record({
  kind: fc.constantFrom(...kinds),
  gap: fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 60 })),
  days: fc.integer({ min: 1, max: 20 }),
  outcome: fc.nat(30),
  voids: fc.integer({ min: 1, max: 12 }),
  party: fc.constantFrom("third_party" as const, "authority" as const),
});

export interface Walk {
  readonly file: CaseFile;
  /** What was wished for and refused. */
  readonly refused: number;
}

/** Cases as they may be filed in `from` and later, and what may become of each: every wish that the law allows is entered, every other is not. */
export function walks(rules: CaseRules, from: Day, spread: number): fc.Arbitrary<Walk> {
  return fc
    .record({
      channel: fc.constantFrom(...intakeChannels),
      applicantType: fc.constantFrom(...applicantTypes),
      filed: fc.integer({ min: 0, max: spread }),
      wishes: fc.array(wish, { maxLength: 12 }),
    })
    .map(({ channel, applicantType, filed, wishes }) => {
      const filedOn = addDays(from, filed);
      const start: CaseFile = {
        number: "2024-00001",
        channel,
        applicantType,
        filedAt: `${filedOn}T10:00:00+08:00`,
        arrivedOn: filedOn,
        receivedOn: channel === "online" ? null : filedOn,
        events: [],
        textHash: "",
        assignee: null,
        language: "zh-Hans",
      };
      return wishes.reduce(
        ({ file, refused, on }, { gap, outcome, ...rest }) => {
          const day = addDays(on, gap);
          const rows = [...rules.replyRows];
          const draft: EventDraft = { ...rest, on: day, note: "因", outcome: rows[outcome % rows.length] ?? null };
          const decision = decide(file, draft, rules, day);
          if (!decision.ok) return { file, refused: refused + 1, on: day };
          const event: CaseEvent = { ...decision.event, at: "", by: "" };
          return { file: { ...file, events: [...file.events, event] }, refused, on: day };
        },
        { file: start, refused: 0, on: filedOn },
      );
    });
}
