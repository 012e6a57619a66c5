import type { Logger } from "../base/log.ts";
import type { Assistant } from "../conversation/assistant.ts";
import type { SqlLibrary } from "../library/sql-library.ts";
import type { IntakeParts } from "./intake.ts";
import { keepKnowledge } from "./keep-knowledge.ts";

export interface CurrentParts {
  readonly library: SqlLibrary;
  readonly intake: IntakeParts;
  readonly knowledge: string;
  readonly log: Logger;
}

// Looking through the knowledge folder costs a millisecond; a person who changes it can wait this long.
const knowledgeEveryMs = 5_000;

/**
 * The assistant, with the library brought up to date before each question: with what another process ingested, and every few seconds with what changed in
 * `knowledge/reports/`. Where that fails, the question is answered from the library as it was.
 */
export function keepCurrent(assistant: Assistant, { library, intake, knowledge, log }: CurrentParts): Assistant {
  let lookedAt = performance.now();
  const refresh = async () => {
    try {
      if (performance.now() - lookedAt > knowledgeEveryMs) {
        lookedAt = performance.now();
        await keepKnowledge(intake, knowledge);
      }
      await library.refresh();
    } catch (error) {
      log.error({ err: error }, "the library could not be brought up to date");
    }
  };
  return {
    async ask(question, session, isTrial) {
      await refresh();
      return assistant.ask(question, session, isTrial);
    },
    async handle(incoming) {
      await refresh();
      return assistant.handle(incoming);
    },
  };
}
