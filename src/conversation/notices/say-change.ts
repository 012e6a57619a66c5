import type { CaseEvent, CaseEventKind, CaseState } from "../../application/case-event.ts";
import type { CaseSituation } from "../../application/case-state.ts";
import type { RemedyKind } from "../../application/letters/templates.ts";
import { stateNames } from "../../application/names.ts";
import { sayRemedies } from "../../application/say-remedies.ts";
import { sayDay, spellDay } from "../../application/spell-day.ts";
import { type Bilingual, counted } from "../../base/bilingual.ts";
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
export function sayChange({ number, event, situation }: Change, remediesOf: RemediesOf): Bilingual {
  const { zh, en } = sayEvent(event, situation, remediesOf);
  return {
    zh: `您的政府信息公开申请 ${number}：${zh}\n查看详情请发送「我的申请」。`,
    en: `Your application for government information ${number}: ${en}\nFor details send “my applications”.`,
  };
}

/** To officers: what an applicant did to their own case. */
export function sayApplicantActed(number: string, kind: CaseEvent["kind"]): string {
  const done = { correct: "提交了补正，答复期限重新计算", withdraw: "撤回了申请" } as const;
  return `${number}：申请人${kind in done ? done[kind as keyof typeof done] : "有新的动作"}。发 ${number} 看办件。`;
}

interface Told {
  readonly on: Bilingual;
  readonly due: Bilingual;
  /** The day until which something is awaited; empty where nothing is. */
  readonly until: Bilingual;
  readonly event: Change["event"];
  readonly state: CaseState;
  readonly remediesOf: RemediesOf;
}

function sayEvent(event: Change["event"], situation: CaseSituation, remediesOf: RemediesOf): Bilingual {
  const { state, dueOn, waitingUntil } = situation;
  const until = waitingUntil === null ? { zh: "", en: "" } : spellDay(waitingUntil);
  return told[event.kind]({ on: sayDay(event.on), due: sayDue(dueOn), until, event, state, remediesOf });
}

const told: Readonly<Record<CaseEventKind, (facts: Told) => Bilingual>> = {
  confirm: ({ on, due }) => ({
    zh: `机关已确认于 ${on.zh} 收到。${due.zh}`,
    en: `the authority has confirmed that it was received on ${on.en}.${due.en}`,
  }),
  "request-correction": ({ until }) => ({
    zh: `需要补正，请在 ${until.zh} 前补正，过后没有正当理由不补正的，视为放弃申请。答复期限从收到补正之日起重新计算。`,
    en: `it needs to be completed, by ${until.en}. If it is not completed by then without good reason, the application counts as given up. The time for the reply is counted anew from the day on which what you completed is received.`,
  }),
  correct: ({ on, due }) => ({
    zh: `已于 ${on.zh} 收到补正。${due.zh}`,
    en: `what you completed was received on ${on.en}.${due.en}`,
  }),
  consult: ({ event, until }) => {
    const isAuthority = event.party === "authority";
    return {
      zh: `正在征求${isAuthority ? "其他机关" : "第三方"}的意见，最晚到 ${until.zh}；征求意见所需时间不计入答复期限。`,
      en: `${isAuthority ? "another authority" : "a third party"} is being asked for its opinion, until ${until.en} at the latest; the time this takes does not count towards the time for the reply.`,
    };
  },
  consulted: ({ on, due }) => ({
    zh: `意见已于 ${on.zh} 征求完毕。${due.zh}`,
    en: `the asking for opinions ended on ${on.en}.${due.en}`,
  }),
  extend: ({ event: { days }, due }) => ({
    zh: `答复期限延长 ${days ?? ""} 个工作日。${due.zh}`,
    en: `the time for the reply is extended by ${counted(days ?? 0, "working day")}.${due.en}`,
  }),
  charge: ({ until }) => ({
    zh: `机关发出了收费通知，请在 ${until.zh} 前缴纳，逾期未缴纳的，视为放弃申请。答复期限从缴费完成的次日起重新计算。`,
    en: `the authority has sent a fee notice. Please pay by ${until.en}; if it is not paid in time, the application counts as given up. The time for the reply is counted anew from the day after payment.`,
  }),
  paid: ({ on, due }) => ({
    zh: `已登记于 ${on.zh} 缴费。${due.zh}`,
    en: `the payment is registered on ${on.en}.${due.en}`,
  }),
  reply: ({ on, event, remediesOf }) => {
    const remedies = sayRemedies(remediesOf(event.outcome ?? ""), event.on);
    return {
      zh: `已于 ${on.zh} 答复，内容以答复书为准。${remedies.zh}`,
      en: `it was answered on ${on.en}; the written reply (in Chinese) decides. ${remedies.en}`,
    };
  },
  lapse: ({ event }) => {
    const remedies = sayRemedies("either", event.on);
    return {
      zh: `机关不再处理，可以重新提出申请。${remedies.zh}`,
      en: `the authority does not process it any further; you can apply again. ${remedies.en}`,
    };
  },
  withdraw: ({ on }) => ({ zh: `已于 ${on.zh} 撤回。`, en: `it was withdrawn on ${on.en}.` }),
  void: ({ state, due }) => ({
    zh: `更正了一条记录，现在的状态是「${stateNames[state].zh}」。${due.zh}`,
    en: `an entry was corrected; its status is now “${stateNames[state].en}”.${due.en}`,
  }),
};

function sayDue(dueOn: CountedDay | null): Bilingual {
  if (dueOn === null) return { zh: "", en: "" };
  const { zh, en } = spellDay(dueOn);
  return {
    zh: `答复期限到 ${zh}（含当日），依法需要延长、补正或者征求意见的，会另行告知。`,
    en: ` The reply is due by ${en} (that day included); if by law it must be extended or completed, or opinions be asked for, you are told of that separately.`,
  };
}
