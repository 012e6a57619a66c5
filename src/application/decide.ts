import type { Day } from "../base/day.ts";
import type { WorkCalendar } from "../base/working-days.ts";
import { caseDueOn } from "./case-clock.ts";
import type { CaseEvent, CaseEventKind, EventDraft } from "./case-event.ts";
import { type CaseSituation, lapseRows, replay, standing, usualCorrectionDays } from "./case-state.ts";
import type { CaseFile } from "./case-store.ts";
import { workingDays } from "./deadline.ts";
import { eventNames, stateNames } from "./names.ts";
import { spellDay } from "./spell-day.ts";

/** What a decision goes by. */
export interface CaseRules {
  readonly calendar: WorkCalendar;
  /** Rows of table 三 that a reply may count in: the outcomes of the 2021 format but for what lapses. */
  readonly replyRows: ReadonlySet<string>;
}

/** An event as it is to be entered, with what the case comes to; or why it may not happen, as a person reads it. */
export type Decision =
  | { readonly ok: true; readonly event: Omit<CaseEvent, "at" | "by">; readonly situation: CaseSituation }
  | { readonly ok: false; readonly reason: string };

const longestNote = 4_000;
/** Of the text of a reply, in characters. */
export const longestReply = 20_000;

/**
 * Whether an event may happen to a case, on a day that is neither in the future nor before what happened already (《政府信息公开条例》, articles 30 to 36;
 * 国办函〔2020〕109号). Changes nothing: the caller enters the event.
 */
export function decide(file: CaseFile, draft: EventDraft, rules: CaseRules, today: Day): Decision {
  const before = replay(file, rules.calendar);
  const reason = draft.kind === "void" ? refuseVoid(file, draft, rules) : refuse(file, before, draft, rules, today);
  if (reason !== null) return { ok: false, reason };
  const event: Omit<CaseEvent, "at" | "by"> = {
    ordinal: file.events.length + 1,
    kind: draft.kind,
    on: draft.on,
    note: draft.note ?? null,
    text: draft.kind === "reply" ? draft.text || null : null,
    days: daysOf(draft),
    outcome: draft.kind === "lapse" ? lapseRow(before) : draft.kind === "reply" ? (draft.outcome ?? null) : null,
    party: draft.kind === "consult" ? (draft.party ?? "third_party") : null,
    voids: draft.kind === "void" ? (draft.voids ?? null) : null,
  };
  const events = [...file.events, { ...event, at: "", by: "" }];
  return { ok: true, event, situation: replay({ ...file, events }, rules.calendar) };
}

/** Only what has a length of its own keeps one. */
function daysOf({ kind, days }: EventDraft): number | null {
  if (kind === "request-correction") return days ?? usualCorrectionDays;
  return kind === "extend" ? (days ?? null) : null;
}

function lapseRow({ state }: CaseSituation): string {
  return state === "charging" ? lapseRows.fee : lapseRows.correction;
}

function refuse(file: CaseFile, before: CaseSituation, draft: EventDraft, rules: CaseRules, today: Day): string | null {
  return (
    refuseState(before, draft.kind) ??
    refuseDay(file, before, draft, today) ??
    refuseNote(draft) ??
    refuseOfKind(before, draft, rules)
  );
}

function refuseState({ state, allowed, wasCorrected, wasExtended }: CaseSituation, kind: CaseEventKind): string | null {
  if (allowed.includes(kind)) return null;
  if (kind === "extend" && wasExtended) return "延期只能一次（条例第三十三条），本件已经延期。";
  if (kind === "request-correction" && wasCorrected) return "补正只能一次性告知（条例第三十条），本件已经要求过补正。";
  const possible = allowed.map((one) => eventNames[one].zh).join("、");
  const now = `本件现在是“${stateNames[state].zh}”，不能${eventNames[kind].zh}`;
  return possible === "" ? `${now}：已经办结。` : `${now}；现在可以：${possible}。`;
}

function refuseDay(
  file: CaseFile,
  { lastOn, receivedOn }: CaseSituation,
  { on, kind }: EventDraft,
  today: Day,
): string | null {
  if (on > today) return `日期 ${on} 还没有到，今天是 ${today}。`;
  const earliest = lastOn ?? receivedOn ?? file.arrivedOn;
  if (on >= earliest) return null;
  return kind === "confirm"
    ? `确认收到的日期 ${on} 早于提交的日期 ${earliest}。`
    : `日期 ${on} 早于本件上一步的日期 ${earliest}。`;
}

function refuseNote({ note }: EventDraft): string | null {
  return note != null && note.length > longestNote ? `说明最多 ${longestNote} 字，现在是 ${note.length} 字。` : null;
}

function refuseOfKind(before: CaseSituation, draft: EventDraft, rules: CaseRules): string | null {
  switch (draft.kind) {
    case "request-correction":
      return refuseCorrection(before, draft);
    case "extend":
      return refuseExtension(before, draft, rules);
    case "consult":
    case "charge":
      return refuseLate(before, draft);
    case "lapse":
      return refuseLapse(before, draft);
    case "reply":
      return refuseReply(before, draft, rules);
    default:
      return null;
  }
}

function refuseCorrection({ correctionNoticeBy }: CaseSituation, { on, days }: EventDraft): string | null {
  if (correctionNoticeBy !== null && on > correctionNoticeBy.day) {
    return `补正应在收到之日起 ${workingDays.correctionNotice} 个工作日内告知（条例第三十条），最后一天是 ${spellDay(correctionNoticeBy).zh}。`;
  }
  return days == null || isWhole(days, 1, 60) ? null : "补正的期限应是 1 至 60 个工作日。";
}

function refuseExtension(
  { countedFrom, pauses }: CaseSituation,
  { on, days }: EventDraft,
  { calendar }: CaseRules,
): string | null {
  if (days == null) return `延期要写明几个工作日（1 至 ${workingDays.extension}）。`;
  if (!isWhole(days, 1, workingDays.extension))
    return `延期最多 ${workingDays.extension} 个工作日（条例第三十三条），${days} 不行。`;
  if (countedFrom === null) return null;
  const { day } = caseDueOn(calendar, { countedFrom, extension: 0, pauses });
  return on > day ? `延期应在原期限内告知（条例第三十三条），原期限到 ${day}，已经过了。` : null;
}

function refuseLate({ dueOn }: CaseSituation, { on, kind }: EventDraft): string | null {
  return dueOn !== null && on > dueOn.day
    ? `${eventNames[kind].zh}应在答复期限内，期限到 ${spellDay(dueOn).zh}，已经过了。`
    : null;
}

function refuseLapse({ waitingUntil, state }: CaseSituation, { on }: EventDraft): string | null {
  if (waitingUntil === null || on > waitingUntil.day) return null;
  const what = state === "charging" ? "缴费" : "补正";
  return `${what}的期限到 ${spellDay(waitingUntil).zh}，过后才能作不再处理。`;
}

function refuseReply(
  { wasCorrected }: CaseSituation,
  { outcome, text }: EventDraft,
  { replyRows }: CaseRules,
): string | null {
  if (text != null && text.length > longestReply)
    return `答复的正文最多 ${longestReply} 字，现在是 ${text.length} 字。`;
  if (outcome == null) return "答复要选一种办理结果（表三的一行），如 requests.outcome.granted。";
  if (outcome === lapseRows.correction || outcome === lapseRows.fee)
    return "逾期不补正、逾期不缴费不是答复，请用“不再处理”。";
  if (!replyRows.has(outcome)) return `没有“${outcome}”这种办理结果；可以是：${[...replyRows].join("、")}。`;
  if (outcome === "requests.outcome.unavailable.unclear_after_correction" && !wasCorrected)
    return "没有要求过补正，不能按“补正后申请内容仍不明确”答复（条例第三十条）。";
  return null;
}

function isWhole(count: number, least: number, most: number): boolean {
  return Number.isInteger(count) && count >= least && count <= most;
}

/** An entry may be taken back where what is left could have happened as it stands. */
function refuseVoid(file: CaseFile, { voids, note }: EventDraft, rules: CaseRules): string | null {
  const counted = standing(file.events);
  const target = counted.find((event) => event.ordinal === voids);
  if (target === undefined) {
    const possible = counted.map((event) => event.ordinal).join("、");
    return possible === "" ? "没有可以撤销的记录。" : `没有第 ${voids ?? "？"} 条有效记录；有效的是第 ${possible} 条。`;
  }
  if (note == null || note.trim() === "") return "撤销记录要写明原因。";
  const rest = counted.filter((event) => event !== target);
  for (const [at, event] of rest.entries()) {
    const so = { ...file, events: rest.slice(0, at) };
    const reason = refuse(so, replay(so, rules.calendar), event, rules, event.on);
    if (reason !== null)
      return `撤销第 ${target.ordinal} 条后，第 ${event.ordinal} 条就不成立了：${reason}请先撤销后面的记录。`;
  }
  return null;
}
