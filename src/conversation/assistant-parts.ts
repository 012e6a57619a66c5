import type { Answer } from "../answer/answer.ts";
import type { Logger } from "../base/log.ts";
import type { Understanding } from "../question/query.ts";
import type { ButtonStore } from "../storage/buttons.ts";
import type { Conversations } from "../storage/conversations.ts";
import type { HeldReports } from "./held-reports.ts";

/** What the assistant is put together from. */
export interface AssistantParts {
  readonly library: HeldReports;
  readonly understand: (question: string) => Understanding;
  readonly answer: (understanding: Understanding) => Promise<Answer>;
  /** The part of the printed table around a cell, drawn in text; undefined where the library holds it no more. */
  readonly table: (report: string, row: string, column: string) => Promise<string | undefined>;
  readonly buttons: ButtonStore;
  readonly conversations: Conversations;
  /** The authority meant where none is named, as `GONGKAI_AUTHORITY` says it; null: none is. */
  readonly authority: string | null;
  readonly log: Logger;
}
