import { readdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { KnowledgeError, readKnowledge } from "../../base/knowledge.ts";
import type { Saying } from "./nearest-saying.ts";

const words = z.strictObject({ zh: z.array(z.string()).default([]), en: z.array(z.string()).default([]) });
const concept = words.extend({ re: z.array(z.string()).default([]), weight: z.number().optional() });
const pair = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

const told = z.strictObject({
  /** The answer itself, in one sentence. */
  lead: z.string().min(1),
  more: z.array(z.string().min(1)).default([]),
  next: z.string().min(1),
  /** Said first where the message gives a day: {from}, {last}, {about} and, with an extension, {extended}. */
  dated: z.string().optional(),
});

const topicSchema = z.strictObject({
  id: z.string().optional(),
  title: pair,
  /** A question that this topic answers. */
  ask: pair,
  /** Article numbers by law (ids of `sentences.yaml`); none: the law or document as a whole. */
  articles: z.record(z.string(), z.array(z.number().int().positive())),
  zh: told,
  en: told,
  see_also: z.array(z.string()).default([]),
  /** Concepts that together mean the topic; `!` before one that must not be said. */
  when: z.array(z.string().min(1)).min(1),
  /** The topic's own words: the concept `own`. */
  own: words.optional(),
  /** Lives may be at stake: comes before everything. */
  urgent: z.boolean().default(false),
  /** Asked of any matter (「能申请公开吗」): however near, it outweighs no rule that knows the matter. */
  of_anything: z.boolean().default(false),
  /** What it refuses is to be refused however it is asked: no nearer topic outweighs a rule of it. */
  stands: z.boolean().default(false),
  /** About reports and their form: naming one does not make the message a question for figures. */
  of_reports: z.boolean().default(false),
  /** Can be reckoned from items or pages that the message gives. */
  fee: z.boolean().default(false),
  /** Can be counted from a day that the message gives. */
  clock: z
    .strictObject({
      count: z.number().int().positive(),
      /** Working days, calendar days, months. */
      unit: z.enum(["working", "calendar", "month"]),
      extension: z.number().int().positive().optional(),
    })
    .optional(),
});

const lexiconSchema = z.strictObject({
  counting: concept,
  number: concept,
  despite_counting: z.array(z.string()),
  reports: concept,
  asking: z.record(z.string(), concept),
  about: z.record(z.string(), concept),
});

/** Topics by id, each with ways of asking for it. */
const examplesSchema = z.record(z.string(), z.array(z.string().min(1)));
/** Articles of the Regulations by number, each with the topic that tells of it. */
const articlesSchema = z.record(z.string().regex(/^\d+$/u), z.string());
/** In `examples.yaml`: what only sounds alike. */
const noTopic = "other";

export type Concept = z.output<typeof concept>;
export type GuidanceLexicon = z.output<typeof lexiconSchema>;

/** One thing an office of disclosure is asked. `handoff`: it belongs elsewhere, and the topic says where. */
export interface Topic extends Omit<z.output<typeof topicSchema>, "id"> {
  readonly id: string;
  readonly kind: "guidance" | "handoff";
}

/** `knowledge/guidance/` as questions are understood and answered by it. */
export interface Guidance {
  readonly lexicon: GuidanceLexicon;
  readonly topics: ReadonlyMap<string, Topic>;
  /** Topics by the article of the Regulations that they tell of. */
  readonly articles: ReadonlyMap<number, string>;
  /** Ways of asking for the topics, and what only sounds alike. */
  readonly sayings: readonly Saying[];
}

/** Throws KnowledgeError where a file is not as it must be, or names a concept or a topic that there is not. */
export function loadGuidance(knowledge: string): Guidance {
  const folder = join(knowledge, "guidance");
  const lexicon = readKnowledge(join(folder, "lexicon.yaml"), lexiconSchema);
  const topics = [
    ...readEach(join(folder, "routes"), "handoff"),
    ...readEach(join(folder, "topics"), "guidance"),
    ...readList(join(folder, "staff.yaml"), { of_reports: true }),
    ...readList(join(folder, "definitions.yaml"), { of_reports: true }),
  ];
  const byId = new Map(topics.map((topic) => [topic.id, topic]));
  const faults = topics.flatMap((topic) => faultsOf(topic, lexicon, byId));
  if (byId.size < topics.length) faults.push("two topics have one id");
  const examples = readKnowledge(join(folder, "examples.yaml"), examplesSchema);
  const strange = Object.keys(examples).filter((id) => id !== noTopic && !byId.has(id));
  faults.push(...strange.map((id) => `examples.yaml: no topic ${id}`));
  const articles = Object.entries(readKnowledge(join(folder, "articles.yaml"), articlesSchema));
  const without = articles.filter(([, id]) => !byId.has(id));
  faults.push(...without.map(([number, id]) => `articles.yaml: ${number}: no topic ${id}`));
  if (faults.length > 0) throw new KnowledgeError(folder, faults);
  return {
    lexicon,
    topics: byId,
    articles: new Map(articles.map(([number, id]) => [Number(number), id])),
    sayings: sayingsOf(topics, examples),
  };
}

function sayingsOf(topics: readonly Topic[], examples: z.output<typeof examplesSchema>): readonly Saying[] {
  const asked = topics.flatMap(({ id, ask }) => [ask.zh, ask.en].map((text) => ({ topic: id, text })));
  const others = Object.entries(examples).flatMap(([id, texts]) =>
    texts.map((text) => ({ topic: id === noTopic ? null : id, text })),
  );
  return [...asked, ...others];
}

function readEach(folder: string, kind: Topic["kind"]): readonly Topic[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  return files.sort().map((name) => ({
    ...readKnowledge(join(folder, name), topicSchema),
    id: name.replace(/\.yaml$/u, ""),
    kind,
  }));
}

function readList(file: string, given: Partial<Topic>): readonly Topic[] {
  return readKnowledge(file, z.array(topicSchema.extend({ id: z.string() }))).map((topic) => ({
    ...topic,
    ...given,
    kind: "guidance",
  }));
}

function faultsOf(topic: Topic, lexicon: GuidanceLexicon, topics: ReadonlyMap<string, Topic>): string[] {
  const concepts = topic.when.flatMap((rule) => rule.split(" ")).map((name) => name.replace(/^!/u, ""));
  const isKnown = (name: string) =>
    name in lexicon.asking ||
    name in lexicon.about ||
    name === "reports" ||
    name === "number" ||
    (name === "own" && topic.own !== undefined);
  return [
    ...concepts.filter((name) => !isKnown(name)).map((name) => `${topic.id}: when: no concept ${name}`),
    ...topic.see_also.filter((id) => !topics.has(id)).map((id) => `${topic.id}: see_also: no topic ${id}`),
  ];
}
