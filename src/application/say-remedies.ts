import type { Bilingual } from "../base/bilingual.ts";
import type { Day } from "../base/day.ts";
import type { RemedyKind } from "./letters/templates.ts";
import { remedyDates } from "./remedies.ts";
import { sayDay } from "./spell-day.ts";

/** What one who is not content with a reply may do, and until when by a day on which they learned of it. */
export function sayRemedies(kind: RemedyKind, learnedOn: Day): Bilingual {
  const { reviewBy, sueBy } = remedyDates(kind, learnedOn);
  const learned = sayDay(learnedOn);
  const review = {
    zh: `知道之日起 60 日内申请行政复议（按 ${learned.zh} 知道算，到 ${sayDay(reviewBy).zh}）`,
    en: `apply for administrative reconsideration within 60 days of learning of it (by ${sayDay(reviewBy).en}, if you learned of it on ${learned.en})`,
  };
  if (sueBy === null)
    return {
      zh: `不服的，应当先在${review.zh}，对复议决定不服的，收到之日起 15 日内起诉。`,
      en: `If you disagree, you must first ${review.en}; against the decision on reconsideration you can sue within 15 days of receiving it.`,
    };
  const either = {
    zh: `${review.zh}，或者 6 个月内起诉（到 ${sayDay(sueBy).zh}）`,
    en: `${review.en}, or sue within 6 months (by ${sayDay(sueBy).en})`,
  };
  return kind === "partial"
    ? {
        zh: `不服的，可以在${either.zh}；其中不予公开的部分，应当先申请复议。`,
        en: `If you disagree, you can ${either.en}; for what was not disclosed, reconsideration must come first.`,
      }
    : { zh: `不服的，可以在${either.zh}。`, en: `If you disagree, you can ${either.en}.` };
}
