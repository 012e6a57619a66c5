import { compact } from "../../base/text.ts";
import type { Library } from "../../library/library.ts";
import type { Authority } from "../../report/authority.ts";
import type { Answer, Citation } from "../answer.ts";

/** A quote as a model is given it, and all that stands with it. */
export interface Source {
  /** `s1`: what a model names it by. */
  readonly token: string;
  readonly citation: Citation;
  readonly title: string;
  /** As they are compared: the quote and its heading; with them the title of its report. */
  readonly quote: string;
  readonly plain: string;
  /** Every name of the authority that says it, as it is compared, longest first. */
  readonly speaker: readonly string[];
}

/** The quotes of an answer, numbered. */
export function sourcesOf({ citations }: Answer, library: Library): readonly Source[] {
  const reports = new Map(library.reports().map((report) => [report.id, report]));
  return citations.map((citation, at) => {
    const report = reports.get(citation.report);
    const title = report?.title ?? "";
    // apart, so that nothing is read across two of them
    const quote = [citation.text, citation.heading].map(compact).join("\n");
    const speaker = report === undefined ? [] : namesOf(report.authority);
    return {
      token: `s${at + 1}`,
      citation,
      title,
      quote,
      plain: [quote, compact(title), ...speaker].join("\n"),
      speaker,
    };
  });
}

/** All names of an authority, as they are compared, longest first. */
export function namesOf({ name, names }: Authority): readonly string[] {
  return [name, ...names].map(compact).sort((a, b) => b.length - a.length);
}
