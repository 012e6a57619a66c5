import type { Day } from "../../base/day.ts";
import type { CountedDay } from "../../base/working-days.ts";

/** What an authority may charge, with its working. */
export interface ReckonedFee {
  readonly feeYuan: number;
  /** In order, the free part first. */
  readonly parts: readonly { readonly count: number; readonly rateYuan: number }[];
}

/** The reckoning that guidance shows; the rules themselves are the applications' own. */
export interface Calculators {
  readonly fee: (basis: "items" | "pages", count: number) => ReckonedFee;
  readonly lastDay: (
    from: Day,
    period: { readonly count: number; readonly unit: "working" | "calendar" | "month" },
  ) => CountedDay;
  /** The years whose holidays are known, in order. */
  readonly knownYears: readonly number[];
}
