import { answerQuestion, tongueOf } from "./answer-question.ts";
import { replyWith } from "./answer-reply.ts";
import type { AssistantParts } from "./assistant-parts.ts";
import type { ButtonMeaning } from "./button.ts";
import { greet, help } from "./help.ts";
import { type Reply, sentence } from "./reply.ts";
import { auditCommand, listFindings, listReports } from "./report-commands.ts";
import { sentences, type Tongue } from "./sentences.ts";
import { listSources } from "./sources.ts";

export type Command = { readonly kind: "command"; readonly name: string; readonly rest: string };

/** Does what a message, a button or a command wants done. */
export async function carryOut(
  parts: AssistantParts,
  meaning: ButtonMeaning | Command,
  tongue: Tongue,
): Promise<Reply> {
  const { library } = parts;
  switch (meaning.kind) {
    case "ask": {
      const { answer, understanding } = await answerQuestion(parts, meaning.question);
      const { outcome } = understanding;
      const topic = outcome.kind === "chat" ? outcome.topic : null;
      const asked = tongueOf(understanding);
      if (topic === "help") return help(library, parts.authority, asked);
      if (topic === "greeting") return greet(library, parts.authority, asked);
      return replyWith(answer, library, asked);
    }
    case "table": {
      const table = await parts.table(meaning.report, meaning.row, meaning.column);
      return table === undefined
        ? sentence(sentences.noTable[tongue])
        : { spans: [{ text: table, style: "fixed" }], choices: [] };
    }
    case "sources":
      return listSources(meaning.sources, meaning.more, library, tongue);
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
