import { finishText } from "../answer/printed.ts";
import { shanghaiDay } from "../base/clock.ts";
import type { Language } from "../question/query.ts";
import { type Answered, answerQuestion, tongueOf } from "./answer-question.ts";
import { replyWith } from "./answer-reply.ts";
import type { AssistantParts } from "./assistant-parts.ts";
import type { Choice } from "./button.ts";
import { greet, help } from "./help.ts";
import { plain, type Reply, sentence } from "./reply.ts";
import { labels, sentences } from "./sentences.ts";
import { questionsAtMost, splitQuestions } from "./split-questions.ts";
import { textIn } from "./text-in.ts";
import { afterReply, type Thread } from "./thread.ts";
import { topicOf } from "./topic.ts";

/** Reasons that tell staff nothing, or would tell them of a person. */
const notForStaff = new Set(["empty", "too_long", "personal", "instruction"]);

export interface Turn {
  readonly answered: Answered;
  readonly reply: Reply;
}

export interface Talked {
  /** A turn a question, in order; never empty. */
  readonly turns: readonly [Turn, ...Turn[]];
  readonly thread: Thread;
  /** That there were more questions than are answered at once; null where there were not. */
  readonly more: string | null;
}

/** Questions of a message, masked already. */
export function questionsOf(parts: AssistantParts, message: string): readonly string[] {
  const { understand, followUp, clock } = parts;
  return splitQuestions(message, {
    understand,
    goesOn: (part, understanding, before) => {
      const { kind } = followUp(part, understanding, {
        before,
        needsAuthority: false,
        thisYear: shanghaiDay(clock()).year,
        isSameMessage: true,
      });
      return kind === "understood" || kind === "sources";
    },
  });
}

/** Answers questions one by one, each going on from the one before. `isTrial`: a question set is being run; nothing of it is for staff to see. */
export async function talk(
  parts: AssistantParts,
  questions: readonly [string, ...string[]],
  thread: Thread,
  isTrial = false,
): Promise<Talked> {
  const [first, ...others] = questions;
  const turn = await takeTurn(parts, first, thread, false);
  const turns: [Turn, ...Turn[]] = [turn];
  for (const question of others.slice(0, questionsAtMost - 1)) {
    const next = await takeTurn(parts, question, turns.at(-1)?.answered.thread ?? thread, true);
    if (!turns.some((one) => saysTheSame(one, next))) turns.push(next);
  }
  if (!isTrial) for (const { answered } of turns) await noteUnanswered(parts, answered);
  const last = turns.at(-1) ?? turn;
  if (questions.length <= questionsAtMost) return { turns, thread: last.answered.thread, more: null };
  const more = sentences.tooManyQuestions[tongueOf(last.answered.understanding)];
  turns[turns.length - 1] = { ...last, reply: { ...last.reply, spans: [...last.reply.spans, plain(`\n\n${more}`)] } };
  return { turns, thread: last.answered.thread, more };
}

/** Two ways of asking for one rule in a message have one answer. */
function saysTheSame(one: Turn, other: Turn): boolean {
  const [a, b] = [one, other].map(({ answered }) => answered.understanding.outcome);
  if (a?.kind !== "guidance" || b?.kind !== "guidance") return false;
  const parts = ["topic", "items", "pages", "day"] as const;
  return parts.every((part) => a.finding[part] === b.finding[part]);
}

async function takeTurn(
  parts: AssistantParts,
  question: string,
  thread: Thread,
  isSameMessage: boolean,
): Promise<Turn> {
  const answered = await answerQuestion(parts, question, thread, isSameMessage);
  const reply = replyTo(parts, answered);
  return { reply, answered: { ...answered, thread: afterReply(answered.thread, reply.choices, !answered.isSources) } };
}

function replyTo(
  { library, authority, chartOf }: AssistantParts,
  { answer, understanding, question, isSources }: Answered,
): Reply {
  const tongue = tongueOf(understanding);
  const { outcome } = understanding;
  if (outcome.kind === "chat" && outcome.topic === "help") return help(library, authority, tongue);
  if (outcome.kind === "chat" && outcome.topic === "greeting") return greet(library, authority, tongue);
  // nothing is asked of where the sources come from
  if (isSources) return sentence(answer.text);
  const reply = replyWith(answer, { library, language: understanding.language, question });
  const picture = chartOf(answer);
  const { choices } = reply;
  const apply = leadsToApplying(understanding) ? [[begin(understanding.language)]] : [];
  return { ...reply, choices: [...apply, ...choices], ...(picture !== undefined && { picture }) };
}

/** Topics of guidance after which a person may want to apply at once. */
const beforeApplying: ReadonlySet<string> = new Set([
  "apply",
  "contents",
  "application-intent",
  "channels",
  "which-body",
]);

function leadsToApplying({ outcome }: Answered["understanding"]): boolean {
  return outcome.kind === "guidance" && beforeApplying.has(outcome.finding.topic);
}

function begin(language: Language): Choice {
  const label = textIn(labels.apply, language);
  return { label, meaning: { kind: "applying", button: { does: "begin", language } } };
}

/** What could not be answered is counted for staff, without anything that tells who asked. */
async function noteUnanswered(parts: AssistantParts, answered: Answered): Promise<void> {
  const { answer, understanding, fault, question } = answered;
  const { outcome } = understanding;
  if (answer.kind !== "unknown") return;
  const reason = fault !== null ? "fault" : outcome.kind === "unknown" ? outcome.reason : "no_figure";
  if (notForStaff.has(reason)) return;
  const said = question + (outcome.kind === "query" ? understanding.assumptions.join("") : "");
  try {
    await parts.unanswered.note({ topic: topicOf(said), question: finishText(said, "zh-Hans"), reason });
  } catch (error) {
    parts.log.error({ err: error }, "a question that was not answered could not be counted");
  }
}
