import type { Answer } from "../answer/answer.ts";
import type { HeldReports } from "./held-reports.ts";
import { sentences, type Tongue } from "./sentences.ts";
import { listSources, sourcesToKeep } from "./sources.ts";
import type { LastAnswer } from "./thread.ts";

/** The articles that an answer of guidance rests on, each once. */
function answerBasis(
  { citations }: LastAnswer,
  tongue: Tongue,
): Pick<Answer, "kind" | "figures" | "citations" | "text"> {
  const articles = [...new Set(citations.map(({ heading }) => heading))];
  const { basisTitle, basisWhere, noBasis } = sentences;
  const text =
    articles.length === 0
      ? noBasis[tongue]
      : [basisTitle[tongue], ...articles.map((article) => `· ${article}`), basisWhere[tongue]].join("\n");
  return { kind: "guidance", figures: [], citations, text };
}

/** 「出处」「在哪一页」「原文怎么说」: where the last answer is printed, with the printed words. */
export async function answerSources(last: LastAnswer | null, library: HeldReports, tongue: Tongue): Promise<Answer> {
  const nothing = { value: null, unit: null, findings: [], options: [] };
  if (last?.kind === "guidance" || last?.kind === "handoff") return { ...answerBasis(last, tongue), ...nothing };
  const { sources, more } = sourcesToKeep(last ?? { figures: [], citations: [] });
  if (last === null || sources.length === 0) {
    const text = (last === null ? sentences.noSources : sentences.lastHasNoSources)[tongue];
    return { ...nothing, kind: "clarify", figures: [], citations: [], text };
  }
  const reply = await listSources(sources, more, library, tongue);
  const text = reply.spans.map((span) => span.text).join("");
  return { ...nothing, kind: "passage", figures: last.figures, citations: last.citations, text };
}
