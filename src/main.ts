import { existsSync } from "node:fs";
import type { Io } from "./cli/io.ts";
import { runCommandLine } from "./cli/run.ts";

const io: Io = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  input: process.stdin,
  output: process.stdout,
  hasColour: !process.env.NO_COLOR,
};

// A reader that has seen enough (`| head`) closes the pipe: that is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

process.exitCode = hasSettings() ? await runCommandLine(process.argv.slice(2), process.env, io) : 1;

/** Takes up `.env` of the working directory, where there is one; what the environment sets already stays. */
function hasSettings(): boolean {
  try {
    if (existsSync(".env")) process.loadEnvFile(".env");
    return true;
  } catch (error) {
    io.err(
      `设置文件 .env 打不开（${error instanceof Error ? error.message : error}）。The file .env cannot be read.\n`,
    );
    return false;
  }
}
