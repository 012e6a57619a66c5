import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Clock, systemClock } from "./base/clock.ts";
import { createLog, type Logger } from "./base/log.ts";
import { once } from "./base/once.ts";
import { buildIntake } from "./cli/build-intake.ts";
import type { Office } from "./cli/build-office.ts";
import type { IntakeParts } from "./cli/intake.ts";
import { keepKnowledge } from "./cli/keep-knowledge.ts";
import type { Config } from "./config.ts";
import type { Assistant } from "./conversation/assistant.ts";
import { openLibrary, type SqlLibrary } from "./library/sql-library.ts";
import { databaseFault } from "./storage/database-fault.ts";
import { type Database, databaseFile, openDatabase } from "./storage/open-database.ts";

/** What a command has that needs no database. */
export interface Surroundings {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  /** Folder of what the assistant knows. */
  readonly knowledge: string;
}

/** Everything that was built, for a command to use. */
export interface App extends Surroundings {
  readonly db: Database;
  readonly library: SqlLibrary;
  readonly intake: IntakeParts;
  /** Loaded when first asked for; makes the key of personal data where there is none. */
  office(): Promise<Office>;
  /** Loaded when first asked for. It answers from the library as it is at each question. */
  assistant(): Promise<Assistant>;
  close(): Promise<void>;
}

const source = fileURLToPath(new URL(".", import.meta.url));

/** `knowledge`: left out, the program's own. */
export function surroundingsOf(config: Config, knowledge = join(source, "..", "knowledge")): Surroundings {
  const { now } = config;
  return { config, clock: now === null ? systemClock : () => now, log: createLog(config.logLevel), knowledge };
}

/**
 * Builds everything once. `knowledge/reports/` is brought up to date before the library opens. What only some commands need (the reader,
 * the assistant, the channels) is loaded when first used. Throws EnvironmentError or KnowledgeError with sentences for the operator.
 */
export async function openApp(config: Config, ownKnowledge?: string): Promise<App> {
  const { clock, log, knowledge } = surroundingsOf(config, ownKnowledge);
  const db = await openDatabase(config.data);
  try {
    const intake = buildIntake(db, { source, knowledge }, clock, log);
    await keepKnowledge(intake, knowledge);
    const library = await openLibrary(db);
    const office = once(async () => {
      const { buildOffice } = await import("./cli/build-office.ts");
      return buildOffice({ config, clock, log, knowledge, db });
    });
    const assistant = once(async () => {
      const { buildAssistant } = await import("./cli/build-assistant.ts");
      return buildAssistant({ config, clock, log, knowledge, db, library, intake, office });
    });
    return { config, clock, log, knowledge, db, library, intake, office, assistant, close: () => db.destroy() };
  } catch (error) {
    await db.destroy();
    throw databaseFault(error, databaseFile(config.data)) ?? error;
  }
}
