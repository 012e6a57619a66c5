import type { About, Operation, Query } from "./query.ts";

/** What the words ask to be done, before it is known with what. */
export interface Asked {
  readonly operation: Operation;
  readonly over: Query["over"];
  readonly direction: Query["direction"];
  readonly compare: Query["compare"];
  readonly about: About | null;
  readonly convertTo: NonNullable<Query["convertTo"]> | null;
  /** 同比, 增长: against the year before, if no two years are named. */
  readonly isAgainstPrevious: boolean;
  /** 几倍: the share as a ratio, not in percent. */
  readonly isRatio: boolean;
  /** 平均每个: so much of the one for each of the other. */
  readonly isAverage: boolean;
  /** 「A和B合计占」: a share of both. */
  readonly isTogether: boolean;
  /** Two things are set against each other. */
  readonly isComparison: boolean;
}

/** How many of each the question names. */
export interface Counts {
  readonly authorities: number;
  readonly years: number;
  readonly isManyYears: boolean;
  readonly pieces: number;
  readonly columns: number;
}
