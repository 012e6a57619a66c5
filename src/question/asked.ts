import type { About, Operation, Query } from "./query.ts";

/** What the words ask to be done, before it is known with what. */
export interface Asked {
  readonly operation: Operation;
  readonly over: Query["over"];
  readonly direction: Query["direction"];
  /** 「排第二」: which place of an order is asked for; null: the first. */
  readonly place: number | null;
  readonly compare: Query["compare"];
  readonly about: About | null;
  readonly convertTo: NonNullable<Query["convertTo"]> | null;
  /** 同比, 增长: against the year before, if no two years are named. */
  readonly isAgainstPrevious: boolean;
  /** 相差多少: whichever is more. */
  readonly isApart: boolean;
  /** 几倍: the share as a ratio, not in percent. */
  readonly isRatio: boolean;
  /** 平均每个: so much of the one for each of the other. */
  readonly isAverage: boolean;
  /** 「A和B合计占」: a share of both. */
  readonly isTogether: boolean;
  /** 「2020年是2019年的百分之几」: of the other one named. */
  readonly isOfOther: boolean;
  /** 平均: the sum divided by how many were added. */
  readonly isMean: boolean;
  /** Two things are set against each other. */
  readonly isComparison: boolean;
}

/** How many of each the question names. */
export interface Counts {
  readonly authorities: number;
  /** None is named and none is settled: 「谁最多」 is of bodies. */
  readonly isOfAnybody: boolean;
  readonly years: number;
  readonly isManyYears: boolean;
  /** 「近三年」「2019到2022年」: years in one breath, and not each of them. */
  readonly isSpan: boolean;
  readonly pieces: number;
  readonly columns: number;
}
