import type { Answer } from "../answer/answer.ts";
import type { Clock } from "../base/clock.ts";
import type { Logger } from "../base/log.ts";
import type { Sheet } from "../picture/sheet.ts";
import type { FollowUpWords } from "../question/follow-up-words.ts";
import type { Understanding } from "../question/query.ts";
import type { Taken } from "../question/say-taken.ts";
import type { FollowUp, Situation } from "../question/situation.ts";
import type { ButtonStore } from "../storage/buttons.ts";
import type { Feedback } from "../storage/feedback.ts";
import type { Threads } from "../storage/threads.ts";
import type { Unanswered } from "../storage/unanswered.ts";
import type { ChartOf } from "./chart-of.ts";
import type { Counters } from "./counters.ts";
import type { HeldReports } from "./held-reports.ts";

/** The part of a printed table around a cell, drawn in text, and as it is to be drawn where text would wrap. */
export interface ShownTable {
  readonly text: string;
  readonly sheet?: Sheet | undefined;
}

/** What the assistant is put together from. */
export interface AssistantParts {
  readonly library: HeldReports;
  readonly understand: (question: string) => Understanding;
  /** Reads a message as one that may go on from the one before. */
  readonly followUp: (message: string, understanding: Understanding, situation: Situation) => FollowUp;
  readonly words: FollowUpWords;
  readonly taken: Taken;
  /** `question`: the message as it was asked, masked. */
  readonly answer: (understanding: Understanding, question: string) => Promise<Answer>;
  /** The part of the printed table around a cell; undefined where the library holds it no more. */
  readonly table: (report: string, row: string, column: string) => Promise<ShownTable | undefined>;
  readonly chartOf: ChartOf;
  readonly buttons: ButtonStore;
  readonly threads: Threads;
  readonly feedback: Feedback;
  readonly unanswered: Unanswered;
  /** Persons (`telegram:1001`) who may see what was not answered. */
  readonly staff: ReadonlySet<string>;
  /** Made with the first message of a channel: what they are made of is slow to load, and no question needs it. */
  readonly counters: () => Promise<Counters>;
  /** The authority meant where none is named, as `GONGKAI_AUTHORITY` says it; null: none is. */
  readonly authority: string | null;
  readonly clock: Clock;
  readonly log: Logger;
}
