import type { Finding } from "../finding.ts";

/** A cell of the report that the findings are about. */
export interface TouchedCell {
  readonly row: string;
  readonly column: string;
}

/** Findings that rest on one of the cells, or on one of the stated figures (by their index in `Report.stated`), in the order given. A finding on a
 *  whole row touches each of its cells. */
export function findingsTouching(
  findings: readonly Finding[],
  cells: readonly TouchedCell[],
  statedIndexes: readonly number[],
): readonly Finding[] {
  return findings.filter(
    (finding) =>
      finding.stated.some((index) => statedIndexes.includes(index)) ||
      finding.cells.some((own) =>
        cells.some(
          (cell) =>
            own.report === undefined && own.row === cell.row && (own.column === null || own.column === cell.column),
        ),
      ),
  );
}
