import type { Clock } from "../base/clock.ts";
import type { Library } from "../library/library.ts";
import type { Language, Understanding } from "../question/query.ts";
import type { Terms } from "../question/terms.ts";
import type { Formats } from "../report/formats.ts";
import type { Answer } from "./answer.ts";
import { answerAlternatives } from "./answer-alternatives.ts";
import type { AnswerKnowledge } from "./answer-knowledge.ts";
import { answerQuery } from "./answer-query.ts";
import { draftUnknown } from "./answer-unknown.ts";
import type { Context } from "./context.ts";
import { type Draft, plainDraft } from "./draft.ts";
import { finish } from "./finish.ts";
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
    return finish(await draftOf(understanding, context), understanding.assumptions, context);
  };
}

async function draftOf(understanding: Understanding, context: Context): Promise<Draft> {
  const { outcome } = understanding;
  const words = understanding.question ?? understanding.slots.map((slot) => slot.text).join("");
  switch (outcome.kind) {
    case "clarify":
      return plainDraft("clarify", outcome.question, { options: outcome.options });
    case "chat":
      return plainDraft("chat", context.say(`chat.${outcome.topic}`));
    case "unknown": {
      const draft = draftUnknown(outcome.reason, outcome.subject, understanding, context);
      return outcome.reason === "instruction" && outcome.query
        ? restate(draft, await answerQuery(outcome.query, words, context), context)
        : draft;
    }
    case "query": {
      const { query } = outcome;
      return query.alternatives && query.alternatives.length > 1
        ? answerAlternatives(query, query.alternatives, words, context)
        : answerQuery(query, words, context);
    }
  }
}

/** The refusal of an instruction, with the true figure beside it where one is known. The value is the printed one. */
function restate(refusal: Draft, truth: Draft, context: Context): Draft {
  if (truth.value === null) return refusal;
  return { ...truth, lead: context.say("unknown.instruction_truth", { refusal: refusal.lead, truth: truth.lead }) };
}
