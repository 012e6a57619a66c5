import { createReadStream, statSync } from "node:fs";
import { createInterface } from "node:readline";
import type { z } from "zod";
import { RefusedInputError } from "../base/errors.ts";
import { pathFault } from "./report-files.ts";

/** A line of a JSON-lines file, checked. `id` is what the line gives as its id, whatever else is wrong with it. */
export type ReadLine<T> =
  | { readonly ok: true; readonly line: number; readonly value: T }
  | { readonly ok: false; readonly line: number; readonly id: unknown; readonly reason: string };

/** The lines of a file, one at a time; blank ones are passed over. Throws {@link RefusedInputError} where the file cannot be opened. */
export async function* readJsonLines<T extends z.ZodType>(
  path: string,
  schema: T,
): AsyncGenerator<ReadLine<z.output<T>>> {
  const input = createReadStream(path);
  const fault = new Promise<never>((_, reject) => {
    input.once("error", (error) => reject(new RefusedInputError(`${path}：${pathFault(error)}`, { cause: error })));
  });
  fault.catch(() => undefined);
  await Promise.race([fault, new Promise((open) => input.once("open", open))]);
  // a folder can be opened, and fails at its first byte
  if (statSync(path).isDirectory()) throw new RefusedInputError(`${path}：是文件夹，不是文件。A folder, not a file.`);
  let number = 0;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    const line = number === 1 ? text.replace(/^\uFEFF/u, "") : text;
    if (line.trim() !== "") yield readLine(line, number, schema);
  }
}

function readLine<T extends z.ZodType>(text: string, line: number, schema: T): ReadLine<z.output<T>> {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return { ok: false, line, id: null, reason: `第 ${line} 行不是 JSON。Line ${line} is not JSON.` };
  }
  const checked = schema.safeParse(given);
  if (checked.success) return { ok: true, line, value: checked.data };
  const id = typeof given === "object" && given !== null && "id" in given ? given.id : null;
  const faults = checked.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`.trim()).join("; ");
  return { ok: false, line, id, reason: `第 ${line} 行不合格式（${faults}）。Line ${line} is not as it must be.` };
}
