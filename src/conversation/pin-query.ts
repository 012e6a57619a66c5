import type { Answer } from "../answer/answer.ts";
import type { PassageAsked, Query } from "../question/query.ts";
import type { PassageTopic } from "../question/situation.ts";
import type { HeldReports } from "./held-reports.ts";

/** The query with the body and the year that its answer was of, where the question left them open (the latest, the usual body): the next message goes on from these. */
export function pinQuery(query: Query, answer: Answer, library: HeldReports): Query {
  const { alternatives, ...one } = query;
  return query.recent === null
    ? pin(one, answer, library)
    : { ...one, authorities: pin(one, answer, library).authorities };
}

/** The same of a question for the report's own sentences. */
export function pinPassage(
  asked: PassageAsked,
  about: Query | null,
  answer: Answer,
  library: HeldReports,
): PassageTopic {
  const { words, sections, authorities, years } = asked;
  return pin({ words, sections, authorities, years, about }, answer, library);
}

function pin<T extends Pick<Query, "authorities" | "years">>(asked: T, answer: Answer, library: HeldReports): T {
  const cited = new Set([...answer.figures, ...answer.citations].map((place) => place.report));
  const reports = library.reports().filter((report) => cited.has(report.id));
  const bodies = [...new Set(reports.map((report) => report.authority.id))];
  const years = [...new Set(reports.flatMap((report) => (report.year === null ? [] : [report.year])))];
  return {
    ...asked,
    authorities: asked.authorities === "default" && bodies.length === 1 ? bodies : asked.authorities,
    years: asked.years === "latest" && years.length === 1 ? years : asked.years,
  };
}
