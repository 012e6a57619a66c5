import { compact } from "../../base/text.ts";
import type { Library } from "../../library/library.ts";
import type { Answer, Citation } from "../answer.ts";

/** A quote as a model is given it, and all that stands with it. */
export interface Source {
  /** `s1`: what a model names it by. */
  readonly token: string;
  readonly citation: Citation;
  readonly title: string;
  /** What may be repeated of it, as it is compared: the quote, its heading, and the title and authority of its report. */
  readonly plain: string;
}

/** The quotes of an answer, numbered. */
export function sourcesOf({ citations }: Answer, library: Library): readonly Source[] {
  const reports = new Map(library.reports().map((report) => [report.id, report]));
  return citations.map((citation, at) => {
    const report = reports.get(citation.report);
    const title = report?.title ?? "";
    const known = [citation.text, citation.heading, title, report?.authority.name ?? ""];
    // apart, so that nothing is read across two of them
    return { token: `s${at + 1}`, citation, title, plain: known.map(compact).join("\n") };
  });
}
