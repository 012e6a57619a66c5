import type { CountedDay } from "../base/working-days.ts";

/** 「约」 where the holidays of a year counted through are not known. */
export function spellDay({ day, unknownYears }: CountedDay): string {
  return unknownYears.length > 0 ? `约 ${day}` : day;
}

/** Why a day is an estimate; empty for one that is exact. */
export function whyEstimate({ unknownYears }: CountedDay): string {
  return unknownYears.length > 0
    ? `${unknownYears.join("、")} 年的放假安排还没有公布，按周一至周五估算，所以是「约」。`
    : "";
}
