import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Logger } from "./log.ts";
import { loadWorkCalendar, type WorkCalendar } from "./working-days.ts";

/** The calendar as the files of `knowledge/holidays/` say it now. */
export interface CurrentCalendar {
  /** The calendar last read. A new one is another object. */
  get(): WorkCalendar;
  /** Looks for new and changed files. One that is not as it must be is logged, and the calendar stays. */
  refresh(): void;
}

/** Throws KnowledgeError where the files are at fault from the start. */
export function followCalendar(knowledge: string, log: Logger): CurrentCalendar {
  const folder = join(knowledge, "holidays");
  let seen = signatureOf(folder);
  let calendar = loadWorkCalendar(knowledge);
  return {
    get: () => calendar,
    refresh() {
      try {
        const now = signatureOf(folder);
        if (now === seen) return;
        seen = now;
        calendar = loadWorkCalendar(knowledge);
        log.info({ years: calendar.years }, "the holidays were read anew");
      } catch (error) {
        log.error({ err: error }, "the holidays could not be read; those read before stay");
      }
    },
  };
}

function signatureOf(folder: string): string {
  const files = readdirSync(folder).sort();
  return files
    .map((name) => `${name}:${statSync(join(folder, name)).mtimeMs}:${statSync(join(folder, name)).size}`)
    .join();
}
