import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gongkai-process-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function gongkai(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return spawnSync(process.execPath, ["--import", "tsx", "src/main.ts", ...args], {
    encoding: "utf8",
    env: { PATH: process.env.PATH ?? "", GONGKAI_DATA: join(folder, "data"), ...env },
    input: "",
  });
}

describe("the program", () => {
  it("writes JSON lines and nothing else to standard output, and exits 0", () => {
    const { status, stdout, stderr } = gongkai(["reports", "--json"]);
    expect([status, stderr]).toEqual([0, ""]);
    expect(
      stdout
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line).report),
    ).toEqual(["aimin-2020"]);
  });

  it("may be started several times at once on a new folder, and reads each report once", async () => {
    const start = promisify(execFile);
    const env = { PATH: process.env.PATH ?? "", GONGKAI_DATA: join(folder, "shared") };
    const args = ["--import", "tsx", "src/main.ts", "reports", "--json"];
    const all = await Promise.all([1, 2, 3].map(() => start(process.execPath, args, { env })));
    for (const { stdout } of all) expect(stdout).toMatch(/^\{"report":"aimin-2020".*\n$/u);
  });

  it("exits 2 with one sentence on standard error for what it refuses", () => {
    const { status, stdout, stderr } = gongkai(["nonsense"]);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^命令写得不对：.*\n$/u);
  });

  it("takes up .env of the working directory, and lets the environment win", () => {
    const here = join(folder, "here");
    mkdirSync(here);
    writeFileSync(join(here, ".env"), "GONGKAI_NOW=soon\nGONGKAI_LOG=loud\n");
    const program = [import.meta.resolve("tsx"), resolve("src/main.ts")] as const;
    const { status, stderr } = spawnSync(process.execPath, ["--import", ...program, "reports"], {
      cwd: here,
      encoding: "utf8",
      env: { PATH: process.env.PATH ?? "", GONGKAI_LOG: "silent" },
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^GONGKAI_NOW 应是[^\n]*\n$/u);
  });

  it("exits 1 with a sentence for each wrong setting", () => {
    const { status, stdout, stderr } = gongkai(["reports"], { GONGKAI_NOW: "soon", GONGKAI_LOG: "loud" });
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr.trimEnd().split("\n")).toHaveLength(2);
  });
});
