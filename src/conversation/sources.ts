import type { Answer, Citation, CitedFigure } from "../answer/answer.ts";
import type { HeldReports } from "./held-reports.ts";
import { plain, type Reply, strong } from "./reply.ts";
import { sentences, type Tongue } from "./sentences.ts";

/** Where a figure or a quotation is printed, as one source. */
interface Source {
  readonly report: string;
  readonly heading: string;
  readonly page: number | null;
  readonly text: string;
}

/** More would bury the answer: the button shows them all. */
const foldedAtMost = 3;

/** An answer's text in two: what is said, and the sources, which may be hidden until asked for. */
export interface Unfolded {
  readonly said: string;
  /** A source a line; "" where the answer has none. */
  readonly sources: string;
}

/**
 * Parts an answer's text from its sources: the lines after the first that name a cited report's title and heading. Where the text names none, the first
 * sources are listed here, short enough to hang under the answer.
 */
export function unfoldSources(answer: Answer, library: HeldReports, tongue: Tongue): Unfolded {
  const sources = sourcesOf(answer.figures, answer.citations);
  const titles = titlesOf(library);
  const marks = sources.map(({ report, heading }) => [oneLine(titles.get(report) ?? report), oneLine(heading)]);
  const [lead = "", ...rest] = answer.text.split("\n");
  const isSource = (text: string) => marks.some((mark) => mark.every((words) => words !== "" && text.includes(words)));
  const named = rest.filter(isSource);
  const said = [lead, ...rest.filter((text) => !isSource(text))].join("\n");
  return { said, sources: named.length > 0 ? named.join("\n") : listFew(sources, tongue) };
}

function listFew(sources: readonly Source[], tongue: Tongue): string {
  const lines = sources.slice(0, foldedAtMost).map((source) => line(source, source.report, tongue));
  const rest = sources.length - foldedAtMost;
  if (rest > 0) lines.push(tongue === "en" ? `… and ${rest} more` : `……另有 ${rest} 处`);
  return lines.join("\n");
}

/** Every source of an answer, a report at a time, with the report's title and file. */
export function listSources(
  figures: readonly CitedFigure[],
  citations: readonly Citation[],
  library: HeldReports,
  tongue: Tongue,
): Reply {
  const titles = titlesOf(library);
  const all = sourcesOf(figures, citations);
  const parts = [...new Set(all.map((source) => source.report))].map((report) => {
    const title = titles.get(report) ?? report;
    const lines = all.filter((source) => source.report === report).map((source) => `· ${line(source, "", tongue)}`);
    return `\n\n${title}${title === report ? "" : `（${report}）`}\n${lines.join("\n")}`;
  });
  return { spans: [strong(sentences.sourcesTitle[tongue]), plain(parts.join(""))], choices: [] };
}

function titlesOf(library: HeldReports): ReadonlyMap<string, string> {
  return new Map(library.reports().map((report) => [report.id, report.title]));
}

/** As an answer quotes it: on one line. */
function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

/** Figures first, then quotations; one that stands in the same place with the same words is said once. */
function sourcesOf(figures: readonly CitedFigure[], citations: readonly Citation[]): readonly Source[] {
  const seen = new Map<string, Source>();
  for (const source of [...figures, ...citations]) {
    const { report, heading, page } = source;
    const text = oneLine(source.text);
    const key = JSON.stringify([report, heading, page, text]);
    if (!seen.has(key)) seen.set(key, { report, heading, page, text });
  }
  return [...seen.values()];
}

function line(source: Source, report: string, tongue: Tongue): string {
  const page = source.page === null ? "" : tongue === "en" ? `p. ${source.page}` : `第 ${source.page} 页`;
  const place = [report, source.heading, page].filter((part) => part !== "").join(" · ");
  if (source.text === "") return tongue === "en" ? `${place}: the cell is blank` : `${place}：该格为空白`;
  return tongue === "en" ? `${place}: “${source.text}”` : `${place}：「${source.text}」`;
}
