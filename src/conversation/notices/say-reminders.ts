import type { Deadline, DeadlineKind, MovedDeadline, Reminder } from "../../application/reminders.ts";
import { sayDay, spellAbout } from "../../application/spell-day.ts";
import type { Bilingual } from "../../base/bilingual.ts";
import { type DeskPresent, type ListId, listIds, type StandingCase } from "../casework/case-lists.ts";
import { listNames, officeLine } from "../casework/show-lists.ts";

/** More are counted, not listed: /cases has them. */
const linesAtMost = 15;
/** What a digest is for; what is merely open needs no morning message. */
const digestLists: readonly ListId[] = ["mine", "overdue", "new", "soon", "waiting"];

const deadlineNames: Readonly<Record<DeadlineKind, string>> = {
  reply: "答复期限",
  notice: "补正告知期限",
  completion: "补正期限",
  payment: "缴费期限",
  opinion: "征求意见期限",
  confirmation: "确认收到",
};

/** What to do once a time has passed; each with the case number and the day before it. */
const passed: Readonly<Record<DeadlineKind, string>> = {
  reply: "前应当答复，已超期",
  notice: "前应当告知补正，已过",
  completion: "前应当补正，没有收到，请核实有无正当理由",
  payment: "前应当缴费，没有收到",
  opinion: "前应当提出意见，没有收到：第三方不答复不等于同意，由本机关决定；其他机关逾期视为同意公开",
  confirmation: "前应当核对并确认收到，还没有确认",
};

/** The morning's digest for one officer; null where there is nothing to say. */
export function sayDigest(
  lists: Readonly<Record<ListId, readonly StandingCase[]>>,
  present: DeskPresent,
): string | null {
  const urgent = [...new Set([...lists.overdue, ...lists.new, ...lists.soon])];
  if (urgent.length === 0 && lists.waiting.length === 0) return null;
  const counts = listIds
    .filter((id) => digestLists.includes(id) && lists[id].length > 0)
    .map((id) => `${listNames[id]} ${lists[id].length}`);
  return [
    `今日办件（${present.today}）：${counts.join("，")}。发 /cases 看列表。`,
    ...linesOf(urgent, (one) => officeLine(one, present)),
  ].join("\n");
}

export function sayReminders(reminders: readonly Reminder[]): string {
  const first = [...reminders].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  return ["期限提醒", ...linesOf(first, sayReminder)].join("\n");
}

/** To staff, of what a newly published calendar moved. */
export function sayMoved(moved: readonly MovedDeadline[]): string {
  const lines = linesOf(
    moved,
    (one) => `${one.number}　${deadlineNames[one.kind]}由 ${one.before} 改为 ${dayOf(one).zh}`,
  );
  return ["放假安排更新，下列期限重新计算", ...lines].join("\n");
}

/** To the applicant; nothing personal beyond the number. */
export function sayMovedToApplicant(moved: MovedDeadline): Bilingual {
  const { number, kind, before } = moved;
  const now = dayOf(moved);
  return {
    zh: `您的政府信息公开申请 ${number}：放假安排更新，${deadlineNames[kind]}由 ${before} 改为 ${now.zh}。`,
    en: `Your application for government information ${number}: the announced holidays have changed, and ${englishNames[kind] ?? "a deadline"} moves from ${sayDay(before).en} to ${now.en}.`,
  };
}

/** Of the deadlines that applicants are told of. */
const englishNames: Readonly<Partial<Record<DeadlineKind, string>>> = {
  reply: "the last day for the reply",
  completion: "the last day to complete the application",
  payment: "the last day to pay",
};

function sayReminder(due: Reminder): string {
  const { number, kind, reminder, left } = due;
  const day = dayOf(due).zh;
  if (reminder === "passed") return `${number}　${day} ${passed[kind]}`;
  const when = left === 0 ? "今天是最后一天" : `还有 ${left} 个工作日`;
  return kind === "notice"
    ? `${number}　需要补正的，${day} 前一次性告知，${when}`
    : `${number}　${day} 前答复，${when}`;
}

function dayOf({ dueOn, isEstimate }: Deadline): Bilingual {
  return spellAbout(dueOn, isEstimate === true);
}

function linesOf<T>(all: readonly T[], say: (one: T) => string): readonly string[] {
  const rest = all.length - linesAtMost;
  return [...all.slice(0, linesAtMost).map(say), ...(rest > 0 ? [`……另有 ${rest} 件`] : [])];
}
