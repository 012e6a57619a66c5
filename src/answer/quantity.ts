import type { AddressedFigure } from "../library/library.ts";
import type { Measure } from "../question/query.ts";
import type { StatedFigure } from "../report/figure.ts";
import type { Target } from "./target.ts";

/**
 * How a quantity came about, or why it has no value.
 * `printed`: one cell. `computed`: several cells added. `rate`: one in percent of another. `stated`: a sentence of the narrative.
 * `blank`, `not_applicable`, `unreadable`: as the cell. `incomplete`: a sum of which a part has no value.
 * `no_rate`: a rate of which a side has no value, or whose whole is 0.
 * `not_in_format`: the report's layout has no such row or column. `not_shown`: the layout has it, the file does not show it.
 * `unmatched`: no sentence states it. `ambiguous`: several sentences do.
 */
type QuantityState =
  | "printed"
  | "computed"
  | "rate"
  | "stated"
  | "blank"
  | "not_applicable"
  | "unreadable"
  | "incomplete"
  | "no_rate"
  | "not_in_format"
  | "not_shown"
  | "unmatched"
  | "ambiguous";

/** One measure of one authority in one year. */
export interface Quantity {
  readonly measure: Measure;
  readonly target: Target;
  /** As it is named to the reader, with its quotation marks. */
  readonly label: string;
  /** Null unless the state is `printed`, `computed`, `rate` or `stated`. */
  readonly value: number | null;
  readonly unit: string | null;
  readonly state: QuantityState;
  /** The figures it rests on; of an ambiguous one, the figures it might mean. */
  readonly used: readonly AddressedFigure[];
  /** What was added, of a computed or incomplete one; of a rate the part and the whole; else empty. */
  readonly parts: readonly Quantity[];
  /** Of an unmatched one: sentences that count a change of what is asked. Told of, never given as the answer. */
  readonly near?: readonly StatedFigure[];
  /** Of an incomplete one: the sum of the parts that have a value. */
  readonly filled: number | null;
}

/** A quantity that has a value. */
export type KnownQuantity = Quantity & { readonly value: number };

export function isKnown(quantity: Quantity): quantity is KnownQuantity {
  return quantity.value !== null;
}
