import { createFaultId } from "../base/fault-id.ts";
import { type Asked, answerQuestion, tongueOf } from "./answer-question.ts";
import { replyWith } from "./answer-reply.ts";
import type { AssistantParts } from "./assistant-parts.ts";
import type { ButtonMeaning } from "./button.ts";
import { type Command, carryOut } from "./carry-out.ts";
import type { Incoming, Outgoing } from "./message.ts";
import { type Chosen, chooseByWords, keepChoices } from "./recent.ts";
import { plain, type Reply, readButton, sentence, toOutgoing } from "./reply.ts";
import { apology, sentences, type Tongue } from "./sentences.ts";

export interface Assistant {
  /** One question from a script or the command line. `session`: a number chooses among the options of its last answer. Never throws. */
  ask(question: string, session?: string): Promise<Asked>;
  /** One message from a channel; the replies in order. Never throws. Whether a message was seen before is the caller's to know. */
  handle(incoming: Incoming): Promise<readonly Outgoing[]>;
}

export function createAssistant(parts: AssistantParts): Assistant {
  return {
    ask: (question, session) => ask(parts, question, session),
    handle: (incoming) => handle(parts, incoming),
  };
}

async function ask(parts: AssistantParts, question: string, session?: string): Promise<Asked> {
  if (session === undefined) return answerQuestion(parts, question);
  const conversation = `session:${session}`;
  const chosen = await choose(parts, conversation, question);
  const words = chosen?.kind === "meaning" && chosen.meaning.kind === "ask" ? chosen.meaning.question : question;
  const asked = await answerQuestion(parts, words);
  await keep(parts, conversation, replyWith(asked.answer, parts.library, tongueOf(asked.understanding)));
  return asked;
}

async function handle(parts: AssistantParts, incoming: Incoming): Promise<readonly Outgoing[]> {
  const tongue = incoming.language ?? "zh";
  try {
    const reply = await replyTo(parts, incoming, tongue);
    return [await withButtons(parts, reply)];
  } catch (error) {
    const fault = createFaultId();
    parts.log.error({ fault, err: error, incoming: incoming.body.kind }, "a message could not be handled");
    return [{ spans: [plain(apology(fault, tongue))], buttons: [] }];
  }
}

async function replyTo(parts: AssistantParts, incoming: Incoming, tongue: Tongue): Promise<Reply> {
  const meaning = await meaningOf(parts, incoming, tongue);
  if ("spans" in meaning) return meaning;
  const reply = await carryOut(parts, meaning, tongue);
  // the table, the sources and replies with nothing to choose leave the choices of the answer before them open
  const isNew = meaning.kind === "ask" || reply.choices.length > 0;
  if (isNew) await keep(parts, incoming.conversation, reply);
  return reply;
}

/** What the message wants done, or at once the sentence that says why nothing can be. */
async function meaningOf(
  parts: AssistantParts,
  incoming: Incoming,
  tongue: Tongue,
): Promise<ButtonMeaning | Command | Reply> {
  const { body } = incoming;
  switch (body.kind) {
    case "unsupported":
      return sentence(sentences.unsupported[tongue]);
    case "command":
      return body;
    case "button":
      return (await readButton(body.data, parts.buttons)) ?? sentence(sentences.expiredButton[tongue]);
    case "text": {
      const chosen = await choose(parts, incoming.conversation, body.text);
      if (chosen === undefined) return { kind: "ask", question: body.text };
      if (chosen.kind === "meaning") return chosen.meaning;
      return sentence(chosen.wanted === "number" ? sentences.noSuchChoice[tongue] : sentences.noSources[tongue]);
    }
  }
}

// What is remembered of a conversation is a convenience: where the database fails, the answer goes out without it.

async function choose(parts: AssistantParts, conversation: string, text: string): Promise<Chosen | undefined> {
  try {
    return await chooseByWords(parts.conversations, conversation, text);
  } catch (error) {
    parts.log.error({ err: error }, "the choices of a conversation could not be read");
    return undefined;
  }
}

async function keep(parts: AssistantParts, conversation: string, reply: Reply): Promise<void> {
  try {
    await keepChoices(parts.conversations, conversation, reply.choices);
  } catch (error) {
    parts.log.error({ err: error }, "the choices of a conversation could not be kept");
  }
}

async function withButtons(parts: AssistantParts, reply: Reply): Promise<Outgoing> {
  try {
    return await toOutgoing(reply, parts.buttons);
  } catch (error) {
    parts.log.error({ err: error }, "the buttons of a reply could not be kept");
    return { spans: reply.spans, buttons: [] };
  }
}
