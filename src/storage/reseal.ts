import { attachmentPlace } from "./attachments.ts";
import { notePlace, textPlace } from "./case-places.ts";
import { draftPlace, type SealedDraft } from "./drafts.ts";
import type { SealedPart } from "./kept-cases.ts";
import type { Database } from "./open-database.ts";
import { isSealedPayload, parcelPlace } from "./outbox.ts";
import type { Seal } from "./seal.ts";

/**
 * Seals everything anew with the current key, in one change: all or nothing; tags of owners change with it. `seal` must hold the keys that are in use.
 * How many values were sealed.
 */
export async function resealAll(db: Database, seal: Seal): Promise<number> {
  return db.transaction().execute(async (change) => {
    let count = 0;
    const again = (sealed: string, place: string) => {
      count += 1;
      return seal.seal(seal.open(sealed, place), place);
    };
    const tagNow = new Map<string, string>();
    const noteTags = (person: string) => {
      for (const tag of seal.tags(person)) tagNow.set(tag, seal.tag(person));
    };
    const cases = await change.selectFrom("case_file").select(["number", "sealed"]).execute();
    for (const { number, sealed } of cases) {
      const { owner } = JSON.parse(seal.open(sealed, `case ${number}`)) as SealedPart;
      if (owner !== null) noteTags(owner);
      await change
        .updateTable("case_file")
        .set({ sealed: again(sealed, `case ${number}`), owner_tag: owner === null ? null : seal.tag(owner) })
        .where("number", "=", number)
        .execute();
    }
    const events = await change
      .selectFrom("case_event")
      .select(["number", "ordinal", "note", "text"])
      .where((has) => has.or([has("note", "is not", null), has("text", "is not", null)]))
      .execute();
    for (const event of events) {
      const { note, text } = event;
      await change
        .updateTable("case_event")
        .set({
          note: note === null ? null : again(note, notePlace(event)),
          text: text === null ? null : again(text, textPlace(event)),
        })
        .where("number", "=", event.number)
        .where("ordinal", "=", event.ordinal)
        .execute();
    }
    const done = new Set<string>();
    for (const draft of await change.selectFrom("draft").selectAll().orderBy("updated_at", "desc").execute()) {
      const { owner_tag, kind, state } = draft;
      const { person } = JSON.parse(seal.open(state, draftPlace(kind))) as SealedDraft;
      noteTags(person);
      // a person's latest counts: programs with other keys may have kept one each
      if (done.has(`${kind} ${person}`)) continue;
      done.add(`${kind} ${person}`);
      await change
        .deleteFrom("draft")
        .where("kind", "=", kind)
        .where("owner_tag", "in", seal.tags(person))
        .where("owner_tag", "!=", owner_tag)
        .execute();
      await change
        .updateTable("draft")
        .set({ state: again(state, draftPlace(kind)), owner_tag: seal.tag(person) })
        .where("owner_tag", "=", owner_tag)
        .where("kind", "=", kind)
        .execute();
    }
    count += await resealAttachments(change, seal, tagNow);
    for (const { id, sealed } of await change.selectFrom("notice").select(["id", "sealed"]).execute()) {
      await change
        .updateTable("notice")
        .set({ sealed: again(sealed, `notice ${id}`) })
        .where("id", "=", id)
        .execute();
    }
    for (const { id, payload } of await change.selectFrom("outbox").select(["id", "payload"]).execute()) {
      if (!isSealedPayload(payload)) continue;
      await change
        .updateTable("outbox")
        .set({ payload: again(payload, parcelPlace(id)) })
        .where("id", "=", id)
        .execute();
    }
    const head = await change.selectFrom("case_log_head").select("sealed").where("id", "=", 1).executeTakeFirst();
    if (head !== undefined && head.sealed !== "") {
      await change
        .updateTable("case_log_head")
        .set({ sealed: again(head.sealed, "case_log_head") })
        .where("id", "=", 1)
        .execute();
    }
    return count;
  });
}

/** One after the other: together they may be larger than memory. How many. */
async function resealAttachments(change: Database, seal: Seal, tagNow: ReadonlyMap<string, string>): Promise<number> {
  const ids = await change.selectFrom("attachment").select("id").execute();
  for (const { id } of ids) {
    const { sealed, owner_tag } = await change
      .selectFrom("attachment")
      .select(["sealed", "owner_tag"])
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    const place = attachmentPlace(id);
    const bytes = seal.openBytes(Buffer.from(sealed, "base64url"), place);
    await change
      .updateTable("attachment")
      .set({
        sealed: seal.sealBytes(bytes, place).toString("base64url"),
        owner_tag: tagNow.get(owner_tag) ?? owner_tag,
      })
      .where("id", "=", id)
      .execute();
  }
  return ids.length;
}
