import type { Answer } from "../answer/answer.ts";
import type { HeldReports } from "./held-reports.ts";
import { sentences, type Tongue } from "./sentences.ts";
import { listSources, sourcesToKeep } from "./sources.ts";
import type { LastAnswer } from "./thread.ts";

/** 「出处」「在哪一页」「原文怎么说」: where the last answer is printed, with the printed words. */
export async function answerSources(last: LastAnswer | null, library: HeldReports, tongue: Tongue): Promise<Answer> {
  const nothing = { value: null, unit: null, findings: [], options: [] };
  const { sources, more } = sourcesToKeep(last ?? { figures: [], citations: [] });
  if (last === null || sources.length === 0) {
    const text = (last === null ? sentences.noSources : sentences.lastHasNoSources)[tongue];
    return { ...nothing, kind: "clarify", figures: [], citations: [], text };
  }
  const reply = await listSources(sources, more, library, tongue);
  const text = reply.spans.map((span) => span.text).join("");
  return { ...nothing, kind: "passage", figures: last.figures, citations: last.citations, text };
}
