import { caseStates } from "../../application/case-event.ts";
import { isOpen } from "../../application/case-state.ts";
import { normalize } from "../../base/text.ts";
import type { Incoming } from "../message.ts";
import { type Reply, sentence } from "../reply.ts";
import { cancel, hear, pressAct } from "./carry-act.ts";
import { beginPaper } from "./carry-paper.ts";
import { listIds, sortIntoLists } from "./case-lists.ts";
import type { CaseworkButton } from "./casework-button.ts";
import type { DeskParts } from "./desk-parts.ts";
import { handOver } from "./hand-over.ts";
import { findCase, noSuchCase, openCase, presentOf, standingCase, todayOf } from "./open-case.ts";
import { showEvents, showIdentity, showProof, showReplies } from "./show-case.ts";
import { showClock } from "./show-clock.ts";
import { listLetters, showLetter } from "./show-letters.ts";
import { choice, listNames, showList, showOverview } from "./show-lists.ts";

/** Who speaks, and where. */
type Speaker = Pick<Incoming, "person" | "conversation">;

/** The desk of those who carry cases to their end. To anyone else, and where others may read along, it does not exist. */
export interface Desk {
  /** The reply to a command or words that are the desk's, in full and unmasked; undefined where they are not. */
  respond(incoming: Incoming): Promise<Reply | undefined>;
  /** What a button of the desk does; undefined for who has no desk. */
  press(button: CaseworkButton, speaker: Speaker): Promise<Reply | undefined>;
  /** The commands of the desk, for the help; undefined for who has none. */
  help(speaker: Speaker): string | undefined;
}

const openStates = caseStates.filter(isOpen);
const numberShape = /^\d{4}-\d{5,}$/u;

const helpText =
  "工作人员：\n/cases 办件列表（我办的、没有人办、待机关确认、快到期、已超期、等别人）\n/case 2026-00017 看一件、办一件，自己来办或者交给别人；直接发编号也行\n/enter 录入书面申请（当面、邮寄、传真）\n办理时发「上一步」改前一项，发「取消」什么也不记。";

export function createDesk(parts: DeskParts): Desk {
  const hasDesk = ({ person, conversation }: Speaker) => parts.officers.has(person) && conversation === person;
  return {
    async respond(incoming) {
      if (!hasDesk(incoming)) return undefined;
      const { body, person } = incoming;
      if (body.kind === "command") return command(parts, body.name.toLowerCase(), body.rest, person);
      if (body.kind !== "text") return undefined;
      return (await hear(parts, person, body.text, incoming.id)) ?? named(parts, body.text, person);
    },
    async press(button, speaker) {
      return hasDesk(speaker) ? press(parts, button, speaker.person) : undefined;
    },
    help: (speaker) => (hasDesk(speaker) ? helpText : undefined),
  };
}

/** A case by its number, a list by its name. */
async function named(parts: DeskParts, words: string, person: string): Promise<Reply | undefined> {
  const said = normalize(words).trim();
  if (numberShape.test(said)) return openCase(parts, said, person);
  const list = listIds.find((id) => normalize(listNames[id]) === said);
  return list === undefined ? undefined : showList(await lists(parts, person), list, 0, presentOf(parts, person));
}

async function command(parts: DeskParts, name: string, rest: string, person: string): Promise<Reply | undefined> {
  switch (name) {
    case "cases":
      return showOverview(await lists(parts, person), presentOf(parts, person));
    case "case": {
      const number = normalize(rest).trim();
      return numberShape.test(number) ? openCase(parts, number, person) : sentence("请写编号，例如 /case 2026-00017。");
    }
    case "enter":
      return beginPaper(parts, person);
    case "cancel":
      return (await parts.dialogues.load(person)) === undefined ? undefined : cancel(parts, person);
    default:
      return undefined;
  }
}

async function press(parts: DeskParts, button: CaseworkButton, person: string): Promise<Reply> {
  switch (button.does) {
    case "overview":
      return showOverview(await lists(parts, person), presentOf(parts, person));
    case "list":
      return showList(await lists(parts, person), button.list, button.from, presentOf(parts, person));
    case "paper":
      return beginPaper(parts, person);
    case "hands":
    case "give":
      return handOver(parts, person, button);
    case "begin":
    case "file":
    case "say":
    case "back":
    case "cancel":
    case "enter":
      return pressAct(parts, person, button);
    default:
      return look(parts, button, person);
  }
}

type Look = Extract<
  CaseworkButton,
  { does: "case" | "identity" | "proof" | "events" | "clock" | "letters" | "replies" | "letter" }
>;

async function look(parts: DeskParts, button: Look, person: string): Promise<Reply> {
  const { number } = button;
  const one = await findCase(parts, number);
  if (one === undefined) return sentence(noSuchCase(number));
  switch (button.does) {
    case "case":
      return openCase(parts, number, person);
    case "clock":
      return {
        spans: showClock(one, presentOf(parts, person)).spans.map(({ text, style }) => ({ style, text: text.zh })),
        choices: [[choice("返回办件", { does: "case", number: one.file.number })]],
      };
    case "letters":
      return listLetters(one, parts.templates);
    case "proof": {
      const opened = await parts.cases.openProof(number, button.at, person);
      return opened === undefined ? sentence("这件没有这个文件。") : showProof(one, button.at, opened);
    }
    default: {
      // notes and letters may name people as well: the log has who looks before anything is shown
      const application = await parts.cases.open(number, person);
      if (application === undefined) return sentence(noSuchCase(number));
      if (button.does === "events") return showEvents(one, button.from, parts.officers);
      if (button.does === "replies") return showReplies(one);
      if (button.does === "identity") return showIdentity(one, application);
      const source = { ...one, application, letterhead: parts.letterhead(), today: todayOf(parts) };
      return showLetter(source, button, parts.templates);
    }
  }
}

async function lists(parts: DeskParts, person: string) {
  const open = await parts.cases.list({ states: openStates });
  const cases = open.map((file) => standingCase(parts, file));
  return sortIntoLists(cases, presentOf(parts, person));
}
