import { nextQuestion, readAnswer, withoutLast } from "../form/question.ts";
import type { ActValues } from "./act-values.ts";
import { type Act, type ActId, acts } from "./acts.ts";
import type { Step, StepContext } from "./step.ts";

/** An act of staff that is being asked for; kept sealed, so that it outlives a restart. */
export interface ActDialogue {
  readonly kind: "act";
  readonly number: string;
  /** The place its entry is to have in the case: another entry in between makes it void. */
  readonly ordinal: number;
  readonly act: ActId;
  readonly values: ActValues;
  /** Grows with each answer: a button under an older question or review counts no more. */
  readonly turn: number;
  /** The message last taken for an answer: where it comes again after a crash, it answers nothing else. */
  readonly lastMessage?: string | undefined;
}

export function beginDialogue(number: string, ordinal: number, id: ActId): ActDialogue {
  const act: Act = acts[id];
  return { kind: "act", number, ordinal, act: id, values: act.given ?? {}, turn: 0 };
}

/** What is to be asked next; undefined where all is known and the act can be reviewed. */
export function nextStep({ act, values }: ActDialogue): Step | undefined {
  return nextQuestion(acts[act].steps(values), values);
}

export type Advanced =
  | { readonly kind: "answered"; readonly dialogue: ActDialogue }
  | { readonly kind: "problem"; readonly problem: string }
  /** Everything was asked already: the words are no answer to anything. */
  | { readonly kind: "complete" };

/** The dialogue after an answer, by a button or in words. */
export function advance(dialogue: ActDialogue, words: string, context: StepContext): Advanced {
  const step = nextStep(dialogue);
  if (step === undefined) return { kind: "complete" };
  const { values, turn } = dialogue;
  const read = readAnswer(step, words, context, values);
  return "problem" in read
    ? { kind: "problem", problem: read.problem }
    : { kind: "answered", dialogue: { ...dialogue, turn: turn + 1, values: { ...values, ...read.values } } };
}

/** Without the last answer; undefined where there is none. */
export function goBack(dialogue: ActDialogue): ActDialogue | undefined {
  const values = withoutLast(acts[dialogue.act].steps(dialogue.values), dialogue.values);
  return values && { ...dialogue, turn: dialogue.turn + 1, values };
}
