import type { CaseEvent } from "../../application/case-event.ts";
import type { CaseSituation } from "../../application/case-state.ts";
import type { RemedyKind } from "../../application/letters/templates.ts";
import { stateNames } from "../../application/names.ts";
import { sayRemedies } from "../../application/say-remedies.ts";
import { spellDay } from "../../application/spell-day.ts";
import type { CountedDay } from "../../base/working-days.ts";

export interface Change {
  readonly number: string;
  readonly event: Omit<CaseEvent, "at" | "by">;
  /** What the case has come to by it. */
  readonly situation: CaseSituation;
}

/** Which remedies a row of table 三 leaves. */
export type RemediesOf = (outcome: string) => RemedyKind;

/** A change of a case as its applicant is told of it: nothing personal beyond the number, no reasons, no names. */
export function sayChange({ number, event, situation }: Change, remediesOf: RemediesOf): string {
  return `您的政府信息公开申请 ${number}：${sayEvent(event, situation, remediesOf)}\n查看详情请发送「我的申请」。`;
}

/** To officers: what an applicant did to their own case. */
export function sayApplicantActed(number: string, kind: CaseEvent["kind"]): string {
  const done = { correct: "提交了补正，答复期限重新计算", withdraw: "撤回了申请" } as const;
  return `${number}：申请人${kind in done ? done[kind as keyof typeof done] : "有新的动作"}。发 ${number} 看办件。`;
}

function sayEvent(event: Change["event"], situation: CaseSituation, remediesOf: RemediesOf): string {
  const { on, days } = event;
  const due = sayDue(situation.dueOn);
  const until = situation.waitingUntil === null ? "" : spellDay(situation.waitingUntil);
  switch (event.kind) {
    case "confirm":
      return `机关已确认于 ${on} 收到。${due}`;
    case "request-correction":
      return `需要补正，请在 ${until} 前补正，过后没有正当理由不补正的，视为放弃申请。答复期限从收到补正之日起重新计算。`;
    case "correct":
      return `已于 ${on} 收到补正。${due}`;
    case "consult":
      return `正在征求${event.party === "authority" ? "其他机关" : "第三方"}的意见，最晚到 ${until}；征求意见所需时间不计入答复期限。`;
    case "consulted":
      return `意见已于 ${on} 征求完毕。${due}`;
    case "extend":
      return `答复期限延长 ${days ?? ""} 个工作日。${due}`;
    case "charge":
      return `机关发出了收费通知，请在 ${until} 前缴纳，逾期未缴纳的，视为放弃申请。答复期限从缴费完成的次日起重新计算。`;
    case "paid":
      return `已登记于 ${on} 缴费。${due}`;
    case "reply":
      return `已于 ${on} 答复，内容以答复书为准。${sayRemedies(remediesOf(event.outcome ?? ""), on)}`;
    case "lapse":
      return `机关不再处理，可以重新提出申请。${sayRemedies("either", on)}`;
    case "withdraw":
      return `已于 ${on} 撤回。`;
    case "void":
      return `更正了一条记录，现在的状态是「${stateNames[situation.state].zh}」。${due}`;
  }
}

function sayDue(dueOn: CountedDay | null): string {
  return dueOn === null
    ? ""
    : `答复期限到 ${spellDay(dueOn)}（含当日），依法需要延长、补正或者征求意见的，会另行告知。`;
}
