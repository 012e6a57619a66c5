import type { Answer } from "../answer/answer.ts";
import { createFaultId } from "../base/fault-id.ts";
import { maskPersonal, type PersonalKind } from "../base/mask.ts";
import { type Asked, tongueOf } from "./answer-question.ts";
import type { AssistantParts } from "./assistant-parts.ts";
import type { ButtonMeaning } from "./button.ts";
import { carryOut } from "./carry-out.ts";
import { type Chosen, chooseAtWindow, chooseByWords, chooseYesOrNo } from "./choose-by-words.ts";
import type { Incoming, Outgoing } from "./message.ts";
import { plain, type Reply, readButton, sentence, toOutgoing } from "./reply.ts";
import { apology, maskedNotice, sentences, type Tongue } from "./sentences.ts";
import { questionsOf, type Talked, talk } from "./talk.ts";
import {
  afterChoosing,
  afterReply,
  keepThread,
  noThread,
  openThread,
  type Thread,
  talkedIn,
  withoutYesOrNo,
} from "./thread.ts";
import { countVote } from "./vote.ts";

export interface Assistant {
  /**
   * One message from a script or the command line; several questions in it are answered in one. `session`: it may go on from the session's last message, and
   * choose among its options. `isTrial`: a question set is being run, of which staff see nothing. Never throws.
   */
  ask(question: string, session?: string, isTrial?: boolean): Promise<Asked>;
  /** One message from a channel; the replies in order. Never throws. Whether a message was seen before is the caller's to know. */
  handle(incoming: Incoming): Promise<readonly Outgoing[]>;
}

export function createAssistant(parts: AssistantParts): Assistant {
  return {
    ask: (question, session, isTrial) => ask(parts, question, session, isTrial ?? false),
    handle: (incoming) => handle(parts, incoming),
  };
}

/** Longer messages are refused unread: what is beyond is neither looked at nor kept. */
const readAtMost = 4_001;

/** The message without personal data: the first thing done with it. */
function hide(message: string): { readonly text: string; readonly kinds: readonly PersonalKind[] } {
  if (message.length < readAtMost) return maskPersonal(message);
  const { text, kinds } = maskPersonal(message.slice(0, readAtMost));
  return { text: text.padEnd(readAtMost, "…"), kinds };
}

async function ask(parts: AssistantParts, question: string, session: string | undefined, isTrial: boolean) {
  const { text, kinds } = hide(question);
  const speaker = session === undefined ? undefined : { conversation: `session:${session}`, person: "session" };
  const thread = speaker === undefined ? noThread : await openThread(parts, speaker);
  const chosen = questionsChosen(chooseByWords(thread, text, parts));
  const before = chosen === undefined ? thread : afterChoosing(thread, chosen);
  const talked = await talk(parts, chosen ?? split(parts, text), before, isTrial);
  if (speaker !== undefined) await keepThread(parts, speaker, talked.thread);
  return inOne(talked, kinds);
}

function questionsChosen(chosen: Chosen | undefined): readonly [string, ...string[]] | undefined {
  if (chosen?.kind !== "meanings") return undefined;
  const [first, ...others] = chosen.meanings.flatMap((one) => (one.kind === "ask" ? [one.question] : []));
  return first === undefined ? undefined : [first, ...others];
}

function split(parts: AssistantParts, text: string): readonly [string, ...string[]] {
  try {
    const [first = text, ...others] = questionsOf(parts, text);
    return [first, ...others];
  } catch {
    // what cannot be read in parts is answered, or apologised for, as a whole
    return [text];
  }
}

/** All answers of a message as one; the first leads. */
function inOne({ turns, more }: Talked, kinds: readonly PersonalKind[]): Asked {
  const [{ answered }, ...others] = turns;
  const { answer, understanding, fault } = answered;
  const notice = kinds.length === 0 ? [] : [maskedNotice(kinds, tongueOf(understanding))];
  const all = [answer, ...others.map((turn) => turn.answered.answer)];
  const texts = all.length === 1 ? [answer.text] : all.map((one, at) => `${at + 1}. ${one.text}`);
  const left = more === null ? [] : [more];
  const joined: Answer = {
    ...answer,
    figures: all.flatMap((one) => one.figures),
    citations: all.flatMap((one) => one.citations),
    findings: all.flatMap((one) => one.findings),
    options: all.at(-1)?.options ?? [],
    text: [...texts, ...left, ...notice].join("\n\n"),
  };
  return {
    answer: joined,
    understanding,
    fault: fault ?? others.find((turn) => turn.answered.fault)?.answered.fault ?? null,
  };
}

interface Responded {
  readonly replies: readonly Reply[];
  readonly thread: Thread;
}

async function handle(parts: AssistantParts, incoming: Incoming): Promise<readonly Outgoing[]> {
  let tongue: Tongue = incoming.language ?? "zh";
  try {
    const before = await openThread(parts, incoming);
    const talked = talkedIn(before);
    if (talked !== undefined) tongue = talked === "en" ? "en" : "zh";
    const thread = withoutYesOrNo(before);
    const answer = answerChosen(parts, before, incoming);
    if (answer !== undefined) {
      // the question stays open until it is done, in case the answer comes again
      return await sendOn(parts, incoming, await doAll(parts, [answer], incoming, thread, tongue), before);
    }
    if (thread !== before) await keepThread(parts, incoming, thread);
    const { desk, window } = await parts.counters();
    const own = (await desk?.respond(incoming)) ?? (await window?.respond(incoming, talked));
    if (own !== undefined) return await keepApart(parts, incoming, own, thread);
    const { body, kinds } = hideBody(incoming.body);
    const { replies, thread: after } = await respond(parts, { ...incoming, body }, thread, tongue);
    const last = replies.at(-1);
    const notice = kinds.length === 0 ? [] : [plain(`\n\n${maskedNotice(kinds, tongue)}`)];
    const all = last === undefined ? [] : [...replies.slice(0, -1), { ...last, spans: [...last.spans, ...notice] }];
    return await sendOn(parts, incoming, { replies: all, thread: after }, thread);
  } catch (error) {
    const fault = createFaultId();
    parts.log.error({ fault, err: error, incoming: incoming.body.kind }, "a message could not be handled");
    return [{ spans: [plain(apology(fault, tongue))], buttons: [] }];
  }
}

/** What words answer that the last reply asks or offers, before they are anything else. */
function answerChosen({ words }: AssistantParts, thread: Thread, { id, body }: Incoming): ButtonMeaning | undefined {
  if (body.kind !== "text") return undefined;
  const answer = chooseYesOrNo(thread, body.text, words);
  return answer ?? (thread.answered === id ? undefined : chooseAtWindow(thread, body.text));
}

/** The replies as a channel shows them; `before`: the thread as it is kept already. */
async function sendOn(parts: AssistantParts, incoming: Incoming, { replies, thread }: Responded, before: Thread) {
  if (thread !== before) await keepThread(parts, incoming, { ...thread, answered: incoming.id });
  return Promise.all(replies.map((reply) => withButtons(parts, reply)));
}

/** What is written at the desk or the window is not masked, and stays out of the thread but for what can be chosen. */
async function keepApart(parts: AssistantParts, incoming: Incoming, reply: Reply, thread: Thread) {
  await keepThread(parts, incoming, { ...afterReply(thread, reply.choices, false), answered: incoming.id });
  return [await withButtons(parts, reply)];
}

function hideBody(body: Incoming["body"]): {
  readonly body: Incoming["body"];
  readonly kinds: readonly PersonalKind[];
} {
  if (body.kind === "text") {
    const { text, kinds } = hide(body.text);
    return { body: { ...body, text }, kinds };
  }
  if (body.kind === "command") {
    const { text, kinds } = hide(body.rest);
    return { body: { ...body, rest: text }, kinds };
  }
  return { body, kinds: [] };
}

async function respond(parts: AssistantParts, incoming: Incoming, thread: Thread, tongue: Tongue): Promise<Responded> {
  const { body } = incoming;
  const say = (text: string): Responded => ({ replies: [sentence(text)], thread });
  switch (body.kind) {
    case "file":
    case "unsupported":
      return { replies: [{ ...sentence(sentences.unsupported[tongue]), isOncePerAlbum: true }], thread };
    case "command":
      return withReply(await carryOut(parts, body, incoming, tongue), thread);
    case "button": {
      const meaning = await readButton(body.data, parts.buttons);
      return meaning === undefined
        ? say(sentences.expiredButton[tongue])
        : doAll(parts, [meaning], incoming, thread, tongue);
    }
    case "text": {
      const chosen = chooseByWords(thread, body.text, parts);
      if (chosen === undefined) {
        const { window } = await parts.counters();
        const named = await window?.pressByName(body.text, incoming);
        return named === undefined
          ? answers(await talk(parts, split(parts, body.text), thread))
          : withReply(named, thread);
      }
      if (chosen.kind === "none") return say(sentences.noSuchChoice[tongue]);
      if (chosen.kind === "meanings") return doAll(parts, chosen.meanings, incoming, thread, tongue);
      const { last } = thread;
      if (last === null) return say(sentences.nothingToVoteOn[tongue]);
      const vote = { verdict: chosen.verdict, question: last.question, answer: last.kind };
      const { reply, thread: after } = await countVote(parts, vote, thread, tongue);
      return { replies: [reply], thread: after };
    }
  }
}

/** Does what buttons, pressed or typed, mean. */
async function doAll(
  parts: AssistantParts,
  meanings: readonly ButtonMeaning[],
  incoming: Incoming,
  thread: Thread,
  tongue: Tongue,
): Promise<Responded> {
  const questions = questionsChosen({ kind: "meanings", meanings });
  if (questions !== undefined) return answers(await talk(parts, questions, afterChoosing(thread, questions)));
  const [meaning] = meanings;
  if (meaning === undefined || meaning.kind === "ask") return { replies: [], thread };
  if (meaning.kind === "vote") {
    const { reply, thread: after } = await countVote(parts, meaning.vote, thread, tongue);
    return { replies: [reply], thread: after };
  }
  return withReply(await carryOut(parts, meaning, incoming, tongue), thread);
}

function answers({ turns, thread }: Talked): Responded {
  return { replies: turns.map((turn) => turn.reply), thread };
}

function withReply(reply: Reply, thread: Thread): Responded {
  return { replies: [reply], thread: afterReply(thread, reply.choices, false) };
}

async function withButtons(parts: AssistantParts, reply: Reply): Promise<Outgoing> {
  try {
    return await toOutgoing(reply, parts.buttons);
  } catch (error) {
    parts.log.error({ err: error }, "the buttons of a reply could not be kept");
    return { spans: reply.spans, buttons: [] };
  }
}
