import type { Day } from "../../base/day.ts";

/** The topic of procedure that a message means. */
export interface GuidanceFinding {
  /** Id of a topic in `knowledge/guidance/`. */
  readonly topic: string;
  /** `strong`: it is a question of procedure whatever else its words may mean. `weak`: only if it is no question about a report's figures. */
  readonly confidence: "strong" | "weak";
  /** It is near to ways of asking, and no rule knows it: talk with the assistant itself is often as near. */
  readonly isByNearness: boolean;
  /** The concepts that were said. */
  readonly concepts: readonly string[];
  /** Applications (件) and pages (页) that the message names: null where it names none, or only a bound (超过 30 页). */
  readonly items: number | null;
  readonly pages: number | null;
  /** The message is in pinyin. */
  readonly isSpelt: boolean;
  /** The one day that the message names, taken nearest to today where it names no year. */
  readonly day: Day | null;
}

/** The topic itself, without numbers or days. */
export function findingOf(topic: string): GuidanceFinding {
  const nothing = { items: null, pages: null, day: null, isSpelt: false, isByNearness: false };
  return { ...nothing, topic, confidence: "strong", concepts: [] };
}
