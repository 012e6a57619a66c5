import type { Built } from "./build-query.ts";
import { readIntent } from "./intent.ts";
import { lexiconKey } from "./lexicon.ts";
import type { PassageTerms } from "./passage-terms.ts";
import type { PassageAsked, PassageSection, Query, Understanding } from "./query.ts";
import type { QueryContext } from "./query-context.ts";
import { resolveAuthorities } from "./resolve-authorities.ts";
import { heldYears, resolveYears } from "./resolve-years.ts";
import { means, type Token } from "./sense.ts";

/** Operations that only figures can be put to. */
const ofFigures: readonly Query["operation"][] = [
  "sum",
  "difference",
  "growth",
  "share",
  "rank",
  "extreme",
  "check",
  "reports",
];
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
  if (counts || !mayBeWords(outcome, built, context, terms)) return stays;
  const asked = askedFor(tokens, built, context, terms);
  if (asked === null) return stays;
  const { passage, isPlain } = asked;
  const isUnknown = outcome.kind === "unknown";
  const namesCell = outcome.kind === "query" && outcome.query.measures.some((measure) => measure.kind === "cell");
  if (namesCell && passage.sections.length === 0) return stays;
  if (isPlain || isUnknown) return { outcome: { kind: "passage", ...passage, instead: outcome } };
  return { outcome, passage };
}

/** False where a body or year is not known, more than one is meant by the name, or the operation needs numbers. */
function mayBeWords(
  outcome: Understanding["outcome"],
  built: Built,
  context: QueryContext,
  terms: PassageTerms,
): boolean {
  switch (outcome.kind) {
    case "query":
      return !ofFigures.includes(outcome.query.operation) && outcome.query.compare === null;
    case "unknown":
      return (
        ["measure", "out_of_scope", "column"].includes(outcome.reason) ||
        (outcome.reason === "authority" && isTopic(outcome.subject, built, context, terms))
      );
    default:
      return false;
  }
}

/** 「营商环境2020年…」: words that stand where a name stands, and are what reports tell of. */
function isTopic(subject: string, built: Built, context: QueryContext, terms: PassageTerms): boolean {
  const isName = [...built.names].some((token) => token.senses.length > 0);
  return !isName && context.text.includes(subject) && terms.groups.flat().some((word) => lexiconKey(word) === subject);
}

function askedFor(
  tokens: readonly Token[],
  built: Built,
  context: QueryContext,
  terms: PassageTerms,
): { passage: PassageAsked; isPlain: boolean } | null {
  const who = resolveAuthorities(tokens, context.index, context.fallback, context.terms.files.places);
  if (who.unknown !== null || who.ambiguous !== null) return null;
  const mentions = tokens.flatMap((token) => (token.senses[0]?.kind === "year" ? [token.senses[0].mention] : []));
  const settled = who.ids.length > 0 ? who.ids : context.fallback === undefined ? null : [context.fallback.id];
  const held = heldYears(context.library, settled);
  const { thisYear } = context;
  const when = resolveYears({ mentions, held, thisYear, isComparison: false, isAgainstPrevious: false });
  if (when.missing.length > 0) return null;
  const isOverAll = tokens.some((token) => means(token, "operation", "over_authorities"));
  const own = ownWords(tokens, who.used, isOverAll, context.text);
  const isFeeRow = terms.fee_rows.some((word) => own.includes(word));
  const named = sections.filter((id) => !(id === "fees" && isFeeRow) && namesSection(own, id, terms));
  if (context.language === "en" && (named.length === 0 || built.outcome.kind === "unknown")) return null;
  const phrases = [...named.flatMap((id) => terms.sections[id].ask), ...terms.ask];
  const words = context.language === "en" ? [] : cutOut(own, phrases);
  if (words.length === 0 && named.length === 0) return null;
  const authorities = isOverAll && who.ids.length === 0 ? "all" : who.ids.length > 0 ? who.ids : "default";
  return {
    passage: { words, sections: named, authorities, years: when.years },
    isPlain: named.length > 0 || terms.plain.some((phrase) => own.includes(phrase)),
  };
}

function namesSection(own: string, id: PassageSection, terms: PassageTerms): boolean {
  const { ask, en } = terms.sections[id];
  return [...ask, ...en].some((phrase) => own.includes(lexiconKey(phrase)));
}

/** The question without the names of bodies and without years. */
function ownWords(tokens: readonly Token[], used: ReadonlySet<Token>, isOverAll: boolean, text: string): string {
  let own = text;
  for (const token of tokens.toReversed()) {
    const isName = used.has(token) || (isOverAll && means(token, "operation", "over_authorities"));
    if (isName || token.senses[0]?.kind === "year") own = `${own.slice(0, token.start)}，${own.slice(token.end)}`;
  }
  return own;
}

/** What is left of the text when the phrases are taken out, the longest first. */
function cutOut(text: string, phrases: readonly string[]): readonly string[] {
  const longestFirst = phrases.map(lexiconKey).sort((a, b) => b.length - a.length);
  const left = longestFirst.reduce((rest, phrase) => rest.replaceAll(phrase, "，"), text);
  return left.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
}
