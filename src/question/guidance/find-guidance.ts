import { type Clock, shanghaiDay } from "../../base/clock.ts";
import { type Day, dayOf } from "../../base/day.ts";
import { prepareQuestion } from "../prepare.ts";
import type { Guidance, GuidanceLexicon, Topic } from "./guidance-files.ts";
import type { GuidanceFinding } from "./guidance-finding.ts";
import { createExampleFinder, type Likeness } from "./like-examples.ts";
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

/** Less like any topic's examples than this, a message is left unknown; so it is where two topics are about as near. */
const likeEnough = { score: 0.8, lead: 0.08 };
/** From here on it is no figure that is asked for, if the words ask for none. */
const veryLike = { score: 1, lead: 0.4 };
/** From here on a message needs no word of asking. */
const plainlyLike = { score: 1.2, lead: 0.6 };
/** Ways of asking that hardly ever ask for a figure. */
const asksForRule = ["judge", "whatif", "howlong", "why", "intend"];

export function createGuidanceFinder({ lexicon, topics, examples }: Guidance, clock: Clock): FindGuidance {
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
  const mostLike = createExampleFinder(prepareAll(examples), (text) => countingFor(said(text).words.keys(), weightOf));
  return (question) => {
    const { text } = prepareQuestion(question);
    const amounts = readAmounts(text);
    const { spelt, ...heard } = said(text);
    const words = new Map(heard.words);
    // what was masked in the message was personal
    if (/\*{3}/u.test(question)) words.set("masked", 1);
    if (amounts.items !== null || amounts.pages !== null) words.set("amount", 1);
    const rule = bestOf(rules, words, weightOf)?.rule;
    if (rule !== undefined && asksFigure(rule, words, lexicon)) return null;
    const { year, month, day } = shanghaiDay(clock());
    const named = readDay(text, dayOf(year, month, day) ?? "");
    const asksNumber = words.has("counting") || (words.has("number") && !words.has("amount"));
    const like = asksNumber ? null : mostLike(text);
    const finding = (topic: Topic, confidence: GuidanceFinding["confidence"], concepts: readonly string[]) => ({
      topic: topic.id,
      confidence,
      concepts,
      ...amounts,
      isSpelt: concepts.some((name) => spelt.has(name)),
      day: topic.clock === undefined ? null : named,
      asksNumber,
    });
    if (rule !== undefined && isStrong(rule, words, named)) return finding(rule.topic, "strong", rule.needs);
    const topic = isPast(like, likeEnough) ? topics.get(like?.topic ?? "") : undefined;
    // the bare name of something asks nothing
    const asks = [...words.keys()].some((name) => name in lexicon.asking) || isPast(like, plainlyLike);
    const isVeryLike = !words.has("reports") && isPast(like, veryLike);
    if (topic === undefined || !asks || (rule !== undefined && !isVeryLike))
      return rule ? finding(rule.topic, "weak", rule.needs) : null;
    const isLikely = isVeryLike && asksForRule.some((name) => words.has(name));
    return finding(topic, isLikely ? "likely" : "weak", []);
  };
}

function isPast(like: Likeness | null, bound: typeof likeEnough): boolean {
  return like !== null && like.score >= bound.score && like.lead >= bound.lead;
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

function prepareAll(examples: Guidance["examples"]): Guidance["examples"] {
  return Object.fromEntries(
    Object.entries(examples).map(([topic, texts]) => [topic, texts.map((text) => prepareQuestion(text).text)]),
  );
}

/** What a concept counts for, in proportion to its weight in the rules. */
function countingFor(names: Iterable<string>, weightOf: (name: string) => number): ReadonlyMap<string, number> {
  return new Map([...names].map((name) => [name, Math.max(0.3, Math.sqrt(weightOf(name) / 3))]));
}
