import type { Query, Understanding } from "../question/query.ts";

/** Questions of one message that are answered; the rest is to be asked again. */
export const questionsAtMost = 5;

export interface SplittingParts {
  readonly understand: (question: string) => Understanding;
  /** Whether a message goes on from a query. */
  readonly goesOn: (message: string, understanding: Understanding, before: Query) => boolean;
}

/** A sentence of the message, with the mark that ends it. */
const sentence = /[^？?。；;\n！!]+[？?。；;\n！!]*/gu;
/** Words that begin another question after a comma. */
const another = /[,，、\s]+(?=(?:另外|还有|還有|再问|also |and also )[^,，、\s])/u;
/** Such a part is the rest of the question before it, or says how that is meant (「北京按2020，上海按2021」). */
const joined =
  /^(?:还是|還是|或者|或是|以及|和|与|與|跟|吗|吧|or |还是说)|^[^？?]{0,12}(?:按|用|取|以)(?:照)?[\d二〇零一三四五六七八九去前今最][^？?]*$/u;

/**
 * The questions of a message, in order. One, the whole message, where a part is no question by itself; greetings and thanks beside questions are left out.
 */
export function splitQuestions(message: string, parts: SplittingParts): readonly string[] {
  const pieces = [...message.matchAll(sentence)].flatMap(([piece]) => splitAtWords(piece, parts)).filter(hasWords);
  if (pieces.length < 2) return [message];
  const questions: string[] = [];
  let before: Query | undefined;
  let hasUnknown = false;
  for (const piece of pieces) {
    const meant = parts.understand(piece);
    if (meant.outcome.kind === "chat") {
      if (meant.outcome.topic === "help" || meant.outcome.topic === "identity") return [message];
      continue;
    }
    const isJoined = joined.test(piece.trim());
    const goesOn = before !== undefined && parts.goesOn(piece, meant, before);
    if (isJoined || !(goesOn || isQuestion(piece, meant))) return [message];
    hasUnknown ||= !goesOn && isUnknown(meant);
    questions.push(piece.trim());
    before = queryOf(meant) ?? before;
  }
  // a part that means nothing by itself may mean something beside the others
  const isBetterWhole = hasUnknown && !isUnknown(parts.understand(message));
  return questions.length === 0 || isBetterWhole ? [message] : questions;
}

function splitAtWords(piece: string, { understand, goesOn }: SplittingParts): readonly string[] {
  const [first = piece, ...rest] = piece.split(another);
  if (rest.length === 0) return [piece];
  const before = understand(first);
  const query = before.outcome.kind === "query" ? before.outcome.query : undefined;
  if (query === undefined) return [piece];
  const isEach = rest.every((part) => {
    const meant = understand(part);
    return asks(part, meant) && (meant.outcome.kind === "query" || goesOn(part, meant, query));
  });
  return isEach ? [first, ...rest] : [piece];
}

function isQuestion(piece: string, meant: Understanding): boolean {
  return asks(piece, meant) && (!isUnknown(meant) || /[？?]/u.test(piece));
}

/** Not understood at all; a body or a year that is not held is understood. */
function isUnknown({ outcome }: Understanding): boolean {
  return outcome.kind === "unknown" && !["authority", "year", "column"].includes(outcome.reason);
}

/** It asks: by its mark, a question word, or what it wants done. */
function asks(piece: string, { slots }: Understanding): boolean {
  if (/[？?]\s*$/u.test(piece) || /[呢吗么]\s*[。；;\n！!]*$/u.test(piece)) return true;
  return slots.some(({ slot, meaning }) => slot === "unit" || slot === "operation" || meaning === "question");
}

function hasWords(piece: string): boolean {
  return /[\p{L}\p{N}]/u.test(piece);
}

/** What the next question goes on from. */
function queryOf({ outcome, heard }: Understanding): Query | undefined {
  return outcome.kind === "query"
    ? outcome.query
    : heard !== undefined && heard.measures.length > 0
      ? heard
      : undefined;
}
