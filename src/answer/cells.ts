import type { AddressedFigure, Library } from "../library/library.ts";
import type { Report } from "../report/report.ts";
import type { Target } from "./target.ts";

/** Up to this many reports are opened whole; beyond it, each cell is asked for once across reports. */
const openAtMost = 12;

/** Reads cells for one answer. Cheap to make. */
export interface Cells {
  /** The cell as the first of the target's files that states it prints it; else as its fullest file shows it; undefined where none shows it. */
  find(target: Target, row: string, column: string): Promise<AddressedFigure | undefined>;
}

export function openCells(library: Library, targets: readonly Target[]): Cells {
  const few = targets.length <= openAtMost;
  const across = new Map<string, Promise<ReadonlyMap<string, AddressedFigure>>>();
  const years = [...new Set(targets.map((target) => target.year).filter((year) => year !== null))];
  const acrossOf = (row: string, column: string) => {
    const key = `${row} ${column}`;
    const known = across.get(key);
    if (known) return known;
    const hasUnknownYear = targets.some((target) => target.year === null);
    const read = library
      .cells(row, column, hasUnknownYear ? {} : { years })
      .then((cells) => new Map(cells.map((cell) => [cell.report.id, cell])));
    across.set(key, read);
    return read;
  };
  return {
    async find(target, row, column) {
      let shown: AddressedFigure | undefined;
      for (const summary of target.reports) {
        const cell = few
          ? await cellOf(library, summary.id, row, column).then((figure) => figure && { figure, report: summary })
          : (await acrossOf(row, column)).get(summary.id);
        if (cell?.figure.status === "stated") return cell;
        shown ??= cell;
      }
      return shown;
    },
  };
}

const indexes = new WeakMap<Report, ReadonlyMap<string, Report["figures"][number]>>();

async function cellOf(library: Library, id: string, row: string, column: string) {
  const report = await library.report(id);
  if (!report) return undefined;
  let index = indexes.get(report);
  if (!index) {
    index = new Map(report.figures.map((figure) => [`${figure.row} ${figure.column}`, figure]));
    indexes.set(report, index);
  }
  return index.get(`${row} ${column}`);
}
