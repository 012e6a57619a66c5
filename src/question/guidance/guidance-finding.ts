import type { Day } from "../../base/day.ts";

/** The topic of procedure that a message means. */
export interface GuidanceFinding {
  /** Id of a topic in `knowledge/guidance/`. */
  readonly topic: string;
  /**
   * `strong`: it is a question of procedure whatever else its words may mean. `weak`: only if it is no question about a report's figures.
   * `likely`: very like what is asked of procedure, and no number is asked for: more than a figure, less than what a report tells in words.
   */
  readonly confidence: "strong" | "likely" | "weak";
  /** A number is asked for, if not of procedure then of a report. */
  readonly asksNumber: boolean;
  /** The concepts that were said; none where examples told the topic. */
  readonly concepts: readonly string[];
  /** Applications (件) and pages (页) that the message names: null where it names none, or only a bound (超过 30 页). */
  readonly items: number | null;
  readonly pages: number | null;
  /** The message is in pinyin. */
  readonly isSpelt: boolean;
  /** The one day that the message names, taken nearest to today where it names no year. */
  readonly day: Day | null;
}
