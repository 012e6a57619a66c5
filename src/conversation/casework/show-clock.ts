import { workingDays } from "../../application/deadline.ts";
import { type DayRun, explainDueOn, type SkipReason } from "../../application/explain-deadline.ts";
import { spellDay, whyEstimate } from "../../application/spell-day.ts";
import { plain, type Reply, strong } from "../reply.ts";
import type { Present, StandingCase } from "./case-lists.ts";
import { choice } from "./show-lists.ts";

const skipNames: Readonly<Record<SkipReason, string>> = {
  weekend: "周末",
  holiday: "放假",
  consultation: "征求意见，不计入（条例第三十三条第三款）",
};

/** The last day to answer with its working, day by day. */
export function showClock(
  { file: { number }, situation }: StandingCase,
  { calendar }: Pick<Present, "calendar">,
): Reply {
  const { countedFrom, extension, pauses, dueOn, waitingUntil } = situation;
  const back = [[choice("返回办件", { does: "case", number })]];
  if (countedFrom === null || dueOn === null) {
    const until = waitingUntil === null ? "" : `，等到 ${spellDay(waitingUntil)}`;
    return { spans: [strong(number), plain(`\n现在答复期限没有在走${until}。`)], choices: back };
  }
  const all = workingDays.reply + extension;
  const lines = [
    `从 ${countedFrom} 的次日起算 ${workingDays.reply} 个工作日（条例第三十三条）${extension === 0 ? "" : `，延期 ${extension} 个工作日，共 ${all} 个`}。`,
    ...explainDueOn(calendar, { countedFrom, extension, pauses }).map(runLine),
    ...[whyEstimate(dueOn)].filter((why) => why !== ""),
  ];
  return {
    spans: [strong(`${number}　答复期限 ${spellDay(dueOn)}`), plain(`\n${lines.join("\n")}`)],
    choices: back,
  };
}

function runLine({ from, to, skipped, counted, weekendsWorked }: DayRun): string {
  const days = from === to ? from : `${from} 至 ${to}`;
  if (skipped !== null) return `${days}　不计：${skipNames[skipped]}`;
  const worked = weekendsWorked.length === 0 ? "" : `（${weekendsWorked.join("、")} 调休上班）`;
  return `${days}　计到第 ${counted} 个工作日${worked}`;
}
