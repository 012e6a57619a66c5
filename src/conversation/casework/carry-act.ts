import type { CaseEvent } from "../../application/case-event.ts";
import { standing } from "../../application/case-state.ts";
import { CaseChangedError, type CaseFile } from "../../application/case-store.ts";
import { type Decision, decide } from "../../application/decide.ts";
import { holderOf } from "../../application/officers.ts";
import { nextQuestion } from "../form/question.ts";
import { type Reply, sentence } from "../reply.ts";
import { acts } from "./acts.ts";
import { answerPaper, askPaper, backInPaper, cancelPaper, filePaper, formGone, pressPaper } from "./carry-paper.ts";
import type { StandingCase } from "./case-lists.ts";
import type { CaseworkButton } from "./casework-button.ts";
import type { DeskParts, Dialogue } from "./desk-parts.ts";
import { type ActDialogue, advance, beginDialogue, goBack, nextStep } from "./dialogue.ts";
import { draftReply } from "./draft-reply.ts";
import { findCase, noSuchCase, openCase, todayOf } from "./open-case.ts";
import { paperQuestions } from "./paper-form.ts";
import { nameEvent, offeredActs } from "./show-case.ts";
import { showQuestion, showReview } from "./show-dialogue.ts";
import type { StepContext } from "./step.ts";

type ActButton = Extract<CaseworkButton, { does: "begin" | "say" | "back" | "cancel" | "enter" | "file" }>;

/** Words that leave an act, go back in it, or enter it, whatever it asks. */
const leaving = /^(?:取消|算了|不办了|不记了|退出|cancel)[。！!]?$/iu;
const goingBack = /^(?:上一步|返回|改一下|back)[。！!]?$/iu;
const entering = /^(?:1|确认|确认记入|确定|记入|是|是的|对|yes|ok)[。！!]?$/iu;

const sentences = {
  changed: "这件办件刚刚有了新的记录，请看过再办，这次没有记。",
  entered: "已经记下，不用再按。",
  answered: "这一项已经答过了，现在要答的是：",
  over: "这一步已经不在办理中了。",
  nothingToCancel: "现在没有在办的步骤。",
  cancelled: "已取消，什么也没有记。",
  notNow: "现在不能办这一步。",
  confirmFirst: "请核对下面要记的内容，按「确认记入」或者发「确认」。",
} as const;

/** What a person at the desk writes while an act is being asked for; undefined where none is: then the words are about something else. */
export async function hear(
  parts: DeskParts,
  person: string,
  words: string,
  message: string,
): Promise<Reply | undefined> {
  const before = await parts.dialogues.load(person);
  if (before === undefined) return undefined;
  if (before.lastMessage === message) return askAgain(parts, person, before);
  const dialogue = { ...before, lastMessage: message };
  const said = words.trim();
  if (leaving.test(said)) return cancel(parts, person);
  if (dialogue.kind === "paper") {
    if (goingBack.test(said)) return backInPaper(parts, person, dialogue);
    const isComplete = nextQuestion(paperQuestions(dialogue.values), dialogue.values) === undefined;
    const act = isComplete && entering.test(said) ? filePaper : answerPaper;
    return act(parts, person, dialogue, words);
  }
  if (goingBack.test(said)) return stepBack(parts, person, dialogue);
  if (nextStep(dialogue) === undefined && entering.test(said)) return enter(parts, person, dialogue);
  return answer(parts, person, dialogue, words);
}

function askAgain(parts: DeskParts, person: string, dialogue: Dialogue): Promise<Reply> {
  return dialogue.kind === "paper" ? askPaper(parts, dialogue) : proceed(parts, person, dialogue);
}

/** Leaves the act under way. */
export async function cancel(parts: DeskParts, person: string): Promise<Reply> {
  const dialogue = await parts.dialogues.load(person);
  if (dialogue === undefined) return sentence(sentences.nothingToCancel);
  if (dialogue.kind === "paper") return cancelPaper(parts, person);
  await parts.dialogues.drop(person);
  return openCase(parts, dialogue.number, person, sentences.cancelled);
}

export async function pressAct(parts: DeskParts, person: string, button: ActButton): Promise<Reply> {
  if (button.does === "begin") return begin(parts, person, button);
  if (button.does === "cancel") return cancel(parts, person);
  const dialogue = await parts.dialogues.load(person);
  if (button.does === "file") {
    return dialogue?.kind === "paper" ? pressPaper(parts, person, dialogue, button) : formGone;
  }
  if (button.does === "enter") {
    const isSame =
      dialogue?.kind === "act" &&
      dialogue.number === button.number &&
      dialogue.ordinal === button.ordinal &&
      dialogue.turn === button.turn;
    return isSame ? enter(parts, person, dialogue) : tellEntered(parts, person, button);
  }
  if (dialogue === undefined) return sentence(sentences.over);
  if (dialogue.kind === "paper") return pressPaper(parts, person, dialogue, button);
  if (dialogue.turn !== button.turn) return proceed(parts, person, dialogue, sentences.answered);
  return button.does === "back" ? stepBack(parts, person, dialogue) : answer(parts, person, dialogue, button.words);
}

async function begin(
  parts: DeskParts,
  person: string,
  { number, ordinal, act }: Extract<ActButton, { does: "begin" }>,
): Promise<Reply> {
  const one = await findCase(parts, number);
  if (one === undefined) return sentence(noSuchCase(number));
  if (one.file.events.length + 1 !== ordinal) return openCase(parts, number, person, sentences.changed);
  if (!offeredActs(one, { today: todayOf(parts) }).includes(act)) {
    return openCase(parts, number, person, sentences.notNow);
  }
  const dialogue = beginDialogue(number, ordinal, act);
  await parts.dialogues.keep(person, dialogue);
  return proceed(parts, person, dialogue);
}

async function answer(parts: DeskParts, person: string, dialogue: ActDialogue, words: string): Promise<Reply> {
  const one = await findCase(parts, dialogue.number);
  if (one === undefined || isStale(one.file, dialogue)) return leaveStale(parts, person, dialogue);
  const context = await askingContext(parts, one, dialogue, person);
  const advanced = advance(dialogue, words, context);
  if (advanced.kind === "problem") return proceed(parts, person, dialogue, advanced.problem);
  if (advanced.kind === "complete") return proceed(parts, person, dialogue, sentences.confirmFirst);
  await parts.dialogues.keep(person, advanced.dialogue);
  return proceed(parts, person, advanced.dialogue);
}

async function stepBack(parts: DeskParts, person: string, dialogue: ActDialogue): Promise<Reply> {
  const before = goBack(dialogue);
  if (before === undefined) return cancel(parts, person);
  await parts.dialogues.keep(person, before);
  return proceed(parts, person, before);
}

/** The next question; the review where all was asked. */
async function proceed(parts: DeskParts, person: string, dialogue: ActDialogue, said?: string): Promise<Reply> {
  const one = await findCase(parts, dialogue.number);
  if (one === undefined || isStale(one.file, dialogue)) return leaveStale(parts, person, dialogue);
  const context = await askingContext(parts, one, dialogue, person);
  const step = nextStep(dialogue);
  return step === undefined
    ? showReview(
        dialogue,
        decideOn(parts, one, dialogue),
        one,
        { today: context.today, calendar: parts.rules.calendar },
        said,
      )
    : showQuestion(dialogue, step.ask(context, dialogue.values), said);
}

/** Enters the act once. A crash after it was entered leaves the dialogue behind: then the entry is found in its place. */
async function enter(parts: DeskParts, person: string, dialogue: ActDialogue): Promise<Reply> {
  const { number } = dialogue;
  const one = await findCase(parts, number);
  if (one === undefined || isStale(one.file, dialogue)) return leaveStale(parts, person, dialogue);
  const decision = decideOn(parts, one, dialogue);
  if (!decision.ok) return proceed(parts, person, dialogue);
  const event: CaseEvent = { ...decision.event, at: parts.clock().toISOString(), by: person };
  try {
    await parts.enter(one.file, event);
  } catch (error) {
    if (error instanceof CaseChangedError) return leaveStale(parts, person, dialogue);
    throw error;
  }
  await parts.dialogues.drop(person);
  const isTaken = await takeIfNobodys(parts, number, person);
  const taken = isTaken ? "这件原来没有人办，现在由您办。" : "";
  return openCase(parts, number, person, `已记入第 ${event.ordinal} 条：${nameEvent(event)}。${taken}`);
}

/** Who does the first thing in a case that nobody has, has it. */
async function takeIfNobodys(parts: DeskParts, number: string, person: string): Promise<boolean> {
  const one = await findCase(parts, number);
  if (one === undefined || one.situation.closedOn !== null || holderOf(one.file, parts.officers) !== null) return false;
  return parts.assign(one.file, { from: one.file.assignee, to: person, by: person });
}

/** The dialogue's place in the case was taken: by itself before a crash, or by another. */
async function leaveStale(parts: DeskParts, person: string, { number, ordinal, act }: ActDialogue): Promise<Reply> {
  await parts.dialogues.drop(person);
  const taken = (await parts.cases.load(number))?.events[ordinal - 1];
  const isOwn = taken?.by === person && taken.kind === acts[act].kind;
  return openCase(parts, number, person, isOwn ? sentences.entered : sentences.changed);
}

/** 「确认记入」 was pressed, and there is nothing to enter by it any more. */
async function tellEntered(
  parts: DeskParts,
  person: string,
  { number, ordinal }: { readonly number: string; readonly ordinal: number },
): Promise<Reply> {
  const taken = (await parts.cases.load(number))?.events[ordinal - 1];
  const said = taken === undefined ? sentences.over : taken.by === person ? sentences.entered : sentences.changed;
  return openCase(parts, number, person, said);
}

function isStale(file: CaseFile, { ordinal }: ActDialogue): boolean {
  return file.events.length + 1 !== ordinal;
}

function decideOn(parts: DeskParts, one: StandingCase, { act, values }: ActDialogue): Decision {
  const context = contextOf(parts, one);
  return decide(one.file, acts[act].draft(values, context), parts.rules, context.today);
}

/** What the open question is asked from. A reply is drafted from what was filed: the log has who looks. */
async function askingContext(
  parts: DeskParts,
  one: StandingCase,
  dialogue: ActDialogue,
  person: string,
): Promise<StepContext> {
  const context = contextOf(parts, one);
  if (nextStep(dialogue)?.field !== "text") return context;
  const application = await parts.cases.open(dialogue.number, person);
  if (application === undefined) return context;
  const source = { ...one, application, letterhead: parts.letterhead() };
  return {
    ...context,
    writeReply: (values) => draftReply(parts.templates, { ...source, today: values.on ?? context.today }, values),
  };
}

function contextOf(parts: DeskParts, { file }: StandingCase): StepContext {
  return {
    today: todayOf(parts),
    firstDay: file.receivedOn ?? file.arrivedOn,
    rates: parts.rates,
    conclusions: parts.templates.conclusions,
    entries: standing(file.events).map((event) => ({
      ordinal: event.ordinal,
      label: `${event.on} ${nameEvent(event)}`,
    })),
  };
}
