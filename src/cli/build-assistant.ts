import { loadAnswerKnowledge } from "../answer/answer-knowledge.ts";
import { createAnswerer } from "../answer/answerer.ts";
import { drawTable } from "../answer/draw-table.ts";
import { createPassageDrafter, loadPassageWording } from "../answer/passage/draft-passage.ts";
import type { Clock } from "../base/clock.ts";
import { EnvironmentError, RefusedInputError } from "../base/errors.ts";
import type { Logger } from "../base/log.ts";
import { once } from "../base/once.ts";
import type { Config } from "../config.ts";
import { type Assistant, createAssistant } from "../conversation/assistant.ts";
import type { AssistantParts } from "../conversation/assistant-parts.ts";
import { createChartOf } from "../conversation/chart-of.ts";
import { nickname } from "../conversation/find-reports.ts";
import { sheetOf } from "../conversation/sheet-of.ts";
import { partOfSpeech } from "../library/dictionary.ts";
import type { SqlLibrary } from "../library/sql-library.ts";
import { readFollowUp } from "../question/follow-up.ts";
import { loadFollowUpWords } from "../question/follow-up-words.ts";
import { loadPassageTerms } from "../question/passage-terms.ts";
import { createTaken } from "../question/say-taken.ts";
import { loadTerms, type Terms } from "../question/terms.ts";
import { createUnderstander } from "../question/understand.ts";
import { type Formats, loadFormats } from "../report/formats.ts";
import { createButtonStore } from "../storage/buttons.ts";
import { createFeedback } from "../storage/feedback.ts";
import type { Database } from "../storage/open-database.ts";
import { createThreads } from "../storage/threads.ts";
import { createUnanswered } from "../storage/unanswered.ts";
import { buildGuide } from "./build-guide.ts";
import type { Office } from "./build-office.ts";
import { chooseAuthority } from "./choose.ts";
import { findPassages } from "./find-passages.ts";
import type { IntakeParts } from "./intake.ts";
import { keepCurrent } from "./keep-current.ts";

export interface BuiltParts {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  readonly knowledge: string;
  readonly db: Database;
  readonly library: SqlLibrary;
  readonly intake: IntakeParts;
  readonly office: () => Promise<Office>;
}

/** The assistant over the library. Throws KnowledgeError; {@link EnvironmentError} where the library holds no authority of the name set. */
export async function buildAssistant(parts: BuiltParts): Promise<Assistant> {
  const { config, clock, log, knowledge, db, library, intake, office } = parts;
  const defaultAuthority = checkAuthority(config.authority, library);
  const terms = loadTerms(knowledge);
  const formats = loadFormats(knowledge);
  const passageTerms = loadPassageTerms(knowledge);
  const { data, embedding, threadMinutes, staff } = config;
  const words = loadFollowUpWords(knowledge);
  const guide = buildGuide(knowledge, clock);
  const taken = createTaken(terms.computed, (id) => nameOf(library, id));
  const answer = createAnswerer({
    library,
    terms,
    formats,
    knowledge: loadAnswerKnowledge(knowledge),
    clock,
    defaultAuthority,
    passages: createPassageDrafter({
      finder: findPassages({ db, data, embedding, terms: passageTerms, log }),
      terms: passageTerms,
      wording: loadPassageWording(knowledge),
    }),
    guidance: guide.draft,
    offer: guide.offer,
  });
  const understand = createUnderstander({
    library,
    partOfSpeech,
    terms,
    clock,
    defaultAuthority,
    passages: passageTerms,
    guidance: guide.find,
    near: guide.near,
  });
  const letterhead = () => ({ authority: defaultAuthority ?? onlyAuthority(library), ...config.office });
  const assistant = createAssistant({
    library,
    understand,
    answer: await withModel(answer, { config, knowledge, library, log, terms, formats }),
    table: async (id, row, column) => {
      const report = await library.report(id);
      const text = report && drawTable(report, formats, row, column);
      if (report === undefined || text === undefined) return undefined;
      return { text, sheet: sheetOf(report, await library.findings(id), formats, { row, column }) };
    },
    chartOf: createChartOf(library, formats),
    buttons: createButtonStore(db, clock),
    followUp: (message, understanding, situation) =>
      readFollowUp(message, understanding, situation, { words, taken, guidance: guide.goesOn }),
    words,
    taken,
    threads: createThreads(db, clock, threadMinutes),
    feedback: createFeedback(db, clock),
    unanswered: createUnanswered(db, clock),
    staff: new Set(staff.map((member) => member.person)),
    // only messages of a channel come to them, not questions of the command line
    counters: once(async () => {
      const [{ buildCounters }, built] = await Promise.all([import("./build-counters.ts"), office()]);
      return buildCounters(built, { library, understand, answer }, { ...parts, letterhead });
    }),
    authority: defaultAuthority,
    clock,
    log,
  });
  return keepCurrent(assistant, { library, intake, knowledge, log });
}

/** The answerer, with the language model that is set: what serves a model is loaded only then. */
async function withModel(
  answer: ReturnType<typeof createAnswerer>,
  parts: Pick<BuiltParts, "config" | "knowledge" | "library" | "log"> & { terms: Terms; formats: Formats },
): Promise<AssistantParts["answer"]> {
  const { config, ...rest } = parts;
  return config.chat === null
    ? answer
    : (await import("./use-model.ts")).useModel(answer, { ...rest, chat: config.chat });
}

/** How people call the authority of an id. */
function nameOf(library: SqlLibrary, id: string): string {
  const authority = library.authorities().find((one) => one.id === id);
  return authority === undefined ? id : nickname(authority);
}

/** The library's only authority writes the letters where none is set. */
function onlyAuthority(library: SqlLibrary): string | null {
  const [only, ...others] = library.authorities();
  return only !== undefined && others.length === 0 ? only.name : null;
}

/** The full name of the authority set, so that no later report can make it ambiguous; null where none is set. */
function checkAuthority(name: string | null, library: SqlLibrary): string | null {
  if (name === null) return null;
  try {
    return chooseAuthority(library, name).name;
  } catch (error) {
    if (!(error instanceof RefusedInputError)) throw error;
    throw new EnvironmentError(`设置 GONGKAI_AUTHORITY：${error.message}`, { cause: error });
  }
}
