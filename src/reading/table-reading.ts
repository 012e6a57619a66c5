import type { Place } from "../report/place.ts";
import type { ReadingWarning } from "../report/report.ts";
import type { CellReading } from "./cell.ts";

/** A row of the format as the file prints it, a cell a column, in the order of the format's columns. */
export interface ReadRow {
  readonly row: string;
  readonly cells: readonly CellReading[];
  readonly place: Place;
}

export interface TableReading {
  readonly rows: readonly ReadRow[];
  readonly warnings: readonly ReadingWarning[];
}
