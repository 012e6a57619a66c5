import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { databaseFile } from "../../src/storage/open-database.ts";
import { type CommandLine, createCommandLine } from "./command-line.ts";

let line: CommandLine;
beforeEach(() => {
  line = createCommandLine();
});
afterEach(() => line.remove());

describe("the command line", () => {
  it.each([[[]], [["--help"]], [["help"]], [["figures", "--help"]]])("shows its usage for %j", async (args) => {
    const { code, out, err } = await line.run(args);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/^用法 Usage: gongkai/u);
  });

  it.each([
    [["repotrs"], /unknown command 'repotrs' \(Did you mean reports\?\)/u],
    [["reports", "--jsno"], /unknown option '--jsno' \(Did you mean --json\?\)/u],
    [["ingest"], /missing required argument 'path'/u],
    [["reports", "a", "b"], /too many arguments/u],
    [["ask"], /请写出问题/u],
    [["ask", "多少件", "--batch", "file"], /不能同时给/u],
    [["ask", "--batch", "/no/such/file"], /找不到文件/u],
    [["eval", "/no/such/file"], /找不到文件/u],
    [["eval", "/no/such/file", "--min", "many"], /--min 应是/u],
  ])("refuses %j with one sentence and code 2", async (args, sentence) => {
    const { code, out, err } = await line.run(args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(sentence);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
  });

  it("names every wrong setting, and touches nothing", async () => {
    const { code, out, err } = await line.run(["reports"], { GONGKAI_NOW: "soon", TELEGRAM_API_ROOT: "nowhere" });
    expect([code, out]).toEqual([1, ""]);
    expect(err.trimEnd().split("\n")).toHaveLength(2);
  });

  it("says that the data folder is no folder", async () => {
    const file = join(line.folder, "file");
    writeFileSync(file, "");
    const { code, err } = await line.run(["reports"], { GONGKAI_DATA: file });
    expect(code).toBe(1);
    expect(err).toMatch(/^数据文件夹 .* 无法建立或写入/u);
  });

  it("says that the database is corrupt", async () => {
    mkdirSync(join(line.folder, "data"));
    writeFileSync(databaseFile(join(line.folder, "data")), "no database ".repeat(1000));
    const { code, err } = await line.run(["reports"]);
    expect(code).toBe(1);
    expect(err).toMatch(/已损坏/u);
  });
});
