import type { Answer } from "../../../src/answer/answer.ts";

/** An answer that quotes, without anything else to say. */
export function plainAnswer(parts: Partial<Answer>): Answer {
  return {
    kind: "passage",
    value: null,
    unit: null,
    figures: [],
    citations: [],
    findings: [],
    options: [],
    text: "",
    ...parts,
  };
}
