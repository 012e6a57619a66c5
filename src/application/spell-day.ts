import type { Bilingual } from "../base/bilingual.ts";
import type { Day } from "../base/day.ts";
import type { CountedDay } from "../base/working-days.ts";

const monthNames = "January February March April May June July August September October November December".split(" ");

/** 「2026-03-02」, “2 March 2026”. */
export function sayDay(day: Day): Bilingual {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split("-").map(Number);
  return { zh: day, en: `${dayOfMonth} ${monthNames[month - 1] ?? ""} ${year}` };
}

/** 「约」 where the holidays of a year counted through are not known. */
export function spellDay({ day, unknownYears }: CountedDay): Bilingual {
  return spellAbout(day, unknownYears.length > 0);
}

export function spellAbout(day: Day, isEstimate: boolean): Bilingual {
  const { zh, en } = sayDay(day);
  return isEstimate ? { zh: `约 ${zh}`, en: `about ${en}` } : { zh, en };
}

/** Why a day is an estimate; empty for one that is exact. */
export function whyEstimate({ unknownYears }: CountedDay): Bilingual {
  return unknownYears.length > 0
    ? {
        zh: `${unknownYears.join("、")} 年的放假安排还没有公布，按周一至周五估算，所以是「约」。`,
        en: `The holidays of ${unknownYears.join(", ")} are not announced yet: Monday to Friday are counted, so the day is “about”.`,
      }
    : { zh: "", en: "" };
}
