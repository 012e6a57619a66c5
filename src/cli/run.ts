import { type App, openApp, surroundingsOf } from "../app.ts";
import { EnvironmentError, RefusedInputError } from "../base/errors.ts";
import { createFaultId } from "../base/fault-id.ts";
import { KnowledgeError } from "../base/knowledge.ts";
import { createLog } from "../base/log.ts";
import { type Config, readConfig } from "../config.ts";
import { databaseFault } from "../storage/database-fault.ts";
import { databaseFile } from "../storage/open-database.ts";
import type { ExitCode, Io } from "./io.ts";
import { runProgram } from "./program.ts";

/**
 * Runs one command line to its exit code. Every failure becomes a sentence on standard error: 2 for refused input, 1 for surroundings
 * at fault; one nobody foresaw is written to the log under an id that the sentence names. Never throws.
 * `knowledge`: the knowledge folder; left out, the program's own.
 */
export async function runCommandLine(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  io: Io,
  knowledge?: string,
): Promise<ExitCode> {
  let config: Config | undefined;
  try {
    return await runProgram(args, io, {
      async withApp(work) {
        config = readConfig(env);
        return await closing(await openApp(config, knowledge), work);
      },
      async withoutDatabase(work) {
        config = readConfig(env);
        return await work(surroundingsOf(config, knowledge));
      },
    });
  } catch (error) {
    return report(error, config, io);
  }
}

async function closing(app: App, work: (app: App) => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

function report(error: unknown, config: Config | undefined, io: Io): ExitCode {
  const log = createLog(config?.logLevel ?? "warn");
  if (error instanceof RefusedInputError) {
    io.err(`${error.message}\n`);
    return 2;
  }
  const known =
    error instanceof EnvironmentError || error instanceof KnowledgeError
      ? error
      : databaseFault(error, databaseFile(config?.data ?? ""));
  if (known !== undefined) {
    if (known.cause !== undefined) log.error({ cause: String(known.cause) }, "the surroundings are at fault");
    io.err(`${known.message}\n`);
    return 1;
  }
  const fault = createFaultId();
  log.error({ fault, err: error }, "unexpected fault");
  io.err(`出现意外错误，编号 ${fault}，详情见日志。An unexpected fault, see the log.\n`);
  return 1;
}
