import { join } from "node:path";
import { z } from "zod";
import { readKnowledge } from "../base/knowledge.ts";

const word = z.union([z.string(), z.number()]).transform(String);
const words = z.strictObject({ zh: z.array(word).default([]), en: z.array(word).default([]) });
const named = z.record(z.string(), words);

const cell = z.strictObject({ row: z.string(), column: z.string() });
const measures = z.strictObject({
  groups: z.record(z.string(), z.array(z.string())),
  measures: z.array(
    z.strictObject({
      row: z.string(),
      needs: z.array(z.string()).min(1),
      may: z.array(z.string()).default([]),
      groups: z.array(z.string()).default([]),
      or: z.string().optional(),
      column: z.enum(["document", "service", "fee", "procurement"]).optional(),
    }),
  ),
  stated: z.array(
    z.strictObject({
      words: z.array(z.string()),
      needs: z.array(z.string()),
      may: z.array(z.string()).default([]),
    }),
  ),
  rates: z.array(words.extend({ ...cell.shape, of: cell })),
});
const places = z.strictObject({
  provinces: z.array(z.string()),
  /** By the province, or municipality, that they lie in. */
  cities: z.record(z.string(), z.array(z.string())),
  bodies: z.array(z.string()),
  place_endings: z.array(z.string()),
  body_endings: z.array(z.string()),
  not_places: z.array(z.string()),
  own: z.record(z.enum(["province", "city", "county", "town", "street", "department"]), z.array(z.string())),
  english_endings: z.strictObject({ places: z.array(z.string()), bodies: z.array(z.string()) }),
});
const years = z.strictObject({
  relative: z.array(words.extend({ offset: z.number().int() })),
  previous: words,
  latest: words,
  earliest: words,
  all: words,
  recent: words,
});
const units = z.strictObject({
  ask: z.array(z.string()),
  units: z.array(
    z.strictObject({
      unit: z.string(),
      zh: z.array(z.string()),
      /** Whole phrases that ask for it. */
      phrases: z.array(z.string()).default([]),
      measures: z.enum(["items", "money", "other"]),
    }),
  ),
});

export type MeasureRule = z.output<typeof measures>["measures"][number];
export type StatedRule = z.output<typeof measures>["stated"][number];
export type Places = z.output<typeof places>;
export type YearWords = z.output<typeof years>;
export type UnitWord = z.output<typeof units>["units"][number];
export type Words = z.output<typeof words>;

/** The files of `knowledge/terms/` that questions are understood by, as read. */
export interface LexiconFiles {
  readonly concepts: Readonly<Record<string, Words>>;
  readonly columns: Readonly<Record<string, Words>>;
  readonly operations: Readonly<Record<string, Words>>;
  readonly functions: Readonly<Record<string, Words>>;
  readonly intents: Readonly<Record<string, Words>>;
  readonly stated: readonly Words[];
  readonly measures: z.output<typeof measures>;
  readonly places: Places;
  readonly years: YearWords;
  readonly units: z.output<typeof units>;
}

/** Throws KnowledgeError where a file is not as it must be. */
export function readLexiconFiles(knowledge: string): LexiconFiles {
  const read = <T extends z.ZodType>(name: string, schema: T): z.output<T> =>
    readKnowledge(join(knowledge, "terms", `${name}.yaml`), schema);
  return {
    concepts: read("concepts", named),
    columns: read("columns", named),
    operations: read("operations", named),
    functions: read("function-words", named),
    intents: read("intents", named),
    stated: read("stated", z.array(words)),
    measures: read("measures", measures),
    places: read("places", places),
    years: read("years", years),
    units: read("units", units),
  };
}
