import type { Database } from "./open-database.ts";
import type { Seal } from "./seal.ts";

/** A file to be kept. */
export interface NewAttachment {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** Whose draft files belong to, and of which kind the draft is. */
interface DraftOwner {
  readonly person: string;
  readonly kind: string;
}

/** Keeps added files, sealed, within a change that keeps the draft which names them. */
export async function addAttachments(
  change: Database,
  seal: Seal,
  { person, kind }: DraftOwner,
  added: readonly NewAttachment[],
): Promise<void> {
  for (const { id, bytes } of added) {
    const sealed = seal.sealBytes(bytes, attachmentPlace(id)).toString("base64url");
    await change
      .insertInto("attachment")
      .values({ id, owner_tag: seal.tag(person), kind, sealed })
      .execute();
  }
}

/** Deletes a person's files that neither the draft (`held`) nor a case has, within the change that makes it so. */
export async function dropAttachments(
  change: Database,
  seal: Seal,
  { person, kind }: DraftOwner,
  held: readonly string[],
): Promise<void> {
  const gone = await change
    .selectFrom("attachment")
    .select("id")
    .where("owner_tag", "in", seal.tags(person))
    .where("kind", "=", kind)
    .execute();
  await dropUnlessFiled(
    change,
    gone.map(({ id }) => id).filter((id) => !held.includes(id)),
  );
}

/** Deletes files of drafts that are no more, within the change that forgets those. */
export async function dropForgottenAttachments(change: Database): Promise<void> {
  await change
    .deleteFrom("attachment")
    .where("id", "not in", change.selectFrom("case_attachment").select("attachment"))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("draft")
            .select("draft.kind")
            .whereRef("draft.owner_tag", "=", "attachment.owner_tag")
            .whereRef("draft.kind", "=", "attachment.kind"),
        ),
      ),
    )
    .execute();
}

/**
 * Makes these files those of a case, and no others, within the change that files or amends it; what no case has any more is deleted. Throws where one of them is not
 * there: an application is not filed without what proves who applies.
 */
export async function holdAttachments(
  change: Database,
  seal: Seal,
  { number, owner }: { readonly number: string; readonly owner: string | null },
  ids: readonly string[],
): Promise<void> {
  const before = await change.selectFrom("case_attachment").select("attachment").where("number", "=", number).execute();
  await change.deleteFrom("case_attachment").where("number", "=", number).execute();
  if (ids.length > 0) {
    if (owner === null) throw new Error("files come with a draft, and a draft has an owner");
    const there = await change
      .selectFrom("attachment")
      .select("id")
      .where("id", "in", ids)
      .where("owner_tag", "in", seal.tags(owner))
      .execute();
    if (there.length !== ids.length) throw new Error("a file of the application is not there");
    await change
      .insertInto("case_attachment")
      .values(ids.map((attachment) => ({ number, attachment })))
      .execute();
  }
  await dropUnlessFiled(
    change,
    before.map(({ attachment }) => attachment).filter((id) => !ids.includes(id)),
  );
}

/** The bytes of a file of a case; undefined where the case has none of that id. */
export async function openAttachment(
  db: Database,
  seal: Seal,
  number: string,
  id: string,
): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom("attachment")
    .innerJoin("case_attachment", "case_attachment.attachment", "attachment.id")
    .select("attachment.sealed")
    .where("attachment.id", "=", id)
    .where("case_attachment.number", "=", number)
    .executeTakeFirst();
  return row && seal.openBytes(Buffer.from(row.sealed, "base64url"), attachmentPlace(id));
}

async function dropUnlessFiled(change: Database, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await change
    .deleteFrom("attachment")
    .where("id", "in", ids)
    .where("id", "not in", change.selectFrom("case_attachment").select("attachment"))
    .execute();
}

export function attachmentPlace(id: string): string {
  return `attachment ${id}`;
}
