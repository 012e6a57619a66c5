import type { Answer } from "../answer/answer.ts";
import { createFaultId } from "../base/fault-id.ts";
import type { Logger } from "../base/log.ts";
import type { Library } from "../library/library.ts";
import type { Understanding } from "../question/query.ts";
import type { ButtonStore } from "../storage/buttons.ts";
import type { Conversations } from "../storage/conversations.ts";
import { replyWith } from "./answer-reply.ts";
import type { ButtonMeaning } from "./button.ts";
import { greet, help } from "./help.ts";
import type { Incoming, Outgoing } from "./message.ts";
import { readQuestion } from "./read-question.ts";
import { chooseByWords, keepChoices } from "./recent.ts";
import { plain, type Reply, readButton, sentence, toOutgoing } from "./reply.ts";
import { auditCommand, listFindings, listReports } from "./report-commands.ts";
import { apology, sentences, type Tongue } from "./sentences.ts";
import { listSources } from "./sources.ts";

/** What the assistant is put together from. */
export interface AssistantParts {
  readonly library: Library;
  readonly understand: (question: string) => Understanding;
  readonly answer: (understanding: Understanding) => Promise<Answer>;
  /** The part of the printed table around a cell, drawn in text; undefined where the library holds it no more. */
  readonly table: (report: string, row: string, column: string) => Promise<string | undefined>;
  readonly buttons: ButtonStore;
  readonly conversations: Conversations;
  /** The authority meant where none is named, as `GONGKAI_AUTHORITY` says it; null: none is. */
  readonly authority: string | null;
  readonly log: Logger;
}

export interface Asked {
  readonly answer: Answer;
  readonly understanding: Understanding;
  /** The number of the fault that is also in the log, where the question could not be answered because something broke. */
  readonly fault: string | null;
}

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
  if (session === undefined) return answerTo(parts, question);
  const conversation = `session:${session}`;
  const chosen = await chooseByWords(parts.conversations, conversation, question);
  const words = chosen?.kind === "meaning" && chosen.meaning.kind === "ask" ? chosen.meaning.question : question;
  const asked = await answerTo(parts, words);
  const { choices } = replyWith(asked.answer, parts.library, tongueOf(asked.understanding));
  await keepChoices(parts.conversations, conversation, choices);
  return asked;
}

async function handle(parts: AssistantParts, incoming: Incoming): Promise<readonly Outgoing[]> {
  const tongue = incoming.language ?? "zh";
  try {
    const reply = await replyTo(parts, incoming, tongue);
    return [await toOutgoing(reply, parts.buttons)];
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
  if (isNew) await keepChoices(parts.conversations, incoming.conversation, reply.choices);
  return reply;
}

type Command = { readonly kind: "command"; readonly name: string; readonly rest: string };

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
      const chosen = await chooseByWords(parts.conversations, incoming.conversation, body.text);
      if (chosen === undefined) return { kind: "ask", question: body.text };
      if (chosen.kind === "meaning") return chosen.meaning;
      return sentence(chosen.wanted === "number" ? sentences.noSuchChoice[tongue] : sentences.noSources[tongue]);
    }
  }
}

async function carryOut(parts: AssistantParts, meaning: ButtonMeaning | Command, tongue: Tongue): Promise<Reply> {
  const { library } = parts;
  switch (meaning.kind) {
    case "ask": {
      const { answer, understanding } = await answerTo(parts, meaning.question);
      return replyWith(answer, library, tongueOf(understanding));
    }
    case "table": {
      const table = await parts.table(meaning.report, meaning.row, meaning.column);
      return table === undefined
        ? sentence(sentences.noTable[tongue])
        : { spans: [{ text: table, style: "fixed" }], choices: [] };
    }
    case "sources":
      return listSources(meaning.figures, meaning.citations, library, tongue);
    case "reports":
      return listReports(library, meaning.filter, meaning.from, tongue);
    case "audit":
      return listFindings(library, meaning.report, meaning.from, tongue);
    case "command":
      return command(parts, meaning, tongue);
  }
}

function command(parts: AssistantParts, { name, rest }: Command, tongue: Tongue): Reply | Promise<Reply> {
  const { library, authority } = parts;
  switch (name.toLowerCase()) {
    case "start":
      return greet(library, authority, tongue);
    case "help":
      return help(library, authority, tongue);
    case "reports":
      return listReports(library, rest, 0, tongue);
    case "audit":
      return auditCommand(library, rest, authority, tongue);
    default:
      return sentence(sentences.unknownCommand[tongue]);
  }
}

/** The answer to a question; a fault becomes an apology that carries its number, so that one bad question does not end a conversation or a batch. */
async function answerTo(parts: AssistantParts, question: string): Promise<Asked> {
  const read = readQuestion(question);
  let understanding = read.refused;
  try {
    understanding ??= parts.understand(read.text);
    return { answer: await parts.answer(understanding), understanding, fault: null };
  } catch (error) {
    const fault = createFaultId();
    parts.log.error({ fault, err: error }, "a question could not be answered");
    const broken = understanding ?? read.unread;
    return { answer: sorry(apology(fault, tongueOf(broken))), understanding: broken, fault };
  }
}

function sorry(text: string): Answer {
  return { kind: "unknown", value: null, unit: null, figures: [], citations: [], findings: [], options: [], text };
}

function tongueOf(understanding: Understanding): Tongue {
  return understanding.language === "en" ? "en" : "zh";
}
