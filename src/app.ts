import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Clock } from "./base/clock.ts";
import { shanghaiDay } from "./base/clock.ts";
import { createLog, type Logger } from "./base/log.ts";
import type { IntakeParts } from "./cli/intake.ts";
import { keepKnowledge } from "./cli/keep-knowledge.ts";
import { readerVersion } from "./cli/reader-version.ts";
import type { Config } from "./config.ts";
import { createLibraryWriter } from "./library/library-writer.ts";
import { openLibrary, readReport, type SqlLibrary } from "./library/sql-library.ts";
import { databaseFault } from "./storage/database-fault.ts";
import { type Database, databaseFile, openDatabase } from "./storage/open-database.ts";

const sourceFolder = fileURLToPath(new URL(".", import.meta.url));

/** Everything that was built, for a command to use. */
export interface App {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  /** Folder of what the assistant knows. */
  readonly knowledge: string;
  readonly db: Database;
  readonly library: SqlLibrary;
  readonly intake: IntakeParts;
  close(): Promise<void>;
}

/**
 * Builds everything once. `knowledge/reports/` is brought up to date before the library opens. What only some commands need (the reader,
 * the assistant, the channels) is loaded when first used. Throws EnvironmentError or KnowledgeError with sentences for the operator.
 */
export async function openApp(config: Config, knowledge = join(sourceFolder, "..", "knowledge")): Promise<App> {
  const log = createLog(config.logLevel);
  const fixed = config.now;
  const clock: Clock = fixed === null ? () => new Date() : () => fixed;
  const db = await openDatabase(config.data);
  try {
    const intake = createIntake(db, knowledge, clock, log);
    await keepKnowledge(intake, knowledge);
    const library = await openLibrary(db);
    return { config, clock, log, knowledge, db, library, intake, close: () => db.destroy() };
  } catch (error) {
    await db.destroy();
    throw databaseFault(error, databaseFile(config.data)) ?? error;
  }
}

function createIntake(db: Database, knowledge: string, clock: Clock, log: Logger): IntakeParts {
  const reading = once(async () => {
    const [{ createReader }, { loadFormats }] = await Promise.all([
      import("./reading/read-report.ts"),
      import("./report/formats.ts"),
    ]);
    return createReader({ formats: loadFormats(knowledge), knowledge });
  });
  const auditing = once(async () => {
    const [{ audit }, { loadProseTerms }, { loadFormats }] = await Promise.all([
      import("./report/audit/audit.ts"),
      import("./report/audit/prose-terms.ts"),
      import("./report/formats.ts"),
    ]);
    return { audit, formats: loadFormats(knowledge), prose: loadProseTerms(knowledge) };
  });
  return {
    writer: createLibraryWriter(db),
    load: (id) => readReport(db, id),
    read: async (file) => (await reading())(file),
    audit: async (report, previous) => {
      const { audit, formats, prose } = await auditing();
      return audit(report, { formats, prose, previous: previous ?? null, today: shanghaiDay(clock()) });
    },
    reader: readerVersion(sourceFolder, knowledge),
    log,
  };
}

/** Runs `make` the first time, and gives what it made ever after. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
