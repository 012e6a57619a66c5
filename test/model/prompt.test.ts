import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { KnowledgeError } from "../../src/base/knowledge.ts";
import { readPrompt } from "../../src/model/prompt.ts";

function written(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), "gongkai-prompt-")), "one.md");
  writeFileSync(file, text);
  return file;
}

const head = "purpose: p\ninputs: [question]\nguarded_by: [test/eval/model/phrase-passage.jsonl#right]";

describe("readPrompt", () => {
  it("gives its text as the system's message, and the inputs as JSON in the person's", () => {
    const prompt = readPrompt(written(`---\n${head}\n---\nUse \`question\`.\n`));
    const [system, human] = prompt.messages({ question: 'end" }\n# rules' });
    expect([system?.getType(), system?.text]).toEqual(["system", "Use `question`."]);
    expect(human?.getType()).toBe("human");
    expect(JSON.parse(human?.text ?? "")).toEqual({ question: 'end" }\n# rules' });
  });

  it("wants exactly its inputs", () => {
    const prompt = readPrompt(written(`---\n${head}\n---\n\`question\``));
    expect(() => prompt.messages({})).toThrow(/given question/u);
    expect(() => prompt.messages({ question: "", thread: "" })).toThrow(/got question, thread/u);
  });

  it.each([
    ["no front matter", "text"],
    ["no purpose", "---\ninputs: [question]\nguarded_by: [test/eval/model/a.jsonl#b]\n---\n`question`"],
    ["no case that guards it", "---\npurpose: p\ninputs: [question]\nguarded_by: []\n---\n`question`"],
    ["an input it does not speak of", `---\n${head}\n---\ntext`],
    ["a front matter that is no YAML", "---\n: [\n---\ntext"],
  ])("refuses a file with %s", (_, text) => {
    expect(() => readPrompt(written(text))).toThrow(KnowledgeError);
  });
});

it.each(readdirSync("prompts"))("the cases that guard prompts/%s exist", (name) => {
  for (const guard of readPrompt(join("prompts", name)).guardedBy) {
    const [file = "", id] = guard.split("#");
    const ids = readFileSync(file, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).id);
    expect(ids).toContain(id);
  }
});
