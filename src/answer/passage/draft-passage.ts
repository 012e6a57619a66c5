import { join } from "node:path";
import { readKnowledge } from "../../base/knowledge.ts";
import { Lru } from "../../library/lru.ts";
import type { PassageIndex } from "../../library/passages/passage-index.ts";
import type { WordCutter } from "../../library/passages/word-cutter.ts";
import type { PassageTerms } from "../../question/passage-terms.ts";
import type { PassageAsked, Query } from "../../question/query.ts";
import type { Report } from "../../report/report.ts";
import type { Citation } from "../answer.ts";
import type { Asked } from "../answer-query.ts";
import { chooseAuthorities } from "../choose-authorities.ts";
import { chooseTargets } from "../choose-targets.ts";
import type { Context } from "../context.ts";
import { type Draft, plainDraft } from "../draft.ts";
import { whoAndWhen } from "../labels.ts";
import { printed } from "../printed.ts";
import { type Say, speak, type Wording, wordingSchema } from "../sentences.ts";
import type { Target } from "../target.ts";
import { type AskedWord, readAskedWords } from "./asked-words.ts";
import { chooseUnits, type Quote, quoteUnits } from "./choose-quotes.ts";
import { cutUnits, type Unit } from "./cut-units.ts";
import { scoreUnits } from "./score-units.ts";
import { sectionUnits } from "./section-units.ts";

/** What finds passages: loaded when the first question needs it, since its dictionary takes a while. */
export interface PassageFinder {
  readonly index: PassageIndex;
  readonly cutter: WordCutter;
}

export interface PassageParts {
  readonly finder: () => Promise<PassageFinder>;
  readonly terms: PassageTerms;
  /** From {@link loadPassageWording}. */
  readonly wording: Wording;
  /** The least score of a sentence that answers; left out: the one that was measured to be best. */
  readonly threshold?: number;
}

/** The sentences that answer, quoted; null where none does: what is next is the caller's. `question`: the message as asked. */
export type DraftPassage = (asked: PassageAsked, question: Asked, context: Context) => Promise<Draft | null>;

/** Passages looked at, best first, where the question is not about certain reports. */
const passagesLookedAt = 40;
const reportsQuoted = 5;
const reportsCut = 200;

export function loadPassageWording(knowledge: string): Wording {
  return readKnowledge(join(knowledge, "terms", "passage-wording.yaml"), wordingSchema);
}

export function createPassageDrafter(parts: PassageParts): DraftPassage {
  const cut = new Lru<{ readonly report: Report; readonly units: readonly Unit[] }>(reportsCut);
  const unitsOf = (report: Report): readonly Unit[] => {
    const known = cut.get(report.id);
    if (known?.report === report) return known.units;
    const units = cutUnits(report);
    cut.set(report.id, { report, units });
    return units;
  };
  return async (asked, question, context) => {
    const query = asQuery(asked, context);
    const authorities = chooseAuthorities(query, question.words, context);
    if ("kind" in authorities) return authorities;
    const targets = chooseTargets(query, authorities, false, context);
    const finder = await parts.finder();
    const askedWords = readAskedWords(asked.words, finder.cutter, parts.terms);
    if (askedWords.length === 0 && asked.sections.length === 0) return null;
    const isEvery = asked.authorities === "all";
    const likely = isEvery ? await likelyTargets(targets.held, asked, finder) : targets.held;
    const drafts: Draft[] = [];
    for (const target of likely) {
      const draft = await draftOne(target, asked, askedWords, { ...parts, finder, unitsOf, context });
      if (draft !== null) drafts.push(draft);
      if (isEvery && drafts.length === reportsQuoted) break;
    }
    return joined(drafts, isEvery ? [] : targets.notes);
  };
}

interface Drafting extends Omit<PassageParts, "finder"> {
  readonly finder: PassageFinder;
  readonly unitsOf: (report: Report) => readonly Unit[];
  readonly context: Context;
}

async function draftOne(
  target: Target,
  asked: PassageAsked,
  words: readonly AskedWord[],
  { finder, unitsOf, terms, wording, threshold, context }: Drafting,
): Promise<Draft | null> {
  const report = await context.library.report(target.reports[0].id);
  if (report === undefined) return null;
  const say = speak(wording, context.language);
  const units = unitsOf(report);
  const within = asked.sections.length > 0 ? sectionUnits(units, asked.sections, terms) : units;
  // Verbs beside the name of a section (「存在」「做得」) narrow nothing.
  if (!words.some(({ need }) => need === "must") && asked.sections.length > 0) {
    if (within.length > 0) return quoted(quoteUnits(within), "quote", target, report, say, context);
    const six = asked.sections.includes("fees") ? units.filter((unit) => unit.part === terms.sections.fees.part) : [];
    return six.length > 0 ? quoted(quoteUnits(six), "fees_silent", target, report, say, context) : null;
  }
  const scored = scoreUnits(within, words);
  if (scored.length === 0) return null;
  const found = await finder.index.search(asked.words.join(" "), report.passages.length, [report.id]);
  const chosen = chooseUnits(
    scored,
    found.map(({ number }) => number),
    threshold,
  );
  return chosen.length > 0 ? quoted(quoteUnits(chosen), "quote", target, report, say, context) : null;
}

function quoted(
  quotes: readonly Quote[],
  lead: "quote" | "fees_silent",
  target: Target,
  report: Report,
  say: Say,
  context: Context,
): Draft {
  const who = whoAndWhen(target, context);
  const [first, ...rest] = quotes.map(({ text }) => printed(text));
  const sources = new Set(quotes.map(({ passage }) => sourceOf(report, passage.heading, passage.place.page, context)));
  return plainDraft("passage", say(lead, { who, text: first ?? "" }), {
    notes: [...rest.map((text) => say("quote_more", { text })), ...sources],
    citations: quotes.map(
      ({ passage, text }): Citation => ({
        report: report.id,
        heading: passage.heading,
        page: passage.place.page,
        text,
      }),
    ),
  });
}

function sourceOf(report: Report, heading: string, at: number | null, { say }: Context): string {
  const page = at === null ? "" : say("source.page", { page: at });
  const title = printed(report.title);
  return heading === ""
    ? say("source.report", { title })
    : say("source.passage", { title, heading: printed(heading), page });
}

/** One reply of several reports', each with its own sources behind it. */
function joined(drafts: readonly Draft[], notes: readonly string[]): Draft | null {
  const [first, ...rest] = drafts;
  if (first === undefined) return null;
  return {
    ...first,
    notes: [...first.notes, ...rest.flatMap((draft) => [draft.lead, ...draft.notes]), ...notes],
    citations: drafts.flatMap((draft) => draft.citations),
  };
}

/** Of every report of the library, those with passages that fit, the best first. */
async function likelyTargets(
  held: readonly Target[],
  asked: PassageAsked,
  { index }: PassageFinder,
): Promise<readonly Target[]> {
  const byReport = new Map(held.map((target) => [target.reports[0].id, target]));
  const found = await index.search([...asked.words, ...asked.sections].join(" "), passagesLookedAt);
  const reports = new Set(found.map(({ report }) => report));
  return [...reports].flatMap((report) => byReport.get(report) ?? []);
}

/** Whom and when the passage is about, as the choice of reports takes it. */
function asQuery({ authorities, years }: PassageAsked, context: Context): Query {
  return {
    operation: "about",
    authorities,
    years,
    recent: null,
    measures: [],
    whole: null,
    over: null,
    direction: null,
    compare: null,
    about: "overview",
    language: context.language,
  };
}
