import type { FormatBlock } from "../report/format.ts";
import { headingsOf } from "./column-order.ts";
import { findLabels, type LabelFind, letters, type RowLabel, rowLabels, withoutNote } from "./label-match.ts";
import { matchRows, type RowMatch, type RunEvidence } from "./match-rows.ts";
import type { TableRegion } from "./regions.ts";
import { gatherRuns, type Run, type Runs } from "./runs.ts";
import { tokenize } from "./table-tokens.ts";

/** The runs of a table tied to the rows of its block. */
export interface TiedRuns extends RowMatch {
  readonly runs: readonly Run[];
  /** Runs of rows that the format does not have (其中：网络申请). */
  readonly foreign: readonly Run[];
  /** All letters of the labels, in order, and the row labels found in them. */
  readonly letters: string;
  readonly finds: readonly LabelFind[];
  /** The last label of a file that is cut off, which may have lost its numbers with the cut; else null. */
  readonly cutLabel: number | null;
}

/** Ties numbers to rows by labels and counts ({@link matchRows}); where that fails, once more without the rows that are no row of the form. */
export function tieRuns(region: TableRegion, block: FormatBlock): TiedRuns {
  const width = block.columns.length;
  const labels = rowLabels(block.rows);
  const tokens = tokenize(region.elements, { widest: width, narrowest: width }, headingsOf([block]));
  const gathered = dropSubtotals(dropHeaderBlanks(gatherRuns(tokens, width), labels), block);
  const rest = letters(gathered.rest.join(""));
  const endRow = region.isComplete ? block.rows.length : cutOffRow(block.rows, rest);
  const tie = (runs: readonly Run[]) => {
    const befores = runs.map((run) => letters(run.labels.join("")));
    const evidence = runs.map((run, i) =>
      holdsSeveralRows(run, width) ? noEvidence : evidenceOf(run, labels, befores[i] ?? "", befores[i + 1] ?? rest),
    );
    return { runs, evidence, all: befores.join("") + rest, match: matchRows(evidence, block.rows.length, endRow) };
  };
  let tied = tie(gathered.runs);
  let foreign: readonly Run[] = [];
  if (tied.match.unsettledRows.size > 0) {
    const isForeign = foreignTo(block);
    const others = tie(gathered.runs.filter((run) => !isForeign(run)));
    // nothing is counted then: every run that is left has its own label
    if (others.match.unsettledRows.size === 0 && others.evidence.every((one) => one.nearest !== null)) {
      tied = others;
      foreign = gathered.runs.filter(isForeign);
    }
  }
  return {
    ...tied.match,
    runs: tied.runs,
    foreign,
    letters: tied.all,
    finds: findLabels(labels, tied.all, ""),
    cutLabel: region.isComplete ? null : (findLabels(labels, rest, "").at(-1)?.row ?? null),
  };
}

/** Numbers of several rows that could not be parted: the label before them is one of theirs only. */
function holdsSeveralRows({ cells }: Run, width: number): boolean {
  return cells.filter((cell) => cell.status !== "blank").length >= 2 * width;
}

const noEvidence: RunEvidence = { finds: 0, nearest: null, isInline: false, isWhole: false };

/** Runs of rows that sum up others are no rows of the form; labels that stand before theirs go on to the next run. */
function dropSubtotals({ runs, rest }: Runs, block: FormatBlock): Runs {
  const subtotals = new Set(block.subtotals.map(letters));
  const kept: Run[] = [];
  let carried: readonly string[] = [];
  for (const run of runs) {
    const labels = [...carried, ...run.labels];
    const isSubtotal = subtotals.has(letters(run.labels.at(-1) ?? ""));
    carried = isSubtotal ? labels.slice(0, -1) : [];
    if (!isSubtotal) kept.push({ ...run, labels });
  }
  return { runs: kept, rest: [...carried, ...rest] };
}

/** Tells runs right behind a single label that is no part of any label of the form. */
function foreignTo(block: FormatBlock): (run: Run) => boolean {
  const form = letters(
    [...block.columns, ...block.rows].flatMap((one) => [...one.under, one.label, ...one.seen_as]).join(""),
  );
  return (run) => {
    const label = letters(run.labels.at(-1) ?? "");
    return run.labels.length === 1 && label.length >= 3 && !form.includes(label);
  };
}

/** A label names the numbers right behind it: with other words between (what is left of a lost label) it names none of them. */
function evidenceOf(run: Run, labels: readonly RowLabel[], before: string, after: string): RunEvidence {
  const finds = findLabels(labels, before, after);
  const nearest = finds.at(-1);
  const between = nearest ? before.slice(nearest.end) : "";
  const isClean = nearest !== undefined && (labels[nearest.row]?.note ?? "").includes(between);
  const inline = letters(run.inline === 0 ? "" : run.labels.slice(-run.inline).join(""));
  const isInline = isClean && inline !== "" && nearest.end > before.length - inline.length;
  const label = nearest === undefined ? undefined : labels[nearest.row];
  const isWhole = [label?.withOrdinal, ...(label?.variants ?? [])].includes(
    letters(withoutNote(run.labels.at(-1) ?? "")),
  );
  return { finds: finds.length, nearest: isClean ? nearest.row : null, isInline, isWhole };
}

/** Runs of blanks alone are rows only where a row's label stands before them; elsewhere they are the empty cells of headings. */
function dropHeaderBlanks({ runs, rest }: Runs, labels: readonly RowLabel[]): Runs {
  const kept: Run[] = [];
  let carried: readonly string[] = [];
  for (const run of runs) {
    const joined = { ...run, labels: [...carried, ...run.labels] };
    if (run.cells.some((cell) => cell.status !== "blank") || endsInLabel(run, labels)) {
      kept.push(joined);
      carried = [];
    } else carried = joined.labels;
  }
  return { runs: kept, rest: [...carried, ...rest] };
}

/** 总计 alone also heads a column. */
function endsInLabel(run: Run, labels: readonly RowLabel[]): boolean {
  const last = letters(run.labels.at(-1) ?? "");
  return last.length > 2 && findLabels(labels, last, "").at(-1)?.end === last.length;
}

/** In a table that is cut off right at a group's label (「（四）无法」), the first row of that group; else null. */
function cutOffRow(rows: FormatBlock["rows"], rest: string): number | null {
  if (rest.length < 3) return null;
  const index = rows.findIndex((row) => row.under.length > 1 && letters(row.under.at(-1) ?? "").startsWith(rest));
  return index === -1 ? null : index;
}
