import { bare, type FollowUpWords } from "./follow-up-words.ts";
import { type Fragment, readFragment } from "./fragment.ts";
import { type Merged, mergeQuery } from "./merge-query.ts";
import { mergeTurns } from "./merge-turns.ts";
import { readPassageFollowUp, repeatPassage } from "./passage-follow-up.ts";
import type { Query, Understanding } from "./query.ts";
import { sayTaken, type Taken } from "./say-taken.ts";
import type { FollowUp, FollowUpParts, Situation } from "./situation.ts";

/** The body that the last answer was of. */
const theOne = /^(?:那)?(?:它|他家|这家|这个单位|该单位)/u;

/** Reads a message as one that may go on from the message before. `understanding`: what it means by itself, in the language the answer is to be in. */
export function readFollowUp(
  message: string,
  understanding: Understanding,
  situation: Situation,
  parts: FollowUpParts,
): FollowUp {
  const { words, taken } = parts;
  const said = bare(message);
  const ofGuidance = goesOnFromGuidance(message, understanding, situation, parts);
  if (ofGuidance !== undefined) return ofGuidance;
  if (words.sources.has(said) || words.table.has(said)) return { kind: "sources" };
  if (words.more.has(said))
    return { kind: situation.before === undefined && situation.passage === undefined ? "lost" : "more" };
  if (words.chart.has(said)) return drawn(understanding, situation, taken);
  if (words.mean.has(said)) return averaged(understanding, situation, taken);
  if (isOfPassage(understanding)) {
    return readPassageFollowUp(message, understanding, situation, parts);
  }
  if (isSettled(understanding, isOfFigures(said, understanding, situation, words))) return { kind: "own" };
  const fragment = withWords(readFragment(message, understanding, words), said, situation, words);
  if (fragment === undefined) return { kind: "own" };
  if (!saysAnything(fragment)) return saysNothing(understanding);
  if (isWhole(fragment, understanding, situation)) return { kind: "own" };
  // a measure that is named and not understood must not be taken for the one before
  if (fragment.namesMeasure && fragment.heard.measures.length === 0 && fragment.heard.operation === "value")
    return { kind: "own" };
  const repeated = repeatPassage(fragment, understanding, situation, parts);
  if (repeated !== undefined) return repeated;
  const { before } = situation;
  // 「它的处罚呢」 after 「第三呢」: whoever is third in another order is not meant
  if (before?.over === "authorities" && before.place !== undefined && theOne.test(said)) return { kind: "lost" };
  if (before === undefined) return { kind: isLost(fragment, understanding) ? "lost" : "own" };
  const { language } = understanding;
  const inLanguage = { ...fragment, heard: { ...fragment.heard, language } };
  const turns = mergeTurns(message, inLanguage, situation.trail ?? [], before, words);
  // 「两者差多少」 where no two were talked of
  if (turns === undefined && saysBoth(said, words) && isOfOne(before)) return { kind: "lost" };
  const merged = turns ?? mergeQuery(inLanguage, before, situation.thisYear);
  if (merged.badColumns !== null) {
    const subject = taken.columns(merged.badColumns, language);
    const outcome = { kind: "unknown", reason: "column", subject, query: merged.query } as const;
    return { kind: "understood", understanding: { ...understanding, outcome }, isAside: true };
  }
  const { authorities, years, measures } = merged.took;
  if (!authorities && !years && measures === null) return { kind: "own" };
  const query = withReadings(merged.query, understanding, taken);
  return {
    kind: "understood",
    understanding: {
      ...understanding,
      outcome: { kind: "query", query },
      assumptions: [
        ...notThisYear(understanding, merged),
        sayTaken(turns?.talkedOf ?? before, merged.took, language, taken),
        ...calendarYear(fragment, before, merged.query, situation),
      ],
    },
    isAside: query.operation === "check" || (fragment.heard.convertTo !== undefined && measures === "all"),
  };
}

/** 「画个图」: what was last told, once more; one figure alone is told over the years, for a picture shows how things went. */
function drawn(understanding: Understanding, { before }: Situation, taken: Taken): FollowUp {
  if (before === undefined) return { kind: "lost" };
  const { language } = understanding;
  const isOne = isOfOne(before);
  const query: Query = isOne ? { ...before, operation: "value", years: "all" } : before;
  const said = sayTaken(before, { authorities: true, years: !isOne, measures: "all" }, language, taken);
  return {
    kind: "understood",
    understanding: { ...understanding, outcome: { kind: "query", query: { ...query, language } }, assumptions: [said] },
    isAside: true,
  };
}

/** 「平均呢」 after several figures, or their sum. */
function averaged(understanding: Understanding, { before }: Situation, taken: Taken): FollowUp {
  if (before === undefined) return { kind: "lost" };
  if (isOfOne({ ...before, measures: [] })) return { kind: "own" };
  const { language } = understanding;
  const query: Query = { ...before, operation: "sum", isMean: true, whole: null, over: null, compare: null, language };
  const said = sayTaken(before, { authorities: true, years: true, measures: "all" }, language, taken);
  const outcome = { kind: "query", query } as const;
  return { kind: "understood", understanding: { ...understanding, outcome, assumptions: [said] }, isAside: false };
}

/** A few words after an answer of guidance: of its matter, unless they name a report. */
function goesOnFromGuidance(
  message: string,
  understanding: Understanding,
  { guidance }: Situation,
  parts: FollowUpParts,
): FollowUp | undefined {
  const { language, slots, maybeGuidance } = understanding;
  const namesReport = slots.some(({ slot }) => slot === "authority" || slot === "year");
  const maybe = namesReport ? undefined : maybeGuidance;
  const read = guidance === undefined ? null : parts.guidance?.(message, guidance, language, maybe);
  if (read == null) return undefined;
  if (read.kind === "basis") return { kind: "sources" };
  const outcome = { kind: "guidance", finding: read.finding } as const;
  return {
    kind: "understood",
    understanding: { ...understanding, outcome, assumptions: [read.assumption] },
    isAside: false,
  };
}

/** It names a part of the report, or words that only its prose may have; a few words of asking alone are none. */
function isOfPassage({ outcome, leftover }: Understanding): boolean {
  return outcome.kind === "passage" && leftover.length + outcome.sections.length > 0;
}

/** The sentence on this year's report speaks of other years than those talked of, once the years come from the message before. */
function notThisYear(understanding: Understanding, merged: Merged): readonly string[] {
  return merged.took.years ? [] : understanding.assumptions;
}

/** 「去年」 by the calendar may not be what the talk was heading for: how to ask for the other. */
function calendarYear(
  { mentions }: Fragment,
  before: Query,
  { years, language }: Query,
  { thisYear }: Situation,
): readonly string[] {
  const year = typeof before.years === "string" ? undefined : before.years[0];
  const [mention] = mentions;
  const isLastYear = mentions.length === 1 && mention?.kind === "relative" && mention.offset === -1;
  const isOfCalendar = typeof years !== "string" && years.length === 1 && years[0] === thisYear - 1;
  if (!isLastYear || !isOfCalendar || year === undefined || year === thisYear) return [];
  if (language === "en")
    return [`(“Last year” is ${thisYear - 1} by the calendar; ask “the previous year” for ${year - 1}.)`];
  return [
    language === "zh-Hant"
      ? `（「去年」按日曆是 ${thisYear - 1} 年；要看 ${year} 年的前一年，請說「上年呢」）`
      : `（“去年”按日历是 ${thisYear - 1} 年；要看 ${year} 年的前一年，请说“上年呢”）`,
  ];
}

/** 「那2021年呢」「差多少」 after a figure name no procedure, whatever rules there are of that year, or of differences. */
function isOfFigures(said: string, { slots }: Understanding, { before }: Situation, words: FollowUpWords): boolean {
  const saysWhere = slots.every(({ slot, meaning }) => /^(?:year|filler|authority)$/u.test(slot) && meaning !== "?");
  return before !== undefined && (words.apart.has(said) || (saysWhere && slots.some(({ slot }) => slot !== "filler")));
}

function saysBoth(said: string, { pair }: FollowUpWords): boolean {
  return [...pair].some((word) => said.includes(word) && !word.includes("年"));
}

function isOfOne({ authorities, years, measures, recent }: Query): boolean {
  const isOne = (named: readonly unknown[] | string) =>
    named !== "all" && (typeof named === "string" || named.length < 2);
  return isOne(authorities) && isOne(years) && measures.length < 2 && recent === null;
}

/** What is known to be unknown stays so: a body that is not held, words that matter and have no meaning, an order to change figures. */
function isSettled({ outcome, leftover, heard, slots }: Understanding, isOfFigures: boolean): boolean {
  if (heard === undefined || outcome.kind === "chat" || outcome.kind === "clarify") return true;
  if (outcome.kind === "guidance") return !isOfFigures;
  // 「差的那22条是什么」 asks of the number itself; 「超过22条了吗」 does not
  const saysNumber = slots.some(({ slot, meaning }) => slot === "compare" && /\d/u.test(meaning));
  if (saysNumber && heard.operation !== "yesno") return true;
  if (outcome.kind !== "unknown") return false;
  if (leftover.length > 0) return true;
  return outcome.reason !== "measure" && outcome.reason !== "out_of_scope" && outcome.reason !== "year";
}

/** Words that are understood only as a message of their own: 「对吗」, 「一共呢」. */
function withWords(
  fragment: Fragment | undefined,
  said: string,
  { isSameMessage = false }: Situation,
  words: FollowUpWords,
): Fragment | undefined {
  if (fragment === undefined) return undefined;
  const more = [...(words.why.has(said) ? ["why"] : []), ...(words.together.has(said) ? ["together"] : [])];
  return {
    ...fragment,
    isMarked: fragment.isMarked || isSameMessage,
    operations: new Set([...fragment.operations, ...more]),
  };
}

/** 「嗯」「那呢」: whatever prose has such words, it is not asked for. */
function saysNothing(understanding: Understanding): FollowUp {
  const { outcome } = understanding;
  if (outcome.kind !== "passage") return { kind: "own" };
  return { kind: "understood", understanding: { ...understanding, outcome: outcome.instead }, isAside: true };
}

function saysAnything(fragment: Fragment): boolean {
  const { heard, namesAuthority, mentions, namesMeasure, columns, operations, isSetAgainst } = fragment;
  return (
    namesAuthority ||
    namesMeasure ||
    isSetAgainst ||
    mentions.length + columns.length + operations.size > 0 ||
    heard.authorities === "all"
  );
}

/** A complete question takes nothing from the one before: it says what is counted, and of whom, or whom is settled. */
function isWhole(fragment: Fragment, { outcome }: Understanding, situation: Situation): boolean {
  const { heard } = fragment;
  if (outcome.kind === "unknown" && outcome.reason !== "year") return false;
  const saysWhom = fragment.namesAuthority || heard.authorities === "all";
  const isOfReport =
    ["about", "reports", "check"].includes(heard.operation) && (saysWhom || fragment.mentions.length > 0);
  if (heard.operation === "reports") return true;
  const saysWhat = fragment.namesMeasure || isOfReport;
  if (!saysWhat) return false;
  if (saysWhom && (fragment.mentions.length > 0 || !fragment.isMarked)) return true;
  return !fragment.isMarked && !situation.needsAuthority;
}

/** It goes on from something: by its words, or because it only says what is to be done with a figure. */
function isLost(fragment: Fragment, { outcome }: Understanding): boolean {
  const { namesMeasure, namesAuthority, operations, isSetAgainst } = fragment;
  if (namesMeasure && outcome.kind !== "unknown") return false;
  const saysWhatToDo = [...operations].some(
    (id) =>
      ["why", "share", "of_whole", "growth", "difference", "together", "increase", "decrease"].includes(id) ||
      id.startsWith("to_"),
  );
  return (
    fragment.isMarked ||
    ((saysWhatToDo || isSetAgainst) && outcome.kind !== "query" && !(namesMeasure && namesAuthority))
  );
}

/** The readings of ambiguous words, of the body and years talked of. */
function withReadings(query: Query, { outcome }: Understanding, taken: Taken): Query {
  const readings = outcome.kind === "query" ? outcome.query.alternatives : undefined;
  const isAsWas =
    readings?.[0] !== undefined && JSON.stringify(readings[0].query.measures) === JSON.stringify(query.measures);
  if (readings === undefined || !isAsWas) return query;
  const of = taken.whoAndWhen(query);
  const alternatives = readings.map((reading) => ({
    label: reading.label,
    send: `${of}${reading.send.replace(of, "")}`,
    query: { ...query, measures: reading.query.measures },
  }));
  return { ...query, alternatives };
}
