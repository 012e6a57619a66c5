import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { KnowledgeError, readKnowledge } from "../../src/base/knowledge.ts";

const schema = z.strictObject({ rows: z.array(z.strictObject({ id: z.string(), unit: z.enum(["件", "项"]) })) });

function faultsOf(text: string): readonly string[] {
  const file = join(mkdtempSync(join(tmpdir(), "gongkai-knowledge-")), "terms.yaml");
  writeFileSync(file, text);
  try {
    readKnowledge(file, schema);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(KnowledgeError);
    return (error as KnowledgeError).faults;
  }
}

describe("reading a knowledge file", () => {
  it("gives what the file says", () => {
    expect(faultsOf("rows:\n  - { id: a, unit: 件 }\n")).toEqual([]);
  });

  it("names every fault with its line, all at once", () => {
    const faults = faultsOf("rows:\n  - { id: a, unit: 件 }\n  - { id: 3, unit: 项 }\n  - { id: c, unit: 斤 }\n");
    expect(faults).toHaveLength(2);
    expect(faults[0]).toMatch(/^line 3: rows\.1\.id: /u);
    expect(faults[1]).toMatch(/^line 4: rows\.2\.unit: /u);
  });

  it("names the line of what is no YAML", () => {
    expect(faultsOf("rows: [a, b\nother: }\n")[0]).toMatch(/^line \d/u);
  });
});
