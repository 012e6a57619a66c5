import type { Report } from "../report/report.ts";

/** The same report under another id. */
export function renameReport(report: Report, id: string): Report {
  if (report.id === id) return report;
  return {
    ...report,
    id,
    figures: report.figures.map((figure) => ({ ...figure, report: id })),
    stated: report.stated.map((figure) => ({ ...figure, report: id })),
    passages: report.passages.map((passage) => ({ ...passage, report: id })),
  };
}
