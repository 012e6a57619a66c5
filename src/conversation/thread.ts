import type { Answer, AnswerKind, Citation, CitedFigure } from "../answer/answer.ts";
import type { Language, Query } from "../question/query.ts";
import type { PassageTopic } from "../question/situation.ts";
import type { AssistantParts } from "./assistant-parts.ts";
import type { Choice } from "./button.ts";

/** Version of what is kept: an older one counts as no thread. */
const version = 1;
/** Figures and citations of the last answer that are kept; nobody reads more sources. */
const citedAtMost = 41;
const votesAtMost = 50;
/** Queries before the last that can be meant together with it: 「这四年加起来」. */
const trailAtMost = 4;

/** Whose thread it is: in a group each person has one of their own. */
export interface Speaker {
  readonly conversation: string;
  readonly person: string;
}

/** What one person last talked of in one conversation. */
export interface Thread {
  /** The query last understood, with the body and year that answered it; null: none yet. */
  readonly query: Query | null;
  /** The queries understood before that one, newest last. */
  readonly trail: readonly Query[];
  /** What was last told in the report's own sentences; null where a figure was asked for after it. */
  readonly passage: PassageTopic | null;
  /** The topic of guidance last told; null where something else was asked for after it. */
  readonly guidance: string | null;
  readonly language: Language;
  /** What is offered under the last reply that offered anything. */
  readonly choices: readonly Choice[];
  /** Options of the last question back that were not chosen. */
  readonly left: readonly Choice[];
  /** The message that the last reply answers: where it comes again, it chooses nothing of that reply. Absent: not known. */
  readonly answered?: string;
  /** The last reply asks which of its options is meant. */
  readonly isAsking: boolean;
  /** The last answer; null: none yet. */
  readonly last: LastAnswer | null;
  /** What the person has voted on already. */
  readonly votes: readonly string[];
}

export interface LastAnswer {
  /** As it was asked, masked. */
  readonly question: string;
  readonly kind: AnswerKind;
  readonly figures: readonly CitedFigure[];
  readonly citations: readonly Citation[];
}

export const noThread: Thread = {
  query: null,
  trail: [],
  passage: null,
  guidance: null,
  language: "zh-Hans",
  choices: [],
  left: [],
  isAsking: false,
  last: null,
  votes: [],
};

// What is remembered is a convenience: where the database fails, the answer goes out without it.

export async function openThread(parts: AssistantParts, { conversation, person }: Speaker): Promise<Thread> {
  try {
    const kept = (await parts.threads.load(conversation, person)) as { version?: number; thread?: Thread } | undefined;
    return kept?.version === version && kept.thread !== undefined ? { ...noThread, ...kept.thread } : noThread;
  } catch (error) {
    parts.log.error({ err: error }, "a thread could not be read");
    return noThread;
  }
}

export async function keepThread(
  parts: AssistantParts,
  { conversation, person }: Speaker,
  thread: Thread,
): Promise<void> {
  try {
    await parts.threads.keep(conversation, person, { version, thread });
  } catch (error) {
    parts.log.error({ err: error }, "a thread could not be kept");
  }
}

/** The language of the last answer; undefined where there was none. */
export function talkedIn({ last, language }: Thread): Language | undefined {
  return last === null ? undefined : language;
}

/** What the next message goes on from. */
export interface Topic {
  readonly query?: Query | undefined;
  readonly passage?: PassageTopic | undefined;
  readonly guidance?: string | undefined;
}

/** The thread after an answer. `topic` without any: the next message goes on from what this one went on from. */
export function afterAnswer(
  thread: Thread,
  question: string,
  answer: Answer,
  topic: Topic,
  language: Language,
): Thread {
  const { kind, figures, citations } = answer;
  const isChat = kind === "chat" || kind === "clarify";
  return {
    ...thread,
    query: topic.query ?? thread.query,
    trail:
      topic.query === undefined || thread.query === null
        ? thread.trail
        : [...thread.trail, thread.query].slice(-trailAtMost),
    left: kind === "clarify" ? [] : thread.left,
    passage: topic.passage ?? (topic.query === undefined ? thread.passage : null),
    guidance: topic.guidance ?? (topic.query === undefined && topic.passage === undefined ? thread.guidance : null),
    language,
    isAsking: kind === "clarify",
    last: isChat
      ? thread.last
      : { question, kind, figures: figures.slice(0, citedAtMost), citations: citations.slice(0, citedAtMost) },
  };
}

/** The thread after a reply with choices; one without leaves those before it open. */
export function afterReply(thread: Thread, choices: readonly (readonly Choice[])[], isAnswer: boolean): Thread {
  if (!isAnswer && choices.length === 0) return thread;
  return { ...thread, choices: choices.flat(), isAsking: isAnswer && thread.isAsking };
}

/** The thread once something else was said: its question of yes or no is over. */
export function withoutYesOrNo(thread: Thread): Thread {
  if (thread.choices.every(({ says }) => says === undefined)) return thread;
  return { ...thread, choices: thread.choices.map(({ says: _says, ...choice }) => choice) };
}

/** The thread once some of its choices are taken as questions: the others can still be meant by 「另一个」. */
export function afterChoosing(thread: Thread, questions: readonly string[]): Thread {
  const isOpen = ({ meaning }: Choice) => meaning.kind === "ask" && !questions.includes(meaning.question);
  return thread.isAsking ? { ...thread, left: thread.choices.filter(isOpen) } : thread;
}

export function withVote(thread: Thread, vote: string): Thread {
  return { ...thread, votes: [...thread.votes, vote].slice(-votesAtMost) };
}
