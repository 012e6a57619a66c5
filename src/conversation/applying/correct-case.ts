import { randomUUID } from "node:crypto";
import { asWritten } from "../../answer/printed.ts";
import { replay } from "../../application/case-state.ts";
import type { CaseFile } from "../../application/case-store.ts";
import { spellDay } from "../../application/spell-day.ts";
import { type Bilingual, both, joined, same } from "../../base/bilingual.ts";
import type { CountedDay } from "../../base/working-days.ts";
import { plain, strong } from "../reply.ts";
import type { ApplyingParts } from "./applying-parts.ts";
import type { CaseTalk } from "./draft.ts";
import { enter } from "./enter-event.ts";
import type { Said } from "./keep-draft.ts";
import { sayWritten, showMine } from "./say-case.ts";
import { choice } from "./say-form.ts";
import type { WindowReply } from "./window-reply.ts";

const longest = 3_000;

/** What the authority wants completed, until when, and what was written so far, for a confirmation: there is one correction alone (article 30). */
export function askCorrection(
  parts: ApplyingParts,
  file: CaseFile,
  { correction }: Pick<CaseTalk, "correction">,
  said?: Bilingual,
): WindowReply {
  const { number } = file;
  const { state, waitingUntil } = replay(file, parts.rules.calendar);
  if (state !== "correcting") return showMine(file, parts, wasCorrected(file) ? corrected : nothingToComplete);
  const wanted = joined([...sayWritten(file, state), sayUntil(waitingUntil)], "\n");
  const above = said === undefined ? "" : both`${said}\n\n`;
  const heading = { zh: `补正申请 ${number}`, en: `Completing application ${number}` };
  if (correction === undefined)
    return { spans: [strong(heading), plain(both`\n\n${above}${wanted}\n\n${howToComplete}`)], choices: [] };
  const { text, key } = correction;
  return {
    spans: [
      strong(heading),
      plain(both`\n\n${above}${wanted}\n\n${toHandIn}\n${asWritten(text)}\n\n${confirmOrRewrite}`),
    ],
    choices: [[choice({ zh: "确认提交", en: "Confirm and submit" }, { does: "hand-in", number, key })]],
  };
}

/** A message to the question what is to be completed: a question, a confirmation of what was shown, or what is to be handed in. */
export async function answerCorrection(
  parts: ApplyingParts,
  said: Said,
  talk: CaseTalk,
  file: CaseFile,
  words: string,
): Promise<WindowReply> {
  const { sayings } = parts;
  if (sayings.is("ready", words) && talk.correction !== undefined) return handIn(parts, said, talk, file);
  if (isNoContent(parts, words) || replay(file, parts.rules.calendar).state !== "correcting")
    return askCorrection(parts, file, talk);
  if (words.length > longest) return askCorrection(parts, file, talk, tooLong);
  if (sayings.has("question", words)) {
    const looked = await parts.look(words);
    const shown = askCorrection(parts, file, talk);
    if (looked.kind !== "nothing")
      return { ...shown, spans: [...looked.reply.spans, plain(same("\n\n————\n")), ...shown.spans] };
  }
  const next = { ...talk, correction: { text: words, key: randomUUID() }, lastMessage: said.message };
  await parts.drafts.keep(said.person, next);
  return askCorrection(parts, file, next);
}

/** The button under what was shown: hands in that, and nothing that was written after. */
export async function pressHandIn(parts: ApplyingParts, said: Said, file: CaseFile, key: string): Promise<WindowReply> {
  const kept = await parts.drafts.load(said.person);
  const talk = kept?.kind === "case" && kept.number === file.number && kept.wants === "correction" ? kept : undefined;
  if (talk === undefined) return showMine(file, parts, wasCorrected(file) ? corrected : nothingWritten);
  return talk.correction?.key === key ? handIn(parts, said, talk, file) : askCorrection(parts, file, talk, writtenAnew);
}

/** The event first: where what comes after it is lost, the same confirmation finds it entered. The text stays in the draft until it is in the case. */
async function handIn(parts: ApplyingParts, said: Said, talk: CaseTalk, file: CaseFile): Promise<WindowReply> {
  const { correction, ...what } = talk;
  const { isEntered, reply } = await enter(parts, file, { kind: "correct", note: correction?.text ?? null }, corrected);
  if (!isEntered) {
    const kept = both`${notHandedIn}\n${asWritten(correction?.text ?? "")}\n\n`;
    return { ...reply, spans: [plain(kept), ...reply.spans] };
  }
  await parts.drafts.keep(said.person, { kind: "finished", lastMessage: said.message, what });
  return reply;
}

function isNoContent({ sayings }: ApplyingParts, words: string): boolean {
  const asides = ["ready", "wrong", "correct", "help", "resume", "what_to_complete"] as const;
  return /^[\s\p{P}\p{S}]*$/u.test(words) || asides.some((saying) => sayings.is(saying, words));
}

function wasCorrected({ events }: CaseFile): boolean {
  const last = events.at(-1);
  return last?.kind === "correct" && last.by === "applicant";
}

function sayUntil(until: CountedDay | null): Bilingual {
  const day = until === null ? { zh: "通知的期限", en: "the day of the notice" } : spellDay(until);
  return {
    zh: `请在 ${day.zh} 前补正；没有正当理由逾期不补正的，视为放弃申请（条例第三十条）。`,
    en: `Please complete it by ${day.en}; if you do not, without good reason, the application counts as given up (article 30).`,
  };
}

const nothingToComplete: Bilingual = {
  zh: "这件申请现在不用补正。",
  en: "Nothing is to be completed in this application now.",
};
const corrected: Bilingual = {
  zh: "补正已经交给机关，答复期限从今天的次日起重新计算。",
  en: "What you completed has gone to the authority; the time for its reply is counted anew from tomorrow.",
};
const notHandedIn: Bilingual = {
  zh: "补正没有交给机关：这件申请已经有了变化。您写的还留着（不要了发「取消」）：",
  en: "Your completion was not handed in: the case has moved on meanwhile. What you wrote is kept (to delete it, send “cancel”):",
};
const howToComplete: Bilingual = {
  zh: "请把补正的内容写在一条消息里发来。补正只有一次：写好先给您核对，确认之后才原样交给机关。不补了发「取消」。",
  en: "Please write it in one message. There is one correction only: you see it first, and it goes to the authority as you wrote it once you confirm. To leave it, send “cancel”.",
};
const toHandIn: Bilingual = { zh: "将要交给机关的：", en: "What will go to the authority:" };
const confirmOrRewrite: Bilingual = {
  zh: "还没有提交。补正只有一次，确认之后不能再改：没问题就按下面的按钮或者发「确认」；要改就把全文重新发一遍，不补了发「取消」。",
  en: "It is not submitted yet. There is one correction only, and it cannot be changed afterwards: if it is right, press the button or send “confirm”; to change it, send the whole text again; to leave it, send “cancel”.",
};
const tooLong: Bilingual = {
  zh: `补正的内容请不要超过 ${longest} 字。`,
  en: `Please write no more than ${longest.toLocaleString("en")} characters.`,
};
const nothingWritten: Bilingual = {
  zh: "没有等着确认的补正；要补正请按「去补正」重新写。",
  en: "No correction waits to be confirmed; to write one press “Complete it”.",
};
const writtenAnew: Bilingual = {
  zh: "这段已经重新写过，现在要交的是：",
  en: "That was written anew; what is to go now:",
};
