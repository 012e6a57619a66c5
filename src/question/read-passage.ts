import type { Built } from "./build-query.ts";
import { readIntent } from "./intent.ts";
import { lexiconKey } from "./lexicon.ts";
import type { PassageTerms } from "./passage-terms.ts";
import type { PassageAsked, PassageSection, Query, Understanding } from "./query.ts";
import type { QueryContext } from "./query-context.ts";
import { resolveAuthorities } from "./resolve-authorities.ts";
import { heldYears, resolveYears } from "./resolve-years.ts";
import { means, senseOf, type Token } from "./sense.ts";
import { type FoundYear, findYears } from "./year-mentions.ts";

/** Operations of figures that the words of a narrative are never mistaken for. */
const ofFigures: readonly Query["operation"][] = ["sum", "share", "reports"];
/** Operations that everyday words of a narrative (差距, 提到, 哪些地方) are mistaken for, if nothing is named to put them to. */
const mistakable: readonly Query["operation"][] = ["check", "difference", "growth", "rank", "extreme"];
const sections: readonly PassageSection[] = ["problems", "improvement", "other_matters", "fees"];
/** 「是怎么整合的」: asks how something was done, not how to do it. */
const howItWasDone = /(?:怎么|如何|怎样)\p{Script=Han}{1,6}的[?？]?$/u;

/**
 * What the question asks to be told in words, beside its meaning as a question for figures: `outcome` is a passage where the words plainly ask for one, or mean
 * nothing else; `passage` is what is left to try where no figure is found. A question that names a cell of the tables, or asks how many, is for figures alone.
 */
export function readPassage(
  built: Built,
  tokens: readonly Token[],
  context: QueryContext,
  terms: PassageTerms,
): Pick<Understanding, "outcome" | "passage"> {
  const { outcome } = built;
  const stays = { outcome };
  const intent = readIntent(tokens);
  if (intent !== null && !(intent === "procedure" && howItWasDone.test(context.text))) return stays;
  const counts = [...terms.counts.zh, ...terms.counts.en].some((word) => context.text.includes(word));
  const reading = { context, terms };
  if (counts || !mayBeWords(outcome, tokens, reading)) return stays;
  const asked = askedFor(tokens, outcome, reading);
  if (asked === null) return stays;
  const { passage, isPlain } = asked;
  const isUnknown = outcome.kind === "unknown";
  const namesCell = outcome.kind === "query" && outcome.query.measures.some((measure) => measure.kind === "cell");
  if (namesCell && passage.sections.length === 0) return stays;
  if (outcome.kind === "query" && mistakable.includes(outcome.query.operation) && (namesCell || !isPlain)) return stays;
  if (isPlain || isUnknown) return { outcome: { kind: "passage", ...passage, instead: insteadOf(outcome, passage) } };
  return { outcome, passage };
}

/** A whole part of a report is no answer to a question on something that the part does not tell of. */
function insteadOf(outcome: Understanding["outcome"], { words }: PassageAsked): Understanding["outcome"] {
  const isWholePart = outcome.kind === "query" && outcome.query.operation === "about";
  return isWholePart && words.length > 0 ? { kind: "unknown", reason: "measure", subject: words.join("") } : outcome;
}

interface Reading {
  readonly context: QueryContext;
  readonly terms: PassageTerms;
}

/** False where a body or year is not known, more than one is meant by the name, or the operation needs numbers. */
function mayBeWords(outcome: Understanding["outcome"], tokens: readonly Token[], reading: Reading): boolean {
  switch (outcome.kind) {
    case "query":
      return !ofFigures.includes(outcome.query.operation) && outcome.query.compare === null;
    case "unknown":
      switch (outcome.reason) {
        case "measure":
        case "out_of_scope":
        case "column":
          return true;
        case "authority":
          return isTopic(outcome.subject, tokens, reading);
        case "year":
          return yearTokens(tokens).every(isToCome);
        default:
          return false;
      }
    default:
      return false;
  }
}

/** 「营商环境2020年…」「乡镇怎么指导的」「市政府公报」: words that stand where a name stands, and are what reports tell of. Never where a place is named. */
function isTopic(subject: string, tokens: readonly Token[], { context, terms }: Reading): boolean {
  const start = context.text.indexOf(subject);
  const within = tokens.filter((token) => token.start >= start && token.end <= start + subject.length);
  const isOwn = within.every((token) => token.senses.length === 0 || token.senses[0]?.kind === "own");
  const topics = terms.groups.flat();
  const rest = topics.reduce((left, word) => left.replace(word, ""), subject);
  if (rest === "") return true;
  return topics.some((word) => {
    const at = context.text.indexOf(word);
    return isOwn && at >= start && at < start + subject.length && at + word.length > start + subject.length;
  });
}

function yearTokens(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter((token) => token.senses[0]?.kind === "year");
}

/** 「明年的打算」: the year that is planned for, not the report's. */
function isToCome(token: Token): boolean {
  const mention = senseOf(token, "year")?.mention;
  return mention?.kind === "relative" && mention.offset > 0;
}

function askedFor(
  tokens: readonly Token[],
  outcome: Understanding["outcome"],
  reading: Reading,
): { passage: PassageAsked; isPlain: boolean } | null {
  const { context, terms } = reading;
  const who = resolveAuthorities(tokens, context.index, context.fallback, context.terms.files.places);
  const isNameless = who.unknown !== null && who.ids.length === 0 && isTopic(who.unknown, tokens, reading);
  if ((who.unknown !== null && !isNameless) || who.ambiguous !== null) return null;
  const named = yearsNamed(tokens, context.text);
  const mentions = named.map(({ mention }) => mention);
  const settled = who.ids.length > 0 ? who.ids : context.fallback === undefined ? null : [context.fallback.id];
  const held = heldYears(context.library, settled);
  const { thisYear } = context;
  const when = resolveYears({ mentions, held, thisYear, isComparison: false, isAgainstPrevious: false });
  if (when.missing.length > 0) return null;
  const isOverAll = tokens.some((token) => means(token, "operation", "over_authorities")) && who.used.size === 0;
  const names = tokens.filter(
    (token) => (who.used.has(token) && !isNameless) || (isOverAll && means(token, "operation", "over_authorities")),
  );
  const own = withoutSpans(context.text, [...names, ...named]);
  const isFeeRow = terms.fee_rows.some((word) => own.includes(word));
  const asked = sections.filter((id) => !(id === "fees" && isFeeRow) && namesSection(own, id, terms));
  if (context.language === "en" && (asked.length === 0 || outcome.kind === "unknown")) return null;
  const phrases = [...asked.flatMap((id) => terms.sections[id].ask), ...terms.ask];
  const words = context.language === "en" ? [] : cutOut(own, phrases);
  if (words.length === 0 && asked.length === 0) return null;
  const authorities = isOverAll ? "all" : who.ids.length > 0 ? who.ids : "default";
  // Over the library each report may tell of it, of whatever year.
  const years = isOverAll && when.years === "latest" ? "all" : when.years;
  const isPlain =
    asked.length > 0 || howItWasDone.test(context.text) || terms.plain.some((phrase) => own.includes(phrase));
  return { passage: { words, sections: asked, authorities, years }, isPlain };
}

/** Years of reports that the question names: those of its tokens, and those that another reading of the characters hides. */
function yearsNamed(tokens: readonly Token[], text: string): readonly FoundYear[] {
  const told = yearTokens(tokens).flatMap((token) => {
    const mention = senseOf(token, "year")?.mention;
    return mention === undefined || isToCome(token) ? [] : [{ start: token.start, end: token.end, mention }];
  });
  const hidden = findYears(text).filter(({ start, end }) => told.every((one) => end <= one.start || start >= one.end));
  return [...told, ...hidden];
}

function namesSection(own: string, id: PassageSection, terms: PassageTerms): boolean {
  const { ask, en } = terms.sections[id];
  return [...ask, ...en].some((phrase) => own.includes(lexiconKey(phrase)));
}

function withoutSpans(text: string, spans: readonly { readonly start: number; readonly end: number }[]): string {
  const lastFirst = [...spans].sort((a, b) => b.start - a.start);
  return lastFirst.reduce((left, { start, end }) => `${left.slice(0, start)}，${left.slice(end)}`, text);
}

/** What is left of the text when the phrases are taken out, the longest first. */
function cutOut(text: string, phrases: readonly string[]): readonly string[] {
  const longestFirst = phrases.map(lexiconKey).sort((a, b) => b.length - a.length);
  const left = longestFirst.reduce((rest, phrase) => rest.replaceAll(phrase, "，"), text);
  return left.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
}
