import type { Migration } from "kysely";
import * as library from "./migrations/0001-library.ts";
import * as conversations from "./migrations/0002-conversations.ts";
import * as replies from "./migrations/0003-replies.ts";

/** Every step of the schema, by name, in order. A step that was released is never edited: the next change is a new step. */
export const migrations: Readonly<Record<string, Migration>> = {
  "0001-library": library,
  "0002-conversations": conversations,
  "0003-replies": replies,
};
