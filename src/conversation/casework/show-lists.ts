import { isOverdue } from "../../application/case-state.ts";
import { stateNames } from "../../application/names.ts";
import { holderOf, nameOf } from "../../application/officers.ts";
import { countWorkingDays } from "../../application/reminders.ts";
import { spellDay } from "../../application/spell-day.ts";
import { type Bilingual, both, counted } from "../../base/bilingual.ts";
import type { Choice } from "../button.ts";
import { plain, type Reply, strong } from "../reply.ts";
import { type DeskPresent, type ListId, listIds, type Present, type StandingCase } from "./case-lists.ts";
import type { CaseworkButton } from "./casework-button.ts";

export const listNames: Readonly<Record<ListId, string>> = {
  overdue: "已超期",
  new: "待机关确认",
  soon: "快到期",
  waiting: "等别人",
  mine: "我办的",
  unassigned: "没有人办",
  open: "全部在办",
};

type Lists = Readonly<Record<ListId, readonly StandingCase[]>>;

const linesAPage = 10;
/** Of the overview: the cases that cannot wait. */
const urgentAtMost = 5;

/** `/cases`: how many there are of each kind, and what cannot wait. */
export function showOverview(lists: Lists, present: DeskPresent): Reply {
  if (lists.open.length === 0) {
    return { spans: [strong("办件"), plain("\n现在没有在办的申请。")], choices: [[paperChoice]] };
  }
  const urgent = [...new Set([...lists.overdue, ...lists.soon, ...lists.new])].slice(0, urgentAtMost);
  const counts = listIds.map((id) => `${listNames[id]} ${lists[id].length}`).join("　");
  const lines = urgent.map((one) => officeLine(one, present)).join("\n");
  return {
    spans: [strong(`办件（${present.today}）`), plain(`\n${counts}${lines === "" ? "" : `\n\n${lines}`}`)],
    choices: [
      ...urgent.map((one) => [openChoice(one)]),
      ...inRows(
        listIds
          .filter((id) => lists[id].length > 0)
          .map((list) => choice(`${listNames[list]} ${lists[list].length}`, { does: "list", list, from: 0 })),
        3,
      ),
      [paperChoice],
    ],
  };
}

const paperChoice = choice("录入书面申请", { does: "paper" });

/** One list, a page at a time. `from` counts from 0. */
export function showList(lists: Lists, list: ListId, from: number, present: DeskPresent): Reply {
  const all = lists[list];
  const overview = choice("返回", { does: "overview" });
  if (all.length === 0) {
    return { spans: [strong(listNames[list]), plain("\n这里没有办件。")], choices: [[overview]] };
  }
  const start = from < all.length ? from : 0;
  const page = all.slice(start, start + linesAPage);
  const shown = page.length === all.length ? "" : `（${start + 1}–${start + page.length}）`;
  const turn = (label: string, to: number) => choice(label, { does: "list", list, from: to });
  return {
    spans: [
      strong(`${listNames[list]} ${all.length} 件${shown}`),
      plain(`\n${page.map((one) => officeLine(one, present)).join("\n")}`),
    ],
    choices: [
      ...inRows(page.map(openChoice), 2),
      [
        ...(start > 0 ? [turn("上一页", Math.max(0, start - linesAPage))] : []),
        ...(start + linesAPage < all.length ? [turn("下一页", start + linesAPage)] : []),
        overview,
      ],
    ],
  };
}

/** A case in a line, with who has it where it is a colleague. */
export function officeLine(one: StandingCase, present: DeskPresent): string {
  const holder = holderOf(one.file, present.officers);
  const whose = holder === null || holder === present.person ? "" : `　〔${nameOf(holder, present.officers)}〕`;
  return `${caseLine(one, present).zh}${whose}`;
}

/** 「2026-00017　办理中　4月3日前答复（还有 5 个工作日）」 */
export function caseLine({ file, situation }: StandingCase, { today, calendar }: Present): Bilingual {
  const { state, dueOn, waitingUntil } = situation;
  const name = both`${file.number}　${stateNames[state]}`;
  if (isOverdue(situation, today) && dueOn !== null) {
    const { zh, en } = spellDay(dueOn);
    return both`${name}　${{ zh: `应于 ${zh} 前答复，已超期`, en: `a reply was due by ${en} and is overdue` }}`;
  }
  const left = countWorkingDays(calendar, today);
  if (state === "received" && dueOn !== null) {
    const { zh, en } = spellDay(dueOn);
    const days = left(dueOn.day);
    const due = {
      zh: `${zh} 前答复（还有 ${days} 个工作日）`,
      en: `reply due by ${en} (${counted(days, "working day")} left)`,
    };
    return both`${name}　${due}`;
  }
  if (waitingUntil === null) return name;
  const { zh, en } = spellDay(waitingUntil);
  const isPast = waitingUntil.day < today;
  const until = { zh: `等到 ${zh}${isPast ? "，已过" : ""}`, en: `until ${en}${isPast ? ", which has passed" : ""}` };
  return both`${name}　${until}`;
}

export function choice(label: string, button: CaseworkButton): Choice {
  return { label, meaning: { kind: "casework", button } };
}

function openChoice({ file: { number } }: StandingCase): Choice {
  return choice(number, { does: "case", number });
}

export function inRows<T>(all: readonly T[], aRow: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / aRow) }, (_, row) => all.slice(row * aRow, (row + 1) * aRow));
}
