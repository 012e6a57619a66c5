import { asWritten } from "../../answer/printed.ts";
import type { CaseEventKind, CaseState } from "../../application/case-event.ts";
import { isOpen, replay, standing } from "../../application/case-state.ts";
import type { CaseFile } from "../../application/case-store.ts";
import { stateNames } from "../../application/names.ts";
import { sayRemedies } from "../../application/say-remedies.ts";
import { sayDay } from "../../application/spell-day.ts";
import { type Bilingual, both, joined, same } from "../../base/bilingual.ts";
import { shanghaiDate } from "../../base/clock.ts";
import type { Day } from "../../base/day.ts";
import { caseLine } from "../casework/show-lists.ts";
import { plain, sentence, strong } from "../reply.ts";
import type { ApplyingParts } from "./applying-parts.ts";
import { apply, choice } from "./say-form.ts";
import type { WindowReply } from "./window-reply.ts";

const casesAtMost = 10;
const editMinutes = 30;

/** A person's applications, the newest first. */
export function listMine(files: readonly CaseFile[], parts: ApplyingParts): WindowReply {
  if (files.length === 0) {
    return {
      spans: [
        plain({
          zh: "您在这里还没有提交过申请。别处提交的，请发编号查，例如 2026-00017。",
          en: "You have submitted no application here. To look up one submitted elsewhere, send its number, such as 2026-00017.",
        }),
      ],
      choices: [[apply]],
    };
  }
  const newest = files.toReversed().slice(0, casesAtMost);
  const present = { today: shanghaiDate(parts.clock()), calendar: parts.rules.calendar };
  const lines = newest.map((file) => caseLine({ file, situation: replay(file, present.calendar) }, present));
  const rest = files.length - newest.length;
  const more = { zh: `\n还有 ${rest} 件，请发编号查。`, en: `\n${rest} more: send the number to see one.` };
  return {
    spans: [strong(title), plain(both`\n\n${joined(lines, "\n")}${rest > 0 ? more : ""}`)],
    choices: newest.map(({ number }) => [choice(same(number), { does: "case", number })]),
  };
}

const title: Bilingual = { zh: "我的申请", en: "My applications" };

/**
 * One application as its applicant follows it: whose turn it is, until when, and what they can do. `isSure`: the person is known to be its applicant, and not
 * by a second factor alone; then what the authority wrote to them is shown as well.
 */
export function showMine(file: CaseFile, parts: ApplyingParts, said?: Bilingual, isSure = true): WindowReply {
  const { number } = file;
  const today = shanghaiDate(parts.clock());
  const situation = replay(file, parts.rules.calendar);
  const { state, receivedOn, outcome, closedOn, allowed, dueOn } = situation;
  const lines = [
    caseLine({ file, situation }, { today, calendar: parts.rules.calendar }),
    ...(receivedOn === null && !isOpen(state) ? [] : [sayReceived(receivedOn)]),
    ...(isSure ? sayWritten(file, state) : []),
    ...(state === "correcting" ? [correctIt] : []),
    ...(state === "charging" ? [payIt] : []),
    ...(state === "replied" && closedOn !== null && outcome !== null
      ? [sayRemedies(parts.remediesOf(outcome), closedOn)]
      : []),
  ];
  const above = said === undefined ? "" : both`${said}\n\n`;
  const heading = {
    zh: `申请 ${number}　${stateNames[state].zh}`,
    en: `Application ${number}: ${stateNames[state].en}`,
  };
  return {
    spans: [strong(heading), plain(both`\n\n${above}${joined(lines, "\n")}`)],
    choices: [
      ...(state === "correcting" ? [[choice({ zh: "去补正", en: "Complete it" }, { does: "correct", number })]] : []),
      [
        ...(dueOn === null
          ? []
          : [choice({ zh: "期限怎么算", en: "How the deadline is counted" }, { does: "clock", number })]),
        choice({ zh: "看提交的内容", en: "See what was submitted" }, { does: "text", number }),
        ...(replySent(file) === undefined
          ? []
          : [choice({ zh: "看答复", en: "See the reply" }, { does: "reply", number })]),
      ],
      ...(canEdit(file, parts) ? [[choice({ zh: "修改", en: "Change" }, { does: "edit", number })]] : []),
      ...(isOpen(state) && allowed.includes("withdraw")
        ? [[choice({ zh: "撤回申请", en: "Withdraw" }, { does: "withdraw", number })]]
        : []),
    ],
  };
}

function sayReceived(receivedOn: Day | null): Bilingual {
  if (receivedOn === null)
    return {
      zh: "机关还没有确认收到；确认之前不起算期限。",
      en: "The authority has not confirmed receipt yet; no time runs until it does.",
    };
  const { zh, en } = sayDay(receivedOn);
  return { zh: `收到之日 ${zh}。`, en: `Received on ${en}.` };
}

const correctIt: Bilingual = {
  zh: "请补正：按「去补正」或者发「补正」，把要补的内容写给机关。",
  en: "Please complete it: press “Complete it” or send “correct”, and write to the authority what is missing.",
};
const payIt: Bilingual = {
  zh: "请按收费通知缴费，逾期未缴的视为放弃申请。",
  en: "Please pay as the fee notice says; if it is not paid in time, the application counts as given up.",
};

/** Entries whose notes are written to the applicant, by the state they lead to. */
const written: Partial<Readonly<Record<CaseState, readonly [kind: CaseEventKind, name: Bilingual]>>> = {
  correcting: ["request-correction", { zh: "需要补正的：", en: "What is to be completed, in the authority's words: " }],
  charging: ["charge", { zh: "收费：", en: "Fee, in the authority's words: " }],
  replied: ["reply", { zh: "答复：", en: "Reply, in the authority's words: " }],
};

/** What the authority wrote to the applicant with the entry that led to the state. */
export function sayWritten({ events }: CaseFile, state: CaseState): readonly Bilingual[] {
  const [kind, name] = written[state] ?? [];
  const note = standing(events).findLast((event) => event.kind === kind)?.note;
  return note == null || name === undefined ? [] : [both`${name}${asWritten(note)}`];
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

export function noSuchApplication(): WindowReply {
  return sentence({
    zh: "没有找到这件申请，或者校验不符。请核对编号和末 4 位或者查询码。",
    en: "No such application was found, or the check did not fit. Please check the number and the last 4 characters.",
  });
}
