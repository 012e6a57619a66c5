import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Deadline, dueReminders, movedDeadlines } from "../../src/application/reminders.ts";
import { addDays } from "../../src/base/day.ts";
import { addWorkingDays, loadWorkCalendar } from "../../src/base/working-days.ts";

const calendar = loadWorkCalendar("knowledge");
const reply = (dueOn: string): Deadline => ({ number: "2026-00017", kind: "reply", dueOn, entries: 1 });
const said = (deadline: Deadline, today: string, sent: readonly string[] = []) =>
  dueReminders([deadline], calendar, today, new Set(sent)).reminders.map(({ reminder, left }) => [reminder, left]);

describe("reminders of a reply that is due", () => {
  // 2026-03-31 is a Tuesday, and no holiday is near
  it.each([
    ["2026-03-23", []],
    ["2026-03-24", [["near-5", 5]]],
    ["2026-03-25", [["near-5", 4]]],
    ["2026-03-26", [["near-3", 3]]],
    ["2026-03-30", [["near-1", 1]]],
    ["2026-03-31", [["near-1", 0]]],
    ["2026-04-01", [["passed", 0]]],
    ["2026-05-01", [["passed", 0]]],
  ])("say on %s the most urgent alone", (today, expected) => {
    expect(said(reply("2026-03-31"), today)).toEqual(expected);
  });

  it("count the days around the Spring Festival as they are worked", () => {
    // 15 to 23 February 2026 are off, Saturday the 14th and Saturday the 28th are worked
    expect(said(reply("2026-02-25"), "2026-02-11")).toEqual([["near-5", 5]]);
    expect(said(reply("2026-02-25"), "2026-02-10")).toEqual([]);
  });

  it("are not said again, and those missed with a more urgent one never", () => {
    const { keys } = dueReminders([reply("2026-03-31")], calendar, "2026-03-30", new Set());
    expect(keys).toHaveLength(3);
    expect(said(reply("2026-03-31"), "2026-03-31", keys)).toEqual([]);
    expect(said(reply("2026-03-31"), "2026-04-01", keys)).toEqual([["passed", 0]]);
  });

  it("begin anew where the day moves", () => {
    const { keys } = dueReminders([reply("2026-03-31")], calendar, "2026-03-30", new Set());
    expect(said(reply("2026-04-28"), "2026-04-27", keys)).toEqual([["near-1", 1]]);
  });

  it("say each once whichever days the machine is on, and that it passed exactly once", () => {
    const day = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(fc.uniqueArray(day, { maxLength: 40 }), fc.integer({ min: 10, max: 50 }), (runs, dueAfter) => {
        const deadline = reply(addDays("2026-02-01", dueAfter));
        const sent = new Set<string>();
        const all: string[] = [];
        for (const run of [...runs.sort((a, b) => a - b), 61]) {
          const { reminders, keys } = dueReminders([deadline], calendar, addDays("2026-02-01", run), sent);
          expect(reminders.length).toBeLessThanOrEqual(1);
          all.push(...reminders.map(({ reminder }) => reminder));
          for (const key of keys) sent.add(key);
        }
        expect(new Set(all).size).toBe(all.length);
        expect(all.at(-1)).toBe("passed");
        const urgency = all.map((reminder) => ["near-5", "near-3", "near-1", "passed"].indexOf(reminder));
        expect(urgency).toEqual([...urgency].sort((a, b) => a - b));
      }),
      { numRuns: 200 },
    );
  });

  it("have as many working days left as counting onwards takes to reach the day", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 5 }), (start, count) => {
        const today = addDays("2026-01-01", start);
        const { day } = addWorkingDays(calendar, today, count);
        const [first] = dueReminders([reply(day)], calendar, today, new Set()).reminders;
        expect(first?.left).toBe(count);
      }),
    );
  });
});

describe("other deadlines", () => {
  it("remind of the seven working days for a correction notice while it can be given, not after", () => {
    const notice: Deadline = { ...reply("2026-03-31"), kind: "notice" };
    expect(said(notice, "2026-03-26")).toEqual([]);
    expect(said(notice, "2026-03-27")).toEqual([["near-2", 2]]);
    expect(said(notice, "2026-04-01")).toEqual([]);
  });

  it.each(["completion", "payment", "opinion"] as const)("say once that the time for %s has passed", (kind) => {
    expect(said({ ...reply("2026-03-31"), kind }, "2026-03-31")).toEqual([]);
    expect(said({ ...reply("2026-03-31"), kind }, "2026-04-01")).toEqual([["passed", 0]]);
  });
});

describe("deadlines that move", () => {
  const kept = [reply("2027-02-10")];
  it("are told where nothing was entered in between: the calendar moved them", () => {
    expect(movedDeadlines([reply("2027-02-18")], kept)).toEqual([{ ...reply("2027-02-18"), before: "2027-02-10" }]);
  });
  it("are not told where an entry moved them, where they stand, or where they are new", () => {
    expect(movedDeadlines([{ ...reply("2027-03-18"), entries: 2 }], kept)).toEqual([]);
    expect(movedDeadlines(kept, kept)).toEqual([]);
    expect(movedDeadlines([{ ...reply("2027-02-18"), number: "2026-00018" }], kept)).toEqual([]);
  });
});
