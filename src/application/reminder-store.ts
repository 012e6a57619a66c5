import type { Notice } from "./case-store.ts";
import type { Deadline } from "./reminders.ts";

/** What is told by itself: to a conversation, or to the applicant of a case wherever they are to be told. */
export type ReminderNotice = Notice | { readonly applicantOf: string; readonly text: string };

/** What was said of running deadlines, over restarts. */
export interface ReminderStore {
  /** Keys of what was said, each once. */
  said(): Promise<ReadonlySet<string>>;
  /** The deadlines as they were last looked at. */
  kept(): Promise<readonly Deadline[]>;
  /**
   * Keeps keys as said, puts the notices on their way and the deadlines in the place of those kept, all or none. False, and nothing changed, where one of the
   * keys was said meanwhile.
   */
  say(keys: readonly string[], notices: readonly ReminderNotice[], deadlines: readonly Deadline[]): Promise<boolean>;
}
