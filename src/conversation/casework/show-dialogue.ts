import type { Decision } from "../../application/decide.ts";
import { stateNames } from "../../application/names.ts";
import type { Asking } from "../form/question.ts";
import { plain, type Reply, strong } from "../reply.ts";
import { type Act, acts } from "./acts.ts";
import type { Present, StandingCase } from "./case-lists.ts";
import type { ActDialogue } from "./dialogue.ts";
import { nameEvent, turnLines } from "./show-case.ts";
import { choice, inRows } from "./show-lists.ts";

/** Labels that fit two in a row. */
const shortLabel = 14;

/** One question, with what was wrong with the last answer above it. */
export function showQuestion({ number, act, turn }: ActDialogue, { text, options }: Asking, said?: string): Reply {
  const choices = options.map(({ label, say }) => choice(label, { does: "say", words: say, turn }));
  const aRow = options.every(({ label }) => label.length <= shortLabel) ? 2 : 1;
  return {
    spans: [strong(`${number}　${acts[act].label}`), plain(`\n${said === undefined ? "" : `${said}\n`}${text}`)],
    choices: [
      ...inRows(choices, aRow),
      [...(turn > 0 ? [choice("上一步", { does: "back", turn })] : []), choice("取消", { does: "cancel" })],
    ],
  };
}

/** Exactly what will be entered and what the case comes to by it, or why it may not be entered. */
export function showReview(
  { number, ordinal, act, turn }: ActDialogue,
  decision: Decision,
  { situation: before }: StandingCase,
  present: Present,
  said?: string,
): Reply {
  const { label, reminder, letter }: Act = acts[act];
  const heading = strong(`${number}　${label}`);
  const leave = [choice("上一步", { does: "back", turn }), choice("取消", { does: "cancel" })];
  if (!decision.ok) {
    return { spans: [heading, plain(`\n不能这样记：${decision.reason}`)], choices: [leave] };
  }
  const { event, situation } = decision;
  const lines = [
    said ?? "请核对，确认后记入，记入后不能删改，记错的只能注明作废。",
    "",
    `第 ${event.ordinal} 条：${event.voids === null ? nameEvent(event) : `第 ${event.voids} 条作废`}`,
    `日期：${event.on}`,
    ...(event.note === null ? [] : [`说明：${event.note}`]),
    ...(event.text === null ? [] : ["正文：", event.text]),
    "",
    `记入后：${stateNames[before.state].zh} → ${stateNames[situation.state].zh}`,
    ...turnLines(situation, present),
    ...(reminder === undefined ? [] : ["", `注意：${reminder}`]),
  ];
  return {
    spans: [heading, plain(`\n${lines.join("\n")}`)],
    choices: [
      [choice("确认记入", { does: "enter", number, ordinal, turn })],
      ...(letter === undefined ? [] : [[choice("看文书草稿", { does: "letters", number })]]),
      leave,
    ],
  };
}
