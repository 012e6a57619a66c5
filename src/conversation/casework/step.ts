import type { FeeRates } from "../../application/fee.ts";
import type { Conclusion } from "../../application/letters/templates.ts";
import type { Letter } from "../../application/letters/write-letter.ts";
import { addDays, type Day } from "../../base/day.ts";
import { readNumber } from "../../base/number.ts";
import { normalize } from "../../base/text.ts";
import { readDay } from "../../question/guidance/read-day.ts";
import type { Option, Question } from "../form/question.ts";
import type { ActValues } from "./act-values.ts";

/** What a question of an act can be asked from. */
export interface StepContext {
  readonly today: Day;
  /** The first day that an act may have happened: the one of filing. */
  readonly firstDay: Day;
  readonly rates: FeeRates;
  readonly conclusions: readonly Conclusion[];
  /** The draft of the reply that the values come to so far; left out where none is asked for. */
  readonly writeReply?: (values: ActValues) => Letter | undefined;
  /** Entries that may be taken back: ordinal and what they say. */
  readonly entries: readonly { readonly ordinal: number; readonly label: string }[];
}

/** One question of an act. */
export type Step = Question<ActValues, StepContext>;

const noteAtMost = 3_500;
const countAtMost = 100_000;

/** A day from that of filing until today. `what`: 「收到」. */
export function dayStep(what: string, hint = ""): Step {
  return {
    field: "on",
    ask: ({ today, firstDay }) => ({
      text: `${what}是哪一天？${hint}可以写「3月5日」「昨天」。`,
      options: [
        { label: `今天（${today}）`, say: today },
        ...(addDays(today, -1) >= firstDay
          ? [{ label: `昨天（${addDays(today, -1)}）`, say: addDays(today, -1) }]
          : []),
      ],
    }),
    read(words, { today, firstDay }) {
      const on = readDay(normalize(words), today);
      if (on === null) return { problem: "没看懂是哪一天。请写成「3月5日」「2026-03-05」或者「今天」。" };
      if (on > today) return { problem: `${on} 还没到，只能记已经发生的事。` };
      if (on < firstDay) return { problem: `${on} 早于提出申请的 ${firstDay}，请核对。` };
      return { values: { on } };
    },
  };
}

/** Whole working days, 1 to `most`. */
export function daysStep(text: string, usual: readonly number[], most: number): Step {
  return {
    field: "days",
    isCount: true,
    ask: () => ({ text, options: usual.map((days) => ({ label: `${days} 个工作日`, say: String(days) })) }),
    read(words) {
      const days = readCount(words, /(?:个)?(?:工作日|工作天|天|日)$/u);
      return days !== null && days >= 1 && days <= most
        ? { values: { days } }
        : { problem: `请写 1 至 ${most} 之间的整数（工作日）。` };
    },
  };
}

/** Free words. */
export function noteStep(text: string, options: readonly Option[] = []): Step {
  return {
    field: "note",
    ask: () => ({ text, options }),
    read(words) {
      const note = words.trim();
      if (note === "") return { problem: "请写几个字说明。" };
      return note.length <= noteAtMost
        ? { values: { note } }
        : { problem: `写得太长了，请不超过 ${noteAtMost} 字；更长的正文请用文书文件。` };
    },
  };
}

/** Whole number of items or pages. */
export const countStep: Step = {
  field: "count",
  isCount: true,
  ask: (_context, { basis }) => ({
    text:
      basis === "pages"
        ? "本申请提供多少页？"
        : "同一申请人本自然月累计申请多少件（含本申请）？一份申请含多项内容的，按最小合理单位拆分计件。",
    options: [],
  }),
  read(words) {
    const count = readCount(words, /(?:件|页|张)$/u);
    return count !== null && count >= 1 && count <= countAtMost
      ? { values: { count } }
      : { problem: "请写一个大于 0 的整数。" };
  },
};

/** Of the items of the month, those of this application. */
export const ownItemsStep: Step = {
  field: "ownItems",
  isCount: true,
  ask: (_context, { count = 1 }) => ({
    text: `这 ${count} 件里，本申请有几件？`,
    options: [{ label: "1 件", say: "1" }],
  }),
  read(words, _context, { count = 1 }) {
    const ownItems = readCount(words, /件$/u);
    return ownItems !== null && ownItems >= 1 && ownItems <= count
      ? { values: { ownItems } }
      : { problem: `请写 1 至 ${count} 之间的整数。` };
  },
};

export const basisStep: Step = {
  field: "basis",
  ask: () => ({
    text: "按件还是按量（页）计收？两种不能同时用。",
    options: [
      { label: "按件", say: "按件" },
      { label: "按量（页）", say: "按页" },
    ],
  }),
  read(words) {
    const said = normalize(words);
    const isItems = /件/u.test(said);
    const isPages = /[页量张]/u.test(said);
    if (isItems === isPages) return { problem: "请选「按件」或者「按量（页）」。" };
    return { values: { basis: isItems ? "items" : "pages" } };
  },
};

/** 予以公开、部分公开 …: the groups of table 三 that a reply can have. A group of one is a conclusion. */
export const groupStep: Step = {
  field: "group",
  ask: ({ conclusions }) => ({
    text: "办理结果是哪一类？由您决定，只计一项。既有公开又有不公开的（区分处理），只计部分公开。",
    options: groupsOf(conclusions).map((group) => ({
      label: groupNames[group] ?? group,
      say: groupNames[group] ?? group,
    })),
  }),
  read(words, { conclusions }) {
    const said = normalize(words);
    const groups = groupsOf(conclusions);
    const group = groups.find((one) => said.includes(normalize(groupNames[one] ?? one)));
    if (group === undefined) return { problem: "请从列出的结果里选一类。" };
    const places = placesIn(group, conclusions);
    const [only] = places;
    return { values: { group, ...(places.length === 1 && only !== undefined && { conclusion: only }) } };
  },
};

/** A conclusion of the group that was picked. */
export const conclusionStep: Step = {
  field: "conclusion",
  ask: ({ conclusions }, { group = "" }) => ({
    text: `${groupNames[group] ?? group}：是哪一种？由您决定。`,
    options: placesIn(group, conclusions).flatMap((place) => {
      const conclusion = conclusions[place];
      return conclusion === undefined
        ? []
        : [{ label: `${conclusion.case}（${conclusion.article}）`, say: conclusion.case }];
    }),
  }),
  read(words, { conclusions }, { group = "" }) {
    const said = normalize(words);
    const places = placesIn(group, conclusions);
    const place = places.find((one) => normalize(conclusions[one]?.case ?? "") === said.replace(/\(.*$/u, ""));
    return place === undefined ? { problem: "请从列出的结果里选一项。" } : { values: { conclusion: place } };
  },
};

const groupNames: Readonly<Record<string, string>> = {
  granted: "予以公开",
  partial: "部分公开",
  refused: "不予公开",
  unavailable: "无法提供",
  not_processed: "不予处理",
  other: "其他处理",
};

/** `requests.outcome.refused.state_secret` → `refused` */
function groupOf(outcome: string): string {
  return outcome.split(".")[2] ?? outcome;
}

function groupsOf(conclusions: readonly Conclusion[]): readonly string[] {
  return [...new Set(conclusions.map(({ outcome }) => groupOf(outcome)))];
}

function placesIn(group: string, conclusions: readonly Conclusion[]): readonly number[] {
  return conclusions.flatMap(({ outcome }, place) => (groupOf(outcome) === group ? [place] : []));
}

export const entryStep: Step = {
  field: "voids",
  isCount: true,
  ask: ({ entries }) => ({
    text: "哪一条记错了？记录不会被删掉，只注明作废。",
    options: entries.map(({ ordinal, label }) => ({ label: `第 ${ordinal} 条：${label}`, say: String(ordinal) })),
  }),
  read(words, { entries }) {
    const ordinal = readCount(words.replace(/^第/u, ""), /(?:条|号|笔)$/u);
    return entries.some((entry) => entry.ordinal === ordinal) && ordinal !== null
      ? { values: { voids: ordinal } }
      : { problem: "请写要作废的那一条的编号。" };
  },
};

function readCount(words: string, unit: RegExp): number | null {
  const number = readNumber(normalize(words).trim().replace(unit, "").trim());
  return number !== null && Number.isSafeInteger(number) ? number : null;
}
