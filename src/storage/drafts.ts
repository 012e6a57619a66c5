import type { Clock } from "../base/clock.ts";
import { EnvironmentError } from "../base/errors.ts";
import { addAttachments, dropAttachments, dropForgottenAttachments, type NewAttachment } from "./attachments.ts";
import type { Database } from "./open-database.ts";
import type { Seal } from "./seal.ts";

/** Forms and dialogues that people have begun, sealed, over restarts: one of a kind a person. What the state holds is its owner's affair: JSON in, JSON out. */
export interface Drafts {
  load(person: string, kind: string): Promise<unknown>;
  /** With `files`, those are what the draft has: new ones are kept with it, others of its person go, both or neither. */
  keep(person: string, kind: string, state: unknown, files?: DraftFiles): Promise<void>;
  /** Its files go with it, but for those of a case. */
  drop(person: string, kind: string): Promise<void>;
  /** Forgets what was not touched for so many days; how many. */
  prune(days: number): Promise<number>;
}

/** Files of a draft, by their ids, and those of them that are new. */
export interface DraftFiles {
  readonly held: readonly string[];
  readonly added: readonly NewAttachment[];
}

/** Whose it is stands within, too: a tag tells nothing. */
export interface SealedDraft {
  readonly person: string;
  readonly state: unknown;
}

const dayMs = 86_400_000;

export function createDrafts(db: Database, seal: Seal, clock: Clock): Drafts {
  return {
    async load(person, kind) {
      const row = await db
        .selectFrom("draft")
        .select(["owner_tag", "state"])
        .where("owner_tag", "in", seal.tags(person))
        .where("kind", "=", kind)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const draft = JSON.parse(seal.open(row.state, draftPlace(kind))) as SealedDraft;
      if (draft.person === person) return draft.state;
      throw new EnvironmentError("加密数据被换到了别处。The sealed data was put elsewhere.");
    },
    async keep(person, kind, state, files) {
      const kept = {
        state: seal.seal(JSON.stringify({ person, state } satisfies SealedDraft), draftPlace(kind)),
        updated_at: clock().toISOString(),
      };
      const [current, ...before] = seal.tags(person);
      await db.transaction().execute(async (change) => {
        await change
          .insertInto("draft")
          .values({ owner_tag: current, kind, ...kept })
          .onConflict((conflict) => conflict.columns(["owner_tag", "kind"]).doUpdateSet(kept))
          .execute();
        // while keys are changed it may stand under an older tag
        if (before.length > 0)
          await change.deleteFrom("draft").where("owner_tag", "in", before).where("kind", "=", kind).execute();
        if (files === undefined) return;
        await addAttachments(change, seal, { person, kind }, files.added);
        await dropAttachments(change, seal, { person, kind }, files.held);
        if (before.length === 0) return;
        await change
          .updateTable("attachment")
          .set({ owner_tag: current })
          .where("owner_tag", "in", before)
          .where("kind", "=", kind)
          .execute();
      });
    },
    async drop(person, kind) {
      await db.transaction().execute(async (change) => {
        await change.deleteFrom("draft").where("owner_tag", "in", seal.tags(person)).where("kind", "=", kind).execute();
        await dropAttachments(change, seal, { person, kind }, []);
      });
    },
    async prune(days) {
      const oldest = new Date(clock().getTime() - days * dayMs).toISOString();
      return db.transaction().execute(async (change) => {
        const { numDeletedRows } = await change
          .deleteFrom("draft")
          .where("updated_at", "<", oldest)
          .executeTakeFirstOrThrow();
        await dropForgottenAttachments(change);
        return Number(numDeletedRows);
      });
    },
  };
}

export function draftPlace(kind: string): string {
  return `draft ${kind}`;
}
