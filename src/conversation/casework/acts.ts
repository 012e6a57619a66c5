import type { CaseEventKind, EventDraft } from "../../application/case-event.ts";
import { type Fee, reckonFee } from "../../application/fee.ts";
import type { LetterKind } from "../../application/letters/templates.ts";
import type { ActValues } from "./act-values.ts";
import { elsewhere } from "./draft-reply.ts";
import { fillStep, replyTextOf, replyTextStep } from "./reply-text.ts";
import {
  basisStep,
  conclusionStep,
  countStep,
  dayStep,
  daysStep,
  entryStep,
  groupStep,
  noteStep,
  ownItemsStep,
  type Step,
  type StepContext,
} from "./step.ts";

/** Something that staff may do to a case, as it is asked for and entered. */
export interface Act {
  readonly label: string;
  readonly kind: CaseEventKind;
  /** What it asks, one at a time, in order; a step may depend on the answers before. */
  steps(values: ActValues): readonly Step[];
  /** The entry, from complete values. */
  draft(values: ActValues, context: StepContext): EventDraft;
  /** What the act itself says. */
  readonly given?: ActValues;
  /** The letter that goes with it; a person sends it. */
  readonly letter?: LetterKind;
  /** What the officer is asked to have done before it is entered. */
  readonly reminder?: string;
}

const extensionAtMost = 20;
const correctionDaysAtMost = 60;
/** Every act by its id, in the order they are offered. */
export const acts = {
  confirm: {
    label: "确认收到",
    kind: "confirm",
    steps: () => [dayStep("双方确认", "答复期限从这一天的次日起算。")],
    draft: ({ on }) => ({ kind: "confirm", on: dayOf(on) }),
    letter: "receipt",
  },
  correction: {
    label: "要求补正",
    kind: "request-correction",
    steps: () => [
      dayStep("补正告知送达"),
      noteStep("要补正什么、为什么？补正告知只能发一次，请一次写全；网上申请的人在「我的申请」里看得到。"),
      daysStep("给申请人多少个工作日补正？", [5, 7, 10, 15], correctionDaysAtMost),
    ],
    draft: ({ on, note, days }) => ({
      kind: "request-correction",
      on: dayOf(on),
      note: note ?? null,
      days: days ?? null,
    }),
    letter: "correction",
    reminder: "补正告知须写明事项、合理期限和逾期的后果，只能发一次。",
  },
  correct: {
    label: "登记补正",
    kind: "correct",
    steps: () => [dayStep("收到补正", "答复期限从这一天的次日起重新计算。"), noteStep("补正了什么？", skip)],
    draft: ({ on, note }) => ({ kind: "correct", on: dayOf(on), note: noted(note) }),
  },
  third_party: {
    label: "征求第三方意见",
    kind: "consult",
    steps: () => [dayStep("征求意见书送达"), noteStep("征求谁的意见？", skip)],
    draft: ({ on, note }) => ({ kind: "consult", on: dayOf(on), note: noted(note), party: "third_party" }),
    letter: "third-party",
    reminder: "征求意见书里不写申请人是谁。",
  },
  authority: {
    label: "征求其他机关意见",
    kind: "consult",
    steps: () => [dayStep("征求意见函送达"), noteStep("征求哪个机关的意见？", skip)],
    draft: ({ on, note }) => ({ kind: "consult", on: dayOf(on), note: noted(note), party: "authority" }),
    letter: "joint-authority",
  },
  opinion: {
    label: "登记意见",
    kind: "consulted",
    steps: () => [dayStep("收到意见（或者征求期满）"), noteStep("意见是什么？", skip)],
    draft: ({ on, note }) => ({ kind: "consulted", on: dayOf(on), note: noted(note) }),
  },
  extend: {
    label: "延期",
    kind: "extend",
    steps: () => [
      dayStep("告知申请人延期"),
      daysStep("延长多少个工作日？最多 20 个，只能延一次。", [5, 10, 20], extensionAtMost),
      noteStep("延期的理由？"),
    ],
    draft: ({ on, days, note }) => ({ kind: "extend", on: dayOf(on), days: days ?? null, note: note ?? null }),
    letter: "extension",
    reminder: "延期须经政府信息公开工作机构负责人同意，并告知申请人（条例第三十三条）。",
  },
  charge: {
    label: "收费通知",
    kind: "charge",
    steps: ({ basis }) => [dayStep("收费通知送达"), basisStep, countStep, ...(basis === "items" ? [ownItemsStep] : [])],
    draft: (values, context) => ({ kind: "charge", on: dayOf(values.on), note: sayFee(feeOf(values, context)) }),
    letter: "fee",
    reminder: "是否收费由本机关决定；按件、按量只能用一种（国办函〔2020〕109号）。",
  },
  paid: {
    label: "登记缴费",
    kind: "paid",
    steps: () => [dayStep("缴费完成")],
    draft: ({ on }) => ({ kind: "paid", on: dayOf(on) }),
  },
  reply: {
    label: "答复",
    kind: "reply",
    steps: (values) => [groupStep, conclusionStep, dayStep("答复送达"), ...textSteps(values)],
    draft: replyDraft,
    letter: "reply",
  },
  not_process: {
    label: "不予处理",
    kind: "reply",
    steps: (values) => [conclusionStep, dayStep("答复送达"), ...textSteps(values)],
    given: { group: "not_processed" },
    draft: replyDraft,
    letter: "reply",
  },
  transfer: {
    label: "告知向有权机关申请",
    kind: "reply",
    steps: (values) => [
      dayStep("答复送达"),
      noteStep(`哪个机关负责公开？（${elsewhere.article}）`),
      ...textSteps(values),
    ],
    draft: ({ on, note, ...values }) => ({
      kind: "reply",
      on: dayOf(on),
      text: replyTextOf(values),
      outcome: elsewhere.outcome,
      note: `非本机关负责（${elsewhere.article}）\n${note ?? ""}`,
    }),
    letter: "reply",
  },
  lapse: {
    label: "不再处理（逾期）",
    kind: "lapse",
    steps: () => [dayStep("告知不再处理"), noteStep("有什么要记的？申请人有正当理由的，不能这样处理。", skip)],
    draft: ({ on, note }) => ({ kind: "lapse", on: dayOf(on), note: noted(note) }),
  },
  withdraw: {
    label: "登记撤回",
    kind: "withdraw",
    steps: () => [dayStep("申请人撤回"), noteStep("怎样撤回的（来信、当面……）？", skip)],
    draft: ({ on, note }) => ({ kind: "withdraw", on: dayOf(on), note: noted(note) }),
  },
  void: {
    label: "更正记错的",
    kind: "void",
    steps: () => [entryStep, noteStep("哪里记错了？")],
    draft: ({ voids, note }, { today }) => ({ kind: "void", on: today, voids: voids ?? null, note: note ?? null }),
  },
} as const satisfies Record<string, Act>;

export type ActId = keyof typeof acts;

/** What the values come to: of items, those of this application on top of the month's others. */
export function feeOf({ basis = "pages", count = 0, ownItems = count }: ActValues, { rates }: StepContext): Fee {
  const whole = reckonFee(rates, basis, count);
  if (basis === "pages") return whole;
  const before = reckonFee(rates, basis, count - ownItems);
  const already = new Map(before.parts.map((part) => [part.from, part.count]));
  const parts = whole.parts
    .map((part) => ({
      ...part,
      from: part.from + (already.get(part.from) ?? 0),
      count: part.count - (already.get(part.from) ?? 0),
    }))
    .filter((part) => part.count > 0);
  return { ...whole, feeYuan: whole.feeYuan - before.feeYuan, parts };
}

/** 「按页 150 页：30 页免费，70 页 × 10 元，50 页 × 20 元，合计 1700 元」 */
export function sayFee({ basis, count, feeYuan, parts }: Fee): string {
  const unit = basis === "pages" ? "页" : "件";
  const sums = parts.map((part) =>
    part.rateYuan === 0 ? `${part.count} ${unit}免费` : `${part.count} ${unit} × ${part.rateYuan} 元`,
  );
  const counted = basis === "pages" ? `按量计收，${count} 页` : `按件计收，本自然月累计 ${count} 件`;
  return `${counted}：${sums.join("，")}，合计 ${feeYuan} 元`;
}

const skipWord = "没有";
const skip = [{ label: skipWord, say: skipWord }];

function noted(note: string | undefined): string | null {
  return note === undefined || note === skipWord ? null : note;
}

/** The blanks of the draft are asked for where the text is begun from one. */
function textSteps({ blanks = [] }: ActValues): readonly Step[] {
  return blanks.length === 0 ? [replyTextStep] : [replyTextStep, fillStep];
}

function replyDraft({ on, conclusion = -1, ...values }: ActValues, { conclusions }: StepContext): EventDraft {
  const picked = conclusions[conclusion];
  if (picked === undefined) throw new RangeError(`Expected a conclusion of the templates, got ${conclusion}`);
  const note = `${picked.case}（${picked.article}）`;
  return { kind: "reply", on: dayOf(on), outcome: picked.outcome, note, text: replyTextOf(values) };
}

/** Every act but `void` asks for a day: complete values have one. */
function dayOf(on: ActValues["on"]): string {
  if (on === undefined) throw new TypeError("Expected values with a day");
  return on;
}
