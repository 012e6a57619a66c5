import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { load } from "js-yaml";
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
  const text = readFileSync(file, "utf8");
  let content: unknown;
  try {
    content = load(text);
  } catch {
    throw new KnowledgeError(file, faultsOf(text, []));
  }
  const checked = schema.safeParse(content);
  if (checked.success) return checked.data;
  throw new KnowledgeError(file, faultsOf(text, checked.error.issues));
}

/** Faults with their lines. js-yaml reads four times faster, at every start; yaml knows where each value stands, and is loaded only here. */
function faultsOf(text: string, issues: readonly z.core.$ZodIssue[]): readonly string[] {
  const { LineCounter, parseDocument } = createRequire(import.meta.url)("yaml") as typeof import("yaml");
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const syntax = document.errors.map((error) => `line ${error.linePos?.[0].line ?? "?"}: ${error.message}`);
  if (issues.length === 0) return syntax.length > 0 ? syntax : ["not YAML"];
  return issues.map((issue) => {
    const node = document.getIn(issue.path as (string | number)[], true) as
      | { range?: [number, number, number] }
      | undefined;
    const line = node?.range ? lines.linePos(node.range[0]).line : "?";
    return `line ${line}: ${issue.path.join(".")}: ${issue.message}`;
  });
}
