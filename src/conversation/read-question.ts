import type { Language, Understanding, UnknownReason } from "../question/query.ts";

/** Characters in a question; beyond it, it is a document. */
const charactersAtMost = 1_000;

/** Control characters and invisible marks that change nothing a person sees; white space among them becomes a blank. */
const controls = /[\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]+/gu;

export interface ReadQuestion {
  /** The question without control characters and surrounding blanks. */
  readonly text: string;
  /** Why it is not even worth understanding; undefined where it is. */
  readonly refused: Understanding | undefined;
  /** The question as one that nobody understood: said where understanding itself breaks down. */
  readonly unread: Understanding;
}

/** A message as a question: cleaned, and refused before any work where it is far too long or holds no word at all (emoji, punctuation). */
export function readQuestion(message: string): ReadQuestion {
  // cut first: what is far too long is not worth cleaning
  const isTooLong =
    message.length > charactersAtMost * 4 || message.replace(controls, " ").trim().length > charactersAtMost;
  const text = message.slice(0, charactersAtMost).replace(controls, " ").trim();
  const language: Language = /\p{Script=Han}/u.test(text) || !/[a-z]/iu.test(text) ? "zh-Hans" : "en";
  const unknown = (reason: UnknownReason): Understanding => ({
    language,
    slots: [],
    leftover: [],
    assumptions: [],
    question: text,
    outcome: { kind: "unknown", reason, subject: [...text].slice(0, 20).join("") },
  });
  const isEmpty = !/[\p{L}\p{N}]/u.test(text);
  const refused = isTooLong ? unknown("too_long") : isEmpty ? unknown("empty") : undefined;
  return { text, refused, unread: unknown("out_of_scope") };
}
