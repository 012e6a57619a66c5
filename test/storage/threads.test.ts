import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFeedback } from "../../src/storage/feedback.ts";
import { type Database, openDatabase } from "../../src/storage/open-database.ts";
import { createThreads } from "../../src/storage/threads.ts";
import { createUnanswered } from "../../src/storage/unanswered.ts";

let folder: string;
let db: Database;
let now: Date;
const clock = () => now;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "gongkai-threads-"));
  db = await openDatabase(folder);
  now = new Date("2026-03-01T00:00:00Z");
});
afterEach(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true });
});

const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};

describe("the threads", () => {
  it("keep the last state of each person in each conversation, over a restart", async () => {
    const threads = createThreads(db, clock, 30);
    await threads.keep("group", "a", { topic: "old" });
    await threads.keep("group", "a", { topic: "新收", years: [2020] });
    await threads.keep("group", "b", null);
    await db.destroy();
    db = await openDatabase(folder);
    const again = createThreads(db, clock, 30);
    expect(await again.load("group", "a")).toEqual({ topic: "新收", years: [2020] });
    expect(await again.load("group", "b")).toBeNull();
    expect(await again.load("a", "a")).toBeUndefined();
  });

  it("end some minutes after the last message, and are forgotten then", async () => {
    const threads = createThreads(db, clock, 30);
    await threads.keep("c", "a", 1);
    later(30);
    expect(await threads.load("c", "a")).toBe(1);
    expect(await threads.prune()).toBe(0);
    later(0.1);
    expect(await threads.load("c", "a")).toBeUndefined();
    expect(await threads.prune()).toBe(1);
  });
});

describe("what was not answered", () => {
  it("is counted by topic and reason, the most asked first, with the days in Shanghai", async () => {
    const unanswered = createUnanswered(db, clock);
    await unanswered.note({ topic: "绿化", question: "绿化面积？", reason: "measure" });
    now = new Date("2026-03-01T16:30:00Z");
    await unanswered.note({ topic: "绿化", question: "绿化面积多少", reason: "measure" });
    await unanswered.note({ topic: "绿化", question: "绿化面积", reason: "useless" });
    await unanswered.note({ topic: "乌有", question: "乌有市", reason: "authority" });
    const all = await unanswered.list(null);
    expect(all[0]).toEqual({
      question: "绿化面积多少",
      reason: "measure",
      count: 2,
      first: "2026-03-01",
      last: "2026-03-02",
    });
    expect(all.map((topic) => topic.count)).toEqual([2, 1, 1]);
    expect((await unanswered.list("2026-03-02")).map((topic) => topic.count)).toEqual([1, 1, 1]);
    expect(await unanswered.list("2026-03-03")).toEqual([]);
  });

  it("is forgotten after the days asked for, as votes are", async () => {
    const unanswered = createUnanswered(db, clock);
    const feedback = createFeedback(db, clock);
    await unanswered.note({ topic: "a", question: "a", reason: "measure" });
    for (let times = 0; times < 2; times += 1) {
      await feedback.note({ topic: "a", question: "a", kind: "figure", verdict: "useful" });
    }
    expect(await db.selectFrom("feedback").select(["day", "count"]).execute()).toEqual([
      { day: "2026-03-01", count: 2 },
    ]);
    later(60 * 24 * 10);
    expect([await unanswered.prune(10), await feedback.prune(10)]).toEqual([0, 0]);
    expect([await unanswered.prune(9), await feedback.prune(9)]).toEqual([1, 1]);
  });
});
