import type { Place } from "./place.ts";

/** What every reader yields: the file in reading order, before anyone knows what a part means. */
export type Block = LineBlock | GridBlock;

/** One printed line of a text dump, or one paragraph or heading of a marked-up file. `text` is as printed, page marks and web noise removed. */
export interface LineBlock {
  readonly kind: "line";
  readonly text: string;
  readonly place: Place;
  /** Blank lines that stood before this one: in one-cell-a-line dumps they are all that is left of empty cells. */
  readonly blanksBefore: number;
}

/** A table whose cells the file itself lays out (HTML). Spans are kept, not yet spread. */
export interface GridBlock {
  readonly kind: "grid";
  readonly rows: readonly (readonly GridCell[])[];
  readonly place: Place;
}

export interface GridCell {
  readonly text: string;
  /** First grid column the cell covers, from 0, after the row and column spans of earlier cells are laid out. */
  readonly column: number;
  readonly colSpan: number;
  readonly rowSpan: number;
  readonly place: Place;
}
