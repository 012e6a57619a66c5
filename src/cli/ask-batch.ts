import { z } from "zod";
import type { App } from "../app.ts";
import { explainJson } from "./explain.ts";
import { type ExitCode, type Io, jsonLine } from "./io.ts";
import { readJsonLines } from "./json-lines.ts";

const questionLine = z.object({
  id: z.union([z.string(), z.number()]).nullable().default(null),
  question: z.string(),
  session: z.union([z.string(), z.number()]).nullish(),
});

/**
 * `ask --batch FILE`: a JSON line for every line, in order, with its id. A line that is no question gets `{id, error}` and the rest goes on; it makes
 * the exit code 2, a fault while answering makes it 1. Sessions are this run's own: a later run does not go on where this one stopped.
 */
export async function askBatch(
  app: Pick<App, "assistant" | "clock">,
  io: Io,
  path: string,
  options: { readonly explain?: boolean },
): Promise<ExitCode> {
  const assistant = await app.assistant();
  const run = `batch:${process.pid}:${app.clock().getTime()}`;
  let code: ExitCode = 0;
  for await (const line of readJsonLines(path, questionLine)) {
    if (!line.ok) {
      io.out(jsonLine({ id: line.id ?? null, error: line.reason }));
      if (code === 0) code = 2;
      continue;
    }
    const { id, question, session } = line.value;
    const asked = await assistant.ask(question, session == null ? undefined : `${run}:${session}`);
    if (asked.fault !== null) code = 1;
    io.out(jsonLine({ id, ...asked.answer, ...(options.explain ? explainJson(asked.understanding) : {}) }));
  }
  return code;
}
