import { join } from "node:path";
import { z } from "zod";
import type { Day } from "../../base/day.ts";
import { readKnowledge } from "../../base/knowledge.ts";

const pair = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const keys = [
  "basis",
  "next",
  "article",
  "about",
  "about_why",
  "counted",
  "counted_off",
  "counted_worked",
  "date",
  "fee_items",
  "fee_pages",
  "working",
  "working_free",
  "working_part",
  "working_join",
  "list",
  "unit_items",
  "unit_pages",
] as const;
const schema = z.strictObject({
  laws: z.record(z.string(), pair),
  ...Object.fromEntries(keys.map((key) => [key, pair])),
});

export type SentenceKey = (typeof keys)[number];
type Pair = z.output<typeof pair>;

/** `knowledge/guidance/sentences.yaml`. */
export interface GuidanceSentences extends Readonly<Record<SentenceKey, Pair>> {
  readonly laws: Readonly<Record<string, Pair>>;
}

/** Throws KnowledgeError. */
export function loadGuidanceSentences(knowledge: string): GuidanceSentences {
  return readKnowledge(join(knowledge, "guidance", "sentences.yaml"), schema) as GuidanceSentences;
}

export type Slots = Readonly<Record<string, string | number>>;

/** The text with its {slots} filled. Throws where one was not given. */
export function fillSlots(text: string, slots: Slots): string {
  return text.replace(/\{(\w+)\}/gu, (_, slot: string) => {
    const filling = slots[slot];
    if (filling === undefined) throw new Error(`Expected a value for {${slot}} in ${text}`);
    return String(filling);
  });
}

/** A sentence in the reader's tongue. */
export type SayGuidance = (key: SentenceKey, slots?: Slots) => string;

const monthNames = "January February March April May June July August September October November December".split(" ");

/** 「2026 年 12 月 1 日」, “1 December 2026”. */
export function spellDay(day: Day, say: SayGuidance): string {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split("-").map(Number);
  return say("date", { year, month, day: dayOfMonth, name: monthNames[month - 1] ?? "" });
}

const numerals = "零一二三四五六七八九";

/** A number below 100 as articles are numbered: 三十三. */
export function spellArticle(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const one = ones === 0 ? "" : (numerals[ones] ?? "");
  if (tens === 0) return one;
  return `${tens === 1 ? "" : (numerals[tens] ?? "")}十${one}`;
}
