import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createReader } from "../../src/reading/read-report.ts";
import { loadFormats } from "../../src/report/formats.ts";
import type { Report } from "../../src/report/report.ts";

/** Real reports with hand-checked figures, kept outside the project. */
const samples = join(import.meta.dirname, "../../../shared/reports");
const read = createReader({ formats: loadFormats("knowledge"), knowledge: "knowledge" });

interface Truth {
  readonly files: readonly string[];
  readonly year: number | null;
  readonly format: string;
  readonly complete: boolean;
  readonly figures: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const truths = existsSync(samples) ? readdirSync(samples).filter((name) => name.endsWith(".truth.json")) : [];
/** Texts whose cells lost their order: there a cell may be unreadable, never wrong. */
const scrambled = new Set(["shanghai-stc-2024.md", "huaian-2024.raw.txt"]);

const files = truths.flatMap((name) => {
  const truth = JSON.parse(readFileSync(join(samples, name), "utf8")) as Truth;
  return truth.files.filter((file) => /\.(?:txt|md|html)$/u.test(file)).map((file) => ({ file, truth }));
});

describe.skipIf(files.length === 0)("reading real reports (skipped where the samples are not at hand)", () => {
  it.each(files)("$file is right in every cell it shows", ({ file, truth }) => {
    const report = reportOf(file);
    if (!report) {
      expect(truth.format).toBe("not-a-report");
      return;
    }
    const figures = new Map(report.figures.map((figure) => [`${figure.row}/${figure.column}`, figure]));
    for (const [address, value] of cellsOf(truth)) {
      const figure = figures.get(address);
      // some hand-checked figures stand in the prose of a text without its tables
      if (!figure && (value === null || report.format === "free")) continue;
      if (scrambled.has(file) && figure?.status === "unreadable") continue;
      expect([address, figure?.value ?? null]).toEqual([address, value]);
    }
    const known = new Set(cellsOf(truth).map(([address]) => address));
    if (truth.complete)
      for (const [address, figure] of figures)
        expect([address, known.has(address) || figure.value === null]).toEqual([address, true]);
  });

  it.each(files.filter(({ truth }) => truth.year !== null))("$file is of the year it says", ({ file, truth }) => {
    const report = reportOf(file);
    if (report) expect(report.year).toBe(truth.year);
  });

  it.each(files.filter(({ truth }) => /^20/u.test(truth.format)))(
    "$file is in its format, or free where the text shows no table",
    ({ file, truth }) => {
      expect([truth.format, "free"]).toContain(reportOf(file)?.format);
    },
  );
});

function reportOf(file: string): Report | null {
  const result = read({ name: file, bytes: readFileSync(join(samples, file)) });
  return result.ok ? result.report : null;
}

function cellsOf(truth: Truth): readonly (readonly [string, number | null])[] {
  return Object.entries(truth.figures).flatMap(([row, cells]) =>
    Object.entries(cells).flatMap(([column, value]) => {
      if (column === "_") return [];
      const plain =
        typeof value === "object" && value !== null
          ? ((value as { value?: number }).value ?? null)
          : (value as number | null);
      return [[`${row}/${column}`, plain] as const];
    }),
  );
}
