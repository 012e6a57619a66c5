import type { Logger } from "../base/log.ts";

export interface Repeating {
  /** Waits for the run under way. */
  stop(): Promise<void>;
}

/** Runs work now and `everyMs` after each end, until stopped. A run that fails is logged, and the next comes all the same. */
export function repeat(work: () => Promise<unknown>, everyMs: number, log: Logger, name: string): Repeating {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const run = async () => {
    try {
      await work();
    } catch (error) {
      log.error({ err: error }, `${name} failed; trying again later`);
    }
    if (!isStopped) timer = setTimeout(start, everyMs);
  };
  const start = () => {
    running = run();
  };
  start();
  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
