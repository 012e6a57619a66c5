import { type Logger, pino } from "pino";

export type { Logger };

/** A log of JSON lines on standard error, so that standard output stays the answer's. `level` as pino's: silent, error, warn, info, debug. */
export function createLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ fd: 2, sync: true }));
}
