import type { AssistantParts } from "./assistant-parts.ts";
import type { ButtonMeaning } from "./button.ts";
import { greet, help } from "./help.ts";
import { listUnanswered } from "./list-unanswered.ts";
import type { Incoming } from "./message.ts";
import { plain, type Reply, sentence } from "./reply.ts";
import { auditCommand, listFindings, listReports } from "./report-commands.ts";
import { sentences, type Tongue } from "./sentences.ts";
import { listSources } from "./sources.ts";
import type { Speaker } from "./thread.ts";

export type Command = { readonly kind: "command"; readonly name: string; readonly rest: string };

/** Does what a button or a command wants done, other than asking and voting. */
export async function carryOut(
  parts: AssistantParts,
  meaning: Exclude<ButtonMeaning, { kind: "ask" | "vote" }> | Command,
  speaker: Speaker & Pick<Incoming, "id">,
  tongue: Tongue,
): Promise<Reply> {
  const { library } = parts;
  switch (meaning.kind) {
    case "table": {
      const table = await parts.table(meaning.report, meaning.row, meaning.column);
      return table === undefined
        ? sentence(sentences.noTable[tongue])
        : {
            spans: [{ text: table.text, style: "fixed" }],
            choices: [],
            ...(table.sheet !== undefined && { picture: table.sheet }),
          };
    }
    case "sources":
      return listSources(meaning.sources, meaning.more, library, tongue);
    case "reports":
      return listReports(library, meaning.filter, meaning.from, tongue);
    case "audit":
      return listFindings(library, meaning.report, meaning.from, tongue);
    case "casework":
      return (
        (await (await parts.counters()).desk?.press(meaning.button, speaker)) ??
        sentence(sentences.expiredButton[tongue])
      );
    case "applying":
      return (
        (await (await parts.counters()).window?.press(meaning.button, speaker)) ??
        sentence(sentences.expiredButton[tongue])
      );
    case "command":
      return command(parts, meaning, speaker, tongue);
  }
}

async function command(
  parts: AssistantParts,
  { name, rest }: Command,
  speaker: Speaker,
  tongue: Tongue,
): Promise<Reply> {
  const { library, authority } = parts;
  switch (name.toLowerCase()) {
    case "start":
      return greet(library, authority, tongue);
    case "help":
      return withDesk(help(library, authority, tongue), (await parts.counters()).desk?.help(speaker));
    case "reports":
      return listReports(library, rest, 0, tongue);
    case "audit":
      return auditCommand(library, rest, authority, tongue);
    case "unanswered":
      return isStaffAlone(parts, speaker)
        ? listUnanswered(parts.unanswered, rest, tongue)
        : sentence(sentences.unknownCommand[tongue]);
    default:
      return sentence(sentences.unknownCommand[tongue]);
  }
}

function withDesk(reply: Reply, desk: string | undefined): Reply {
  return desk === undefined ? reply : { ...reply, spans: [plain(`${desk}\n\n`), ...reply.spans] };
}

/** Staff, and nobody else in the conversation to read along: a private chat has the id of its person. */
function isStaffAlone({ staff }: AssistantParts, { conversation, person }: Speaker): boolean {
  return staff.has(person) && conversation === person;
}
