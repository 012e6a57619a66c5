import type { Application } from "../../application/application.ts";
import type { CaseEvent, CaseEventKind } from "../../application/case-event.ts";
import type { ProofFile } from "../../application/proof-file.ts";
import { sayProofs } from "../../application/say-identity.ts";
import { type Bilingual, counted, joined } from "../../base/bilingual.ts";
import { sentence } from "../reply.ts";
import type { ApplyingParts } from "./applying-parts.ts";
import { proofsOf } from "./form-values.ts";
import type { WindowReply } from "./window-reply.ts";

/** Everything that is kept of a person, as a file (个人信息保护法, article 45). */
export async function exportMine({ cases, drafts, languages }: ApplyingParts, person: string): Promise<WindowReply> {
  const files = await cases.list({ owner: person });
  const applications = await Promise.all(
    files.map(async ({ assignee: _who, ...file }) => ({
      ...file,
      events: file.events.map(eventForApplicant),
      application: withoutCode(await cases.open(file.number, "applicant", "export")),
    })),
  );
  const kept = await drafts.load(person);
  const draft = kept === undefined || kept.kind === "finished" ? null : kept;
  if (applications.length === 0 && draft === null)
    return sentence({
      zh: "这里没有您的申请，也没有草稿。",
      en: "There is no application of yours here, and no draft.",
    });
  const proofs = [
    ...applications.flatMap(({ application }) => application?.applicant.proofs ?? []),
    ...(draft?.kind === "form" ? proofsOf(draft.values) : []),
  ];
  const text = JSON.stringify({ applications, draft, language: await languages.load(person) }, null, 2);
  return {
    ...sentence(sayExported(applications.length, draft !== null, proofs)),
    file: { name: { zh: "我的数据.json", en: "my data.json" }, base64: Buffer.from(text).toString("base64") },
  };
}

/** The code that follows a case from elsewhere is told on the receipt alone. */
function withoutCode(application: Application | undefined): Application | undefined {
  if (application === undefined) return undefined;
  const { followCode: _code, ...applicant } = application.applicant;
  return { ...application, applicant };
}

/** Entries whose notes are written to the applicant: other notes of the authority are its own, and may name third parties. */
const writtenToApplicant: ReadonlySet<CaseEventKind> = new Set(["request-correction", "charge", "reply"]);

function eventForApplicant(event: CaseEvent): CaseEvent {
  const isOwn = event.by === "applicant";
  const note = isOwn || writtenToApplicant.has(event.kind) ? event.note : null;
  return { ...event, note, by: isOwn ? "applicant" : "authority" };
}

function sayExported(count: number, hasDraft: boolean, proofs: readonly ProofFile[]): Bilingual {
  const listed = sayProofs(proofs);
  const lists =
    proofs.length === 0
      ? { zh: "", en: "" }
      : {
          zh: `身份证明有${listed.zh}，文件里列出了种类、大小和校验值。`,
          en: ` Of the proofs of identity (${listed.en}) it lists kind, size and hash.`,
        };
  const kept = joined(
    [
      ...(count > 0 ? [{ zh: ` ${count} 件申请`, en: counted(count, "application") }] : []),
      ...(hasDraft ? [{ zh: "一份草稿", en: "a draft" }] : []),
    ],
    { zh: "和", en: " and " },
  );
  return {
    zh: `您在这里的${kept.zh}都在文件里，请妥善保存。${lists.zh}`,
    en: `What is kept of you here (${kept.en}) is in the file; please keep it safe.${lists.en}`,
  };
}

/** Deletes what may be deleted (article 47), and says what the archives keep. */
export async function forgetMine({ cases, drafts, languages }: ApplyingParts, person: string): Promise<WindowReply> {
  await drafts.drop(person);
  await languages.drop(person);
  const files = await cases.list({ owner: person });
  return sentence(
    files.length === 0
      ? {
          zh: "没提交的草稿（和它的身份证明文件）已经删除，这里没有您的其他个人信息。",
          en: "A draft that was not submitted (with its proof of identity) is deleted; no other personal information of yours is here.",
        }
      : {
          zh: `没提交的草稿（和它的身份证明文件）已经删除。已提交的 ${files.length} 件申请连同身份证明是机关的档案，依法在保存期内不能删除，只用于办理和存档；不再办理的，可以撤回。`,
          en: `A draft that was not submitted (with its proof of identity) is deleted. What was submitted (${counted(files.length, "application")}, with proof of identity) belongs to the authority's archives: by law it cannot be deleted while it must be kept, and it is used only for processing and the archives. An application you no longer want can be withdrawn.`,
        },
  );
}
