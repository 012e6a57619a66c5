import { cpSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CommandLine, createCommandLine } from "./command-line.ts";

let knowledge: string;
let line: CommandLine;
beforeEach(() => {
  knowledge = mkdtempSync(join(tmpdir(), "gongkai-knowledge-"));
  cpSync("knowledge", knowledge, { recursive: true });
  line = createCommandLine(knowledge);
});
afterEach(() => {
  line.remove();
  rmSync(knowledge, { recursive: true });
});

const report = (year: number) =>
  `甲市丙区${year}年政府信息公开工作年度报告\n\n甲市丙区人民政府办公室编制。\n\n一、总体情况\n\n${year}年，甲市丙区人民政府全年主动公开政府信息 48 条。\n`;
const held = async () => (await line.run(["reports", "--json"])).lines.map((one) => [one.report, one.year, one.file]);

describe("the knowledge folder", () => {
  it("is read at first start, again when a file changes, and a report leaves with its file", async () => {
    expect(await held()).toEqual([["aimin-2020", 2020, "knowledge/reports/aimin-2020.txt"]]);
    const path = join(knowledge, "reports", "c.txt");
    writeFileSync(path, report(2019));
    expect(await held()).toContainEqual(["c", 2019, "knowledge/reports/c.txt"]);
    writeFileSync(path, report(2018));
    utimesSync(path, new Date(), new Date(Date.now() + 5000));
    expect(await held()).toContainEqual(["c", 2018, "knowledge/reports/c.txt"]);
    rmSync(path);
    expect(await held()).toHaveLength(1);
  });

  it("does not keep a report whose file became something else, and starts all the same", async () => {
    const path = join(knowledge, "reports", "c.txt");
    writeFileSync(path, report(2019));
    expect(await held()).toHaveLength(2);
    writeFileSync(path, "不是报告");
    expect(await held()).toHaveLength(1);
  });

  it("may be empty or missing", async () => {
    rmSync(join(knowledge, "reports"), { recursive: true });
    const { code, out, err } = await line.run(["reports"]);
    expect([code, out]).toEqual([0, ""]);
    expect(err).toMatch(/资料库是空的/u);
  });
});
