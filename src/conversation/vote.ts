import type { AnswerKind } from "../answer/answer.ts";
import type { AssistantParts } from "./assistant-parts.ts";
import type { Vote } from "./button.ts";
import { type Reply, sentence } from "./reply.ts";
import { sentences, type Tongue } from "./sentences.ts";
import { type Thread, withVote } from "./thread.ts";
import { topicOf } from "./topic.ts";

/** Kinds of answers that are voted on: not talk, and not questions back. */
const votedOn: ReadonlySet<AnswerKind> = new Set(["figure", "comparison", "passage", "guidance"]);

export function isVotedOn(kind: AnswerKind): boolean {
  return votedOn.has(kind);
}

/** Counts a vote, once for a question in a thread: of who voted only the thread knows, and it ends. */
export async function countVote(
  parts: AssistantParts,
  { verdict, question, answer }: Vote,
  thread: Thread,
  tongue: Tongue,
): Promise<{ readonly reply: Reply; readonly thread: Thread }> {
  const topic = topicOf(question);
  if (thread.votes.includes(topic)) return { reply: sentence(sentences.votedAlready[tongue]), thread };
  await parts.feedback.note({ topic, question, kind: answer, verdict });
  if (verdict === "useless") await parts.unanswered.note({ topic, question, reason: "useless" });
  return { reply: sentence(sentences.voted[tongue]), thread: withVote(thread, topic) };
}
