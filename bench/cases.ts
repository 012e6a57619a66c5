import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { situationOf } from "../src/application/situation-of.ts";
import { createCaseStore } from "../src/application/sql-case-store.ts";
import { loadWorkCalendar } from "../src/base/working-days.ts";
import { openDatabase } from "../src/storage/open-database.ts";
import { createSeal, newSealKey } from "../src/storage/seal.ts";

/** 10,000 open cases, every other one extended: how long a filing takes, and a look at them all with what each has come to, by the clock and of the processor. */
const count = 10_000;
const data = mkdtempSync(join(tmpdir(), "gongkai-cases-"));
const db = await openDatabase(data);
const key = newSealKey();
const cases = createCaseStore(db, createSeal([key]), () => new Date("2026-03-02T01:00:00Z"));
const calendar = loadWorkCalendar("knowledge");
const application = {
  channel: "counter",
  applicant: { type: "natural_person", name: "甲", idType: "id_card", idNumber: "11010519491231002X" },
  request: { description: "某路改造的批复", form: "paper", delivery: "pickup" },
} as const;

const nothing = { text: null, outcome: null, party: null, voids: null };
const extension = {
  ...nothing,
  ordinal: 1,
  kind: "extend",
  on: "2026-03-02",
  at: "2026-03-02T01:00:00Z",
  by: "bench",
  note: "需要征求意见",
  days: 10,
} as const;

const times: number[] = [];
for (let at = 0; at < count; at += 1) {
  const receivedOn = `2026-02-${String((at % 27) + 1).padStart(2, "0")}`;
  const start = performance.now();
  const filing = { key: `bench ${at}`, application, receivedOn, owner: null, notify: null, by: "bench" };
  const { file } = await cases.file(filing);
  times.push(performance.now() - start);
  if (at % 2 === 0) await cases.append(file.number, extension, "received");
}
times.sort((a, b) => a - b);
const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(2);
console.log(`filing: median ${at(0.5)} ms, 99th percentile ${at(0.99)} ms`);

const cold = createCaseStore(db, createSeal([key]), () => new Date("2026-03-02T01:00:00Z"));
for (const look of ["first", "second", "third"]) {
  const [start, before] = [performance.now(), process.cpuUsage()];
  const files = await cold.list({ states: ["received"] });
  for (const file of files) situationOf(file, calendar);
  const { user, system } = process.cpuUsage(before);
  const took = `${(performance.now() - start).toFixed(0)} ms, ${((user + system) / 1000).toFixed(0)} of the processor`;
  console.log(`${look} look at ${files.length} open cases: ${took}`);
}
await db.destroy();
rmSync(data, { recursive: true });
