import { checkSentence, type PhraseCheck, type PhraseFault } from "./check-phrase.ts";
import type { Source } from "./evidence.ts";

const charactersAtMost = 400;
const sentencesAtMost = 5;
const token = /\[\[([^\]]*)\]\]/gu;

/** Sentences of a model that stand, each with the sources it rests on. */
export type Phrase =
  | { readonly kind: "said"; readonly sentences: readonly SaidSentence[] }
  /** The model finds no answer in the quotes. */
  | { readonly kind: "none" }
  | { readonly kind: "dropped"; readonly cause: PhraseFault | "too_long" | "source" | "form" };

export interface SaidSentence {
  /** With its stop, without tokens. */
  readonly text: string;
  readonly sources: readonly Source[];
}

/** A model's words as sentences that rest on their sources; one that does not drops them all. */
export function readPhrase(text: string, sources: readonly Source[], check: PhraseCheck): Phrase {
  const said = text.trim();
  if (/^NONE[.。]?$/u.test(said)) return { kind: "none" };
  if (said.length > charactersAtMost) return { kind: "dropped", cause: "too_long" };
  if (/[\n\r#*`|<>{}\\]|https?:|www\./iu.test(said)) return { kind: "dropped", cause: "form" };
  const byToken = new Map(sources.map((source) => [source.token, source]));
  // a token behind the stop belongs before it
  const parts = said.replace(/([。！？!?])((?:\s*\[\[[^\]]*\]\])+)/gu, "$2$1").match(/[^。！？!?]+[。！？!?]?/gu) ?? [];
  if (parts.length === 0 || parts.length > sentencesAtMost) return { kind: "dropped", cause: "form" };
  const sentences: SaidSentence[] = [];
  for (const part of parts) {
    const cited = [...part.matchAll(token)].map(([, name = ""]) => byToken.get(name));
    const known = [...new Set(cited)].filter((source) => source !== undefined);
    const words = part.replace(token, "").trim();
    if (known.length === 0 || cited.includes(undefined) || /[[\]]/u.test(words))
      return { kind: "dropped", cause: "source" };
    // what two reports say is told in two sentences: a number must not change hands
    if (new Set(known.map(({ citation }) => citation.report)).size > 1) return { kind: "dropped", cause: "source" };
    const fault = checkSentence(words, known, check);
    if (fault !== null) return { kind: "dropped", cause: fault };
    sentences.push({ text: /[。！？!?]$/u.test(words) ? words : `${words}。`, sources: known });
  }
  return { kind: "said", sentences };
}
