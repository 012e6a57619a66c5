import type { Applicant, Application } from "../../application/application.ts";
import type { CaseEvent } from "../../application/case-event.ts";
import { type CaseSituation, isOverdue, standing } from "../../application/case-state.ts";
import type { OpenedProof } from "../../application/case-store.ts";
import { gapsOf } from "../../application/gaps.ts";
import { isOfChild } from "../../application/identity-number.ts";
import {
  applicantTypeNames,
  channelNames,
  eventNames,
  nameOfDelivery,
  nameOfForm,
  stateNames,
} from "../../application/names.ts";
import { holderOf, nameOf, type Officers } from "../../application/officers.ts";
import { proofFileName } from "../../application/proof-file.ts";
import { countWorkingDays } from "../../application/reminders.ts";
import { sayActing, sayIdentity, sayProofs } from "../../application/say-identity.ts";
import { spellDay } from "../../application/spell-day.ts";
import type { Day } from "../../base/day.ts";
import { maskPersonal } from "../../base/mask.ts";
import type { Choice } from "../button.ts";
import { plain, type Reply, strong } from "../reply.ts";
import { type ActId, acts } from "./acts.ts";
import type { DeskPresent, Present, StandingCase } from "./case-lists.ts";
import { choice, inRows } from "./show-lists.ts";

/** Entries under a case; the rest has a page of its own. */
const eventsShown = 5;
const eventsAPage = 15;
const noteShown = 60;

/** A case as staff see it: what is asked for, whose turn it is and until when, and buttons for just what may happen next. Identity is masked. */
export function showCase(one: StandingCase, application: Application | undefined, present: DeskPresent): Reply {
  const { file, situation } = one;
  const { number, channel, arrivedOn, events } = file;
  const received = situation.receivedOn === null ? "" : `；收到 ${situation.receivedOn}`;
  const filed = `${channelNames[channel].zh}，提交 ${arrivedOn}${received}`;
  const holder = holderOf(file, present.officers);
  const whose = holder === null ? "还没有人办" : `办理人：${nameOf(holder, present.officers)}`;
  const isClosed = situation.closedOn !== null;
  const lines = [
    filed,
    ...(isClosed ? [] : [whose]),
    ...turnLines(situation, present),
    "",
    ...requestLines(application, arrivedOn),
    "",
    ...eventLines(events, present.officers),
  ];
  return {
    spans: [strong(`${number}　${stateNames[situation.state].zh}`), plain(`\n${lines.join("\n")}`)],
    choices: [
      ...inRows(
        offeredActs(one, present).map((act) => beginChoice(one, act)),
        2,
      ),
      ...(isClosed ? [] : [handoverChoices(one, present)].filter((row) => row.length > 0)),
      ...lookChoices(one, application),
    ],
  };
}

/** Who applies, unmasked: to be logged before it is shown. */
export function showIdentity({ file: { number } }: StandingCase, { applicant }: Application): Reply {
  const lines = [
    `类型：${applicantTypeNames[applicant.type].zh}`,
    `姓名或名称：${applicant.name ?? "没有写"}`,
    ...sayActing(applicant).map(({ zh }) => zh),
    `身份证明：${sayIdentity(applicant).zh || "没有写"}`,
    ...contactLines(applicant),
  ];
  return {
    spans: [strong(`${number} 的申请人`), plain(`\n${lines.join("\n")}\n\n这次查看已记入日志。`)],
    choices: [[choice("返回办件", { does: "case", number })]],
  };
}

/** A file that proves who applies: the look was logged. */
export function showProof({ file: { number } }: StandingCase, at: number, { file, bytes }: OpenedProof): Reply {
  return {
    spans: [plain(`${number} 的身份证明第 ${at + 1} 个文件见下。这次查看已记入日志；看完请从对话和设备里删掉。`)],
    choices: [[choice("返回办件", { does: "case", number })]],
    file: { name: proofFileName(number, at, file), base64: Buffer.from(bytes).toString("base64") },
  };
}

/** Every entry with its notes, newest first. */
export function showEvents({ file: { number, events } }: StandingCase, from: number, officers: Officers): Reply {
  const newest = [...events].reverse();
  const start = from < newest.length ? from : 0;
  const page = newest.slice(start, start + eventsAPage);
  const voided = voidedBy(events);
  const turn = (label: string, to: number) => choice(label, { does: "events", number, from: to });
  return {
    spans: [
      strong(`${number} 的经过（${events.length} 条）`),
      plain(`\n${page.map((event) => eventLine(event, { voided, officers }, Number.POSITIVE_INFINITY)).join("\n\n")}`),
    ],
    choices: [
      [
        ...(start > 0 ? [turn("较新的", Math.max(0, start - eventsAPage))] : []),
        ...(start + eventsAPage < newest.length ? [turn("较早的", start + eventsAPage)] : []),
        choice("返回办件", { does: "case", number }),
      ],
    ],
  };
}

/** The texts of replies as they were sent, the newest first; what was entered in error stays with what took its place. */
export function showReplies({ file: { number, events } }: StandingCase): Reply {
  const voided = voidedBy(events);
  const texts = events.flatMap(({ ordinal, on, note, text }) =>
    text === null
      ? []
      : [`第 ${ordinal} 条　${on}${voided.has(ordinal) ? "（已作废）" : ""}　${note ?? ""}\n\n${text}`],
  );
  return {
    spans: [strong(`${number} 的答复`), plain(`\n${texts.reverse().join("\n\n") || "这里没有存答复的正文。"}`)],
    choices: [[choice("返回办件", { does: "case", number })]],
  };
}

/** What may be done now, in the order of the acts. */
export function offeredActs({ file, situation }: StandingCase, { today }: Pick<Present, "today">): readonly ActId[] {
  const { allowed, waitingUntil } = situation;
  return (Object.keys(acts) as ActId[]).filter((id) => {
    const { kind } = acts[id];
    if (kind === "void") return standing(file.events).length > 0;
    if (!allowed.includes(kind)) return false;
    return kind !== "lapse" || (waitingUntil !== null && today > waitingUntil.day);
  });
}

/** 「要求补正（10 个工作日）」; what a reply comes to stands in its note. */
export function nameEvent({ kind, days, party }: Pick<CaseEvent, "kind" | "days" | "party">): string {
  const whom = party === null ? "" : party === "authority" ? "（其他机关）" : "（第三方）";
  const howLong = days === null ? "" : `（${days} 个工作日）`;
  return `${eventNames[kind].zh}${whom}${howLong}`;
}

/** Whose turn it is, and until when. */
export function turnLines(situation: CaseSituation, { today, calendar }: Present): readonly string[] {
  const { state, dueOn, waitingUntil, correctionNoticeBy, waitingOn, closedOn } = situation;
  if (closedOn !== null) return [`${closedOn} 办结`];
  const left = countWorkingDays(calendar, today);
  const lines: string[] = [];
  if (state === "awaiting_confirmation") lines.push("轮到本机关：核对后确认收到，答复期限从确认之日的次日起算。");
  else if (waitingOn === "authority" && dueOn !== null) {
    const rest = isOverdue(situation, today) ? "已超期" : `还有 ${left(dueOn.day)} 个工作日`;
    lines.push(`轮到本机关：${spellDay(dueOn).zh} 前答复（${rest}）`);
  } else if (waitingUntil !== null) {
    const whose = { applicant: "申请人", third_party: "第三方", other_authority: "其他机关" } as const;
    const who = waitingOn in whose ? whose[waitingOn as keyof typeof whose] : "";
    lines.push(`等${who}：到 ${spellDay(waitingUntil).zh}${waitingUntil.day < today ? "，已过" : ""}`);
    if (dueOn !== null) lines.push(`答复期限最晚 ${spellDay(dueOn).zh}`);
  }
  if (correctionNoticeBy !== null && correctionNoticeBy.day >= today) {
    lines.push(`需要补正的，${spellDay(correctionNoticeBy).zh} 前一次性告知`);
  }
  return lines;
}

function requestLines(application: Application | undefined, arrivedOn: Day): readonly string[] {
  if (application === undefined) return ["申请内容：读不出来，请联系管理员。"];
  const { applicant, request } = application;
  const gaps = application.channel === "online" ? [] : gapsOf(application, arrivedOn);
  return [
    `申请人：${applicantTypeNames[applicant.type].zh}，${maskName(applicant.name ?? "没有写名")}，${sayProof(applicant)}`,
    ...childLines(applicant, arrivedOn),
    `申请内容：${maskPersonal(request.description).text}`,
    `形式：${nameOfForm(request.form).zh}；获取方式：${nameOfDelivery(request.delivery).zh}`,
    ...(gaps.length === 0 ? [] : [`要件：${gaps.join("")}`]),
  ];
}

/** That the law wants a guardian's consent, and whether there is one; none for whoever is 14 or not known to be younger. */
function childLines({ guardian, idType, idNumber }: Applicant, arrivedOn: Day): readonly string[] {
  if (guardian !== undefined) return ["申请人不满 14 周岁，监护人已经同意处理其个人信息。"];
  return isOfChild(idType, idNumber, arrivedOn)
    ? ["申请人不满 14 周岁，还没有监护人的同意：请向监护人取得（个人信息保护法第三十一条）。"]
    : [];
}

/** 「证件尾号 002X」, or that there are files. */
function sayProof({ idNumber, proofs = [] }: Applicant): string {
  if (idNumber === undefined && proofs.length === 0) return "身份证明没有写";
  return idNumber === undefined ? `身份证明：已附${sayProofs(proofs).zh}` : `证件尾号 ${idNumber.slice(-4)}`;
}

/** 「张*」「牡丹江某****」: enough to tell two apart. */
function maskName(name: string): string {
  const characters = [...name];
  const shown = characters.length > 4 ? 2 : 1;
  return characters.map((character, at) => (at < shown ? character : "*")).join("");
}

function contactLines({ phone, email, address }: Applicant): readonly string[] {
  return [
    ...(phone === undefined ? [] : [`电话：${phone}`]),
    ...(email === undefined ? [] : [`邮箱：${email}`]),
    ...(address === undefined ? [] : [`地址：${address}`]),
  ];
}

function eventLines(events: readonly CaseEvent[], officers: Officers): readonly string[] {
  if (events.length === 0) return ["经过：还没有记录。"];
  const voided = voidedBy(events);
  const last = events.slice(-eventsShown).map((event) => eventLine(event, { voided, officers }, noteShown));
  return [events.length > eventsShown ? `经过（最近 ${eventsShown} 条，共 ${events.length} 条）：` : "经过：", ...last];
}

function voidedBy(events: readonly CaseEvent[]): ReadonlySet<number> {
  return new Set(events.flatMap(({ voids }) => (voids === null ? [] : [voids])));
}

function eventLine(
  event: CaseEvent,
  { voided, officers }: { readonly voided: ReadonlySet<number>; readonly officers: Officers },
  noteAtMost: number,
): string {
  const { ordinal, on, by, note, voids } = event;
  const what = voids === null ? nameEvent(event) : `第 ${voids} 条作废`;
  const gone = voided.has(ordinal) ? "（已作废）" : "";
  const said = note === null ? "" : `：${note.length > noteAtMost ? `${note.slice(0, noteAtMost)}……` : note}`;
  return `${ordinal}. ${on} ${what}${gone}${said}〔${nameOf(by, officers)}〕`;
}

function beginChoice({ file: { number, events } }: StandingCase, act: ActId): Choice {
  return choice(acts[act].label, { does: "begin", number, ordinal: events.length + 1, act });
}

/** To take a case, or to give it to another. */
function handoverChoices({ file }: StandingCase, { officers, person }: DeskPresent): readonly Choice[] {
  const { number, assignee } = file;
  const holder = holderOf(file, officers);
  return [
    ...(holder === person ? [] : [choice("我来办", { does: "give", number, from: assignee, to: person })]),
    ...(officers.size > 1 || holder !== null ? [choice("交给别人", { does: "hands", number })] : []),
  ];
}

function lookChoices(
  { file: { number, events }, situation }: StandingCase,
  application: Application | undefined,
): readonly (readonly Choice[])[] {
  const proofs = application?.applicant.proofs ?? [];
  return [
    ...inRows(
      proofs.map((_, at) => choice(`看身份证明 ${at + 1}`, { does: "proof", number, at })),
      2,
    ),
    [
      choice("看申请人身份", { does: "identity", number }),
      ...(situation.dueOn === null ? [] : [choice("期限怎么算", { does: "clock", number })]),
      ...(events.some(({ text }) => text !== null) ? [choice("看答复正文", { does: "replies", number })] : []),
      ...(events.length === 0 ? [] : [choice("全部经过", { does: "events", number, from: 0 })]),
    ],
    [choice("文书草稿", { does: "letters", number }), choice("返回列表", { does: "overview" })],
  ];
}
