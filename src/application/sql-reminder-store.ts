import type { Clock } from "../base/clock.ts";
import { createKeptCases } from "../storage/cases.ts";
import type { Database } from "../storage/open-database.ts";
import { createKeptReminders } from "../storage/reminders.ts";
import type { Seal } from "../storage/seal.ts";
import type { ReminderNotice, ReminderStore } from "./reminder-store.ts";
import type { DeadlineKind } from "./reminders.ts";

/** What was said of running deadlines, in the database. A notice to an applicant goes to the conversation that their case names. */
export function createReminderStore(db: Database, seal: Seal, clock: Clock): ReminderStore {
  const kept = createKeptReminders(db, seal, clock);
  const cases = createKeptCases(db, seal, clock);
  const addressed = async (notice: ReminderNotice) => {
    if ("conversation" in notice) return [notice];
    const { notify } = (await cases.open(notice.applicantOf, null)) ?? { notify: null };
    return notify === null ? [] : [{ conversation: notify, text: notice.text }];
  };
  return {
    said: () => kept.said(),
    async kept() {
      const rows = await kept.deadlines();
      return rows.map(({ number, kind, due_on, entries }) => ({
        number,
        kind: kind as DeadlineKind,
        dueOn: due_on,
        entries,
      }));
    },
    async say(keys, notices, deadlines) {
      const told = (await Promise.all(notices.map(addressed))).flat();
      const rows = deadlines.map(({ number, kind, dueOn, entries }) => ({ number, kind, due_on: dueOn, entries }));
      return kept.say(keys, told, rows);
    },
  };
}
