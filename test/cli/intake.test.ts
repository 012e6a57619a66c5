import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLog } from "../../src/base/log.ts";
import { type IntakeParts, takeIn, takeOut } from "../../src/cli/intake.ts";
import { findReportFiles } from "../../src/cli/report-files.ts";
import { createLibraryWriter } from "../../src/library/library-writer.ts";
import { openLibrary, readReport } from "../../src/library/sql-library.ts";
import { type Database, openDatabase } from "../../src/storage/open-database.ts";
import { madeUpAuthority, madeUpFinding, madeUpReport } from "../library/made-up-report.ts";

let folder: string;
let db: Database;
let parts: IntakeParts;
let readings: number;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "gongkai-intake-"));
  db = await openDatabase(join(folder, "data"));
  readings = 0;
  parts = {
    writer: createLibraryWriter(db),
    load: (id) => readReport(db, id),
    // A file holds 「NAME YEAR VALUE」; the id comes from the file's name.
    read: async ({ name, bytes }) => {
      readings += 1;
      const [authority = "", year = "", value = ""] = Buffer.from(bytes).toString().split(" ");
      if (authority === "broken") throw new Error("a bug of the reader");
      if (authority === "junk") return { ok: false, reason: "不是报告" };
      const cells = [Number(value), null, null];
      return {
        ok: true,
        report: madeUpReport(name.replace(/\.txt$/u, ""), madeUpAuthority(authority), Number(year), cells),
      };
    },
    // One finding that tells which report was taken for last year's.
    audit: async (report, previous) => ({
      findings: [{ ...madeUpFinding(report.id, "note"), message: previous?.id ?? "none" }],
      results: [],
    }),
    reader: "1",
    log: createLog("silent"),
  };
});
afterEach(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true });
});

function write(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, text);
  return path;
}

async function take(path: string, change: Partial<IntakeParts> = {}) {
  const [found] = await findReportFiles(path);
  if (found === undefined) throw new Error("nothing found");
  return takeIn({ ...parts, ...change }, found, path);
}

const reportIds = async () => (await openLibrary(db)).reports().map((report) => report.id);
const previousOf = async (id: string) => (await (await openLibrary(db)).findings(id))[0]?.message;

describe("taking a file in", () => {
  it("tells what was read", async () => {
    const path = write("a.txt", "甲县人民政府 2020 3");
    expect(await take(path)).toEqual({
      file: path,
      status: "read",
      report: "a",
      authority: "甲县人民政府",
      year: 2020,
      format: "2021",
      figures: 4,
      passages: 1,
      findings: 1,
      reason: null,
    });
  });

  it("does not read the same bytes twice, under whatever path, and tells of the report as before", async () => {
    const first = await take(write("a.txt", "甲县人民政府 2020 3"));
    const again = await take(write("copy/b.txt", "甲县人民政府 2020 3"));
    expect(again).toEqual({ ...first, file: join(folder, "copy/b.txt"), status: "unchanged" });
    expect(readings).toBe(1);
  });

  it("reads the same bytes again when the reader changed", async () => {
    const path = write("a.txt", "甲县人民政府 2020 3");
    await take(path);
    expect(await take(path, { reader: "2" })).toMatchObject({ status: "read", report: "a" });
    expect(await take(path, { reader: "2" })).toMatchObject({ status: "unchanged" });
  });

  it("puts other bytes of the same path in place of the report, under its id", async () => {
    await take(write("a.txt", "甲县人民政府 2020 3"));
    expect(await take(write("a.txt", "甲县人民政府 2021 4"))).toMatchObject({
      status: "read",
      report: "a",
      year: 2021,
    });
    expect(await reportIds()).toEqual(["a"]);
  });

  it("gives a file of the same name elsewhere an id of its own, in everything it holds", async () => {
    await take(write("a.txt", "甲县人民政府 2020 3"));
    expect(await take(write("other/a.txt", "乙县人民政府 2020 4"))).toMatchObject({ status: "read", report: "a-2" });
    expect(await take(write("third/a.txt", "丙县人民政府 2020 4"))).toMatchObject({ report: "a-3" });
    const report = await (await openLibrary(db)).report("a-2");
    const ids = [...(report?.figures ?? []), ...(report?.stated ?? []), ...(report?.passages ?? [])].map(
      (x) => x.report,
    );
    expect(new Set(ids)).toEqual(new Set(["a-2"]));
  });

  it("keeps what was there when the new bytes are refused", async () => {
    await take(write("a.txt", "甲县人民政府 2020 3"));
    expect(await take(write("a.txt", "junk"))).toMatchObject({ status: "refused", reason: "不是报告", report: null });
    expect(await reportIds()).toEqual(["a"]);
  });

  it("refuses a file the reader breaks on, with the number of the fault, and keeps nothing", async () => {
    const intake = await take(write("a.txt", "broken"));
    expect(intake.status).toBe("refused");
    expect(intake.reason).toMatch(/编号 F-[A-Z2-9]{6}/u);
    expect(await reportIds()).toEqual([]);
  });

  it.each([
    ["an empty file", () => write("a.txt", ""), /文件是空的/u],
    ["a kind without a reader", () => write("a.pdf", "%PDF-1.7"), /不能读取这种文件/u],
    ["no file at all", () => join(folder, "none.txt"), /找不到文件/u],
    ["a path below a file", () => join(write("a.txt", "x"), "b.txt"), /找不到文件/u],
    ["a folder with nothing to read", () => join(write("empty/a.json", "{}"), ".."), /没有可读的文件/u],
    ["a device", () => "/dev/null", /不是普通文件/u],
  ])("refuses %s with a sentence, unread", async (_, path, reason) => {
    const intake = await take(path());
    expect(intake).toMatchObject({ status: "refused", report: null, figures: null });
    expect(intake.reason).toMatch(reason);
    expect(readings).toBe(0);
  });

  it("refuses a file of 50 MB without opening it", async () => {
    const path = write("big.txt", "x");
    truncateSync(path, 50 * 1024 * 1024);
    const intake = await take(path);
    expect(intake.reason).toMatch(/50 MB，超过上限 20 MB/u);
    expect(readings).toBe(0);
  });
});

describe("the year before", () => {
  it("is found whichever of the two is read first, and given up when it goes", async () => {
    await take(write("late.txt", "甲县人民政府 2021 3"));
    expect(await previousOf("late")).toBe("none");
    await take(write("early.txt", "甲县人民政府 2020 3"));
    expect(await previousOf("late")).toBe("early");
    await take(write("later.txt", "甲县人民政府 2022 3"));
    expect(await previousOf("later")).toBe("late");
    const early = await parts.writer.byId("early");
    if (early) await takeOut(parts, early);
    expect(await previousOf("late")).toBe("none");
  });

  it("is another authority's business", async () => {
    await take(write("a.txt", "甲县人民政府 2020 3"));
    await take(write("b.txt", "乙县人民政府 2021 3"));
    expect(await previousOf("b")).toBe("none");
  });

  it("follows a report whose year was corrected", async () => {
    await take(write("a.txt", "甲县人民政府 2019 3"));
    await take(write("next.txt", "甲县人民政府 2021 3"));
    await take(write("after.txt", "甲县人民政府 2020 3"));
    expect(await previousOf("next")).toBe("after");
    await take(write("after.txt", "甲县人民政府 2018 3"));
    expect(await previousOf("next")).toBe("none");
    expect(await previousOf("a")).toBe("after");
  });
});

describe("finding files", () => {
  it("goes through a folder at any depth in order of path, and passes over other kinds and hidden files", async () => {
    for (const name of [
      "in/b/c.MD",
      "in/a.txt",
      "in/z.htm",
      "in/x.pdf",
      "in/x.truth.json",
      "in/.hidden.txt",
      "in/.git/a.txt",
    ]) {
      write(name, "x");
    }
    const found = await findReportFiles(join(folder, "in"));
    expect(found.map((file) => file.path.slice(folder.length))).toEqual(["/in/a.txt", "/in/b/c.MD", "/in/z.htm"]);
  });

  it("ends where a folder links back to itself", async () => {
    const { symlinkSync } = await import("node:fs");
    write("in/a.txt", "x");
    symlinkSync(join(folder, "in"), join(folder, "in", "loop"));
    expect(await findReportFiles(join(folder, "in"))).toHaveLength(1);
  });
});
