import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CommandLine, createCommandLine } from "./command-line.ts";

let line: CommandLine;
beforeAll(() => {
  line = createCommandLine();
});
afterAll(() => line.remove());

const question = "2020年收到多少件政府信息公开申请？";

describe("from a real report to an exact answer", () => {
  it("gives 3 件, the cell it is printed in, and what the audit found there", async () => {
    const { code, lines } = await line.run(["ask", question, "--json"]);
    expect(code).toBe(0);
    expect(lines[0]).toMatchObject({
      kind: "figure",
      value: 3,
      unit: "件",
      figures: [{ value: 3, row: "requests.new", column: "total", report: "aimin-2020", year: 2020, page: 4 }],
    });
    const findings = lines[0]?.findings as readonly { check: string }[];
    expect(findings.map((finding) => finding.check)).toEqual(expect.arrayContaining(["balance", "text_vs_table"]));
  });

  it("answers a batch as it answers one", async () => {
    const batch = join(line.folder, "batch.jsonl");
    writeFileSync(batch, `${JSON.stringify({ id: "q", question })}\n`);
    const one = await line.run(["ask", question, "--json"]);
    const { code, lines } = await line.run(["ask", "--batch", batch, "--json"]);
    expect([code, lines]).toEqual([0, [{ id: "q", ...one.lines[0] }]]);
  });

  it("takes the authority set for the one meant, under any of its names", async () => {
    const { lines } = await line.run(["ask", question, "--json"], { GONGKAI_AUTHORITY: "爱民区" });
    expect(lines[0]).toMatchObject({ value: 3 });
  });

  it("does not start with an authority that is not held", async () => {
    const { code, out, err } = await line.run(["ask", question], { GONGKAI_AUTHORITY: "乌有市" });
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(/^设置 GONGKAI_AUTHORITY：资料库中没有「乌有市」/u);
  });

  it("talks in the terminal when no channel is set, and ends with the input", async () => {
    const { code, out, err } = await line.run(["serve"]);
    expect(code).toBe(0);
    expect(err).toMatch(/没有设置 TELEGRAM_BOT_TOKEN/u);
    expect(out).toMatch(/\/help/u);
  });

  it("lets the corrected report, read later, answer in place of the one before", async () => {
    const corrected = join(line.folder, "aimin-2020.txt");
    copyFileSync("knowledge/reports/aimin-2020.txt", corrected);
    const text = readFileSync(corrected, "utf8").replace("3 0 0 0 0 0 3", "5 0 0 0 0 0 5");
    writeFileSync(corrected, text);
    const { lines } = await line.run(["ingest", corrected, "--json"]);
    expect(lines[0]).toMatchObject({ status: "read", report: "aimin-2020-2", year: 2020 });
    const held = await line.run(["reports", "--json"]);
    expect(held.lines.map((report) => [report.report, report.duplicateOf])).toEqual([
      ["aimin-2020-2", null],
      ["aimin-2020", "aimin-2020-2"],
    ]);
  });
});
