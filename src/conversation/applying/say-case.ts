import type { CaseEventKind, CaseState } from "../../application/case-event.ts";
import { isOpen, replay, standing } from "../../application/case-state.ts";
import type { CaseFile } from "../../application/case-store.ts";
import { sayContact } from "../../application/letterhead.ts";
import { stateNames } from "../../application/names.ts";
import { sayRemedies } from "../../application/say-remedies.ts";
import { shanghaiDate } from "../../base/clock.ts";
import type { Day } from "../../base/day.ts";
import { caseLine } from "../casework/show-lists.ts";
import { plain, type Reply, sentence, strong } from "../reply.ts";
import type { ApplyingParts } from "./applying-parts.ts";
import { choice } from "./say-form.ts";

const casesAtMost = 10;
const editMinutes = 30;

/** A person's applications, the newest first. */
export function listMine(files: readonly CaseFile[], parts: ApplyingParts): Reply {
  if (files.length === 0) {
    return {
      spans: [plain("您在这里还没有提交过申请。别处提交的，请发编号查，例如 2026-00017。")],
      choices: [[choice("我要申请", { does: "begin" })]],
    };
  }
  const newest = files.toReversed().slice(0, casesAtMost);
  const present = { today: shanghaiDate(parts.clock()), calendar: parts.rules.calendar };
  const lines = newest.map((file) => caseLine({ file, situation: replay(file, present.calendar) }, present));
  const more = files.length > newest.length ? `\n还有 ${files.length - newest.length} 件，请发编号查。` : "";
  return {
    spans: [strong("我的申请"), plain(`\n\n${lines.join("\n")}${more}`)],
    choices: newest.map(({ number }) => [choice(number, { does: "case", number })]),
  };
}

/**
 * One application as its applicant follows it: whose turn it is, until when, and what they can do. `isSure`: the person is known to be its applicant, and not
 * by a second factor alone; then what the authority wrote to them is shown as well.
 */
export function showMine(file: CaseFile, parts: ApplyingParts, said?: string, isSure = true): Reply {
  const { number } = file;
  const today = shanghaiDate(parts.clock());
  const situation = replay(file, parts.rules.calendar);
  const { state, receivedOn, outcome, closedOn, allowed, dueOn } = situation;
  const lines = [
    caseLine({ file, situation }, { today, calendar: parts.rules.calendar }),
    receivedOn === null ? "机关还没有确认收到；确认之前不起算期限。" : `收到之日 ${receivedOn}。`,
    ...(isSure ? sayWritten(file, state) : []),
    ...(state === "correcting" ? ["请补正：按「去补正」或者发「补正」，把要补的内容写给机关。"] : []),
    ...(state === "charging" ? ["请按收费通知缴费，逾期未缴的视为放弃申请。"] : []),
    ...(state === "replied" && closedOn !== null && outcome !== null
      ? [sayRemedies(parts.remediesOf(outcome), closedOn)]
      : []),
  ];
  const above = said === undefined ? "" : `${said}\n\n`;
  return {
    spans: [strong(`申请 ${number}　${stateNames[state].zh}`), plain(`\n\n${above}${lines.join("\n")}`)],
    choices: [
      ...(state === "correcting" ? [[choice("去补正", { does: "correct", number })]] : []),
      [
        ...(dueOn === null ? [] : [choice("期限怎么算", { does: "clock", number })]),
        choice("看提交的内容", { does: "text", number }),
        ...(replySent(file) === undefined ? [] : [choice("看答复", { does: "reply", number })]),
      ],
      ...(canEdit(file, parts) ? [[choice("修改", { does: "edit", number })]] : []),
      ...(isOpen(state) && allowed.includes("withdraw") ? [[choice("撤回申请", { does: "withdraw", number })]] : []),
    ],
  };
}

/** Entries whose notes are written to the applicant, by the state they lead to. */
const written: Partial<Readonly<Record<CaseState, readonly [kind: CaseEventKind, name: string]>>> = {
  correcting: ["request-correction", "需要补正的"],
  charging: ["charge", "收费"],
  replied: ["reply", "答复"],
};

function sayWritten({ events }: CaseFile, state: CaseState): readonly string[] {
  const [kind, name] = written[state] ?? [];
  const note = standing(events).findLast((event) => event.kind === kind)?.note;
  return note == null ? [] : [`${name}：${note}`];
}

/** The reply that counts, where its text is kept. */
export function replySent({ events }: CaseFile): { readonly on: Day; readonly text: string } | undefined {
  const sent = standing(events).findLast(({ kind }) => kind === "reply");
  return sent?.text == null ? undefined : { on: sent.on, text: sent.text };
}

/** Within half an hour of filing, and before the authority confirmed it. */
export function canEdit(file: CaseFile, { clock }: ApplyingParts): boolean {
  const age = clock().getTime() - Date.parse(file.filedAt);
  return file.receivedOn === null && file.events.length === 0 && age < editMinutes * 60_000;
}

/** The receipt: what was filed when, how to check it, and what it has and has not come to. */
export function showReceipt(file: CaseFile, parts: ApplyingParts, isChange = false): Reply {
  const { number, filedAt, textHash } = file;
  const shown = showMine(file, parts);
  const at = `${shanghaiDate(new Date(filedAt))} ${shanghaiClock(filedAt)}`;
  const lines = [
    isChange ? `已修改，编号还是 ${number}。` : `已提交给机关，编号 ${number}（${at}）。`,
    "现在的状态是「待机关确认」，还不算受理：网上提交的，以机关与您双方确认之日为收到之日，次日起算 20 个工作日（条例第三十一条、第三十三条）。机关确认后这里会告诉您。",
    `申请全文的校验值（SHA-256）：${textHash}；全文按「看提交的内容」随时可看，双方都可以核对。`,
    "30 分钟内、机关确认之前可以修改；随时可以撤回。发「我的申请」看进度，在别处查要编号和证件号码末 4 位（交图片的是联系电话末 4 位）。",
    `要问机关的政府信息公开工作机构：${sayContact(parts.letterhead())}。`,
  ];
  return {
    spans: [strong(isChange ? "申请已修改" : "回执"), plain(`\n\n${lines.join("\n")}`)],
    choices: shown.choices,
  };
}

export function noSuchApplication(): Reply {
  return sentence("没有找到这件申请，或者校验不符。请核对编号和末 4 位。");
}

const clockShape = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Shanghai", hour: "2-digit", minute: "2-digit" });

function shanghaiClock(instant: string): string {
  return clockShape.format(new Date(instant));
}
