import { join } from "node:path";
import { z } from "zod";
import { KnowledgeError, readKnowledge } from "../../base/knowledge.ts";
import { normalize } from "../../base/text.ts";

const patterns = z.array(z.string().min(1)).min(1);
const schema = z.strictObject({
  lists: z.record(z.string(), patterns),
  whole: z.strictObject({
    cancel: patterns,
    pause: patterns,
    resume: patterns,
    back: patterns,
    help: patterns,
    ready: patterns,
    submit: patterns,
    wrong: patterns,
    apart: patterns,
    together: patterns,
    mine: patterns,
    export: patterns,
    forget: patterns,
    correct: patterns,
    what_to_complete: patterns,
    withdraw: patterns,
    status: patterns,
    button: patterns,
    see_text: patterns,
    see_reply: patterns,
    edit: patterns,
    english: patterns,
    chinese: patterns,
    traditional: patterns,
  }),
  part: z.strictObject({
    how_to_fill: patterns,
    question: patterns,
    wishes: patterns,
    adds: patterns,
    asks: patterns,
    begins: patterns,
    mine: patterns,
    consults: patterns,
    complains: patterns,
    english: patterns,
    chinese: patterns,
  }),
});

/** Whoever writes more says more than that. */
const longestSaying = 40;
/** Groups repeat no further: words that two alternatives know, said over and over, would be searched through without end. */
const mostWords = 8;

type Contents = z.output<typeof schema>;

/** What a message to the form says, beside answers. */
export interface Sayings {
  /** Whether the message says this and nothing else. */
  is(saying: keyof Contents["whole"], message: string): boolean;
  /** Whether it says this somewhere. */
  has(saying: keyof Contents["part"], message: string): boolean;
  /** Words for what public bodies write or keep, as the source of a regular expression. */
  readonly document: string;
}

/** Reads `knowledge/applying/sayings.yaml`. Throws KnowledgeError where a pattern is none. */
export function loadSayings(knowledge: string): Sayings {
  const file = join(knowledge, "applying", "sayings.yaml");
  const { lists, whole, part } = readKnowledge(file, schema);
  const faults: string[] = [];
  const anyOf = (sources: readonly string[]): string => `(?:${sources.join("|")})`;
  const fillIn = (source: string): string =>
    source
      .replace(/<(\w+)>/gu, (named, name: string) => (lists[name] === undefined ? named : anyOf(lists[name])))
      .replace(/\)([*+])/gu, (_, mark: string) => `){${mark === "+" ? 1 : 0},${mostWords}}`);
  const compile = <K extends string>(sayings: Readonly<Record<K, readonly string[]>>, isWhole: boolean) => {
    const compiled = new Map<K, RegExp>();
    for (const [name, sources] of Object.entries(sayings) as [K, readonly string[]][]) {
      const source = anyOf(sources.map(fillIn));
      try {
        compiled.set(name, new RegExp(isWhole ? `^${source}$` : source, "iu"));
      } catch (error) {
        faults.push(`${name}: ${String(error)}`);
      }
    }
    return compiled;
  };
  const wholes = compile(whole, true);
  const parts = compile(part, false);
  if (faults.length > 0) throw new KnowledgeError(file, faults);
  return {
    is(saying, message) {
      const said = bare(message);
      return said.length <= longestSaying && wholes.get(saying)?.test(said) === true;
    },
    has: (saying, message) => parts.get(saying)?.test(normalize(message).trim()) === true,
    document: anyOf(lists.document ?? []),
  };
}

/** Without marks and blanks at the ends. */
function bare(message: string): string {
  return normalize(message).replace(/^[\s\p{P}~]+|[\s\p{P}~]+$/gu, "");
}
