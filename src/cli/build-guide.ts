import {
  createGuidanceDrafter,
  createTopicOffers,
  type DraftGuidance,
  type OfferTopics,
} from "../answer/guidance/draft-guidance.ts";
import { loadGuidanceSentences } from "../answer/guidance/guidance-sentences.ts";
import { lastDayOf } from "../application/deadline.ts";
import { loadFeeRates, reckonFee } from "../application/fee.ts";
import type { Clock } from "../base/clock.ts";
import { loadWorkCalendar } from "../base/working-days.ts";
import { createGuidanceFinder, type FindGuidance, type NearTopics } from "../question/guidance/find-guidance.ts";
import { loadGuidanceFollowUps } from "../question/guidance/follow-up-files.ts";
import { loadGuidance } from "../question/guidance/guidance-files.ts";
import {
  createGuidanceFollowUpReader,
  type ReadGuidanceFollowUp,
} from "../question/guidance/read-guidance-follow-up.ts";

/** Questions of procedure, understood and answered from `knowledge/guidance/` and `knowledge/holidays/`. Throws KnowledgeError. */
export function buildGuide(
  knowledge: string,
  clock: Clock,
): { find: FindGuidance; near: NearTopics; offer: OfferTopics; goesOn: ReadGuidanceFollowUp; draft: DraftGuidance } {
  const guidance = loadGuidance(knowledge);
  const calendar = loadWorkCalendar(knowledge);
  const rates = loadFeeRates(knowledge);
  return {
    ...createGuidanceFinder(guidance, clock),
    offer: createTopicOffers(guidance),
    goesOn: createGuidanceFollowUpReader(guidance.topics, loadGuidanceFollowUps(knowledge, guidance.topics), clock),
    draft: createGuidanceDrafter({
      guidance,
      sentences: loadGuidanceSentences(knowledge),
      calculators: {
        fee: (basis, count) => reckonFee(rates, basis, count),
        lastDay: (from, period) => lastDayOf(calendar, from, period),
        knownYears: calendar.years,
      },
    }),
  };
}
