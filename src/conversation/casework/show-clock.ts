import { workingDays } from "../../application/deadline.ts";
import { type DayRun, explainDueOn, type SkipReason } from "../../application/explain-deadline.ts";
import { sayDay, spellDay, whyEstimate } from "../../application/spell-day.ts";
import { type Bilingual, both, counted as countedIn, joined } from "../../base/bilingual.ts";
import { plain, type Reply, strong } from "../reply.ts";
import type { Present, StandingCase } from "./case-lists.ts";

const skipNames: Readonly<Record<SkipReason, Bilingual>> = {
  weekend: { zh: "周末", en: "weekend" },
  holiday: { zh: "放假", en: "holiday" },
  consultation: {
    zh: "征求意见，不计入（条例第三十三条第三款）",
    en: "an opinion is being awaited (Regulations, article 33, paragraph 3)",
  },
};

/** The last day to answer with its working, day by day. */
export function showClock(
  { file: { number }, situation }: StandingCase,
  { calendar }: Pick<Present, "calendar">,
): Pick<Reply<Bilingual>, "spans"> {
  const { countedFrom, extension, pauses, dueOn, waitingUntil } = situation;
  if (countedFrom === null || dueOn === null) {
    const until = waitingUntil === null ? null : spellDay(waitingUntil);
    const stands = {
      zh: `现在答复期限没有在走${until === null ? "" : `，等到 ${until.zh}`}。`,
      en: `The time for the reply is not running now${until === null ? "" : `; it waits until ${until.en}`}.`,
    };
    return { spans: [strong(both`${number}`), plain(both`\n${stands}`)] };
  }
  const lines = [
    sayCount(sayDay(countedFrom), extension),
    ...explainDueOn(calendar, { countedFrom, extension, pauses }).map(runLine),
    ...[whyEstimate(dueOn)].filter(({ zh }) => zh !== ""),
  ];
  const replyBy = { zh: "答复期限", en: "reply due by" };
  return {
    spans: [strong(both`${number}　${replyBy} ${spellDay(dueOn)}`), plain(both`\n${joined(lines, "\n")}`)],
  };
}

function sayCount(from: Bilingual, extension: number): Bilingual {
  const all = workingDays.reply + extension;
  return {
    zh: `从 ${from.zh} 的次日起算 ${workingDays.reply} 个工作日（条例第三十三条）${extension === 0 ? "" : `，延期 ${extension} 个工作日，共 ${all} 个`}。`,
    en: `${workingDays.reply} working days from the day after ${from.en} (Regulations, article 33)${extension === 0 ? "" : `, extended by ${extension}, ${all} in all`}.`,
  };
}

function runLine({ from, to, skipped, counted, weekendsWorked }: DayRun): Bilingual {
  const until = { zh: "至", en: "to" };
  const days = from === to ? sayDay(from) : both`${sayDay(from)} ${until} ${sayDay(to)}`;
  const notCounted = { zh: "不计：", en: "not counted: " };
  if (skipped !== null) return both`${days}　${notCounted}${skipNames[skipped]}`;
  const worked = joined(weekendsWorked.map(sayDay), { zh: "、", en: ", " });
  const isWorked = weekendsWorked.length > 0;
  return both`${days}　${{
    zh: `计到第 ${counted} 个工作日${isWorked ? `（${worked.zh} 调休上班）` : ""}`,
    en: `${countedIn(counted, "working day")} so far${isWorked ? ` (${worked.en} worked in place of a holiday)` : ""}`,
  }}`;
}
