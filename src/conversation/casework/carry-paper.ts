import { randomUUID } from "node:crypto";
import { gapsOf, sayGaps } from "../../application/gaps.ts";
import { applicantTypeNames, channelNames, nameOfDelivery, nameOfForm } from "../../application/names.ts";
import { sayActing, sayIdentity } from "../../application/say-identity.ts";
import { nextQuestion, readAnswer, withoutLast } from "../form/question.ts";
import { plain, type Reply, sentence, strong } from "../reply.ts";
import type { CaseworkButton } from "./casework-button.ts";
import type { DeskParts } from "./desk-parts.ts";
import { openCase, todayOf } from "./open-case.ts";
import {
  type PaperContext,
  type PaperDialogue,
  type PaperValues,
  paperQuestions,
  toApplication,
} from "./paper-form.ts";
import { choice, inRows } from "./show-lists.ts";

const heading = strong("录入书面申请");
const sentences = {
  checkFirst: "请核对下面的内容，按「确认登记」或者发「确认」。",
  answered: "这一项已经答过了，现在要答的是：",
  filed: "这份申请已经登记或者取消了，请看 /cases。",
  cancelled: "已取消，什么也没有登记。",
} as const;

export async function beginPaper(parts: DeskParts, person: string): Promise<Reply> {
  const dialogue: PaperDialogue = { kind: "paper", key: randomUUID(), values: {}, turn: 0 };
  return keepAndAsk(parts, person, dialogue);
}

export async function answerPaper(
  parts: DeskParts,
  person: string,
  dialogue: PaperDialogue,
  words: string,
): Promise<Reply> {
  const context = { today: todayOf(parts) };
  const question = nextQuestion(paperQuestions(dialogue.values), dialogue.values);
  if (question === undefined) return ask(dialogue, context, sentences.checkFirst);
  const read = readAnswer(question, words, context, dialogue.values);
  if ("problem" in read) return ask(dialogue, context, read.problem);
  return keepAndAsk(parts, person, {
    ...dialogue,
    turn: dialogue.turn + 1,
    values: { ...dialogue.values, ...read.values },
  });
}

export async function backInPaper(parts: DeskParts, person: string, dialogue: PaperDialogue): Promise<Reply> {
  const values = withoutLast(paperQuestions(dialogue.values), dialogue.values);
  if (values === undefined) return cancelPaper(parts, person);
  return keepAndAsk(parts, person, { ...dialogue, turn: dialogue.turn + 1, values });
}

export async function cancelPaper(parts: DeskParts, person: string): Promise<Reply> {
  await parts.dialogues.drop(person);
  return sentence(sentences.cancelled);
}

/** A button of the form was pressed. */
export async function pressPaper(
  parts: DeskParts,
  person: string,
  dialogue: PaperDialogue,
  button: Extract<CaseworkButton, { does: "say" | "back" | "file" }>,
): Promise<Reply> {
  if (dialogue.turn !== button.turn) return ask(dialogue, { today: todayOf(parts) }, sentences.answered);
  if (button.does === "file") return filePaper(parts, person, dialogue);
  return button.does === "back"
    ? backInPaper(parts, person, dialogue)
    : answerPaper(parts, person, dialogue, button.words);
}

/** Files the form where it is complete; else asks on. */
export async function filePaper(parts: DeskParts, person: string, dialogue: PaperDialogue): Promise<Reply> {
  const { key, values } = dialogue;
  if (nextQuestion(paperQuestions(values), values) !== undefined) return ask(dialogue, { today: todayOf(parts) });
  const paper = toApplication(values);
  const filing = { key, ...paper, arrivedOn: paper.receivedOn, owner: null, notify: null, by: person };
  const { file } = await parts.cases.file(filing);
  await parts.dialogues.drop(person);
  const gaps = gapsOf(paper.application, todayOf(parts));
  const said = `已登记，编号 ${file.number}，收到之日 ${file.receivedOn}。${gaps.length === 0 ? "" : sayGaps(gaps)}`;
  return openCase(parts, file.number, person, said);
}

/** The question that is open, or the review. */
export async function askPaper(parts: DeskParts, dialogue: PaperDialogue): Promise<Reply> {
  return ask(dialogue, { today: todayOf(parts) });
}

/** What 「确认登记」 means when its form is gone. */
export const formGone = sentence(sentences.filed);

async function keepAndAsk(parts: DeskParts, person: string, dialogue: PaperDialogue): Promise<Reply> {
  await parts.dialogues.keep(person, dialogue);
  return askPaper(parts, dialogue);
}

function ask({ values, turn }: PaperDialogue, context: PaperContext, said?: string): Reply {
  const question = nextQuestion(paperQuestions(values), values);
  const leave = [...(turn > 0 ? [choice("上一步", { does: "back", turn })] : []), choice("取消", { does: "cancel" })];
  const above = said === undefined ? "" : `${said}\n`;
  if (question === undefined) {
    return {
      spans: [heading, plain(`\n${above}${review(values)}`)],
      choices: [[choice("确认登记", { does: "file", turn })], leave],
    };
  }
  const { text, options } = question.ask(context, values);
  const choices = options.map(({ label, say }) => choice(label, { does: "say", words: say, turn }));
  return { spans: [heading, plain(`\n${above}${text}`)], choices: [...inRows(choices, 2), leave] };
}

/** Everything as it will be filed, for the officer who holds the paper to compare. */
function review(values: PaperValues): string {
  const { application, receivedOn } = toApplication(values);
  const { channel, applicant, request } = application;
  const { phone, email, address } = applicant;
  return [
    `${channelNames[channel].zh}，收到之日 ${receivedOn}`,
    `申请内容：${request.description}`,
    `形式：${nameOfForm(request.form).zh}；获取方式：${nameOfDelivery(request.delivery).zh}`,
    `申请人：${applicantTypeNames[applicant.type].zh}，${applicant.name ?? "没有写名"}`,
    ...sayActing(applicant).map(({ zh }) => zh),
    `证件：${sayIdentity(applicant).zh || "没有写"}`,
    `联系方式：${[phone, email, address].filter((one) => one !== undefined).join("，") || "没有写"}`,
  ].join("\n");
}
