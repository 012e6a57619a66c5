import type { Answer } from "../answer/answer.ts";
import type { Query } from "../question/query.ts";
import type { HeldReports } from "./held-reports.ts";

/** The query with the body and the year that its answer was of, where the question left them open (the latest, the usual body): the next message goes on from these. */
export function pinQuery(query: Query, answer: Answer, library: HeldReports): Query {
  const { alternatives, ...one } = query;
  const cited = new Set([...answer.figures, ...answer.citations].map((figure) => figure.report));
  const reports = library.reports().filter((report) => cited.has(report.id));
  const bodies = [...new Set(reports.map((report) => report.authority.id))];
  const years = [...new Set(reports.flatMap((report) => (report.year === null ? [] : [report.year])))];
  return {
    ...one,
    authorities: query.authorities === "default" && bodies.length === 1 ? bodies : query.authorities,
    years: query.years === "latest" && query.recent === null && years.length === 1 ? years : query.years,
  };
}
