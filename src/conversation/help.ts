import { findReports, nickname } from "./find-reports.ts";
import type { HeldReport, HeldReports } from "./held-reports.ts";
import { plain, type Reply, strong } from "./reply.ts";
import { examples, sentences, type Tongue } from "./sentences.ts";

/** Examples under a greeting; the help shows all there are. */
const greetingExamples = 3;

/** `/help`: what it does and does not do, with questions to press. `authority`: the one to ask about where it is held. */
export function help(library: HeldReports, authority: string | null, tongue: Tongue): Reply {
  const said = `${sentences.abilities[tongue]}\n\n${sentences.limits[tongue]}`;
  return withExamples([plain(said + inTheOther(tongue))], library, authority, tongue, Number.POSITIVE_INFINITY);
}

/** `/start`: the same in short. */
export function greet(library: HeldReports, authority: string | null, tongue: Tongue): Reply {
  const spans = [strong(sentences.greeting[tongue]), plain(`\n\n${sentences.abilities[tongue]}${inTheOther(tongue)}`)];
  return withExamples(spans, library, authority, tongue, greetingExamples);
}

function inTheOther(tongue: Tongue): string {
  return tongue === "zh" ? "\n\nYou can also ask in English." : "\n\n也可以用中文提问。";
}

function withExamples(
  spans: Reply["spans"],
  library: HeldReports,
  authority: string | null,
  tongue: Tongue,
  atMost: number,
): Reply {
  const questions = exampleQuestions(library, authority, tongue).slice(0, atMost);
  if (questions.length === 0) {
    return { spans: [...spans, plain(`\n\n${sentences.emptyLibrary[tongue]}`)], choices: [] };
  }
  return {
    spans: [...spans, plain(`\n\n${sentences.tryThese[tongue]}`)],
    choices: questions.map((question) => [{ label: question, meaning: { kind: "ask", question } }]),
  };
}

/** Questions that the library can answer; none where it is empty. */
export function exampleQuestions(library: HeldReports, authority: string | null, tongue: Tongue): readonly string[] {
  const report = exampleReport(library.reports(), authority);
  return report === undefined || report.year === null ? [] : examples(nickname(report.authority), report.year, tongue);
}

/** A report with tables, of the usual authority where there is one: its questions can all be answered. */
function exampleReport(reports: readonly HeldReport[], authority: string | null): HeldReport | undefined {
  const usual = authority === null ? [] : findReports(reports, authority);
  const dated = [...usual, ...reports].filter((report) => report.year !== null && report.authority.isNamed);
  return dated.find((report) => report.format !== "free") ?? dated[0];
}
