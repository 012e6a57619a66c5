import type { AddressedFigure, Library } from "../library/library.ts";
import { findingsTouching } from "../report/audit/findings-touching.ts";
import type { Figure } from "../report/figure.ts";
import type { Finding } from "../report/finding.ts";
import type { Report } from "../report/report.ts";

/** Findings that rest on a figure used, gravest first within each report. A finding of the following year's report that names the cell counts too. */
export async function findingsOn(used: readonly AddressedFigure[], library: Library): Promise<readonly Finding[]> {
  const touching: Finding[] = [];
  for (const [id, figures] of byReport(used)) {
    const hasStated = figures.some((figure) => figure.row === null);
    const stated = hasStated ? indexesOf(figures, await library.report(id)) : [];
    const cells = figures.flatMap(({ row, column }) => (row === null || column === null ? [] : [{ row, column }]));
    touching.push(...findingsTouching(await library.findings(id), cells, stated));
    for (const next of yearAfter(id, library)) {
      const findings = await library.findings(next);
      touching.push(...findings.filter((finding) => namesCellOf(finding, id, cells)));
    }
  }
  return [...new Map(touching.map((finding) => [`${finding.check} ${finding.message}`, finding])).values()];
}

/** Where the figures stand in `Report.stated`. */
export function indexesOf(figures: readonly Figure[], report: Report | undefined): readonly number[] {
  const prose = figures.filter((figure) => figure.row === null);
  return (report?.stated ?? []).flatMap((stated, index) =>
    prose.some((figure) => isSame(stated, figure)) ? [index] : [],
  );
}

function isSame(stated: Figure, figure: Figure): boolean {
  if (stated === figure) return true;
  return stated.text === figure.text && stated.label === figure.label && stated.value === figure.value;
}

function byReport(used: readonly AddressedFigure[]): ReadonlyMap<string, readonly Figure[]> {
  const groups = new Map<string, Figure[]>();
  for (const { figure, report } of used) {
    const group = groups.get(report.id);
    if (group) group.push(figure);
    else groups.set(report.id, [figure]);
  }
  return groups;
}

function yearAfter(id: string, library: Library): readonly string[] {
  const reports = library.reports();
  const own = reports.find((report) => report.id === id);
  if (!own || own.year === null) return [];
  const year = own.year + 1;
  return reports.filter((one) => one.authority.id === own.authority.id && one.year === year).map((one) => one.id);
}

function namesCellOf(
  finding: Finding,
  report: string,
  cells: readonly { readonly row: string; readonly column: string }[],
): boolean {
  return finding.cells.some(
    (own) =>
      own.report === report &&
      cells.some((cell) => own.row === cell.row && (own.column === null || own.column === cell.column)),
  );
}
