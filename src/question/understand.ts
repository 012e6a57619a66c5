import { type Clock, shanghaiDay } from "../base/clock.ts";
import type { PartOfSpeech } from "../library/dictionary.ts";
import type { Library } from "../library/library.ts";
import type { Authority } from "../report/authority.ts";
import { askWhether } from "./ask-which.ts";
import { type AuthorityIndex, buildAuthorityIndex } from "./authority-index.ts";
import { type Built, buildQuery } from "./build-query.ts";
import { leavesOut } from "./exclusion.ts";
import type { FindGuidance, NearTopics } from "./guidance/find-guidance.ts";
import { withGuidance } from "./guidance/settle-guidance.ts";
import { asksHowFormIsRead, type Intent, readIntent } from "./intent.ts";
import { createPinyinReader } from "./latin-pinyin.ts";
import { lexiconKey } from "./lexicon.ts";
import { createMisspellings } from "./misspelling.ts";
import { narrowerWords } from "./narrower-words.ts";
import type { PassageTerms } from "./passage-terms.ts";
import { type PreparedQuestion, prepareQuestion } from "./prepare.ts";
import type { Language, Query, Understanding } from "./query.ts";
import type { QueryContext } from "./query-context.ts";
import { readPassage } from "./read-passage.ts";
import { cutIntoTokens } from "./segment.ts";
import { withoutTakenBack } from "./self-correction.ts";
import { means, senseOf, type Token } from "./sense.ts";
import { explainSlots, leftoverOf } from "./slots.ts";
import { soundAlike } from "./sound-alike.ts";
import { speaksOfFigures } from "./speaks-of-figures.ts";
import type { Terms } from "./terms.ts";

export interface UnderstandingParts {
  readonly terms: Terms;
  readonly library: Library;
  /** Of the words of the language, which are never taken for misspellings of ours. */
  readonly partOfSpeech: PartOfSpeech;
  readonly clock: Clock;
  /** Id or name of the authority meant where none is named; null: the only one in the library. */
  readonly defaultAuthority: string | null;
  /** How people ask for what reports tell in words; left out: questions are for figures alone. */
  readonly passages?: PassageTerms;
  /** Tells questions of procedure; left out: they are out of scope. */
  readonly guidance?: FindGuidance;
  /** Tells what a message that nothing answers may be about; left out: nothing is offered. */
  readonly near?: NearTopics;
}

/** Turns a message into its meaning. Deterministic and without I/O. */
export type Understand = (question: string) => Understanding;

/** Longer messages are no question. */
const longest = 600;

/** Builds the understanding once; the index of names follows the library as it changes. */
export function createUnderstander(parts: UnderstandingParts): Understand {
  const { terms, library } = parts;
  const misspellings = createMisspellings(terms.lexicon, parts.partOfSpeech);
  const pinyin = createPinyinReader(terms.lexicon);
  let authorities: readonly Authority[] | undefined;
  let index = buildAuthorityIndex([], terms.lexicon);
  const currentIndex = (): AuthorityIndex => {
    if (authorities !== library.authorities()) {
      authorities = library.authorities();
      index = buildAuthorityIndex(authorities, terms.lexicon);
    }
    return index;
  };
  return (question) => {
    if (question.length > longest) return nothing("too_long", question.slice(0, 20));
    const prepared = prepareQuestion(question);
    if (!/[\p{L}\p{N}]/u.test(prepared.text)) return nothing("empty", "");
    const names = currentIndex();
    const spelt = pinyin.read(prepared.text, names);
    const read: PreparedQuestion =
      spelt === prepared.text
        ? prepared
        : {
            text: spelt,
            cased: spelt,
            language: prepared.language === "en" && !/[a-z]/u.test(spelt) ? "zh-Hans" : prepared.language,
          };
    const { lexicon, files } = terms;
    const cutter = {
      lexicon,
      places: files.places,
      authorities: names,
      misspellings,
      partOfSpeech: parts.partOfSpeech,
    };
    const tokens = withoutTakenBack(cutIntoTokens(read.text, cutter));
    const context: QueryContext = {
      terms,
      library,
      index: names,
      fallback: fallbackOf(names, parts.defaultAuthority),
      thisYear: shanghaiDay(parts.clock()).year,
      language: read.language,
      cased: read.cased,
      text: read.text,
      question: question.trim(),
    };
    const built = asksHowFormIsRead(read.text)
      ? outOfScope(context)
      : withName(readMessage(tokens, context), tokens, context);
    const understanding: Understanding = {
      language: read.language,
      slots: explainSlots(tokens, built.names),
      leftover: leftoverOf(tokens, built.names),
      assumptions: [
        ...guessedWords(tokens, read.language),
        ...narrowerWords(tokens, built.outcome, context),
        ...built.assumptions,
      ],
      ...(parts.passages ? readPassage(built, tokens, context, parts.passages) : { outcome: built.outcome }),
      ...(built.heard === undefined ? {} : { heard: built.heard }),
    };
    const isOfFigures = speaksOfFigures(understanding, question);
    const finding = isOfFigures ? null : (parts.guidance?.(question) ?? null);
    const settled = withGuidance(understanding, finding);
    return !isOfFigures && finding === null && mayBeOffered(settled.outcome)
      ? { ...settled, nearTopics: parts.near?.(question) ?? [] }
      : settled;
  };
}

const offered: ReadonlySet<string> = new Set(["out_of_scope", "measure", "authority", "column"]);

/** A year that is not held, a person or an order is no question of procedure; a figure may turn out not to be told. */
function mayBeOffered(outcome: Understanding["outcome"]): boolean {
  if (outcome.kind === "passage") return mayBeOffered(outcome.instead);
  if (outcome.kind === "query") return outcome.query.authorities === "default";
  return outcome.kind === "unknown" && offered.has(outcome.reason);
}

/** Words that nobody knows and that sound like a name are asked about. */
function withName(built: Built, tokens: readonly Token[], context: QueryContext): Built {
  const { outcome } = built;
  if (outcome.kind !== "query" && outcome.kind !== "unknown") return built;
  const name = outcome.kind === "unknown" && outcome.reason === "authority" ? outcome.subject : "";
  const start = context.text.indexOf(name);
  const strange =
    name !== "" && start >= 0
      ? [{ start, end: start + name.length }]
      : tokens.filter(({ senses, text }) => senses.length === 0 && hasHan.test(text));
  if (strange.length === 0) return built;
  const alike = soundAlike(context.text, strange, context.index, context.terms.files.places);
  return alike === null ? built : { ...built, outcome: askWhether(alike, context) };
}

const hasHan = /\p{Script=Han}/u;

/** A misspelling that was read as a word of ours is said aloud. */
function guessedWords(tokens: readonly Token[], language: Language): readonly string[] {
  return tokens.flatMap(({ text, meant }) => {
    if (meant === undefined) return [];
    if (language === "en") return [`“${text}” is read as “${meant}”.`];
    return [language === "zh-Hant" ? `「${text}」按「${meant}」理解。` : `“${text}”按“${meant}”理解。`];
  });
}

function readMessage(tokens: readonly Token[], context: QueryContext): Built {
  const intent = readIntent(tokens);
  const none = { assumptions: [], names: new Set<Token>() };
  switch (intent) {
    case null:
      return buildQuery(tokens, context);
    case "instruction":
      return { ...none, outcome: refusedInstruction(tokens, context) };
    case "personal":
      return { ...none, outcome: { kind: "unknown", reason: "personal", subject: context.question } };
    case "contact":
      return { ...none, outcome: { kind: "unknown", reason: "measure", subject: textOf(tokens, "contact") } };
    case "procedure": {
      const built = buildQuery(tokens, context);
      return isFigureQuestion(tokens, built) ? built : outOfScope(context);
    }
    default:
      return { ...none, outcome: { kind: "chat", topic: intent } };
  }
}

function outOfScope({ question }: QueryContext): Built {
  const outcome = { kind: "unknown", reason: "out_of_scope", subject: question } as const;
  return { assumptions: [], names: new Set(), outcome };
}

function textOf(tokens: readonly Token[], intent: Intent): string {
  return tokens.find((token) => means(token, "intent", intent))?.text ?? "";
}

/** Words of procedure within a question that names a report and asks how many are part of what is counted, and then seldom counted. */
function isFigureQuestion(tokens: readonly Token[], built: Built): boolean {
  if (tokens.some((token) => token.text === "平均" || token.text === "average")) return true;
  const namesReport = tokens.some((token) => token.senses[0]?.kind === "year" || token.senses[0]?.kind === "authority");
  const asksHowMany = tokens.some((token) => {
    const unit = senseOf(token, "question");
    return unit !== undefined && unit.measures === "items";
  });
  return namesReport && asksHowMany && built.outcome.kind === "unknown";
}

/** An order to change or invent figures is refused; what it asks about is kept, so that the true figure can be said. */
function refusedInstruction(tokens: readonly Token[], context: QueryContext): Understanding["outcome"] {
  const rest = tokens.filter(
    (token) => !means(token, "intent", "instruction") && token.senses.length > 0 && token.senses[0]?.kind !== "number",
  );
  const built = buildQuery(rest, context);
  const query = built.outcome.kind === "query" && !leavesOut(tokens) ? plainQuery(built.outcome.query) : undefined;
  return {
    kind: "unknown",
    reason: "instruction",
    subject: textOf(tokens, "instruction"),
    ...(query === undefined ? {} : { query }),
  };
}

function plainQuery(query: Query): Query | undefined {
  return query.measures.some((measure) => measure.kind === "cell")
    ? { ...query, operation: "value", compare: null }
    : undefined;
}

function fallbackOf(index: AuthorityIndex, named: string | null): Authority | undefined {
  if (named === null) return index.byId.size === 1 ? [...index.byId.values()][0] : undefined;
  const found = index.byId.get(named) ?? index.byId.get(index.trie.get(lexiconKey(named))?.ids[0] ?? "");
  return found;
}

function nothing(reason: "too_long" | "empty", subject: string): Understanding {
  return {
    language: "zh-Hans",
    slots: [],
    leftover: [],
    assumptions: [],
    outcome: { kind: "unknown", reason, subject },
  };
}
