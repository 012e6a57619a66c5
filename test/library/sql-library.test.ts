import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLibraryWriter, type LibraryWriter } from "../../src/library/library-writer.ts";
import { openLibrary } from "../../src/library/sql-library.ts";
import type { Report } from "../../src/report/report.ts";
import { type Database, openDatabase } from "../../src/storage/open-database.ts";
import { madeUpAuthority, madeUpFinding, madeUpReport } from "./made-up-report.ts";

let folder: string;
let db: Database;
let writer: LibraryWriter;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "gongkai-library-"));
  db = await openDatabase(folder);
  writer = createLibraryWriter(db);
});
afterEach(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true });
});

const nothing = { findings: [], results: [] };
const none = new Map();
const save = (report: Report, file = `/${report.id}.txt`) =>
  writer.save(report, { file, hash: `hash of ${file}`, reader: "r" }, nothing, none);

const east = madeUpAuthority("甲市东区人民政府");
const west = madeUpAuthority("乙市西区人民政府");

describe("the library", () => {
  it("gives a report back exactly as it was saved, blanks and decimals included", async () => {
    const report = madeUpReport("east-2020", east, 2020);
    await save(report);
    expect(await (await openLibrary(db)).report("east-2020")).toEqual(report);
  });

  it("knows nothing of a report it does not hold", async () => {
    const library = await openLibrary(db);
    expect(await library.report("east-2020")).toBeUndefined();
    expect(await library.findings("east-2020")).toEqual([]);
    expect(await library.cells("requests.new", "total", {})).toEqual([]);
  });

  it("lists reports by authority, newest year first, those without a year last", async () => {
    for (const year of [2019, null, 2021]) await save(madeUpReport(`east-${year}`, east, year));
    await save(madeUpReport("west-2018", west, 2018));
    const library = await openLibrary(db);
    expect(library.reports().map((report) => report.id)).toEqual(["west-2018", "east-2021", "east-2019", "east-null"]);
    expect(library.authorities().map((authority) => authority.id)).toEqual([west.id, east.id]);
    expect(library.reports()[0]).toMatchObject({ file: "/west-2018.txt", figures: 4, passages: 1, findings: 0 });
  });

  it("gathers the names an authority's reports use for it, longest first", async () => {
    await save(madeUpReport("a", { ...east, names: ["甲市东区", "东区"] }, 2019));
    await save(madeUpReport("b", { ...east, names: ["东区政府", "东区"] }, 2020));
    const library = await openLibrary(db);
    expect(library.authorities()[0]?.names).toEqual(["东区政府", "甲市东区", "东区"]);
    expect(library.reports().every((report) => report.authority === library.authorities()[0])).toBe(true);
  });

  it("lets the fullest of two reports of one authority and year answer, and keeps the other", async () => {
    await save(madeUpReport("poor", east, 2020, [1, null, null]));
    await save(madeUpReport("full", east, 2020, [1, 2, 3]));
    await save(madeUpReport("part", east, 2020, [1, 2, null]));
    const library = await openLibrary(db);
    expect(library.reports().map((report) => [report.id, report.duplicateOf])).toEqual([
      ["full", undefined],
      ["part", "full"],
      ["poor", "full"],
    ]);
    const cells = await library.cells("requests.new", "natural_person", {});
    expect(cells.map((cell) => cell.report.id)).toEqual(["full"]);
  });

  it("finds one cell across reports, narrowed by authority and year", async () => {
    await save(madeUpReport("east-2019", east, 2019, [1, 0, 1]));
    await save(madeUpReport("east-2020", east, 2020, [3, 0, null]));
    await save(madeUpReport("west-2020", west, 2020, [5, 0, 5]));
    const library = await openLibrary(db);
    const values = async (narrow: Parameters<typeof library.cells>[2]) =>
      (await library.cells("requests.new", "total", narrow)).map((cell) => [cell.report.id, cell.figure.value]).sort();
    expect(await values({})).toEqual([
      ["east-2019", 1],
      ["east-2020", null],
      ["west-2020", 5],
    ]);
    expect(await values({ authorities: [east.id] })).toHaveLength(2);
    expect(await values({ years: [2020], authorities: [west.id] })).toEqual([["west-2020", 5]]);
    expect(await values({ years: [2018] })).toEqual([]);
  });

  it("gives findings gravest first, and the verdicts of the checks", async () => {
    const findings = (["note", "broken", "suspect"] as const).map((severity) => madeUpFinding("e", severity));
    const results = [{ check: "balance", subject: "total", verdict: "cannot_be_checked" }] as const;
    const source = { file: "/e.txt", hash: "h", reader: "r" };
    await writer.save(madeUpReport("e", east, 2020), source, { findings, results }, none);
    const library = await openLibrary(db);
    expect(await library.findings("e")).toEqual([findings[1], findings[2], findings[0]]);
    expect(await library.results("e")).toEqual(results);
    expect(library.reports()[0]?.findings).toBe(3);
  });

  it("takes up what another process wrote, when asked to", async () => {
    const library = await openLibrary(db);
    await save(madeUpReport("e", east, 2020, [1, 1, 1]));
    await library.refresh();
    expect((await library.report("e"))?.figures[0]?.value).toBe(1);
    const other = await openDatabase(folder);
    const source = { file: "/e.txt", hash: "new", reader: "r" };
    await createLibraryWriter(other).save(madeUpReport("e", east, 2020, [9, 1, 1]), source, nothing, none);
    expect((await library.report("e"))?.figures[0]?.value).toBe(1);
    await library.refresh();
    expect((await library.report("e"))?.figures[0]?.value).toBe(9);
    await createLibraryWriter(other).remove("e", none);
    await library.refresh();
    expect(library.reports()).toEqual([]);
    expect(await library.report("e")).toBeUndefined();
    await other.destroy();
  });
});

describe("the writer", () => {
  it("puts a report in place of what was read from the same path", async () => {
    await save(madeUpReport("old", east, 2019), "/same.txt");
    await save(madeUpReport("new", east, 2020), "/same.txt");
    expect((await openLibrary(db)).reports().map((report) => report.id)).toEqual(["new"]);
    expect(await db.selectFrom("figure").select("report").distinct().execute()).toEqual([{ report: "new" }]);
  });

  it("keeps nothing of a report that cannot be written whole", async () => {
    await save(madeUpReport("kept", east, 2019), "/kept.txt");
    const [figure] = madeUpReport("broken", east, 2020).figures;
    const broken = {
      ...madeUpReport("broken", east, 2020),
      figures: [{ ...figure, label: null }],
    } as unknown as Report;
    await expect(save(broken, "/kept.txt")).rejects.toThrow(/NOT NULL/u);
    const library = await openLibrary(db);
    expect(library.reports().map((report) => report.id)).toEqual(["kept"]);
    expect(await library.report("kept")).toEqual(madeUpReport("kept", east, 2019));
  });

  it("finds a report by its bytes before its path", async () => {
    await save(madeUpReport("a", east, 2019), "/a.txt");
    await save(madeUpReport("b", east, 2020), "/b.txt");
    expect((await writer.find({ file: "/a.txt", hash: "hash of /b.txt" }))?.id).toBe("b");
    expect((await writer.find({ file: "/a.txt", hash: "other" }))?.id).toBe("a");
    expect(await writer.find({ file: "/c.txt", hash: "other" })).toBeUndefined();
  });

  it("replaces the audit of another report in the same step, and passes over one that is gone", async () => {
    await save(madeUpReport("next", east, 2021), "/next.txt");
    const audit = { findings: [madeUpFinding("next", "broken")], results: [] };
    const others = new Map([
      ["next", audit],
      ["gone", audit],
    ]);
    await writer.save(madeUpReport("a", east, 2020), { file: "/a", hash: "h", reader: "r" }, nothing, others);
    const library = await openLibrary(db);
    expect(await library.findings("next")).toEqual(audit.findings);
    expect(library.reports().find((report) => report.id === "next")?.findings).toBe(1);
  });
});
