import type { Day } from "../base/day.ts";
import type { RemedyKind } from "./letters/templates.ts";
import { remedyDates } from "./remedies.ts";

/** What one who is not content with a reply may do, and until when by a day on which they learned of it. */
export function sayRemedies(kind: RemedyKind, learnedOn: Day): string {
  const { reviewBy, sueBy } = remedyDates(kind, learnedOn);
  const review = `知道之日起 60 日内申请行政复议（按 ${learnedOn} 知道算，到 ${reviewBy}）`;
  if (sueBy === null) return `不服的，应当先在${review}，对复议决定不服的，收到之日起 15 日内起诉。`;
  const either = `${review}，或者 6 个月内起诉（到 ${sueBy}）`;
  return kind === "partial"
    ? `不服的，可以在${either}；其中不予公开的部分，应当先申请复议。`
    : `不服的，可以在${either}。`;
}
