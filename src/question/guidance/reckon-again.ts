import type { Day } from "../../base/day.ts";
import type { Topic } from "./guidance-files.ts";
import type { GuidanceFinding } from "./guidance-finding.ts";
import { readAmounts } from "./read-amounts.ts";
import { readDay } from "./read-day.ts";

/** What a topic is reckoned from. */
export type Reckoned = Pick<GuidanceFinding, "items" | "pages" | "day">;

const numerals = /[\d一二三四五六七八九十百两廿]+/gu;

/**
 * 「那40件呢」「如果是10月9日收到的呢」: another number or day for the topic that was told. `beside`: words that may stand with it. Null where the topic is not reckoned, or
 * the message says more.
 */
export function reckonAgain(text: string, topic: Topic, beside: readonly string[], today: Day): Reckoned | null {
  const amounts = topic.fee ? readAmounts(text) : { items: null, pages: null };
  const day = topic.clock === undefined ? null : readDay(text, today);
  if (amounts.items === null && amounts.pages === null && day === null) return null;
  const longestFirst = [...beside].sort((a, b) => b.length - a.length);
  const rest = longestFirst.reduce((left, word) => left.replaceAll(word, " "), text.replace(numerals, " "));
  return /[\p{L}\p{N}]/u.test(rest) ? null : { ...amounts, day };
}
