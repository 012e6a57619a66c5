import type { Logger } from "../../base/log.ts";
import { maskPersonal } from "../../base/mask.ts";
import type { Library } from "../../library/library.ts";
import type { ChatModel } from "../../model/chat-model.ts";
import type { Prompt } from "../../model/prompt.ts";
import type { Understanding } from "../../question/query.ts";
import type { Terms } from "../../question/terms.ts";
import type { Formats } from "../../report/formats.ts";
import type { Answer } from "../answer.ts";
import { finishText, printed } from "../printed.ts";
import { type Say, speak } from "../sentences.ts";
import { buildCatalog, type Catalog } from "./catalog.ts";
import { namesOf, type Source, sourcesOf } from "./evidence.ts";
import type { ModelWording } from "./model-wording.ts";
import { type Fixed, readProposal } from "./proposal.ts";
import { readPhrase, type SaidSentence } from "./read-phrase.ts";
import { sayReading } from "./say-reading.ts";
import { whatIsFixed } from "./why-unknown.ts";

export interface AssistParts {
  readonly model: ChatModel;
  readonly prompts: { readonly propose: Prompt; readonly phrase: Prompt };
  readonly wording: ModelWording;
  readonly library: Library;
  readonly terms: Terms;
  readonly formats: Formats;
  readonly log: Logger;
}

/** As the answerer's, with the message as it was asked. */
export type AnswerMessage = (understanding: Understanding, question: string) => Promise<Answer>;

/** More authorities are not told to a model: it may then only keep those that the question names. */
const authoritiesTold = 40;
const charactersOfSources = 3_000;

/**
 * The answers of `answer`, helped by a language model in two places: a question whose words are not known is read once more, and quotes are summed up above
 * themselves. Whatever a model does amiss, the answer is the one without it.
 */
export function assist(answer: (understanding: Understanding) => Promise<Answer>, parts: AssistParts): AnswerMessage {
  const catalog = buildCatalog(parts.formats, parts.terms.computed);
  return async (understanding, question) => {
    const plain = await answer(understanding);
    if (plain.kind === "passage") return phrased(plain, understanding, question, parts);
    if (plain.kind !== "unknown") return plain;
    return (await reread(understanding, question, catalog, answer, parts)) ?? plain;
  };
}

/** The answer to what the model takes the question for, which is said with it and can be refused; undefined where it is of no use. */
async function reread(
  understanding: Understanding,
  question: string,
  catalog: Catalog,
  answer: (understanding: Understanding) => Promise<Answer>,
  parts: AssistParts,
): Promise<Answer | undefined> {
  const { library, terms, log, model, prompts, wording } = parts;
  const { language } = understanding;
  const fixed = whatIsFixed(understanding, wording);
  if (fixed === null) return undefined;
  const asked = maskPersonal(question).text;
  const told = { question: asked, catalog: catalogTold(catalog, fixed, parts), fixed };
  const reply = await model.reply(prompts.propose.messages(told));
  if (reply.kind === "failed") return noUse(log, "propose", reply.cause, reply.status);
  const proposal = readProposal(reply.text, { catalog, library, fixed, question: asked, language });
  if (proposal.kind !== "query") return noUse(log, "propose", proposal.kind === "none" ? "none" : proposal.cause);
  const say = speak(wording.sentences, language);
  const { passage: _, ...rest } = understanding;
  const found = await answer({
    ...rest,
    assumptions: [...understanding.assumptions, sayReading(proposal.query, { say, computed: terms.computed, library })],
    outcome: { kind: "query", query: proposal.query },
  });
  if (found.kind !== "figure" && found.kind !== "comparison") return noUse(log, "propose", "no_figure");
  const refuse = { label: finishText(say("refuse"), language), send: finishText(say("refuse_send"), language) };
  return { ...found, options: [...found.options, refuse] };
}

/** Ids with their names, as the model is told them. */
function catalogTold(catalog: Catalog, fixed: Fixed, { terms, library }: AssistParts): Record<string, unknown> {
  const { rowLabels, columnLabels } = terms.computed;
  const authorities = library.authorities().map(({ id }) => id);
  const columns = new Set([...catalog.values()].flatMap((one) => [...one]));
  return {
    rows: [...catalog].map(([id, of]) => ({ id, name: rowLabels.get(id)?.zh ?? id, columns: [...of] })),
    columns: [...columns].map((id) => ({ id, name: columnLabels.get(id)?.zh ?? id })),
    authorities: authorities.length > authoritiesTold ? (fixed.authorities ?? []) : authorities,
    years: [...new Set(library.reports().map(({ year }) => year))].filter((year) => year !== null).sort(),
  };
}

/** The answer with a summary above its quotes; the answer as it was where there is none. */
async function phrased(
  plain: Answer,
  { language }: Understanding,
  question: string,
  { model, prompts, wording, library, log }: AssistParts,
): Promise<Answer> {
  const sources = sourcesOf(plain, library);
  const length = sources.reduce((sum, { citation }) => sum + citation.text.length, 0);
  // Chinese names and numbers cannot be held against a text in English
  if (language === "en" || sources.length === 0 || length > charactersOfSources) return plain;
  const told = sources.map(({ token, citation }) => ({ id: token, text: citation.text }));
  const reply = await model.reply(prompts.phrase.messages({ question: maskPersonal(question).text, sources: told }));
  if (reply.kind === "failed") return noUse(log, "phrase", reply.cause, reply.status) ?? plain;
  const names = library.authorities().flatMap(namesOf);
  const phrase = readPhrase(reply.text, sources, { wording, names });
  if (phrase.kind !== "said") return noUse(log, "phrase", phrase.kind === "none" ? "none" : phrase.cause) ?? plain;
  const summary = phrase.sentences.map((sentence) => cite(sentence, sources, speak(wording.sentences, language)));
  return { ...plain, text: `${finishText(summary.join(""), language)}\n${plain.text}` };
}

/** The sentence with the places of its sources before the stop. */
function cite({ text, sources: cited }: SaidSentence, sources: readonly Source[], say: Say): string {
  const isOneReport = new Set(sources.map(({ citation }) => citation.report)).size === 1;
  const places = cited.map(({ citation, title }) => {
    const slots = {
      heading: printed(citation.heading),
      page: citation.page === null ? "" : say("page", { page: citation.page }),
    };
    return isOneReport ? say("cited", slots) : say("cited_report", { ...slots, title: printed(title) });
  });
  return `${text.slice(0, -1)}${[...new Set(places)].join("")}${text.slice(-1)}`;
}

/** Nothing of the question nor of the model's words is logged. */
function noUse(log: Logger, task: "propose" | "phrase", cause: string, status: number | null = null): undefined {
  log.warn({ task, cause, ...(status === null ? {} : { status }) }, "answered without the language model");
  return undefined;
}
