import { describe, expect, it } from "vitest";
import { replay } from "../../../src/application/case-state.ts";
import type { CaseFile } from "../../../src/application/case-store.ts";
import type { ReminderNotice, ReminderStore } from "../../../src/application/reminder-store.ts";
import { type Deadline, deadlineKey } from "../../../src/application/reminders.ts";
import { createWorkCalendar, type WorkCalendar } from "../../../src/base/working-days.ts";
import { createReminder } from "../../../src/conversation/notices/remind.ts";
import { calendar, filed, withEvents } from "../casework/memory-desk.ts";

/** A machine that is switched on now and then. */
function machine(files: readonly CaseFile[]) {
  const said = new Set<string>();
  let kept: readonly Deadline[] = [];
  const told: ReminderNotice[] = [];
  const state = { calendar: calendar as WorkCalendar, files, failing: false };
  const reminders: ReminderStore = {
    said: async () => new Set(said),
    kept: async () => kept,
    say: async (keys, notices, deadlines) => {
      if (state.failing) throw new Error("the disk is full");
      if (keys.some((key) => said.has(key))) return false;
      for (const key of keys) said.add(key);
      told.push(...notices);
      kept = deadlines;
      return true;
    },
  };
  const cases = { list: async () => state.files.filter((file) => replay(file, state.calendar).closedOn === null) };
  const officers = new Map([
    ["telegram:7", "李明"],
    ["telegram:9", "王芳"],
  ]);
  let now = "";
  const look = createReminder({
    cases,
    reminders,
    officers,
    calendar: () => state.calendar,
    clock: () => new Date(now),
  });
  const runAt = async (instant: string) => {
    const before = told.length;
    now = instant;
    await look();
    return told.slice(before);
  };
  return { state, runAt, kept: () => kept.map(deadlineKey) };
}

const received = withEvents(filed("2026-00017"), { kind: "confirm", on: "2026-03-02" });
const textOf = (notices: readonly ReminderNotice[]) => notices[0]?.text ?? "";

describe("the scheduler", () => {
  it("says a digest to every officer once on a working morning, and nothing before half past eight", async () => {
    const at = machine([filed("2026-00018", { filedAt: "2026-03-02T02:00:00Z" })]);
    expect(await at.runAt("2026-03-03T08:29:59+08:00")).toEqual([]);
    const morning = await at.runAt("2026-03-03T08:30:00+08:00");
    expect(morning).toHaveLength(2);
    expect(textOf(morning)).toContain("今日办件（2026-03-03）：待机关确认 1。");
    expect(await at.runAt("2026-03-03T08:31:00+08:00")).toEqual([]);
    expect(await at.runAt("2026-03-04T15:00:00+08:00")).toHaveLength(2);
  });

  it("reminds whoever has the case, all where nobody works here who has it, and all once the reply is overdue", async () => {
    const mine = { ...received, assignee: "telegram:7" };
    const left = { ...received, number: "2026-00018", assignee: "telegram:8" };
    const at = machine([mine, left]);
    const near = await at.runAt("2026-03-23T09:00:00+08:00");
    const lines = (notices: readonly ReminderNotice[], to: string) =>
      notices
        .flatMap((one) => ("conversation" in one && one.conversation === to ? [one.text] : []))
        .join()
        .match(/^2026-000\d\d/gmu) ?? [];
    expect(new Set(lines(near, "telegram:7"))).toEqual(new Set(["2026-00017", "2026-00018"]));
    expect(new Set(lines(near, "telegram:9"))).toEqual(new Set(["2026-00018"]));
    const overdue = await at.runAt("2026-03-31T09:00:00+08:00");
    expect(new Set(lines(overdue, "telegram:9"))).toEqual(new Set(["2026-00017", "2026-00018"]));
  });

  it("says nothing where there is nothing, and nothing on a Saturday", async () => {
    const at = machine([received]);
    expect(await at.runAt("2026-03-03T09:00:00+08:00")).toEqual([]);
    const waiting = machine([filed("2026-00018")]);
    expect(await waiting.runAt("2026-03-07T09:00:00+08:00")).toHaveLength(2); // passed: an alarm waits for no Monday
    expect(await waiting.runAt("2026-03-07T10:00:00+08:00")).toEqual([]);
  });

  it("works the Saturday that the State Council says is worked", async () => {
    const at = machine([filed("2026-00018", { filedAt: "2026-02-27T02:00:00Z" })]);
    expect(textOf(await at.runAt("2026-02-28T09:00:00+08:00"))).toContain("今日办件（2026-02-28）");
  });

  it("reminds at five, three and one working days, and raises the alarm once it is overdue", async () => {
    const at = machine([received]); // due on 2026-03-30, a Monday
    const said: string[] = [];
    for (let day = 2; day <= 31; day += 1) {
      const date = `2026-03-${String(day).padStart(2, "0")}`;
      const text = textOf(await at.runAt(`${date}T09:00:00+08:00`));
      const line = /期限提醒\n(.*)/u.exec(text)?.[1];
      if (line !== undefined) said.push(`${date} ${line}`);
    }
    expect(said).toEqual([
      "2026-03-09 2026-00017　需要补正的，2026-03-11 前一次性告知，还有 2 个工作日",
      "2026-03-23 2026-00017　2026-03-30 前答复，还有 5 个工作日",
      "2026-03-25 2026-00017　2026-03-30 前答复，还有 3 个工作日",
      "2026-03-27 2026-00017　2026-03-30 前答复，还有 1 个工作日",
      "2026-03-31 2026-00017　2026-03-30 前应当答复，已超期",
    ]);
  });

  it("says late and once what was missed while the machine was off", async () => {
    const at = machine([received]);
    await at.runAt("2026-03-20T09:00:00+08:00");
    const late = textOf(await at.runAt("2026-04-02T16:00:00+08:00"));
    expect(late.match(/已超期/gu)).toHaveLength(3); // in the digest's count, its line, and the reminder
    expect(late).not.toContain("还有");
    expect(await at.runAt("2026-04-02T17:00:00+08:00")).toEqual([]);
  });

  it("says again at the next run what could not be kept", async () => {
    const at = machine([received]);
    at.state.failing = true;
    await expect(at.runAt("2026-03-31T09:00:00+08:00")).rejects.toThrow("disk");
    at.state.failing = false;
    expect(await at.runAt("2026-03-31T09:05:00+08:00")).toHaveLength(2);
  });

  it("tells staff and the applicant once what a new calendar moved", async () => {
    const file = withEvents(filed("2026-00099", { filedAt: "2026-12-21T02:00:00Z" }), {
      kind: "confirm",
      on: "2026-12-21",
    });
    const at = machine([file]);
    await at.runAt("2026-12-22T09:00:00+08:00");
    const newYear = { year: 2027, off: [{ name: "元旦", from: "2027-01-01", to: "2027-01-04" }], work: [] };
    const without2027 = at.state.calendar;
    at.state.calendar = createWorkCalendar([{ year: 2026, off: [], work: [] }, newYear]);
    const before = replay(file, without2027).dueOn?.day;
    const after = replay(file, at.state.calendar).dueOn?.day;
    expect(after).not.toBe(before);
    const told = await at.runAt("2026-12-22T10:00:00+08:00");
    expect(textOf(told)).toContain(`2026-00099　答复期限由 ${before} 改为 ${after}`);
    expect(told.at(-1)).toEqual({ applicantOf: "2026-00099", text: expect.stringContaining(`改为 ${after}`) });
    expect(await at.runAt("2026-12-22T11:00:00+08:00")).toEqual([]);
  });

  it("is silent where an entry moved the day: the applicant was told of the entry", async () => {
    const at = machine([received]);
    await at.runAt("2026-03-03T09:00:00+08:00");
    at.state.files = [withEvents(received, { kind: "extend", on: "2026-03-03", days: 20 })];
    expect(await at.runAt("2026-03-03T10:00:00+08:00")).toEqual([]);
    expect(at.kept()).toContain("2026-00017/reply");
  });
});
