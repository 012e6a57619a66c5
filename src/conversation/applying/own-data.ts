import type { CaseEvent, CaseEventKind } from "../../application/case-event.ts";
import { sayProofs } from "../../application/say-identity.ts";
import { type Reply, sentence } from "../reply.ts";
import { proofsOf } from "./application-form.ts";
import type { ApplyingParts } from "./applying-parts.ts";

/** Everything that is kept of a person, as a file (个人信息保护法, article 45). */
export async function exportMine({ cases, drafts }: ApplyingParts, person: string): Promise<Reply> {
  const files = await cases.list({ owner: person });
  const applications = await Promise.all(
    files.map(async ({ assignee: _who, ...file }) => ({
      ...file,
      events: file.events.map(eventForApplicant),
      application: await cases.open(file.number, "applicant"),
    })),
  );
  const kept = await drafts.load(person);
  const draft = kept === undefined || kept.kind === "finished" ? null : kept;
  if (applications.length === 0 && draft === null) return sentence("这里没有您的申请，也没有草稿。");
  const proofs = [
    ...applications.flatMap(({ application }) => application?.applicant.proofs ?? []),
    ...(draft?.kind === "form" ? proofsOf(draft.values) : []),
  ];
  const listed = proofs.length === 0 ? "" : `身份证明有${sayProofs(proofs)}，文件里列出了种类、大小和校验值。`;
  const text = JSON.stringify({ applications, draft }, null, 2);
  return {
    ...sentence(
      `您在这里的 ${applications.length} 件申请${draft === null ? "" : "和一份草稿"}都在文件里，请妥善保存。${listed}`,
    ),
    file: { name: "我的数据.json", base64: Buffer.from(text).toString("base64") },
  };
}

/** Entries whose notes are written to the applicant: other notes of the authority are its own, and may name third parties. */
const writtenToApplicant: ReadonlySet<CaseEventKind> = new Set(["request-correction", "charge", "reply"]);

function eventForApplicant(event: CaseEvent): CaseEvent {
  const isOwn = event.by === "applicant";
  const note = isOwn || writtenToApplicant.has(event.kind) ? event.note : null;
  return { ...event, note, by: isOwn ? "applicant" : "authority" };
}

/** Deletes what may be deleted (article 47), and says what the archives keep. */
export async function forgetMine({ cases, drafts }: ApplyingParts, person: string): Promise<Reply> {
  await drafts.drop(person);
  const files = await cases.list({ owner: person });
  return sentence(
    files.length === 0
      ? "没提交的草稿（和它的身份证明文件）已经删除，这里没有您的其他个人信息。"
      : `没提交的草稿（和它的身份证明文件）已经删除。已提交的 ${files.length} 件申请连同身份证明是机关的档案，依法在保存期内不能删除，只用于办理和存档；不再办理的，可以撤回。`,
  );
}
