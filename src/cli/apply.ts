import { randomUUID } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import type { App } from "../app.ts";
import { filedText, hashText } from "../application/filed-text.ts";
import { sayGaps } from "../application/gaps.ts";
import { readApplication } from "../application/read-application.ts";
import { shanghaiDate } from "../base/clock.ts";
import { RefusedInputError } from "../base/errors.ts";
import { buildCases } from "./build-cases.ts";
import { caseLine, describeCase } from "./case-lines.ts";
import { type ExitCode, type Io, jsonLine } from "./io.ts";
import { pathFault } from "./report-files.ts";

/** An application is a page of text; a file longer than this is something else. */
const longestFile = 1_000_000;

/** `apply FILE.json`: enters an application that came in on paper or elsewhere. `FILE` may be `-`: standard input. */
export async function apply(app: App, io: Io, file: string, options: { readonly json?: boolean }): Promise<ExitCode> {
  const today = shanghaiDate(app.clock());
  const read = readApplication(parse(await readAll(file, io), file), today);
  if (!read.ok) throw new RefusedInputError(`申请没有登记：${read.faults.join("")}Nothing was filed.`);
  const { application, arrivedOn, receivedOn, key, gaps } = read;
  const { cases, rules } = await buildCases(app);
  const { file: filed, isNew } = await cases.file({
    key: key === null ? `entered ${randomUUID()}` : `key ${key}`,
    application,
    arrivedOn,
    receivedOn,
    owner: null,
    notify: null,
    by: "command-line",
  });
  if (!isNew && filed.textHash !== hashText(filedText(application)))
    throw new RefusedInputError(
      `key 已经用在 ${filed.number} 上，登记的内容不一样；这一份没有登记。The key was used for ${filed.number}, with other content: nothing was filed.`,
    );
  const line = caseLine(filed, rules.calendar, today);
  io.out(options.json ? jsonLine({ ...line, isNew, gaps }) : `${describeCase(filed, rules.calendar, today)}\n`);
  if (!options.json && gaps.length > 0) io.out(`  ${sayGaps(gaps)}\n`);
  return 0;
}

async function readAll(file: string, io: Io): Promise<string> {
  if (file !== "-") {
    try {
      if (statSync(file).size > longestFile)
        throw new RefusedInputError(`${file} 太大，不是一份申请。The file is too large.`);
      return readFileSync(file, "utf8");
    } catch (error) {
      if (error instanceof RefusedInputError) throw error;
      throw new RefusedInputError(`${file}：${pathFault(error)}`, { cause: error });
    }
  }
  let text = "";
  for await (const part of io.input) {
    text += part;
    if (text.length > longestFile) throw new RefusedInputError("输入太大，不是一份申请。The input is too large.");
  }
  return text;
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ""));
  } catch {
    // what the parser says may quote what is personal
    throw new RefusedInputError(`${file} 不是 JSON。The file is not JSON.`);
  }
}
