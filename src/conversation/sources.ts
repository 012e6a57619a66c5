import type { Answer } from "../answer/answer.ts";
import type { HeldReports } from "./held-reports.ts";
import { plain, type Reply, strong } from "./reply.ts";
import { sentences, type Tongue } from "./sentences.ts";
import type { Source } from "./source.ts";

/** Of an answer whose text names no source; more would bury it. */
const foldedAtMost = 3;
/** More than anyone reads; a rank of a thousand bodies has a thousand. */
const listedAtMost = 40;

/** The sources of an answer, figures first, then the quotations that are no figure's; each said once. */
function sourcesOf(answer: Pick<Answer, "figures" | "citations">): readonly Source[] {
  const figures = distinct(
    answer.figures.map((figure) => ({ ...placeOf(figure), row: figure.row, column: figure.column })),
  );
  const places = new Set(figures.map((figure) => JSON.stringify({ ...figure, row: null, column: null })));
  const quotations = answer.citations.map((citation) => ({ ...placeOf(citation), row: null, column: null }));
  return [...figures, ...distinct(quotations).filter((quotation) => !places.has(JSON.stringify(quotation)))];
}

/** An answer's text in two: what is said, and the sources, which may be hidden until asked for. */
export interface Unfolded {
  readonly said: string;
  /** A source a line; "" where the answer has none. */
  readonly sources: string;
}

/**
 * Parts an answer's text from its sources: the lines after the first that name a cited report's title and heading, and a line right after them that counts
 * the rest. Where the text names none, the first sources are listed here, short enough to hang under the answer.
 */
export function unfoldSources(answer: Answer, library: HeldReports, tongue: Tongue): Unfolded {
  const sources = sourcesOf(answer);
  const titles = titlesOf(sources, library);
  const marks = new Map(
    sources.map(({ report, heading }) => [
      `${report} ${heading}`,
      [oneLine(titles.get(report) ?? report), oneLine(heading)],
    ]),
  );
  const names = (text: string) =>
    [...marks.values()].some((mark) => mark.every((words) => words !== "" && text.includes(words)));
  const [lead = "", ...rest] = answer.text.split("\n");
  const said = [lead];
  const folded: string[] = [];
  let isAfterSource = false;
  for (const text of rest) {
    isAfterSource = names(text) || (isAfterSource && /出处|出處|sources/u.test(text));
    (isAfterSource ? folded : said).push(text);
  }
  // an article that is named and not quoted is told already
  const untold = sources.filter(
    ({ text, row, heading }) => text !== "" || row !== null || !answer.text.includes(heading),
  );
  return { said: said.join("\n"), sources: (folded.length > 0 ? folded : listFew(untold, tongue)).join("\n") };
}

/** The sources that a button keeps, and how many it leaves out. */
export function sourcesToKeep(answer: Pick<Answer, "figures" | "citations">): {
  readonly sources: readonly Source[];
  readonly more: number;
} {
  const sources = sourcesOf(answer);
  return { sources: sources.slice(0, listedAtMost), more: Math.max(0, sources.length - listedAtMost) };
}

/** The sources, a report at a time, with the report's title and the label of each cell. */
export async function listSources(
  sources: readonly Source[],
  more: number,
  library: HeldReports,
  tongue: Tongue,
): Promise<Reply> {
  const titles = titlesOf(sources, library);
  const parts: string[] = [];
  for (const report of new Set(sources.map((source) => source.report))) {
    const title = titles.get(report);
    const of = sources.filter((one) => one.report === report);
    // what only names an article is no report, and the article says it all
    const isArticle = title === undefined && of.every(({ text, row }) => text === "" && row === null);
    parts.push(isArticle ? "\n" : `\n\n${title === undefined ? report : `${title}（${report}）`}`);
    const labels = await labelsOf(report, library);
    for (const source of of) {
      parts.push(`\n· ${line(source, labels.get(`${source.row} ${source.column}`) ?? "", tongue)}`);
    }
  }
  if (more > 0) parts.push(`\n\n${restOf(more, tongue)}`);
  return { spans: [strong(sentences.sourcesTitle[tongue]), plain(parts.join(""))], choices: [] };
}

async function labelsOf(report: string, library: HeldReports): Promise<ReadonlyMap<string, string>> {
  const figures = (await library.report(report))?.figures ?? [];
  return new Map(figures.map(({ row, column, label }) => [`${row} ${column}`, label.replaceAll(" · ", " › ")]));
}

function titlesOf(sources: readonly Source[], library: HeldReports): ReadonlyMap<string, string> {
  const cited = new Set(sources.map((source) => source.report));
  return new Map(library.reports().flatMap(({ id, title }) => (cited.has(id) ? [[id, title] as const] : [])));
}

function listFew(sources: readonly Source[], tongue: Tongue): readonly string[] {
  const lines = sources.slice(0, foldedAtMost).map((source) => line(source, "", tongue));
  const rest = sources.length - foldedAtMost;
  return rest > 0 ? [...lines, restOf(rest, tongue)] : lines;
}

function restOf(count: number, tongue: Tongue): string {
  return tongue === "en" ? `… and ${count} more` : `……另有 ${count} 处`;
}

function line(source: Source, label: string, tongue: Tongue): string {
  const page = source.page === null ? "" : tongue === "en" ? `p. ${source.page}` : `第 ${source.page} 页`;
  const place = [source.heading, page, label].filter((part) => part !== "").join(" · ");
  if (source.text === "" && source.row === null) return place;
  if (source.text === "") return tongue === "en" ? `${place}: the cell is blank` : `${place}：该格为空白`;
  return tongue === "en" ? `${place}: “${source.text}”` : `${place}：「${source.text}」`;
}

function placeOf({ report, heading, page, text }: Omit<Source, "row" | "column">): Omit<Source, "row" | "column"> {
  return { report, heading, page, text: oneLine(text) };
}

/** As an answer quotes it. */
function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

function distinct(sources: readonly Source[]): readonly Source[] {
  return [...new Map(sources.map((source) => [JSON.stringify(source), source])).values()];
}
