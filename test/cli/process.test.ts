import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openApp } from "../../src/app.ts";
import type { CaseEvent } from "../../src/application/case-event.ts";
import { CaseChangedError } from "../../src/application/case-store.ts";
import { readConfig } from "../../src/config.ts";

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

describe("a running program", () => {
  it("goes on with a backup that another process restored, and not with what it read before", async () => {
    const data = join(folder, "restored");
    const copy = join(folder, "copy.sqlite");
    const paper = join(folder, "paper.json");
    const there = { GONGKAI_DATA: data, GONGKAI_NOW: "2026-03-03T10:00:00+08:00" };
    const elsewhere = (...args: readonly string[]) =>
      expect(gongkai(args, there).stderr, args[0]).toMatch(/^(已.*)?\n?$/u);
    const applicant = { type: "natural_person", name: "甲", idType: "id_card", idNumber: "11010519491231002X" };
    const request = { description: "某路改造工程的批复", form: "paper", delivery: "pickup" };
    writeFileSync(paper, JSON.stringify({ channel: "online", applicant, request }));
    elsewhere("apply", paper);
    elsewhere("backup", copy);
    const app = await openApp(readConfig({ ...there, GONGKAI_LOG: "silent" }));
    try {
      const { cases, casework } = await app.office();
      const number = "2026-00001";
      await casework.act(number, { kind: "withdraw" }, "telegram:1");
      const [withdrawn] = (await cases.load(number))?.events ?? [];
      elsewhere("restore", copy, "--force");
      elsewhere("case", number, "confirm");
      // what was decided on is not there any more, though there are as many entries
      const late = { ...(withdrawn as CaseEvent), ordinal: 2, kind: "void", voids: 1 } as const;
      await expect(cases.append(number, late, "awaiting_confirmation")).rejects.toThrow(CaseChangedError);
      expect((await cases.list()).flatMap(({ events }) => events.map(({ kind }) => kind))).toEqual(["confirm"]);
      const reply = await casework.act(number, { kind: "reply", outcome: "requests.outcome.granted" }, "telegram:1");
      expect(reply.ok).toBe(true);
    } finally {
      await app.close();
    }
    expect(gongkai(["verify-log"], there).status).toBe(0);
  });
});

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
