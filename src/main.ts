import { existsSync } from "node:fs";
import { runCommandLine } from "./cli/run.ts";

// A reader that has seen enough (`| head`) closes the pipe: that is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

if (existsSync(".env")) process.loadEnvFile(".env");

process.exitCode = await runCommandLine(process.argv.slice(2), process.env, {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  input: process.stdin,
  output: process.stdout,
  hasColour: !process.env.NO_COLOR,
});
