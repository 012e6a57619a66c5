import { describe, expect, it } from "vitest";
import type { EventDraft } from "../../../src/application/case-event.ts";
import { decide } from "../../../src/application/decide.ts";
import type { Bilingual } from "../../../src/base/bilingual.ts";
import { sayChange } from "../../../src/conversation/notices/say-change.ts";
import { filed, rules, templates, withEvents } from "../casework/memory-desk.ts";

const remediesOf = (outcome: string) =>
  templates.conclusions.find((one) => one.outcome === outcome)?.remedies ?? "either";
const received = withEvents(filed("2026-00017"), { kind: "confirm", on: "2026-03-02" });

function said(file: typeof received, draft: EventDraft, tongue: keyof Bilingual = "zh"): string {
  const decided = decide(file, draft, rules, draft.on);
  if (!decided.ok) throw new Error(decided.reason);
  return sayChange({ number: file.number, event: decided.event, situation: decided.situation }, remediesOf)[tongue];
}

describe("what an applicant is told", () => {
  it.each([
    ["confirm", said(filed("2026-00017"), { kind: "confirm", on: "2026-03-02" }), "2026-03-30"],
    [
      "correction",
      said(received, { kind: "request-correction", on: "2026-03-03", days: 10 }),
      "请在 2026-03-17 前补正",
    ],
    ["consult", said(received, { kind: "consult", on: "2026-03-03", party: "authority" }), "其他机关"],
    ["extend", said(received, { kind: "extend", on: "2026-03-03", days: 20 }), "2026-04-28"],
    ["charge", said(received, { kind: "charge", on: "2026-03-03" }), "2026-03-31"],
    [
      "void",
      said(withEvents(received, { kind: "extend", on: "2026-03-03", days: 20 }), {
        kind: "void",
        on: "2026-03-03",
        voids: 2,
        note: "记错",
      }),
      "2026-03-30",
    ],
  ])("of %s says until when", (_kind, text, expected) => {
    expect(text).toContain("2026-00017");
    expect(text).toContain(expected);
  });

  it("of a refusal sends to reconsideration first, of other replies to either", () => {
    const refused = said(received, {
      kind: "reply",
      on: "2026-03-03",
      outcome: "requests.outcome.refused.state_secret",
    });
    expect(refused).toContain("应当先");
    expect(refused).toContain("2026-05-02");
    expect(refused).not.toContain("6 个月");
    const absent = said(received, {
      kind: "reply",
      on: "2026-03-03",
      outcome: "requests.outcome.unavailable.not_held",
    });
    expect(absent).toContain("到 2026-09-03");
  });

  it.each<readonly [EventDraft, string]>([
    [{ kind: "request-correction", on: "2026-03-03", days: 10 }, "by 17 March 2026"],
    [{ kind: "consult", on: "2026-03-03", party: "third_party" }, "a third party is being asked"],
    [{ kind: "extend", on: "2026-03-03", days: 1 }, "extended by 1 working day. The reply is due by 31 March 2026"],
    [{ kind: "charge", on: "2026-03-03" }, "pay by 31 March 2026"],
    [
      { kind: "reply", on: "2026-03-03", outcome: "requests.outcome.refused.state_secret" },
      "you must first apply for administrative reconsideration within 60 days of learning of it (by 2 May 2026",
    ],
    [
      { kind: "reply", on: "2026-03-03", outcome: "requests.outcome.unavailable.not_held" },
      "or sue within 6 months (by 3 September 2026)",
    ],
    [{ kind: "withdraw", on: "2026-03-03" }, "it was withdrawn on 3 March 2026"],
  ])("in English of %j says %s", (draft, expected) => {
    const text = said(received, draft, "en");
    expect(text).toContain(expected);
    expect(text).not.toMatch(/\p{Script=Han}|\d{4}-\d{2}-\d{2}/u);
  });

  it("never repeats a note", () => {
    expect(said(received, { kind: "extend", on: "2026-03-03", days: 5, note: "金丝雀" })).not.toContain("金丝雀");
  });
});
