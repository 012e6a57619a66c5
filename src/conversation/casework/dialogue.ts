import type { ActField, ActValues } from "./act-values.ts";
import { type Act, type ActId, acts } from "./acts.ts";
import type { Asking, Step, StepContext } from "./step.ts";

/** Fields whose answers are numbers themselves. */
const countFields: ReadonlySet<ActField> = new Set(["days", "count", "ownItems", "voids"]);

/** An act of staff that is being asked for; kept sealed, so that it outlives a restart. */
export interface ActDialogue {
  readonly number: string;
  /** The place its entry is to have in the case: another entry in between makes it void. */
  readonly ordinal: number;
  readonly act: ActId;
  readonly values: ActValues;
  /** Grows with each answer: a button under an older question or review counts no more. */
  readonly turn: number;
}

export function beginDialogue(number: string, ordinal: number, id: ActId): ActDialogue {
  const act: Act = acts[id];
  return { number, ordinal, act: id, values: act.given ?? {}, turn: 0 };
}

/** What is to be asked next; undefined where all is known and the act can be reviewed. */
export function nextStep({ act, values }: ActDialogue): Step | undefined {
  return acts[act].steps(values).find(({ field }) => values[field] === undefined);
}

export type Advanced =
  | { readonly kind: "answered"; readonly dialogue: ActDialogue }
  | { readonly kind: "problem"; readonly problem: string; readonly asking: Asking }
  /** Everything was asked already: the words are no answer to anything. */
  | { readonly kind: "complete" };

/** The dialogue after an answer, by a button or in words. A numeral picks among options that are no numbers. */
export function advance(dialogue: ActDialogue, words: string, context: StepContext): Advanced {
  const step = nextStep(dialogue);
  if (step === undefined) return { kind: "complete" };
  const { values, turn } = dialogue;
  const read = step.read(pickByNumeral(step, words, step.ask(context, values)), context, values);
  if ("problem" in read) {
    return { kind: "problem", problem: read.problem, asking: step.ask(context, values) };
  }
  return { kind: "answered", dialogue: { ...dialogue, turn: turn + 1, values: { ...values, ...read.values } } };
}

/** 「2」 is the second option, where the step asks for no number. */
function pickByNumeral({ field }: Step, words: string, { options }: Asking): string {
  if (countFields.has(field)) return words;
  const said = words.trim();
  return /^\d{1,2}$/u.test(said) ? (options[Number(said) - 1]?.say ?? words) : words;
}

/** Without the last answer; undefined where there is none. */
export function goBack(dialogue: ActDialogue): ActDialogue | undefined {
  const { act, values, turn } = dialogue;
  const answered = acts[act].steps(values).filter(({ field }) => values[field] !== undefined);
  const last = answered.at(-1);
  if (last === undefined) return undefined;
  const kept = Object.fromEntries(Object.entries(values).filter(([field]) => field !== last.field));
  return { ...dialogue, turn: turn + 1, values: kept };
}
