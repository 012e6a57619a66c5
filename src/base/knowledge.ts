import { readFileSync } from "node:fs";
import { LineCounter, parseDocument } from "yaml";
import type { z } from "zod";

/** A file under `knowledge/` that does not say what it must. Every fault is named, with its line. */
export class KnowledgeError extends Error {
  override readonly name = "KnowledgeError";
  constructor(
    readonly file: string,
    readonly faults: readonly string[],
  ) {
    super(`${file}:\n  ${faults.join("\n  ")}`);
  }
}

/** Reads one YAML file and checks it against its schema. Throws {@link KnowledgeError} with all faults at once. */
export function readKnowledge<T extends z.ZodType>(file: string, schema: T): z.output<T> {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, "utf8"), { lineCounter: lines });
  if (document.errors.length > 0) {
    throw new KnowledgeError(
      file,
      document.errors.map((error) => `line ${error.linePos?.[0].line ?? "?"}: ${error.message}`),
    );
  }
  const checked = schema.safeParse(document.toJS());
  if (checked.success) return checked.data;
  const faults = checked.error.issues.map((issue) => {
    const node = document.getIn(issue.path as (string | number)[], true) as
      | { range?: [number, number, number] }
      | undefined;
    const line = node?.range ? lines.linePos(node.range[0]).line : "?";
    return `line ${line}: ${issue.path.join(".")}: ${issue.message}`;
  });
  throw new KnowledgeError(file, faults);
}
