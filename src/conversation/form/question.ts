/** One thing asked of a person at a time, answered by a button or in words. `Values` are what is known so far, `Context` what a question is asked from; `Text`: a string, or one in both tongues. */
export interface Question<Values, Context, Text = string> {
  readonly field: keyof Values;
  /** Its answers are numbers themselves: a numeral does not pick an option. */
  readonly isCount?: boolean;
  /** Whether an answer given does not fit the other answers any more, and something is to be added to it. */
  lacks?(values: Values): boolean;
  ask(context: Context, values: Values): Asking<Text>;
  /** What the words say; a sentence with what would be valid where they say nothing of use. */
  read(words: string, context: Context, values: Values): Read<Values, Text>;
}

export interface Asking<Text = string> {
  readonly text: Text;
  readonly options: readonly Option<Text>[];
}

export interface Option<Text = string> {
  readonly label: Text;
  /** What pressing it says in place of words. */
  readonly say: string;
}

export type Read<Values, Text = string> = { readonly values: Partial<Values> } | { readonly problem: Text };

/** The first of the questions that has no answer yet, or lacks a part of it. */
export function nextQuestion<V, C, T>(
  questions: readonly Question<V, C, T>[],
  values: V,
): Question<V, C, T> | undefined {
  return questions.find((one) => values[one.field] === undefined || one.lacks?.(values) === true);
}

/** What the words answer; 「2」 is the second option, where no number is asked for. */
export function readAnswer<V, C, T>(question: Question<V, C, T>, words: string, context: C, values: V): Read<V, T> {
  const said = words.trim();
  const isNumeral = question.isCount !== true && /^\d{1,2}$/u.test(said);
  const option = isNumeral ? question.ask(context, values).options[Number(said) - 1] : undefined;
  return question.read(option?.say ?? words, context, values);
}

/** The values without the answer before the question at hand, whatever was said in passing of later ones; undefined where there is none. */
export function withoutLast<V extends object, C, T>(questions: readonly Question<V, C, T>[], values: V): V | undefined {
  const next = nextQuestion(questions, values);
  const before = next === undefined ? questions : questions.slice(0, questions.indexOf(next));
  const last = before.findLast(({ field }) => values[field] !== undefined);
  if (last === undefined) return undefined;
  return Object.fromEntries(Object.entries(values).filter(([field]) => field !== last.field)) as V;
}
