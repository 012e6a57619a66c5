import { readCell } from "./cell.ts";

/** A cell of a table row, of a grid or of a line with pipes or tabs. */
export interface RowCell {
  readonly text: string;
  readonly column: number;
  /** Only where the file itself lays out the table. */
  readonly colSpan?: number;
}

/** A number or a placeholder stands there. */
export function isFilled(text: string): boolean {
  return (readCell(text)?.status ?? "blank") !== "blank";
}
