import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { replay } from "../src/application/case-state.ts";
import { createCaseStore } from "../src/application/sql-case-store.ts";
import { loadWorkCalendar } from "../src/base/working-days.ts";
import { openDatabase } from "../src/storage/open-database.ts";
import { createSeal, newSealKey } from "../src/storage/seal.ts";

/** 10,000 open cases: how long a filing takes, and a look at them all with what each has come to. */
const count = 10_000;
const data = mkdtempSync(join(tmpdir(), "gongkai-cases-"));
const db = await openDatabase(data);
const cases = createCaseStore(db, createSeal([newSealKey()]), () => new Date("2026-03-02T01:00:00Z"));
const calendar = loadWorkCalendar("knowledge");
const application = {
  channel: "counter",
  applicant: { type: "natural_person", name: "甲", idType: "id_card", idNumber: "11010519491231002X" },
  request: { description: "某路改造的批复", form: "paper", delivery: "pickup" },
} as const;

const times: number[] = [];
for (let at = 0; at < count; at += 1) {
  const receivedOn = `2026-02-${String((at % 27) + 1).padStart(2, "0")}`;
  const start = performance.now();
  await cases.file({ key: `bench ${at}`, application, receivedOn, owner: null, notify: null, by: "bench" });
  times.push(performance.now() - start);
}
times.sort((a, b) => a - b);
const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(2);
console.log(`filing: median ${at(0.5)} ms, 99th percentile ${at(0.99)} ms`);

const cold = createCaseStore(db, createSeal([newSealKey()]), () => new Date("2026-03-02T01:00:00Z"));
for (const look of ["first", "second", "third"]) {
  const start = performance.now();
  const files = await cold.list({ states: ["received"] });
  for (const file of files) replay(file, calendar);
  console.log(`${look} look at ${files.length} open cases: ${(performance.now() - start).toFixed(0)} ms`);
}
await db.destroy();
rmSync(data, { recursive: true });
