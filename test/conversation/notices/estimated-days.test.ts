import { describe, expect, it } from "vitest";
import { replay } from "../../../src/application/case-state.ts";
import { letterValues } from "../../../src/application/letters/letter-values.ts";
import { dueReminders } from "../../../src/application/reminders.ts";
import { runningDeadlines } from "../../../src/application/running-deadlines.ts";
import { caseLine } from "../../../src/conversation/casework/show-lists.ts";
import { sayMoved, sayReminders } from "../../../src/conversation/notices/say-reminders.ts";
import { application, calendar, filed, withEvents } from "../casework/memory-desk.ts";

// the holidays of 2027 are not announced
const received = withEvents(filed("2026-00017"), { kind: "confirm", on: "2026-12-14" });
const situation = replay(received, calendar);
const deadlines = runningDeadlines(received, situation, calendar);
const reminded = (today: string) => sayReminders(dueReminders(deadlines, calendar, today, new Set()).reminders);

describe("a day that is counted through a year whose holidays are not known", () => {
  it.each([
    ["shortly before it", "2027-01-08", "约 2027-01-11 前答复，还有 1 个工作日"],
    ["after it", "2027-01-12", "约 2027-01-11 前应当答复，已超期"],
  ])("is about that day in a reminder %s", (_when, today, said) => {
    expect(reminded(today)).toContain(said);
  });

  it("is about that day in lists, overdue or not, and where a calendar moved it", () => {
    for (const today of ["2027-01-08", "2027-01-12"])
      expect(caseLine({ file: received, situation }, { today, calendar }).zh).toContain("约 2027-01-11 前答复");
    const moved = deadlines.map((one) => ({ ...one, before: "2027-01-10" }));
    expect(sayMoved(moved)).toContain("由 2027-01-10 改为 约 2027-01-11");
  });

  it("is left blank in a letter, for a person to fill in; one that is exact is not", () => {
    const asked = (on: string) => {
      const file = withEvents(received, { kind: "request-correction", on, days: on < "2026-12-16" ? 3 : 15 });
      const unknown = { contact: null, reviewBody: null, court: null };
      const letterhead = { authority: "某区人民政府", ...unknown };
      return letterValues({ file, situation: replay(file, calendar), application, letterhead, today: on });
    };
    expect(asked("2026-12-15").届满日期).toBe("2026年12月18日");
    expect(asked("2026-12-18").届满日期).toBeUndefined();
  });
});
