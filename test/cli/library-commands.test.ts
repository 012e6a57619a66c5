import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CommandLine, createCommandLine } from "./command-line.ts";

let line: CommandLine;
beforeAll(() => {
  line = createCommandLine();
});
afterAll(() => line.remove());

const aimin = "knowledge/reports/aimin-2020.txt";

describe("ingest", () => {
  it("tells of each file in a JSON line, and exits 2 where some were refused", async () => {
    const junk = join(line.folder, "files", "junk.txt");
    writeFileSync(junk, "这不是报告。");
    const { code, lines, err } = await line.run(["ingest", "--json", aimin, junk]);
    expect(code).toBe(2);
    expect(err).toBe("");
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatchObject({
      file: aimin,
      status: "unchanged",
      report: "aimin-2020",
      year: 2020,
      format: "2019",
    });
    expect(lines[1]).toMatchObject({ file: junk, status: "refused", report: null });
    expect(Object.keys(lines[1] ?? {})).toEqual([
      ...["file", "status", "report", "authority", "year", "format", "figures", "passages", "findings", "reason"],
    ]);
  });

  it("exits 0 where all were read, and says so in words without --json", async () => {
    const folder = join(line.folder, "one");
    mkdirSync(folder);
    copyFileSync(aimin, join(folder, "renamed.txt"));
    const { code, out } = await line.run(["ingest", folder]);
    expect(code).toBe(0);
    expect(out).toMatch(/^未变化 unchanged {2}aimin-2020 {2}牡丹江市爱民区人民政府 2020/u);
  });
});

describe("reports and audit", () => {
  it("list what is held, and one report with its parts", async () => {
    const all = await line.run(["reports", "--json"]);
    expect(all.lines[0]).toMatchObject({ report: "aimin-2020", authority: "牡丹江市爱民区人民政府", findings: 10 });
    const one = await line.run(["reports", "aimin-2020", "--json"]);
    expect(one.lines[0]).toMatchObject({ tables: ["disclosure", "requests", "remedies"] });
    expect((await line.run(["reports", "aimin-2020"])).out).toMatch(/一、总体情况/u);
  });

  it("give findings with their cells, and exit 0: a finding is no fault", async () => {
    const { code, lines } = await line.run(["audit", "aimin-2020", "--json"]);
    expect(code).toBe(0);
    expect(Object.keys(lines[0] ?? {})).toEqual([
      ...["report", "check", "severity", "message", "cells", "expected", "found"],
    ]);
    expect(lines.map((finding) => finding.check)).toEqual(
      expect.arrayContaining(["balance", "outcome_sum", "text_vs_table", "stated_breakdown", "structure"]),
    );
    expect((await line.run(["audit"])).out).toMatch(/核对 \d+ 项，成立 \d+，不成立 \d+/u);
  });

  it.each(["reports", "audit"])("refuse an unknown id with what is held (%s)", async (command) => {
    const { code, out, err } = await line.run([command, "nowhere-2020", "--json"]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/资料库中没有报告「nowhere-2020」。现有：aimin-2020/u);
  });
});

describe("figures", () => {
  const columns = "authority,year,format,row,column,label,value,unit,status,page,text";

  it("are CSV with these columns, and a blank cell has no value", async () => {
    const { code, out } = await line.run(["figures", "--row", "requests.carried_out"]);
    const [header, ...rows] = out.trimEnd().split("\n");
    expect(code).toBe(0);
    expect(header).toBe(columns);
    expect(rows).toHaveLength(7);
    const blank = rows.find((row) => row.includes(",blank,"));
    expect(blank).toMatch(/,,件,blank,\d*,$/u);
  });

  it("are JSON lines with null for what is not there", async () => {
    const { lines } = await line.run(["figures", "--format", "json", "--authority", "爱民区", "--year", "2020"]);
    expect(Object.keys(lines[0] ?? {}).join(",")).toBe(columns);
    expect(lines).toContainEqual(
      expect.objectContaining({
        row: "requests.new",
        column: "total",
        value: 3,
        unit: "件",
        status: "stated",
        text: "3",
      }),
    );
    const stated = lines.filter((figure) => figure.row === null);
    expect(stated.length).toBeGreaterThan(5);
    expect(stated.every((figure) => figure.column === null && figure.status === "stated")).toBe(true);
    expect(lines.every((figure) => (figure.status === "stated") === (figure.value !== null))).toBe(true);
  });

  it("are a workbook in a file", async () => {
    const path = join(line.folder, "figures.xlsx");
    const { code, out } = await line.run(["figures", "--format", "xlsx", "--out", path]);
    expect([code, out]).toEqual([0, ""]);
    expect(readFileSync(path).subarray(0, 2).toString()).toBe("PK");
  });

  it("take the rows below where the id is of none", async () => {
    const { lines } = await line.run(["figures", "--json", "--row", "requests.outcome.refused"]);
    expect(new Set(lines.map((figure) => figure.row)).size).toBe(8);
  });

  it("are none, said aloud, of a year that is not held", async () => {
    const { code, out, err } = await line.run(["figures", "--year", "1999", "--json"]);
    expect([code, out]).toEqual([0, ""]);
    expect(err).toMatch(/没有符合条件的数据/u);
  });

  it.each([
    [["--authority", "不存在市"], /资料库中没有「不存在市」。现有：牡丹江市爱民区人民政府/u],
    [["--row", "requests.nothing"], /没有行「requests.nothing」。有：requests.new、/u],
    [["--year", "二〇二〇"], /--year 应是四位数字/u],
    [["--format", "pdf"], /--format 只能是/u],
  ])("refuse %j with a sentence", async (args, sentence) => {
    const { code, out, err } = await line.run(["figures", ...args]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(sentence);
  });

  it("say that the file cannot be written", async () => {
    const { code, err } = await line.run(["figures", "--out", join(line.folder, "no", "such", "folder.csv")]);
    expect(code).toBe(2);
    expect(err).toMatch(/无法写入/u);
  });
});
