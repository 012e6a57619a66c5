/** A picture of figures that differ in one thing alone, as data: it is drawn where it is shown. */
export interface Chart {
  readonly title: string;
  /** 件, 万元 …: one for all. */
  readonly unit: string | null;
  /** `years`: from year to year. `bars`: side by side. */
  readonly kind: "years" | "bars";
  readonly points: readonly ChartPoint[];
  /** Below the picture: where the figures are printed, and what is wrong with them. */
  readonly notes: readonly string[];
}

export interface ChartPoint {
  readonly label: string;
  /** Null where nothing is printed: a gap, never 0. */
  readonly value: number | null;
}
