import { normalize } from "../../base/text.ts";
import type { Question } from "./question.ts";

/** What people say for an id, beside its name. */
export type Spoken<Id> = readonly (readonly [RegExp, Id])[];

/** A question for one of several ids: by its name, by what people say for it, or by a part of one name alone. */
export function pick<Values, F extends keyof Values>(
  field: F,
  asked: string,
  ids: readonly NonNullable<Values[F]>[],
  nameOf: (id: NonNullable<Values[F]>) => string,
  spoken: Spoken<NonNullable<Values[F]>> = [],
): Question<Values, unknown> {
  return {
    field,
    ask: () => ({ text: asked, options: ids.map((id) => ({ label: nameOf(id), say: nameOf(id) })) }),
    read(words) {
      const said = bare(words);
      const found =
        ids.find((id) => bare(nameOf(id)) === said) ??
        spoken.find(([word]) => word.test(said))?.[1] ??
        only(ids.filter((id) => said !== "" && bare(nameOf(id)).includes(said)));
      return found === undefined
        ? { problem: `请选一项：${ids.map(nameOf).join("、")}。` }
        : { values: { [field]: found } as unknown as Partial<Values> };
    },
  };
}

function bare(words: string): string {
  return normalize(words).replace(/[\s()、,。]/gu, "");
}

function only<T>(all: readonly T[]): T | undefined {
  return all.length === 1 ? all[0] : undefined;
}
