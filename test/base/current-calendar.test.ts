import { cpSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { followCalendar } from "../../src/base/current-calendar.ts";
import { createLog } from "../../src/base/log.ts";

const log = createLog("silent");

it("a new year's holidays count once their file is there, and a faulty file changes nothing", () => {
  const knowledge = mkdtempSync(join(tmpdir(), "gongkai-holidays-"));
  cpSync("knowledge/holidays", join(knowledge, "holidays"), { recursive: true });
  const calendar = followCalendar(knowledge, log);
  const before = calendar.get();
  calendar.refresh();
  expect(calendar.get()).toBe(before);
  const file = join(knowledge, "holidays", "2031.yaml");
  writeFileSync(file, "year: soon\n");
  calendar.refresh();
  expect(calendar.get()).toBe(before);
  writeFileSync(
    file,
    'year: 2031\noff: [{ name: 元旦, from: "2031-01-01", to: "2031-01-03" }]\nwork: ["2031-01-04"]\n',
  );
  calendar.refresh();
  expect(calendar.get().knows("2031-05-01")).toBe(true);
  expect(calendar.get().isWorkingDay("2031-01-04")).toBe(true);
});
