import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day, dayOf } from "../../src/base/day.ts";
import { addWorkingDays, createWorkCalendar, loadWorkCalendar } from "../../src/base/working-days.ts";

const calendar = loadWorkCalendar(join(import.meta.dirname, "../../knowledge"));

describe("the State Council's calendar", () => {
  it.each([
    ["a weekday is worked", "2026-11-25", true],
    ["a Saturday is not", "2026-11-28", false],
    ["a holiday on a weekday is not", "2026-10-01", false],
    ["a weekend made up for is", "2026-10-10", true],
    ["the holiday of 2020 as it was lengthened", "2020-01-31", false],
    ["the last day of a year that begins a holiday", "2018-12-31", false],
  ])("%s", (_, day, isWorked) => {
    expect(calendar.isWorkingDay(day)).toBe(isWorked);
  });

  it("knows 2018 to 2026, and says that it does not know what comes after", () => {
    expect(calendar.years).toEqual([2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
    expect(calendar.knows("2025-12-31")).toBe(true);
    expect(calendar.knows("2026-12-27")).toBe(true);
    // by the notice for 2027
    expect(calendar.knows("2026-12-28")).toBe(false);
    expect(calendar.knows("2027-01-01")).toBe(false);
  });
});

describe("counting working days", () => {
  it.each([
    ["the first is the day after", "2026-11-25", 1, "2026-11-26"],
    ["20 without a holiday", "2026-11-25", 20, "2026-12-23"],
    ["over National Day, with a Sunday and a Saturday worked", "2026-09-21", 20, "2026-10-26"],
    ["over Spring Festival", "2026-02-09", 20, "2026-03-13"],
    ["none is the day itself", "2026-11-28", 0, "2026-11-28"],
  ])("%s", (_, from, count, day) => {
    expect(addWorkingDays(calendar, from, count)).toMatchObject({ day, unknownYears: [] });
  });

  it("says which years it had to guess", () => {
    expect(addWorkingDays(calendar, "2026-12-20", 20)).toMatchObject({ day: "2027-01-15", unknownYears: [2027] });
    expect(addWorkingDays(calendar, "2026-12-20", 9)).toMatchObject({ day: "2026-12-31", unknownYears: [2027] });
    expect(addWorkingDays(calendar, "2026-12-20", 5)).toMatchObject({ day: "2026-12-25", unknownYears: [] });
    expect(addWorkingDays(createWorkCalendar([]), "2026-12-20", 20).unknownYears).toEqual([2026, 2027]);
  });

  const someDay = fc
    .integer({ min: 0, max: 3100 })
    .map((offset): Day => addDays("2018-01-01", offset))
    .filter((day) => day < "2026-06-01");

  it("agrees with listing every day and striking out those not worked", () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const listed = Array.from({ length: count * 3 + 20 }, (_, index) => addDays(from, index + 1));
        const worked = listed.filter((day) => calendar.isWorkingDay(day));
        expect(addWorkingDays(calendar, from, count).day).toBe(worked[count - 1]);
      }),
    );
  });

  it("ends on a working day, later for more days, and in parts as at once", () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), (from, first, second) => {
        const whole = addWorkingDays(calendar, from, first + second).day;
        const half = addWorkingDays(calendar, from, first).day;
        expect(calendar.isWorkingDay(whole)).toBe(true);
        expect(half < whole).toBe(true);
        expect(addWorkingDays(calendar, half, second).day).toBe(whole);
      }),
    );
  });
});

describe("a day", () => {
  it("is none where the calendar has none", () => {
    expect(dayOf(2026, 2, 30)).toBeNull();
    expect(dayOf(2024, 2, 29)).toBe("2024-02-29");
  });
});
