import type { Migration } from "kysely";
import { up as library } from "./migrations/0001-library.ts";
import { up as conversations } from "./migrations/0002-conversations.ts";
import { up as replies } from "./migrations/0003-replies.ts";
import { up as talk } from "./migrations/0004-talk.ts";
import { up as cases } from "./migrations/0005-cases.ts";
import { up as assignees } from "./migrations/0006-assignees.ts";
import { up as replyTexts } from "./migrations/0007-reply-texts.ts";
import { up as attachments } from "./migrations/0008-attachments.ts";
import { up as proofTries } from "./migrations/0009-proof-tries.ts";
import { up as restored } from "./migrations/0010-restored.ts";
import { up as caseDigests } from "./migrations/0011-case-digests.ts";
import { up as languages } from "./migrations/0012-languages.ts";

/** Every step of the schema, by name, in order. A step that was released is never edited: the next change is a new step. */
export const migrations: Readonly<Record<string, Migration>> = {
  "0001-library": { up: library },
  "0002-conversations": { up: conversations },
  "0003-replies": { up: replies },
  "0004-talk": { up: talk },
  "0005-cases": { up: cases },
  "0006-assignees": { up: assignees },
  "0007-reply-texts": { up: replyTexts },
  "0008-attachments": { up: attachments },
  "0009-proof-tries": { up: proofTries },
  "0010-restored": { up: restored },
  "0011-case-digests": { up: caseDigests },
  "0012-languages": { up: languages },
};
