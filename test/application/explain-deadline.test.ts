import fc from "fast-check";
import { expect, it } from "vitest";
import { caseDueOn } from "../../src/application/case-clock.ts";
import { explainDueOn } from "../../src/application/explain-deadline.ts";
import { addDays } from "../../src/base/day.ts";
import { loadWorkCalendar } from "../../src/base/working-days.ts";

const calendar = loadWorkCalendar("knowledge");

it("names the Spring Festival, the weekends that are worked and the days an opinion was awaited", () => {
  const pauses = [{ from: "2026-02-10", to: "2026-02-12" }];
  const runs = explainDueOn(calendar, { countedFrom: "2026-02-06", extension: 0, pauses });
  expect(runs.slice(0, 5)).toEqual([
    { from: "2026-02-07", to: "2026-02-08", skipped: "weekend", counted: 0, weekendsWorked: [] },
    { from: "2026-02-09", to: "2026-02-09", skipped: null, counted: 1, weekendsWorked: [] },
    { from: "2026-02-10", to: "2026-02-12", skipped: "consultation", counted: 1, weekendsWorked: [] },
    { from: "2026-02-13", to: "2026-02-14", skipped: null, counted: 3, weekendsWorked: ["2026-02-14"] },
    { from: "2026-02-15", to: "2026-02-15", skipped: "weekend", counted: 3, weekendsWorked: [] },
  ]);
  expect(runs.some(({ skipped }) => skipped === "holiday")).toBe(true);
});

it("leaves no day out, and ends on the last day to answer with all its working days counted", () => {
  const clock = fc.record({
    countedFrom: fc.integer({ min: 0, max: 700 }).map((days) => addDays("2025-01-01", days)),
    extension: fc.integer({ min: 0, max: 20 }),
    pause: fc.integer({ min: 1, max: 15 }),
  });
  fc.assert(
    fc.property(clock, ({ countedFrom, extension, pause }) => {
      const pauses = [{ from: addDays(countedFrom, 1), to: addDays(countedFrom, pause) }];
      const runs = explainDueOn(calendar, { countedFrom, extension, pauses });
      let next = addDays(countedFrom, 1);
      for (const { from, to } of runs) {
        expect(from).toBe(next);
        next = addDays(to, 1);
      }
      expect(runs.at(-1)).toMatchObject({ to: caseDueOn(calendar, { countedFrom, extension, pauses }).day });
      expect(runs.at(-1)?.counted).toBe(20 + extension);
    }),
  );
});
