import type { Clock } from "../base/clock.ts";
import type { Library } from "../library/library.ts";
import type { Language, Query, Understanding } from "../question/query.ts";
import type { Terms } from "../question/terms.ts";
import type { Formats } from "../report/formats.ts";
import type { Answer } from "./answer.ts";
import { answerAlternatives } from "./answer-alternatives.ts";
import type { AnswerKnowledge } from "./answer-knowledge.ts";
import { type Asked, answerQuery } from "./answer-query.ts";
import { draftUnknown } from "./answer-unknown.ts";
import type { Context } from "./context.ts";
import { type Draft, plainDraft } from "./draft.ts";
import { finish } from "./finish.ts";
import type { DraftGuidance, OfferTopics } from "./guidance/draft-guidance.ts";
import type { DraftPassage } from "./passage/draft-passage.ts";
import { printed } from "./printed.ts";
import { speak } from "./sentences.ts";

export interface AnswererParts {
  readonly library: Library;
  readonly terms: Terms;
  readonly formats: Formats;
  /** From `loadAnswerKnowledge`. */
  readonly knowledge: AnswerKnowledge;
  readonly clock: Clock;
  /** Any name of the authority meant when a question names none; null: the only one held, else the reader is asked. */
  readonly defaultAuthority: string | null;
  /** Answers in the report's own sentences; left out: questions that ask for them are read for figures. */
  readonly passages?: DraftPassage;
  /** Answers questions of procedure; left out: none is understood as one. */
  readonly guidance?: DraftGuidance;
  /** Offers topics of procedure where nothing answers; left out: none are. */
  readonly offer?: OfferTopics;
}

/** What a question means → what is answered. Deterministic: the same library and understanding give the same words. */
export function createAnswerer(parts: AnswererParts): (understanding: Understanding) => Promise<Answer> {
  const contexts = new Map<Language, Context>();
  const contextOf = (language: Language) => {
    const known = contexts.get(language);
    if (known) return known;
    const made = { ...parts, language, say: speak(parts.knowledge.wording, language) };
    contexts.set(language, made);
    return made;
  };
  return async (understanding) => {
    const context = contextOf(understanding.language);
    const draft = await draftOf(understanding, context, parts);
    return finish(draft, restsOnAssumptions(understanding, draft) ? understanding.assumptions : [], context);
  };
}

/** What was taken from the talk before bears on no rule of procedure, and on nothing that reports do not tell. */
function restsOnAssumptions({ outcome }: Understanding, draft: Draft): boolean {
  if (outcome.kind !== "passage" || draft.kind === "passage") return true;
  const { instead } = outcome;
  return instead.kind === "query" || (instead.kind === "unknown" && instead.reason !== "out_of_scope");
}

type Drafters = Pick<AnswererParts, "passages" | "guidance" | "offer">;

async function draftOf(understanding: Understanding, context: Context, drafters: Drafters): Promise<Draft> {
  const { outcome } = understanding;
  const { passages, guidance } = drafters;
  const asked = {
    words: understanding.question ?? understanding.slots.map((slot) => slot.text).join(""),
    isPaired: isPaired(understanding),
  };
  switch (outcome.kind) {
    case "clarify":
      return plainDraft("clarify", outcome.question, { options: outcome.options });
    case "chat":
      return plainDraft("chat", context.say(`chat.${outcome.topic}`));
    case "unknown": {
      const draft = draftUnknown(outcome.reason, outcome.subject, understanding, context);
      if (!outcome.query) return withOffers(draft, understanding, drafters, context);
      if (outcome.reason === "instruction")
        return restate(draft, await answerQuery(outcome.query, asked, context), context);
      return outcome.reason === "year" ? yearUnknown(draft, outcome.query, asked, context) : draft;
    }
    case "guidance":
      if (guidance) return guidance(outcome.finding, understanding.language);
      return draftUnknown("out_of_scope", understanding.question ?? "", understanding, context);
    case "passage":
      return (
        (await passages?.(outcome, asked, context)) ??
        unwritten(await draftOf({ ...understanding, outcome: outcome.instead }, context, drafters), outcome, context)
      );
    case "query": {
      const { query } = outcome;
      const draft =
        query.alternatives && query.alternatives.length > 1
          ? await answerAlternatives(query, query.alternatives, asked, context)
          : await answerQuery(query, asked, context);
      if (draft.kind !== "unknown") return draft;
      if (understanding.passage === undefined) return withOffers(draft, understanding, drafters, context);
      return (
        (await passages?.(understanding.passage, asked, context)) ?? withOffers(draft, understanding, drafters, context)
      );
    }
  }
}

/** What nothing answers may be a question of procedure that nobody foresaw: those nearest to it are offered. */
function withOffers(
  draft: Draft,
  { nearTopics = [], language }: Understanding,
  { offer }: Drafters,
  { say }: Context,
): Draft {
  const options = draft.options.length > 0 ? [] : (offer?.(nearTopics, language) ?? []);
  if (options.length === 0) return draft;
  const asks = options.map(({ label }) => say("unknown.ask", { ask: label })).join("");
  return { ...draft, notes: [say("unknown.offers", { asks }), ...draft.notes], options };
}

/** 「有没有提到村务公开」 asks what is written: that no number of it stands there is no answer. */
function unwritten(
  draft: Draft,
  { words, instead }: Extract<Understanding["outcome"], { kind: "passage" }>,
  { say }: Context,
): Draft {
  const isOfReports = instead.kind === "query" || (instead.kind === "unknown" && instead.reason === "measure");
  if (draft.kind !== "unknown" || !isOfReports || words.length === 0) return draft;
  return { ...draft, lead: say("unknown.passage", { name: printed(words.join(say("list.comma"))) }) };
}

/** A year that is not held: told of the very authority, or what the report of the year after says of it; never another year's figure. */
async function yearUnknown(unknown: Draft, query: Query, asked: Asked, context: Context): Promise<Draft> {
  const draft = await answerQuery(query, asked, context);
  const isComparison = query.operation === "difference" || query.operation === "growth";
  return draft.kind === "unknown" || (isComparison && draft.kind === "comparison") ? draft : unknown;
}

/** Authorities and years named in turn, as many of one as of the other. */
function isPaired({ slots, outcome }: Understanding): boolean {
  const query = "query" in outcome ? outcome.query : undefined;
  if (!query || typeof query.authorities === "string" || typeof query.years === "string") return false;
  const named = slots.filter(({ slot }) => slot === "authority" || slot === "year").map(({ slot }) => slot);
  const count = query.authorities.length;
  if (count < 2 || query.years.length !== count || named.length !== 2 * count) return false;
  return named.every((slot, index) => (slot === "authority") === (index % 2 === 0));
}

/** The refusal of an instruction, with the true figure beside it where one is known. The value is the printed one. */
function restate(refusal: Draft, truth: Draft, context: Context): Draft {
  if (truth.value === null) return refusal;
  return { ...truth, lead: context.say("unknown.instruction_truth", { refusal: refusal.lead, truth: truth.lead }) };
}
