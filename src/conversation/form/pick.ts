import { normalize } from "../../base/text.ts";
import type { Question } from "./question.ts";

/** What people say for an id, beside its name. */
export type Spoken<Id> = readonly (readonly [RegExp, Id])[];

export interface Choosing<Id, Text> {
  readonly asked: Text;
  readonly ids: readonly Id[];
  readonly labelOf: (id: Id) => Text;
  /** Names by which an id is chosen; the first is what its button says. */
  readonly namesOf: (id: Id) => readonly [string, ...string[]];
  /** What is said where nothing was chosen. */
  readonly problem: Text;
  readonly spoken?: Spoken<Id>;
}

/** A question for one of several ids: by a name, by what people say for it, or by a part of one name alone. */
export function pick<Values, F extends keyof Values, Text>(
  field: F,
  { asked, ids, labelOf, namesOf, problem, spoken = [] }: Choosing<NonNullable<Values[F]>, Text>,
): Question<Values, unknown, Text> {
  const isNamed = (id: NonNullable<Values[F]>, fits: (name: string) => boolean) =>
    namesOf(id).some((name) => fits(bare(name)));
  return {
    field,
    ask: () => ({ text: asked, options: ids.map((id) => ({ label: labelOf(id), say: namesOf(id)[0] })) }),
    read(words) {
      const said = bare(words);
      const found =
        ids.find((id) => isNamed(id, (name) => name === said)) ??
        spoken.find(([word]) => word.test(said) || word.test(normalize(words)))?.[1] ??
        only(ids.filter((id) => said !== "" && isNamed(id, (name) => name.includes(said))));
      return found === undefined ? { problem } : { values: { [field]: found } as unknown as Partial<Values> };
    },
  };
}

function bare(words: string): string {
  return normalize(words)
    .toLowerCase()
    .replace(/[\s()、,。]/gu, "");
}

function only<T>(all: readonly T[]): T | undefined {
  return all.length === 1 ? all[0] : undefined;
}
