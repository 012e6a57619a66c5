import { randomUUID } from "node:crypto";
import type { NewAttachment } from "../../storage/attachments.ts";
import { type FormValues, proofsOf } from "./form-values.ts";

/** An application that a person has begun; kept sealed, over restarts. */
export interface FormDraft {
  readonly kind: "form";
  /** The same key files once, whatever is pressed and redelivered. */
  readonly key: string;
  readonly values: FormValues;
  /** Answers given so far: a button of an earlier question is told by it. */
  readonly turn: number;
  /** The message that was taken last: one that comes twice is taken once. */
  readonly lastMessage: string;
  /** What the last answer to a question was put off for: a description too vague, one of several matters, one that is public or goes elsewhere already. */
  readonly asked: readonly ("vague" | "several" | "public" | "notice")[];
  /** Waits until the person says to go on; other messages go elsewhere. */
  readonly isPaused: boolean;
  /** Descriptions of matters that become applications of their own after this one. */
  readonly rest: readonly string[];
  /** The case that is changed by it, within half an hour of filing; null: a new one. */
  readonly edits: string | null;
  /** Key of the matter before this one, which the last message filed. */
  readonly after?: string;
  /** Was asked just now whether to delete what was filled in. */
  readonly isLeaving?: true;
}

/** What a person was asked about a case, whose next message is the answer. */
export interface CaseTalk {
  readonly kind: "case";
  readonly number: string;
  readonly wants: "correction" | "proof";
  /** What will be handed in once it is confirmed; `key`: of this text, for its button. */
  readonly correction?: { readonly text: string; readonly key: string };
  readonly lastMessage: string;
  /** A form that was not filled to its end; it is there again when the talk is over. */
  readonly before?: FormDraft;
}

/** Nothing is open any more. What the last message finished stays known until the next, in case that message comes again: its reply may have been lost. */
export interface Finished {
  readonly kind: "finished";
  readonly lastMessage: string;
  readonly what: Pick<FormDraft, "kind" | "key" | "edits"> | Omit<CaseTalk, "correction">;
}

export type ApplicantDraft = FormDraft | CaseTalk | Finished;

/** Ids of the files that a draft has. */
export function filesOf(draft: ApplicantDraft): readonly string[] {
  const form = formOf(draft);
  return form === undefined ? [] : proofsOf(form.values).map(({ id }) => id);
}

/** The form that a person has not filled to its end, under whatever else was asked since; undefined where there is none. */
export function formOf(draft: ApplicantDraft | undefined): FormDraft | undefined {
  if (draft === undefined || draft.kind === "form") return draft;
  if (draft.kind === "case") return draft.before;
  return draft.what.kind === "case" ? draft.what.before : undefined;
}

/** The draft where files are taken as proof: an answer that a copy comes with the paper, from when none were, is none. */
export function askedForProof(draft: ApplicantDraft): ApplicantDraft {
  if (draft.kind === "finished")
    return draft.what.kind === "case" ? { ...draft, what: withFormAsked(draft.what) } : draft;
  return draft.kind === "case" ? withFormAsked(draft) : formAsked(draft);
}

function withFormAsked<T extends Pick<CaseTalk, "before">>(talk: T): T {
  return talk.before === undefined ? talk : { ...talk, before: formAsked(talk.before) };
}

function formAsked(form: FormDraft): FormDraft {
  const { id, ...values } = form.values;
  return id !== undefined && "files" in id && id.files.length === 0 ? { ...form, values } : form;
}

/** A talk about a case, over the form that was open: it waits until the person goes on with it. */
export function talkOver(open: ApplicantDraft | undefined, talk: Omit<CaseTalk, "kind" | "before">): CaseTalk {
  const form = formOf(open);
  return { kind: "case", ...talk, ...(form !== undefined && { before: { ...form, isPaused: true } }) };
}

/** Drafts, one a person; its files live as long as it names them, and longer only in a case. */
export interface DraftStore {
  load(person: string): Promise<ApplicantDraft | undefined>;
  /** `added`: files that it names for the first time, kept with it or not at all. */
  keep(person: string, draft: ApplicantDraft, added?: readonly NewAttachment[]): Promise<void>;
  drop(person: string): Promise<void>;
}

export function newDraft(values: FormValues, rest: readonly string[] = []): FormDraft {
  return {
    kind: "form",
    key: randomUUID(),
    values,
    turn: 0,
    lastMessage: "",
    asked: [],
    isPaused: false,
    rest,
    edits: null,
  };
}
