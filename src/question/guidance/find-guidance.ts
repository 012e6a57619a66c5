import { type Clock, shanghaiDay } from "../../base/clock.ts";
import { type Day, dayOf } from "../../base/day.ts";
import { prepareQuestion } from "../prepare.ts";
import { articleAsked } from "./article-asked.ts";
import type { Guidance, GuidanceLexicon, Topic } from "./guidance-files.ts";
import { findingOf, type GuidanceFinding } from "./guidance-finding.ts";
import { createNearestSaying, type Nearest } from "./nearest-saying.ts";
import { readAmounts } from "./read-amounts.ts";
import { readDay } from "./read-day.ts";
import { createConceptFinder } from "./said-concepts.ts";

/** The topic of procedure a message means; null where it means none, or asks for a figure of a report. Deterministic and without I/O. */
export type FindGuidance = (question: string) => GuidanceFinding | null;

/** Topics that a message which nothing answers may be about, the nearest first; empty where it is about none of them. */
export type NearTopics = (question: string) => readonly string[];

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
/** How near a way of asking must be to be taken for its topic, and how much nearer than the topic of a rule to outweigh it. */
const likeAtLeast = 0.38;
const aheadOfRule = 0.2;
/** How near where the message does not ask as the topic is asked. */
const surelyLike = 0.5;
const fewLetters = 8;
/** How near a topic must be to be offered where nothing answers. */
const offeredFrom = 0.26;
const offeredAtMost = 3;

export function createGuidanceFinder(
  { lexicon, topics, articles, sayings }: Guidance,
  clock: Clock,
): { readonly find: FindGuidance; readonly near: NearTopics } {
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
  /** The rule, or the topic nearest by its ways of being asked, where no rule knows the message or the rule's topic is far off. */
  const ruleFor = (rule: Rule | undefined, like: Nearest, words: ReadonlyMap<string, number>): Rule | undefined => {
    const topic = topics.get(like.topic ?? "");
    if (topic === undefined || rule?.topic.urgent || like.likeness < likeAtLeast) return rule;
    const isFull = rule !== undefined && rule.needs.length > 1;
    if (rule !== undefined && rule.topic !== topic) {
      const isAhead = like.likeness - like.likenessTo(rule.topic.id) >= aheadOfRule;
      if (!isAhead || rule.topic.stands || (isFull && topic.of_anything)) return rule;
    }
    const asks = asksOf(topic).filter((name) => words.has(name));
    const isCounted =
      words.has("number") && !asks.some((name) => lexicon.despite_counting.includes(name) || name === "howlong");
    if (isCounted || (rule?.topic === topic && isFull)) return rule;
    // that it asks as the topic is asked, or is very near, tells it from a row of a table that is merely named
    if (asks.length > 0) return { topic, needs: [...asks, ownName(topic)], not: [] };
    if (like.likeness < surelyLike) return rule;
    return { topic, needs: topic.of_reports ? [ownName(topic)] : [ownName(topic), nearName], not: [] };
  };
  const asksOf = (topic: Topic) => [
    ...new Set(topic.when.flatMap((rule) => rule.split(" ")).filter((name) => name in lexicon.asking)),
  ];
  const preparedOf = (text: string) => prepareQuestion(text).text;
  // looking through all the sayings takes a while: a question for figures does not wait for it
  let look: ((text: string) => Nearest) | undefined;
  const nearest = (text: string): Nearest => {
    look ??= createNearestSaying(sayings, preparedOf, (saying) => said(saying).words.keys());
    return look(text);
  };
  const near: NearTopics = (question) => {
    const { ranked, likenessTo } = nearest(preparedOf(question));
    if (ranked[0] === null) return [];
    const alike = ranked.filter(
      (id): id is string =>
        id !== null && likenessTo(id) >= offeredFrom && !topics.get(id)?.urgent && !topics.get(id)?.stands,
    );
    return alike.slice(0, offeredAtMost);
  };
  const find: FindGuidance = (question) => {
    const text = preparedOf(question);
    const ofArticle = articles.get(articleAsked(text) ?? 0);
    if (ofArticle !== undefined) return findingOf(ofArticle);
    const amounts = readAmounts(text);
    const { spelt, ...heard } = said(text);
    const words = new Map(heard.words);
    // what was masked in the message was personal
    if (/\*{3}/u.test(question)) words.set("masked", 1);
    if (amounts.items !== null || amounts.pages !== null) words.set("amount", 1);
    if (amounts.pages !== null) words.set("pages", 1);
    const { year, month, day } = shanghaiDay(clock());
    const named = readDay(text, dayOf(year, month, day) ?? "");
    if (named !== null) words.set("dated", 1);
    const known = bestOf(rules, words, weightOf)?.rule;
    const rule = ruleFor(known, nearest(text), words);
    if (rule === undefined || asksFigure(rule, words, lexicon)) return null;
    const { topic, needs } = rule;
    return {
      topic: topic.id,
      confidence: isStrong(rule, words, named) && !isFewWords(rule, text) ? "strong" : "weak",
      isByNearness: rule !== known,
      concepts: needs,
      ...amounts,
      isSpelt: needs.some((name) => spelt.has(name)),
      day: topic.clock === undefined ? null : named,
    };
  };
  return { find, near };
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

/** Stands for a way of asking that the message is very near to. */
const nearName = "near";

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

/** A few words that ask nothing name a row of a table more often than a topic. */
function isFewWords({ topic, needs }: Rule, text: string): boolean {
  return topic.kind === "guidance" && needs.includes(nearName) && text.length <= fewLetters;
}

/** One concept alone, or a report named, may be part of a question for figures; a day in a year names no report. */
function isStrong({ topic, needs }: Rule, words: ReadonlyMap<string, number>, day: Day | null): boolean {
  if (topic.urgent) return true;
  return needs.length > 1 && (topic.of_reports || day !== null || !words.has("reports") || words.has("i_filed"));
}
