import type { App } from "../app.ts";
import { createButtonStore } from "../storage/buttons.ts";
import { createFeedback } from "../storage/feedback.ts";
import { createInbox } from "../storage/inbox.ts";
import { pruneReminders } from "../storage/reminders.ts";
import { createThreads } from "../storage/threads.ts";
import { createUnanswered } from "../storage/unanswered.ts";

// Telegram offers an update again for a day at most.
const messagesDays = 30;
/** Long enough to compare one year's questions with the next. */
const countsDays = 800;

/** No case runs so long that it would be reminded of the same day again. */
const remindersDays = 800;

/** Forgets what is kept for a time only: handled messages, buttons, threads that have ended, counts of questions and votes, forms that were begun and not filed, what was reminded of. */
export async function forgetOld({
  db,
  clock,
  config,
  office,
}: Pick<App, "db" | "clock" | "config" | "office">): Promise<void> {
  await createInbox(db, clock).prune(messagesDays);
  await createButtonStore(db, clock).prune();
  await createThreads(db, clock, config.threadMinutes).prune();
  await createFeedback(db, clock).prune(countsDays);
  await createUnanswered(db, clock).prune(countsDays);
  const { drafts, proofs } = await office();
  await drafts.prune(config.draftDays);
  await proofs.prune();
  await pruneReminders(db, clock, remindersDays);
}
