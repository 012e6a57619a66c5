import { isOpen, isOverdue, replay } from "../application/case-state.ts";
import type { CaseFile } from "../application/case-store.ts";
import { applicantTypeNames, channelNames, eventNames, stateNames } from "../application/names.ts";
import { spellDay, whyEstimate } from "../application/spell-day.ts";
import type { Day } from "../base/day.ts";
import type { WorkCalendar } from "../base/working-days.ts";

/** A case as scripts read it: nothing personal. */
export function caseLine(file: CaseFile, calendar: WorkCalendar, today: Day) {
  const situation = replay(file, calendar);
  const { state, receivedOn, dueOn, waitingOn, waitingUntil, outcome, closedOn, allowed } = situation;
  return {
    number: file.number,
    state,
    channel: file.channel,
    applicantType: file.applicantType,
    filedAt: file.filedAt,
    arrivedOn: file.arrivedOn,
    receivedOn,
    dueOn: dueOn?.day ?? null,
    isEstimate: (dueOn?.unknownYears.length ?? 0) > 0,
    isOverdue: isOverdue(situation, today),
    waitingOn: isOpen(state) ? waitingOn : null,
    waitingUntil: waitingUntil?.day ?? null,
    correctionNoticeBy: situation.correctionNoticeBy?.day ?? null,
    outcome,
    closedOn,
    allowed,
    textHash: file.textHash,
    assignee: file.assignee,
  };
}

/** A case in a line for people. */
export function describeCase(file: CaseFile, calendar: WorkCalendar, today: Day): string {
  const situation = replay(file, calendar);
  const { state, receivedOn, dueOn, waitingUntil, outcome, closedOn } = situation;
  const parts = [
    stateNames[state].zh,
    applicantTypeNames[file.applicantType].zh,
    channelNames[file.channel].zh,
    receivedOn === null ? `${file.arrivedOn} 到达，尚未确认收到` : `${receivedOn} 收到`,
    ...(dueOn === null ? [] : [`${isOverdue(situation, today) ? "已超期，" : ""}答复期限到 ${spellDay(dueOn).zh}`]),
    ...(dueOn === null && waitingUntil !== null ? [`申请人的期限到 ${spellDay(waitingUntil).zh}`] : []),
    ...(closedOn === null ? [] : [`${closedOn} 办结${outcome === null ? "" : `（${outcome}）`}`]),
    ...(dueOn === null || dueOn.unknownYears.length === 0 ? [] : [whyEstimate(dueOn).zh]),
  ];
  return `${file.number}  ${parts.join("，")}`;
}

/** The events of a case in lines for people. */
export function describeEvents({ events }: CaseFile): string {
  const voided = new Set(events.map((event) => event.voids));
  return events
    .map(({ ordinal, kind, on, by, days, outcome, voids, note }) => {
      const rest = [
        ...(days === null ? [] : [`${days} 个工作日`]),
        ...(outcome === null ? [] : [outcome]),
        ...(voids === null ? [] : [`第 ${voids} 条`]),
        ...(note === null ? [] : [note]),
      ];
      const gone = voided.has(ordinal) ? "（已作废）" : "";
      return `  ${ordinal}. ${on} ${eventNames[kind].zh}${gone}${rest.length > 0 ? `：${rest.join("，")}` : ""}（${by}）\n`;
    })
    .join("");
}
