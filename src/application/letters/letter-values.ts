import type { Day } from "../../base/day.ts";
import type { CountedDay } from "../../base/working-days.ts";
import type { Application } from "../application.ts";
import type { CaseEvent } from "../case-event.ts";
import { type CaseSituation, standing } from "../case-state.ts";
import type { CaseFile } from "../case-store.ts";
import { type Letterhead, sayContact } from "../letterhead.ts";
import type { LetterValues } from "./write-letter.ts";

/** What a letter is written from. */
export interface LetterSource {
  readonly file: CaseFile;
  readonly situation: CaseSituation;
  readonly application: Application;
  readonly letterhead: Letterhead;
  readonly today: Day;
}

/**
 * The fields that the case itself fills; the document number, the reasons and the seal are a person's. What a third party is asked about is not: an
 * applicant's own words may tell who applies.
 */
export function letterValues({ file, situation, application, letterhead, today }: LetterSource): LetterValues {
  const events = standing(file.events);
  const last = (kind: CaseEvent["kind"]) => events.findLast((event) => event.kind === kind);
  const correction = last("request-correction");
  const extension = last("extend");
  const charge = last("charge");
  const consultation = last("consult");
  const notice = situation.state === "charging" || charge !== undefined ? (charge ?? correction) : correction;
  return {
    机关: letterhead.authority ?? undefined,
    联系方式: sayContact(letterhead).zh,
    复议机关: letterhead.reviewBody ?? undefined,
    法院: letterhead.court ?? undefined,
    日期: spelt(today),
    登记编号: file.number,
    申请人: application.applicant.name,
    申请内容: application.request.description,
    收到日期: spelt(situation.receivedOn),
    答复期限: speltIfExact(situation.dueOn),
    补正事项: correction?.note ?? undefined,
    补正天数: correction?.days?.toString(),
    延期天数: extension?.days?.toString(),
    延期理由: extension?.note ?? undefined,
    收费明细: charge?.note ?? undefined,
    金额: /合计 (\d+) 元/u.exec(charge?.note ?? "")?.[1],
    第三方: consultation?.party === "third_party" ? (consultation.note ?? undefined) : undefined,
    其他机关: consultation?.party === "authority" ? (consultation.note ?? undefined) : undefined,
    告知日期: spelt(notice?.on ?? null),
    届满日期: speltIfExact(situation.waitingUntil),
  };
}

/** An estimate is no date for a letter: a person fills it in. */
function speltIfExact(due: CountedDay | null): string | undefined {
  return due === null || due.unknownYears.length > 0 ? undefined : spelt(due.day);
}

/** 「2026年3月5日」 */
function spelt(day: Day | null): string | undefined {
  return day === null ? undefined : `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
}
