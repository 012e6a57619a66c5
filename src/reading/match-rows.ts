/** What is known of one run before the rows are settled. */
export interface RunEvidence {
  /** How many labels stand between the run before and this one. */
  readonly finds: number;
  /** The row whose label stands right before the numbers, or null. */
  readonly nearest: number | null;
  /** That label stands in the very line or row of the numbers. */
  readonly isInline: boolean;
  /** It is all that stands there before the numbers. */
  readonly isWhole: boolean;
}

/** Which row each run belongs to (null: cannot be told), and the rows that a run may belong to but cannot be told which. */
export interface RowMatch {
  readonly rowOfRun: readonly (number | null)[];
  readonly unsettledRows: ReadonlySet<number>;
}

interface Anchor {
  readonly run: number;
  readonly row: number;
  readonly isFirm: boolean;
}

/**
 * Ties runs to rows, both in the order of the form. A label in the line of the numbers is firm; a single label before them is an anchor as
 * long as the counts around it agree; runs without a label are told by counting between anchors, and only if it comes out even.
 * `endRow`: the row before which the table is cut off, or the number of rows if it is whole.
 */
export function matchRows(runs: readonly RunEvidence[], rows: number, endRow: number | null): RowMatch {
  let anchors = increasing(
    runs.flatMap((run, index): readonly Anchor[] => {
      if (run.nearest === null || (run.finds > 1 && !run.isInline)) return [];
      return [{ run: index, row: run.nearest, isFirm: run.isInline }];
    }),
  );
  const start: Anchor = { run: -1, row: -1, isFirm: true };
  const end: Anchor = { run: runs.length, row: endRow ?? rows, isFirm: endRow !== null };
  for (;;) {
    const bounds = [start, ...anchors, end];
    const segments = bounds.slice(1).map((to, index) => settle(runs, bounds[index] as Anchor, to));
    const shaky = new Set<Anchor>();
    for (const [index, segment] of segments.entries()) {
      // numbers that lost their labels make the labels around them doubtful too
      if (!segment.isSettled && segment.lostLabels)
        for (const anchor of [bounds[index], bounds[index + 1]]) if (anchor && !anchor.isFirm) shaky.add(anchor);
    }
    const kept = anchors.filter((anchor) => !shaky.has(anchor));
    if (kept.length === anchors.length) return placeOutOfOrder(runs, collect(runs.length, anchors, segments));
    anchors = kept;
  }
}

interface Segment {
  readonly pairs: readonly (readonly [run: number, row: number])[];
  readonly isSettled: boolean;
  readonly lostLabels: boolean;
  readonly rows: readonly number[];
}

/** Settles the runs between two anchors. */
function settle(runs: readonly RunEvidence[], from: Anchor, to: Anchor): Segment {
  const inside = range(from.run + 1, to.run);
  const rows = range(from.row + 1, to.row);
  const isOpen = to.run === runs.length && !to.isFirm;
  if (inside.length === 0) return { pairs: [], isSettled: true, lostLabels: false, rows: [] };
  if (inside.length === rows.length && !isOpen)
    return {
      pairs: inside.map((run, i) => [run, rows[i] as number] as const),
      isSettled: true,
      lostLabels: false,
      rows: [],
    };
  const nearest = inside.map((run) => runs[run]?.nearest ?? undefined);
  const lostLabels = nearest.some((row) => row === undefined);
  const fits =
    !lostLabels &&
    nearest.every((row, i) => row !== undefined && rows.includes(row) && (i === 0 || row > (nearest[i - 1] ?? -1)));
  if (fits)
    return {
      pairs: inside.map((run, i) => [run, nearest[i] as number] as const),
      isSettled: true,
      lostLabels: false,
      rows: [],
    };
  return { pairs: [], isSettled: false, lostLabels: true, rows };
}

function collect(count: number, anchors: readonly Anchor[], segments: readonly Segment[]): RowMatch {
  const rowOfRun = new Array<number | null>(count).fill(null);
  for (const { run, row } of anchors) rowOfRun[run] = row;
  for (const segment of segments) for (const [run, row] of segment.pairs) rowOfRun[run] = row;
  return {
    rowOfRun,
    unsettledRows: new Set(segments.filter((segment) => !segment.isSettled).flatMap((segment) => segment.rows)),
  };
}

/** A row that the report prints in another place than the form does: its label alone names it, and no other run is that row. */
function placeOutOfOrder(runs: readonly RunEvidence[], match: RowMatch): RowMatch {
  const named = runs.map((run) => (run.isInline && run.isWhole ? run.nearest : null));
  const isFree = (row: number) =>
    !match.rowOfRun.includes(row) && named.indexOf(row) === named.lastIndexOf(row) && !match.unsettledRows.has(row);
  const rowOfRun = match.rowOfRun.map((row, index) => {
    const own = named[index] ?? null;
    return row === null && own !== null && isFree(own) ? own : row;
  });
  return { ...match, rowOfRun };
}

/** The heaviest chain of anchors in which both runs and rows rise; a firm anchor outweighs all loose ones. */
function increasing(anchors: readonly Anchor[]): readonly Anchor[] {
  const weight = (anchor: Anchor) => (anchor.isFirm ? anchors.length + 1 : 1);
  const best: { total: number; before: number | null }[] = [];
  for (const [i, anchor] of anchors.entries()) {
    let choice: { total: number; before: number | null } = { total: weight(anchor), before: null };
    for (let j = 0; j < i; j++) {
      const total = (best[j]?.total ?? 0) + weight(anchor);
      if ((anchors[j] as Anchor).row < anchor.row && total > choice.total) choice = { total, before: j };
    }
    best.push(choice);
  }
  let at: number | null =
    best.length === 0 ? null : best.reduce((top, { total }, i) => (total > (best[top]?.total ?? 0) ? i : top), 0);
  const chain: Anchor[] = [];
  while (at !== null) {
    chain.unshift(anchors[at] as Anchor);
    at = best[at]?.before ?? null;
  }
  return chain;
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}
