import { z } from "zod";

const prose = z.strictObject({
  /** Each inner list is one requirement: one of its words must stand in the clause. */
  all: z.array(z.array(z.string()).min(1)).min(1),
  /** Words that make the clause count something else. */
  never: z.array(z.string()).default([]),
  /** Where some of the clauses found say one of these, only they count. */
  prefer: z.array(z.string()).default([]),
  /** Counts only in a report whose prose says one of these elsewhere. */
  beside: z.array(z.string()).default([]),
});

/** `knowledge/terms/stated-synonyms.yaml`: how prose says what questions ask. Words are simplified and without blanks. */
export const statedTermsSchema = z.strictObject({
  /** Words that mean the same in a count. */
  synonyms: z.array(z.array(z.string()).min(2)),
  /** Words that carry no meaning of their own: they need not stand in the clause. */
  light: z.array(z.string()),
  /** Verbs of a change: a count of what was closed or added is none of what there is. */
  changes: z.array(z.string()),
  /** Where things are published: in the name of a count they tell where, not what. */
  media: z.array(z.string()),
  /** Verbs and prepositions that end the noun behind a number. */
  predicates: z.array(z.string()),
  /** Words so common that alone they identify nothing. */
  generic: z.array(z.string()),
  /** Units that may stand for one another when what is counted is named exactly. */
  unit_kinds: z.record(z.string(), z.array(z.string())),
  /** Words of a change against the year before. */
  growth: z.strictObject({ against: z.array(z.string()), up: z.array(z.string()), down: z.array(z.string()) }),
  /** How prose states a row of the tables, for reports without them. */
  rows: z.record(z.string(), prose),
});
export type StatedTerms = z.infer<typeof statedTermsSchema>;
