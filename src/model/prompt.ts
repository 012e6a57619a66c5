import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { type BaseMessage, HumanMessage, SystemMessage } from "@langchain/core/messages";
import { load } from "js-yaml";
import { z } from "zod";
import { KnowledgeError } from "../base/knowledge.ts";

const frontMatter = z.strictObject({
  purpose: z.string().min(1),
  /** Names of what it is given, as its text speaks of them. */
  inputs: z.array(z.string().regex(/^[a-z]+$/u)).min(1),
  /** `test/eval/model/FILE.jsonl`: cases that hold what comes of it. */
  guarded_by: z.array(z.string().regex(/^test\/eval\/model\/[\w-]+\.jsonl#[\w-]+$/u)).min(1),
});

/** A file of `prompts/`: Markdown under a front matter. */
export interface Prompt {
  readonly purpose: string;
  readonly inputs: readonly string[];
  /** `FILE#ID` of each case that guards it. */
  readonly guardedBy: readonly string[];
  /** The instructions, and apart from them the inputs as one JSON object: whatever stands in a JSON string stays a string. Throws where other inputs are given. */
  messages(inputs: Readonly<Record<string, unknown>>): readonly BaseMessage[];
}

/** Reads a prompt and checks that it speaks of each of its inputs. Throws {@link KnowledgeError} with all faults at once. */
export function readPrompt(file: string): Prompt {
  const text = readFileSync(file, "utf8");
  const [, head, body = ""] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/u.exec(text) ?? [];
  if (head === undefined) throw new KnowledgeError(file, ["line 1: no front matter between --- and ---"]);
  const checked = frontMatter.safeParse(readYaml(file, head));
  if (!checked.success) {
    throw new KnowledgeError(
      file,
      checked.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`),
    );
  }
  const { purpose, inputs, guarded_by } = checked.data;
  const unsaid = inputs.filter((input) => !body.includes(`\`${input}\``));
  if (unsaid.length > 0) throw new KnowledgeError(file, [`the text does not speak of ${unsaid.join(", ")}`]);
  const instructions = body.trim();
  return {
    purpose,
    inputs,
    guardedBy: guarded_by,
    messages: (given) => {
      const names = Object.keys(given);
      if (names.length !== inputs.length || names.some((name) => !inputs.includes(name))) {
        throw new Error(`Expected ${basename(file)} to be given ${inputs.join(", ")}, got ${names.join(", ")}`);
      }
      return [new SystemMessage(instructions), new HumanMessage(JSON.stringify(given))];
    },
  };
}

function readYaml(file: string, text: string): unknown {
  try {
    return load(text);
  } catch {
    throw new KnowledgeError(file, ["the front matter is not YAML"]);
  }
}
