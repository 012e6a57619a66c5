/** Where a figure or a quotation is printed. `row` and `column` are null for prose. */
export interface Source {
  readonly report: string;
  readonly heading: string;
  readonly page: number | null;
  /** The printed words on one line; "" where the cell is blank. */
  readonly text: string;
  readonly row: string | null;
  readonly column: string | null;
}
