import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lastDayOf, type Pause, replyDueOn } from "../../src/application/deadline.ts";
import { addDays } from "../../src/base/day.ts";
import { loadWorkCalendar } from "../../src/base/working-days.ts";

const calendar = loadWorkCalendar(join(import.meta.dirname, "../../knowledge"));

describe("the day a reply is due", () => {
  it("is the 20th working day after receipt", () => {
    expect(replyDueOn(calendar, { startedOn: "2026-11-03" }).day).toBe("2026-12-01");
  });

  it("is later by the extension, and never by more than 20 working days", () => {
    expect(replyDueOn(calendar, { startedOn: "2026-09-01", extension: 20 }).day).toBe("2026-11-02");
    expect(() => replyDueOn(calendar, { startedOn: "2026-09-01", extension: 21 })).toThrow(RangeError);
  });

  it("does not count the days on which an opinion is asked for", () => {
    const pauses: readonly Pause[] = [{ from: "2026-11-09", to: "2026-11-13" }];
    expect(replyDueOn(calendar, { startedOn: "2026-11-03", pauses }).day).toBe("2026-12-08");
  });

  it("is moved by a pause of working days only, however pauses overlap", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200 }),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 15 })), { maxLength: 3 }),
        (offset, spans) => {
          const startedOn = addDays("2026-01-05", offset);
          const pauses = spans.map(([start, length]) => {
            const from = addDays(startedOn, start);
            return { from, to: addDays(from, length) };
          });
          const days = Array.from({ length: 200 }, (_, index) => addDays(startedOn, index + 1));
          const isPaused = (day: string) => pauses.some(({ from, to }) => day >= from && day <= to);
          const counted = days.filter((day) => calendar.isWorkingDay(day) && !isPaused(day));
          expect(replyDueOn(calendar, { startedOn, pauses }).day).toBe(counted[19]);
        },
      ),
    );
  });
});

describe("a period in months", () => {
  it.each([
    ["2026-03-16", 6, "2026-09-16"],
    ["2026-08-31", 6, "2027-02-28"],
    ["2023-08-31", 6, "2024-02-29"],
    ["2026-11-30", 6, "2027-05-30"],
  ])("from %s of %i ends on %s", (from, count, day) => {
    expect(lastDayOf(calendar, from, { count, unit: "month" })).toMatchObject({ day, unknownYears: [] });
  });
});

describe("a period in calendar days", () => {
  it("counts holidays, and is exact in every year", () => {
    expect(lastDayOf(calendar, "2026-11-02", { count: 60, unit: "calendar" })).toMatchObject({
      day: "2027-01-01",
      unknownYears: [],
    });
  });
});
