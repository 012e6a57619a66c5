import type { Answer } from "../answer/answer.ts";
import { createFaultId } from "../base/fault-id.ts";
import type { Understanding } from "../question/query.ts";
import type { AssistantParts } from "./assistant-parts.ts";
import { readQuestion } from "./read-question.ts";
import { apology, type Tongue } from "./sentences.ts";

export interface Asked {
  readonly answer: Answer;
  readonly understanding: Understanding;
  /** The number of the fault that is also in the log, where the question could not be answered because something broke. */
  readonly fault: string | null;
}

/** The answer to a question; a fault becomes an apology that carries its number, so that one bad question does not end a conversation or a batch. */
export async function answerQuestion(
  parts: Pick<AssistantParts, "understand" | "answer" | "log">,
  question: string,
): Promise<Asked> {
  const read = readQuestion(question);
  let understanding = read.refused;
  try {
    understanding ??= parts.understand(read.text);
    return { answer: await parts.answer(understanding), understanding, fault: null };
  } catch (error) {
    const fault = createFaultId();
    parts.log.error({ fault, err: error }, "a question could not be answered");
    const broken = understanding ?? read.unread;
    return { answer: sorry(apology(fault, tongueOf(broken))), understanding: broken, fault };
  }
}

function sorry(text: string): Answer {
  return { kind: "unknown", value: null, unit: null, figures: [], citations: [], findings: [], options: [], text };
}

/** The tongue that the labels around an answer are in. */
export function tongueOf(understanding: Understanding): Tongue {
  return understanding.language === "en" ? "en" : "zh";
}
