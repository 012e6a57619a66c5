import type { Clock } from "../base/clock.ts";
import type { Library } from "../library/library.ts";
import type { Language } from "../question/query.ts";
import type { Terms } from "../question/terms.ts";
import type { Formats } from "../report/formats.ts";
import type { AnswerKnowledge } from "./answer-knowledge.ts";
import type { Say } from "./sentences.ts";

/** What every step of one answer may read. */
export interface Context {
  readonly library: Library;
  readonly terms: Terms;
  readonly formats: Formats;
  readonly knowledge: AnswerKnowledge;
  readonly clock: Clock;
  /** `GONGKAI_AUTHORITY`: any name of the authority meant when a question names none; null where unset. */
  readonly defaultAuthority: string | null;
  readonly language: Language;
  readonly say: Say;
}

/** Which of the two tongues sentences and labels are kept in: traditional script is converted when the answer is finished. */
export function tongueOf(language: Language): "zh" | "en" {
  return language === "en" ? "en" : "zh";
}
