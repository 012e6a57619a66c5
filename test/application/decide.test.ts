import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { CaseEvent, EventDraft } from "../../src/application/case-event.ts";
import { isOverdue, replay } from "../../src/application/case-state.ts";
import type { CaseFile } from "../../src/application/case-store.ts";
import { decide } from "../../src/application/decide.ts";
import { loadWorkCalendar } from "../../src/base/working-days.ts";

const calendar = loadWorkCalendar(join(import.meta.dirname, "../../knowledge"));
const rules = {
  calendar,
  replyRows: new Set(["requests.outcome.granted", "requests.outcome.unavailable.unclear_after_correction"]),
};
const counter: CaseFile = {
  number: "2026-00001",
  channel: "counter",
  applicantType: "natural_person",
  filedAt: "2026-03-02T09:00:00+08:00",
  arrivedOn: "2026-03-02",
  receivedOn: "2026-03-02",
  events: [],
  textHash: "",
  assignee: null,
  language: "zh-Hans",
};
const online: CaseFile = { ...counter, channel: "online", receivedOn: null };

/** The case after events that must all be possible. */
function following(file: CaseFile, ...drafts: readonly EventDraft[]): CaseFile {
  const events: CaseEvent[] = [...file.events];
  for (const draft of drafts) {
    const decision = decide({ ...file, events }, draft, rules, "2026-12-31");
    if (!decision.ok) throw new Error(decision.reason);
    events.push({ ...decision.event, at: "", by: "" });
  }
  return { ...file, events };
}

function refusal(file: CaseFile, draft: EventDraft, today = "2026-12-31"): string {
  const decision = decide(file, draft, rules, today);
  return decision.ok ? "" : decision.reason;
}

const due = (file: CaseFile) => replay(file, calendar).dueOn?.day ?? null;

describe("the clock of a case", () => {
  it("runs from the day after receipt: 20 working days", () => {
    expect(due(counter)).toBe("2026-03-30");
  });

  it("does not run for what was filed online until the authority confirms receipt", () => {
    expect(replay(online, calendar)).toMatchObject({ state: "awaiting_confirmation", dueOn: null, receivedOn: null });
    const confirmed = following(online, { kind: "confirm", on: "2026-03-04" });
    expect(replay(confirmed, calendar).receivedOn).toBe("2026-03-04");
    expect(due(confirmed)).toBe("2026-04-01");
  });

  it("stands still while a correction is awaited, and starts anew with it", () => {
    const asked = following(counter, { kind: "request-correction", on: "2026-03-05", days: 10, note: "内容不明确" });
    expect(replay(asked, calendar)).toMatchObject({ state: "correcting", dueOn: null, waitingOn: "applicant" });
    expect(replay(asked, calendar).waitingUntil?.day).toBe("2026-03-19");
    const corrected = following(asked, { kind: "correct", on: "2026-03-12" });
    expect(due(corrected)).toBe("2026-04-10");
    expect(refusal(corrected, { kind: "request-correction", on: "2026-03-13", note: "再补" })).toContain("一次性");
  });

  it("does not count the time that a third party takes, and no more than its 15 working days", () => {
    const asked = following(counter, { kind: "consult", on: "2026-03-09", party: "third_party" });
    expect(replay(asked, calendar).waitingUntil?.day).toBe("2026-03-30");
    const soon = following(asked, { kind: "consulted", on: "2026-03-16" });
    expect(due(soon)).toBe("2026-04-07");
    expect(due(asked)).toBe("2026-04-21");
    const late = following(asked, { kind: "consulted", on: "2026-04-10" });
    expect(due(late)).toBe("2026-04-21");
    expect(due(following(asked, { kind: "consulted", on: "2026-03-09" }))).toBe("2026-03-30");
  });

  it("is extended once, within the period, by at most 20 working days", () => {
    const extended = following(counter, { kind: "extend", on: "2026-03-30", days: 20 });
    expect(due(extended)).toBe("2026-04-28");
    expect(refusal(extended, { kind: "extend", on: "2026-03-30", days: 1 })).toContain("一次");
    expect(refusal(counter, { kind: "extend", on: "2026-03-31", days: 5 })).toContain("2026-03-30");
    expect(refusal(counter, { kind: "extend", on: "2026-03-10", days: 21 })).toContain("最多 20");
    expect(refusal(counter, { kind: "extend", on: "2026-03-10" })).toContain("几个工作日");
  });

  it("starts anew with the payment of a fee, and lapses where none comes", () => {
    const charged = following(counter, { kind: "charge", on: "2026-03-10" });
    expect(replay(charged, calendar)).toMatchObject({ state: "charging", dueOn: null });
    expect(replay(charged, calendar).waitingUntil?.day).toBe("2026-04-08");
    expect(due(following(charged, { kind: "paid", on: "2026-03-20" }))).toBe("2026-04-20");
    expect(refusal(charged, { kind: "lapse", on: "2026-04-08" })).toContain("2026-04-08");
    const lapsed = following(charged, { kind: "lapse", on: "2026-04-09" });
    expect(replay(lapsed, calendar).outcome).toBe("requests.outcome.other.fee_overdue");
  });

  it("is overdue the day after the last", () => {
    const situation = replay(counter, calendar);
    expect(isOverdue(situation, "2026-03-30")).toBe(false);
    expect(isOverdue(situation, "2026-03-31")).toBe(true);
  });

  it("is an estimate beyond the years whose holidays are known", () => {
    const { dueOn } = replay({ ...counter, receivedOn: "2026-12-20" }, calendar);
    expect(dueOn?.unknownYears).toEqual([2027]);
  });
});

describe("what may not happen", () => {
  it("is what the state does not allow, said with what is possible", () => {
    expect(refusal(online, { kind: "reply", on: "2026-03-05", outcome: "requests.outcome.granted" })).toContain(
      "确认收到",
    );
    const replied = following(counter, { kind: "reply", on: "2026-03-05", outcome: "requests.outcome.granted" });
    expect(refusal(replied, { kind: "withdraw", on: "2026-03-06" })).toContain("已经办结");
  });

  it("is a correction asked for too late", () => {
    expect(refusal(counter, { kind: "request-correction", on: "2026-03-11", note: "x" })).toBe("");
    expect(refusal(counter, { kind: "request-correction", on: "2026-03-12", note: "x" })).toContain("2026-03-11");
  });

  it("is anything in the future, or before what happened already", () => {
    expect(refusal(counter, { kind: "withdraw", on: "2026-03-06" }, "2026-03-05")).toContain("还没有到");
    expect(refusal(counter, { kind: "withdraw", on: "2026-03-01" })).toContain("早于");
    expect(refusal(online, { kind: "confirm", on: "2026-03-01" })).toContain("早于提交");
  });

  it("is a reply without an outcome, with one that is no reply, or with one that needs a correction first", () => {
    expect(refusal(counter, { kind: "reply", on: "2026-03-05" })).toContain("办理结果");
    expect(refusal(counter, { kind: "reply", on: "2026-03-05", outcome: "requests.new" })).toContain("没有");
    const overdue = "requests.outcome.other.correction_overdue";
    expect(refusal(counter, { kind: "reply", on: "2026-03-05", outcome: overdue })).toContain("不再处理");
    const unclear = "requests.outcome.unavailable.unclear_after_correction";
    expect(refusal(counter, { kind: "reply", on: "2026-03-05", outcome: unclear })).toContain("补正");
  });
});

describe("an application taken back", () => {
  it("counts nowhere before it was received, and in “other” after", () => {
    expect(replay(following(online, { kind: "withdraw", on: "2026-03-03" }), calendar)).toMatchObject({
      state: "withdrawn",
      outcome: null,
    });
    expect(replay(following(counter, { kind: "withdraw", on: "2026-03-03" }), calendar).outcome).toBe(
      "requests.outcome.other.other",
    );
  });
});

describe("an entry made in error", () => {
  const replied = following(counter, { kind: "reply", on: "2026-03-05", outcome: "requests.outcome.granted" });

  it("is taken back with its reason, and counts no more", () => {
    const mended = following(replied, { kind: "void", on: "2026-03-05", voids: 1, note: "选错了结果" });
    expect(replay(mended, calendar).state).toBe("received");
    expect(refusal(replied, { kind: "void", on: "2026-03-05", voids: 1 })).toContain("原因");
    expect(refusal(mended, { kind: "void", on: "2026-03-05", voids: 1, note: "再" })).toContain("没有");
  });

  it("stays where what came later rests on it", () => {
    const corrected = following(
      counter,
      { kind: "request-correction", on: "2026-03-05", note: "x" },
      { kind: "correct", on: "2026-03-09" },
    );
    expect(refusal(corrected, { kind: "void", on: "2026-03-10", voids: 1, note: "错" })).toContain("第 2 条");
  });
});
