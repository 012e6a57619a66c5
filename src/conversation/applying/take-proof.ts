import { createHash, randomUUID } from "node:crypto";
import { kindOfBytes, type ProofFile, proofBytesAtMost, proofsAtMost } from "../../application/proof-file.ts";
import { sayProofs } from "../../application/say-identity.ts";
import type { Bilingual } from "../../base/bilingual.ts";
import { nextQuestion } from "../form/question.ts";
import type { Fetched, IncomingFile } from "../message.ts";
import { formQuestions } from "./application-form.ts";
import type { ApplyingParts } from "./applying-parts.ts";
import { fileLimits } from "./ask-identity.ts";
import type { FormDraft } from "./draft.ts";
import { proofsOf } from "./form-values.ts";
import { contextOf, keep, type Said } from "./keep-draft.ts";
import { showForm } from "./say-form.ts";
import type { WindowReply } from "./window-reply.ts";

const megabytes = proofBytesAtMost / 1024 / 1024;
const notKept = "it was not taken and nothing of it is kept";
const refusals = {
  tooMany: {
    zh: `身份证明${fileLimits.zh}，这一个没有收下，也没有保存。`,
    en: `Files that prove identity: ${fileLimits.en}. This is one too many: ${notKept}.`,
  },
  tooLarge: {
    zh: `这个文件超过 ${megabytes} MB，没有收下，也没有保存；请发小一点的照片或者 PDF，或者写证件号码。`,
    en: `This file is larger than ${megabytes} MB: ${notKept}. Please send a smaller photo or PDF, or write the number of the document.`,
  },
  wrongKind: {
    zh: "只收 JPEG、PNG 图片和 PDF，这个文件没有收下，也没有保存；请换一种格式再发，或者写证件号码。",
    en: `Only JPEG and PNG pictures and PDFs are taken. This file is none: ${notKept}. Please send it in another format, or write the number of the document.`,
  },
  unreachable: {
    zh: "文件没有取到（网络不通或者中途断了），什么也没有保存；请再发一次，或者写证件号码。",
    en: "The file could not be fetched (no network, or it broke off), and nothing is kept. Please send it again, or write the number of the document.",
  },
  missing: {
    zh: "找不到这个文件，或者没有权限打开，什么也没有保存；请核对路径，或者写证件号码。",
    en: "There is no such file, or it may not be opened; nothing is kept. Please check the path, or write the number of the document.",
  },
  otherStep: {
    zh: "现在要答的不是身份证明，发来的文件没有收下，也没有保存。",
    en: `No proof of identity is asked for now. You sent a file: ${notKept}.`,
  },
  hasNumber: {
    zh: "身份证明已经填了号码，发来的文件没有收下，也没有保存；要换成图片，先发「改身份证明」。",
    en: `A number proves your identity already. You sent a file: ${notKept}. To use pictures in its place, send “change my ID” first.`,
  },
  onlyWrittenUp: {
    zh: "这里只生成申请书，不收身份证明的图片，也没有保存；复印件请在交申请表的时候附上。",
    en: `The form is only written up here, so no pictures are taken: ${notKept}. Please add a copy when you hand in the form.`,
  },
} as const satisfies Record<string, Bilingual>;

/**
 * Takes a file that was sent to the form: as proof of identity where that is asked for, or after another such file (the back of a card). It is fetched only then, and
 * kept with the draft or not at all.
 */
export async function takeProof(
  parts: ApplyingParts,
  said: Said,
  draft: FormDraft,
  file: IncomingFile,
): Promise<WindowReply> {
  const context = contextOf(parts);
  const say = (words?: Bilingual) => showForm(draft, context, parts, words);
  // taken already, before a crash: only the reply was lost
  if (draft.lastMessage === said.message) return say();
  const before = proofsOf(draft.values);
  const question = nextQuestion(formQuestions(draft.values), draft.values);
  const once = (words: Bilingual) => ({ ...say(words), isOncePerAlbum: true }) as const;
  if (question?.field !== "id" && draft.values.id === undefined) return once(refusals.otherStep);
  if (!context.takesFiles) return once(refusals.onlyWrittenUp);
  if (question?.field !== "id" && before.length === 0) return once(refusals.hasNumber);
  if (before.length >= proofsAtMost) return once(refusals.tooMany);
  if (file.size !== null && file.size > proofBytesAtMost) return say(refusals.tooLarge);
  const fetched = await file.fetch(proofBytesAtMost);
  if (!fetched.ok) return say(reasons[fetched.why]);
  const { bytes } = fetched;
  const kind = kindOfBytes(bytes);
  if (kind === null) return say(refusals.wrongKind);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  if (before.some((one) => one.sha256 === sha256))
    return say({ zh: "这个文件已经收下了。", en: "This file was taken already." });
  const id = randomUUID();
  const files: readonly ProofFile[] = [...before, { id, kind, size: bytes.length, sha256 }];
  const next = { ...draft, values: { ...draft.values, id: { files } }, turn: draft.turn + 1 };
  return keep(parts, said, next, (kept) => showForm(kept, context, parts, sayTaken(files)), { added: [{ id, bytes }] });
}

function sayTaken(files: readonly ProofFile[]): Bilingual {
  const { zh, en } = sayProofs(files);
  const mayBeMore = files.length < proofsAtMost;
  return {
    zh: `身份证明：已附${zh}。${mayBeMore ? "还有的（例如背面）可以接着发。" : ""}`,
    en: `Proof of identity: ${en} attached.${mayBeMore ? " You can send more, such as the back." : ""}`,
  };
}

/** The sentence for what cannot be read and is no file either (a sticker, a video); undefined where no proof is asked for. */
export function refuseAtProof(parts: ApplyingParts, draft: FormDraft): WindowReply | undefined {
  const context = contextOf(parts);
  if (nextQuestion(formQuestions(draft.values), draft.values)?.field !== "id") return undefined;
  return { ...showForm(draft, context, parts, refusals.wrongKind), isOncePerAlbum: true };
}

const reasons: Readonly<Record<Extract<Fetched, { ok: false }>["why"], Bilingual>> = {
  "too-large": refusals.tooLarge,
  unreachable: refusals.unreachable,
  missing: refusals.missing,
};
