import { type Clock, shanghaiDay } from "../../base/clock.ts";
import { type Day, dayOf } from "../../base/day.ts";
import { prepareQuestion } from "../prepare.ts";
import type { Guidance, GuidanceLexicon, Topic } from "./guidance-files.ts";
import type { GuidanceFinding } from "./guidance-finding.ts";
import { readAmounts } from "./read-amounts.ts";
import { readDay } from "./read-day.ts";
import { createConceptFinder } from "./said-concepts.ts";

/** The topic of procedure a message means; null where it means none, or asks for a figure of a report. Deterministic and without I/O. */
export type FindGuidance = (question: string) => GuidanceFinding | null;

interface Rule {
  readonly topic: Topic;
  readonly needs: readonly string[];
  readonly not: readonly string[];
}

interface Match {
  readonly rule: Rule;
  readonly score: number;
}

/** What a character more in the words that were said counts for: it decides between rules of one weight. */
const lengthCounts = 0.05;

export function createGuidanceFinder({ lexicon, topics }: Guidance, clock: Clock): FindGuidance {
  const own = [...topics.values()].flatMap((topic) =>
    topic.own === undefined ? [] : [[ownName(topic), { ...topic.own, re: [] }] as const],
  );
  const said = createConceptFinder({
    ...lexicon.asking,
    ...lexicon.about,
    ...Object.fromEntries(own),
    counting: lexicon.counting,
    number: lexicon.number,
    reports: lexicon.reports,
  });
  const weightOf = (name: string) =>
    lexicon.asking[name]?.weight ?? lexicon.about[name]?.weight ?? (name in lexicon.asking ? 1 : 3);
  const rules = [...topics.values()].flatMap((topic) => topic.when.map((text) => readRule(text, topic)));
  return (question) => {
    const { text } = prepareQuestion(question);
    const amounts = readAmounts(text);
    const { spelt, ...heard } = said(text);
    const words = new Map(heard.words);
    // what was masked in the message was personal
    if (/\*{3}/u.test(question)) words.set("masked", 1);
    if (amounts.items !== null || amounts.pages !== null) words.set("amount", 1);
    const best = bestOf(rules, words, weightOf);
    if (best === null) return null;
    const { topic, needs } = best.rule;
    if (asksFigure(best.rule, words, lexicon)) return null;
    const { year, month, day } = shanghaiDay(clock());
    const named = readDay(text, dayOf(year, month, day) ?? "");
    return {
      topic: topic.id,
      confidence: isStrong(best.rule, words, named) ? "strong" : "weak",
      concepts: needs,
      ...amounts,
      isSpelt: needs.some((name) => spelt.has(name)),
      day: topic.clock === undefined ? null : named,
    };
  };
}

/** A figure is asked for, unless the rule itself is about a number (收多少钱, 填几行); one concept beside any number asked for is no sign. */
function asksFigure({ topic, needs }: Rule, words: ReadonlyMap<string, number>, lexicon: GuidanceLexicon): boolean {
  if (topic.urgent || lexicon.despite_counting.some((name) => needs.includes(name))) return false;
  return words.has("counting") || (needs.length === 1 && words.has("number"));
}

function readRule(text: string, topic: Topic): Rule {
  const names = text.split(" ").map((name) => name.replace(/^(!?)own$/u, `$1${ownName(topic)}`));
  return {
    topic,
    needs: names.filter((name) => !name.startsWith("!")),
    not: names.filter((name) => name.startsWith("!")).map((name) => name.slice(1)),
  };
}

function ownName(topic: Topic): string {
  return `own of ${topic.id}`;
}

function bestOf(
  rules: readonly Rule[],
  words: ReadonlyMap<string, number>,
  weightOf: (name: string) => number,
): Match | null {
  let best: Match | null = null;
  for (const rule of rules) {
    if (!rule.needs.every((name) => words.has(name)) || rule.not.some((name) => words.has(name))) continue;
    const score = rule.needs.reduce((sum, name) => sum + weightOf(name) + (words.get(name) ?? 0) * lengthCounts, 0);
    if (best === null || score > best.score) best = { rule, score };
  }
  return best;
}

/** One concept alone, or a report named, may be part of a question for figures; a day in a year names no report. */
function isStrong({ topic, needs }: Rule, words: ReadonlyMap<string, number>, day: Day | null): boolean {
  if (topic.urgent) return true;
  return needs.length > 1 && (topic.of_reports || day !== null || !words.has("reports"));
}
