import type { App } from "../app.ts";
import { RefusedInputError } from "../base/errors.ts";
import { askBatch } from "./ask-batch.ts";
import { explainJson, explainWords } from "./explain.ts";
import { type ExitCode, type Io, jsonLine } from "./io.ts";

export interface AskOptions {
  readonly json?: boolean;
  readonly explain?: boolean;
  readonly session?: string;
  readonly batch?: string;
}

/** `ask QUESTION`: one answer; with `--batch`, an answer for every line of a file. An `unknown` is an answer. */
export async function ask(
  app: Pick<App, "assistant" | "clock">,
  io: Io,
  words: readonly string[],
  options: AskOptions,
): Promise<ExitCode> {
  if (options.batch !== undefined) {
    if (words.length > 0) {
      throw new RefusedInputError("--batch 与问题不能同时给。Give a question or --batch, not both.");
    }
    return askBatch(app, io, options.batch, options);
  }
  if (words.length === 0) {
    throw new RefusedInputError("请写出问题，如：ask 2020年收到多少件申请？ Give a question.");
  }
  const assistant = await app.assistant();
  const { answer, understanding, fault } = await assistant.ask(words.join(" "), options.session);
  if (options.json) io.out(jsonLine(options.explain ? { ...answer, ...explainJson(understanding) } : answer));
  else io.out(`${answer.text}\n${options.explain ? explainWords(understanding) : ""}`);
  return fault === null ? 0 : 1;
}
