import type { Answer } from "../answer/answer.ts";
import { finishText } from "../answer/printed.ts";
import { shanghaiDay } from "../base/clock.ts";
import { createFaultId } from "../base/fault-id.ts";
import { withoutMarks } from "../question/fragment.ts";
import { moreOptions } from "../question/more-options.ts";
import type { Language, Query, Understanding } from "../question/query.ts";
import type { FollowUp, Situation } from "../question/situation.ts";
import { answerSources } from "./answer-sources.ts";
import type { AssistantParts } from "./assistant-parts.ts";
import type { HeldReports } from "./held-reports.ts";
import { exampleQuestions } from "./help.ts";
import { pinPassage, pinQuery } from "./pin-query.ts";
import { readQuestion } from "./read-question.ts";
import { type Named, nameFromTalk, referBack, sayNamed } from "./refer-back.ts";
import { apology, sentences, type Tongue } from "./sentences.ts";
import { afterAnswer, type Thread, type Topic } from "./thread.ts";

export interface Asked {
  readonly answer: Answer;
  readonly understanding: Understanding;
  /** The number of the fault that is also in the log, where the question could not be answered because something broke. */
  readonly fault: string | null;
}

export interface Answered extends Asked {
  /** The question, without control characters. */
  readonly question: string;
  /** Only the sources of the answer before were asked for. */
  readonly isSources: boolean;
  /** The thread as the next message finds it. */
  readonly thread: Thread;
}

/** Options of a question back; more are not offered. */
const optionsAtMost = 4;

/**
 * The answer to a question, masked already, that may go on from the thread; a fault becomes an apology that carries its number, so that one bad question does
 * not end a conversation or a batch. `isSameMessage`: the question before stands in the same message.
 */
export async function answerQuestion(
  parts: AssistantParts,
  asked: string,
  thread: Thread,
  isSameMessage = false,
): Promise<Answered> {
  const { text: question, refused, unread } = readQuestion(asked);
  let understanding = refused;
  try {
    const read = refused ? { question, understanding: refused, named: [] } : readInThread(parts, question, thread);
    understanding = read.understanding;
    const followUp = refused
      ? ({ kind: "own" } as const)
      : parts.followUp(read.question, understanding, situation(parts, thread, isSameMessage));
    const taken = await answerFollowUp(parts, read, followUp, thread);
    const answer = fewOptions(taken.answer);
    const { language } = taken.understanding;
    const topic = taken.isAside ? {} : topicToKeep(taken.understanding, answer, parts.library, thread);
    return { ...taken, answer, question, fault: null, thread: afterAnswer(thread, question, answer, topic, language) };
  } catch (error) {
    const fault = createFaultId();
    parts.log.error({ fault, err: error }, "a question could not be answered");
    const broken = understanding ?? unread;
    const answer = answerInWords("unknown", apology(fault, tongueOf(broken)));
    return { answer, understanding: broken, isSources: false, fault, question, thread };
  }
}

interface InThread {
  readonly question: string;
  readonly understanding: Understanding;
  /** What was put in the place of what the message only points at. */
  readonly named: readonly Named[];
}

/** A message with what it points at in the talk put into words: 「前者呢」, 「那河东区呢」 where the talk is of one of two. */
function readInThread(parts: AssistantParts, message: string, thread: Thread): InThread {
  const pointed = referBack(message, thread, parts);
  const question = pointed?.text ?? message;
  const understanding = inLanguageOf(thread, question, understandMarked(parts, question));
  const named = pointed === undefined ? [] : [pointed];
  const near = nameFromTalk(understanding, thread, parts.library);
  if (near === undefined) return { question, understanding, named };
  const again = inLanguageOf(thread, near.text, understandMarked(parts, near.text));
  return { question: near.text, understanding: again, named: [...named, near] };
}

/** What a message means, read without its 那 and 呢 where they hide it. */
function understandMarked({ understand, words }: AssistantParts, question: string): Understanding {
  const whole = understand(question);
  const core = withoutMarks(question, words);
  // 「换成元」 is one word
  if (whole.heard?.convertTo !== undefined) return whole;
  if (core === question || (whole.outcome.kind !== "unknown" && whole.outcome.kind !== "passage")) return whole;
  const inner = understand(core);
  return inner.outcome.kind === "unknown" ? whole : inner;
}

interface Taken {
  readonly answer: Answer;
  readonly understanding: Understanding;
  /** The talk goes on from where it was before this message. */
  readonly isAside: boolean;
  readonly isSources: boolean;
}

async function answerFollowUp(
  parts: AssistantParts,
  { question, understanding: meant, named }: InThread,
  followUp: FollowUp,
  thread: Thread,
): Promise<Taken> {
  const said = named.flatMap((one) => (one.said === "" ? [] : sayNamed(one, meant.language)));
  const understanding = { ...meant, assumptions: [...meant.assumptions, ...said] };
  const aside = { understanding, isAside: true, isSources: false };
  switch (followUp.kind) {
    case "own":
      return { ...aside, answer: await parts.answer(understanding, question), isAside: false };
    case "understood": {
      const own = followUp.understanding;
      const taken = { ...own, assumptions: [...own.assumptions, ...said] };
      return { ...followUp, understanding: taken, isSources: false, answer: await parts.answer(taken, question) };
    }
    case "sources":
      return {
        ...aside,
        isSources: true,
        answer: await answerSources(thread.last, parts.library, tongueOf(understanding)),
      };
    case "more":
      return { ...aside, answer: whatMore(parts, understanding, thread) };
    case "lost":
      return { ...aside, answer: askForTheRest(parts, understanding) };
  }
}

export function situation(parts: AssistantParts, thread: Thread, isSameMessage: boolean): Situation {
  const bodies = new Set(parts.library.reports().map((report) => report.authority.id));
  return {
    before: thread.query ?? undefined,
    trail: thread.trail,
    passage: thread.passage ?? undefined,
    guidance: thread.guidance ?? undefined,
    needsAuthority: parts.authority === null && bodies.size > 1,
    thisYear: shanghaiDay(parts.clock()).year,
    isSameMessage,
  };
}

/** What the next message may go on from; neither: nothing new. */
function topicToKeep(
  { outcome, heard }: Pick<Understanding, "outcome" | "heard">,
  answer: Answer,
  library: HeldReports,
  thread: Thread,
): Topic {
  switch (outcome.kind) {
    case "query":
      return { query: withoutFailure(pinQuery(outcome.query, answer, library), answer) };
    case "passage":
      if (answer.kind === "passage") {
        const about = outcome.instead.kind === "query" ? outcome.instead.query : null;
        return { passage: pinPassage(outcome, about, answer, library) };
      }
      return topicToKeep({ outcome: outcome.instead }, answer, library, thread);
    case "guidance":
      return { guidance: outcome.finding.topic };
    case "unknown":
      if (outcome.reason === "authority") return ofUnknownBody(outcome.subject, heard, thread);
      return outcome.reason === "year" ? { query: outcome.query } : {};
    default:
      return {};
  }
}

/** What was asked of a body that is not held can be asked of another; of that one, it stays unknown. */
function ofUnknownBody(name: string, heard: Query | undefined, { query }: Thread): Topic {
  const asked = heard !== undefined && heard.measures.length > 0 ? heard : query;
  return asked === null ? {} : { query: { ...asked, authorities: [name] } };
}

/** A comparison that gave no number is not what the next message goes on from: the figure is. */
function withoutFailure(query: Query, { value }: Answer): Query {
  if (value !== null || !["share", "difference", "growth"].includes(query.operation)) return query;
  const years = typeof query.years === "string" ? query.years : query.years.slice(0, 1);
  return { ...query, operation: "value", whole: null, years };
}

/** A message that could be in any language (「2019?」) is answered in the thread's. */
function inLanguageOf(thread: Thread, message: string, understanding: Understanding): Understanding {
  if (thread.query === null && thread.passage === null && thread.guidance === null) return understanding;
  const language = (): Language => {
    if (!/\p{L}/u.test(message)) return thread.language;
    const besideNames = understanding.slots.reduce(
      (rest, { slot, text }) => (slot === "authority" ? rest.replace(text, "") : rest),
      message,
    );
    if (thread.language === "en" && /[a-z]{2}/iu.test(besideNames) && !/\p{Script=Han}/u.test(besideNames)) return "en";
    const isEitherScript = understanding.language === "zh-Hans" && finishText(message, "zh-Hant") === message;
    return thread.language === "zh-Hant" && isEitherScript ? "zh-Hant" : understanding.language;
  };
  return { ...understanding, language: language() };
}

/** Nothing was said of what is wanted: the ways to go on from the last query that are understood as questions of their own. */
function whatMore(parts: AssistantParts, { language }: Understanding, { query }: Thread): Answer {
  const offered = query === null ? [] : moreOptions({ ...query, language }, parts.taken);
  const options = offered.filter((option) => parts.understand(option.send).outcome.kind === "query");
  return { ...answerInWords("clarify", sentences.whatMore[tongueFor(language)]), options };
}

function askForTheRest(parts: AssistantParts, { language }: Understanding): Answer {
  const tongue = tongueFor(language);
  const examples = exampleQuestions(parts.library, parts.authority, tongue).slice(0, 2);
  const [example] = examples;
  const said = sentences.lostThread[tongue];
  const text = example === undefined ? said : `${said}${tongue === "en" ? ` E.g. “${example}”` : `例如「${example}」`}`;
  return {
    ...answerInWords("clarify", finishText(text, language)),
    options: examples.map((question) => ({ label: question, send: question })),
  };
}

/** A question back with as many options as can be taken in. */
function fewOptions(answer: Answer): Answer {
  return answer.kind === "clarify" && answer.options.length > optionsAtMost
    ? { ...answer, options: answer.options.slice(0, optionsAtMost) }
    : answer;
}

/** An answer that rests on no figure. */
export function answerInWords(kind: Answer["kind"], text: string): Answer {
  return { kind, value: null, unit: null, figures: [], citations: [], findings: [], options: [], text };
}

/** The tongue that the labels around an answer are in. */
export function tongueOf(understanding: Understanding): Tongue {
  return tongueFor(understanding.language);
}

function tongueFor(language: Language): Tongue {
  return language === "en" ? "en" : "zh";
}
