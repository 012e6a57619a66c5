import { join } from "node:path";
import { z } from "zod";
import { readKnowledge } from "../../base/knowledge.ts";

const pattern = z.string().transform((source, context) => {
  try {
    return new RegExp(source, "u");
  } catch (error) {
    context.addIssue({ code: "custom", message: `Expected a regular expression: ${String(error)}` });
    return z.NEVER;
  }
});

const meaning = z.strictObject({
  says: z.string(),
  says_en: z.string(),
  /** Row ids; a row stands for itself and all rows under it. */
  rows: z.array(z.string()).min(1),
  columns: z.array(z.string()).min(1),
});

const link = z.strictObject({
  id: z.string(),
  /** Left out, the words alone say what is counted. */
  about: z.enum(["applications"]).optional(),
  /** Without anchors: the reader of the link puts the tail and the end behind them. */
  before: z.array(z.string()).default([]),
  after: z.array(pattern).default([]),
  follow: pattern.optional(),
  not: z.array(pattern).default([]),
  units: z.array(z.string()).optional(),
  severity: z.enum(["broken", "suspect"]).default("broken"),
  meanings: z.array(meaning).min(1),
});

/** How the prose speaks of what the tables count (`knowledge/terms/prose.yaml`). */
const proseTermsSchema = z.strictObject({
  units: z.array(z.string()),
  tail: z.string(),
  worded_tail: z.string(),
  topics: z.strictObject({ applications: pattern, remedies: pattern, elsewhere: pattern }),
  outcomes: pattern,
  disclosure: pattern,
  part_only: pattern,
  other_time: pattern,
  compares_years: pattern,
  body: pattern,
  own_body: pattern,
  links: z.array(link),
  remedies: z.strictObject({
    nouns: z.array(
      z.strictObject({ pattern: z.string(), says: z.string(), says_en: z.string(), rows: z.array(z.string()) }),
    ),
    columns: z.array(z.strictObject({ pattern: z.string(), says: z.string(), column: z.string() })),
    not: pattern,
  }),
  breakdown: z.strictObject({
    markers: pattern,
    open_markers: pattern,
    ends: pattern,
    partial: pattern,
    overlapping: pattern,
    aside: pattern,
    families: z.array(z.array(z.string())),
  }),
});

export type ProseTerms = z.output<typeof proseTermsSchema>;
export type ProseLink = ProseTerms["links"][number];
export type ProseMeaning = ProseLink["meanings"][number];

/** Reads `terms/prose.yaml` of the knowledge folder. Throws KnowledgeError where it is not as it must be. */
export function loadProseTerms(knowledge: string): ProseTerms {
  return readKnowledge(join(knowledge, "terms", "prose.yaml"), proseTermsSchema);
}
