import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isOpen, replay } from "../../src/application/case-state.ts";
import { type CaseRules, decide } from "../../src/application/decide.ts";
import { tableThree } from "../../src/application/table-three.ts";
import { addDays, yearOf } from "../../src/base/day.ts";
import { loadWorkCalendar } from "../../src/base/working-days.ts";
import { audit } from "../../src/report/audit/audit.ts";
import { loadProseTerms } from "../../src/report/audit/prose-terms.ts";
import type { Authority } from "../../src/report/authority.ts";
import { loadFormats } from "../../src/report/formats.ts";

import { walks } from "./walk.ts";

const knowledge = join(import.meta.dirname, "../../knowledge");
const calendar = loadWorkCalendar(knowledge);
const formats = loadFormats(knowledge);
const total = formats.place("2021", "requests.outcome.total")?.row;
const replyRows = new Set((total?.sum_of ?? []).filter((row) => !row.endsWith("_overdue")));
const rules: CaseRules = { calendar, replyRows };
const authority: Authority = {
  id: "甲市乙区人民政府",
  name: "甲市乙区人民政府",
  places: ["甲市", "乙区"],
  kind: "government",
  level: "county",
  names: [],
  isNamed: true,
};

describe("what may become of a case", () => {
  it("is told by its events alone, and what is refused changes nothing", () => {
    fc.assert(
      fc.property(walks(rules, "2024-06-01", 200), ({ file }) => {
        const situation = replay(file, calendar);
        expect(replay(JSON.parse(JSON.stringify(file)), calendar)).toEqual(situation);
        expect(situation.closedOn === null).toBe(isOpen(situation.state));
        expect(situation.allowed.length > 0).toBe(isOpen(situation.state));
        for (const kind of situation.allowed) {
          const decision = decide(file, { kind, on: "2000-01-01" }, rules, "2030-01-01");
          expect(decision.ok).toBe(false);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("keeps the law's limits: one correction, one extension, at most 40 working days of counted time", () => {
    fc.assert(
      fc.property(walks(rules, "2024-06-01", 200), ({ file }) => {
        const { dueOn, countedFrom, pauses, extension } = replay(file, calendar);
        if (dueOn === null || countedFrom === null) return;
        let counted = 0;
        for (let day = addDays(countedFrom, 1); day <= dueOn.day; day = addDays(day, 1)) {
          const isPaused = pauses.some(({ from, to }) => from <= day && day <= to);
          if (calendar.isWorkingDay(day) && !isPaused) counted += 1;
        }
        expect(counted).toBe(20 + extension);
        expect(extension).toBeLessThanOrEqual(20);
      }),
      { numRuns: 500 },
    );
  });

  it("adds up in the statistics of every year, by column and by row, and from year to year", () => {
    const context = { formats, prose: loadProseTerms(knowledge), previous: null };
    fc.assert(
      fc.property(fc.array(walks(rules, "2023-10-01", 500), { maxLength: 6 }), (walked) => {
        const files = walked.map(({ file }) => file);
        const parts = { formats, calendar, authority, today: "2026-03-01" };
        let previous = null;
        for (const year of [2023, 2024, 2025, 2026]) {
          const report = tableThree(files, year, parts);
          const { findings } = audit(report, { ...context, previous });
          expect(findings.filter((finding) => finding.severity === "broken")).toEqual([]);
          previous = report;
        }
        const received = files.filter((file) => replay(file, calendar).receivedOn !== null);
        const counts = [2023, 2024, 2025, 2026].map(
          (year) =>
            tableThree(files, year, parts).figures.find(
              (figure) => figure.row === "requests.new" && figure.column === "total",
            )?.value ?? 0,
        );
        const within = received.filter((file) => yearOf(replay(file, calendar).receivedOn ?? "") <= 2026);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(within.length);
      }),
      { numRuns: 200 },
    );
  });
});
