import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createReader } from "../../src/reading/read-report.ts";
import type { Figure } from "../../src/report/figure.ts";
import type { Format } from "../../src/report/format.ts";
import { loadFormats } from "../../src/report/formats.ts";
import { printReport, type Style, styles } from "../support/print-report.ts";
import { damages } from "./damage.ts";

const formats = loadFormats("knowledge");
const read = createReader({ formats, knowledge: "knowledge" });

function addresses(format: Format): readonly string[] {
  return format.tables.flatMap((table) =>
    table.blocks.flatMap((block) =>
      block.rows.flatMap((row) => block.columns.map((column) => `${row.id}/${column.id}`)),
    ),
  );
}

function figuresOf(text: string, style: Style): ReadonlyMap<string, Figure> {
  const result = read({ name: style === "html" ? "report.html" : "report.txt", bytes: new TextEncoder().encode(text) });
  if (!result.ok) throw new Error(result.reason);
  return new Map(result.report.figures.map((figure) => [`${figure.row}/${figure.column}`, figure]));
}

/** A report is generated from its seed, so that a failure names two small numbers and not a whole report. */
const made = fc.record({ id: fc.constantFrom<"2019" | "2021">("2019", "2021"), seed: fc.nat(1e6) });

function fill(
  id: "2019" | "2021",
  seed: number,
  texts: (random: () => number) => string,
): { format: Format; cells: ReadonlyMap<string, string> } {
  let state = seed + 1;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  const format = formats.byId[id];
  return { format, cells: new Map(addresses(format).map((address) => [address, texts(random)])) };
}

function fullText(random: () => number): string {
  const kind = random();
  return kind < 0.5 ? "0" : String(Math.floor(random() * (kind < 0.8 ? 10 : 100_000)));
}

function sparseText(random: () => number): string {
  const kind = random();
  return kind < 0.5 ? fullText(random) : kind < 0.85 ? "" : kind < 0.93 ? "/" : "-";
}

const losses = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 6 });

function endsInNumber(line: string): boolean {
  return /\d[\s|]*$/u.test(line.replace(/<[^>]*>/gu, ""));
}

describe("reading a printed report", () => {
  it.each(styles)("gives back every cell of a report printed as %s", (style) => {
    fc.assert(
      fc.property(made, ({ id, seed }) => {
        const { format, cells } = fill(id, seed, fullText);
        const figures = figuresOf(printReport(format, cells, style), style);
        for (const [address, text] of cells)
          expect([address, figures.get(address)?.value]).toEqual([address, Number(text)]);
      }),
      { numRuns: 12 },
    );
  });

  it.each(["html", "pipes", "trailing-pipes", "pipes-between", "commas"] as const)(
    "keeps blank, not applicable and zero apart in %s",
    (style) => {
      fc.assert(
        fc.property(made, ({ id, seed }) => {
          const { format, cells } = fill(id, seed, sparseText);
          const figures = figuresOf(printReport(format, cells, style), style);
          for (const [address, text] of cells) expectCell(address, text, figures.get(address));
        }),
        { numRuns: 12 },
      );
    },
  );

  it.each(["cell-a-line", "cell-a-line-spaced", "broken-lines", "aligned", "pipes", "html", "commas"] as const)(
    "never states another number when %s loses lines",
    (style) => {
      fc.assert(
        // a label lost together with the numbers of the row above leaves a row that looks whole: no reader could tell
        fc.property(made, fc.constantFrom("labels", "numbers"), losses, ({ id, seed }, kind, picks) => {
          const { format, cells } = fill(id, seed, fullText);
          const printed = printReport(format, cells, style);
          const lines = printed.split(style === "html" ? /(?=<td)/u : "\n");
          const first = lines.findIndex((line) => line.includes("第二十条"));
          const ofKind = lines.flatMap((line, index) =>
            index > first && endsInNumber(line) === (kind === "numbers") ? [index] : [],
          );
          const lost = new Set(picks.map((pick) => ofKind[pick % ofKind.length]));
          const figures = figuresOf(
            lines.filter((_, index) => !lost.has(index)).join(style === "html" ? "" : "\n"),
            style,
          );
          for (const [address, figure] of figures)
            if (figure.status === "stated")
              expect([address, figure.value]).toEqual([address, Number(cells.get(address))]);
        }),
        { numRuns: 40 },
      );
    },
  );
});

describe.each(Object.entries(damages))("a printed report with %s", (_, damage) => {
  it.each(["cell-a-line", "broken-lines", "aligned", "stacked", "tabs", "commas"] as const)(
    "is never read with another number or a blank, printed as %s",
    (style) => {
      fc.assert(
        fc.property(made, fc.nat(10_000), fc.nat(10_000), ({ id, seed }, at, pick) => {
          const { format, cells } = fill(id, seed, fullText);
          const lines = printReport(format, cells, style).split("\n");
          const figures = figuresOf(damage(lines, at % lines.length, pick).join("\n"), style);
          expect(figures.size).toBeGreaterThan(0);
          for (const [address, figure] of figures)
            if (figure.status !== "unreadable")
              expect([address, figure.value]).toEqual([address, Number(cells.get(address))]);
        }),
        // a row that went over so that two zeros were left of it
        { numRuns: 10, examples: [[{ id: "2019", seed: 0 }, 6740, 1594]] },
      );
    },
  );
});

function expectCell(address: string, text: string, figure: Figure | undefined): void {
  if (text === "")
    expect([address, figure?.status ?? "blank", figure?.value ?? null]).toEqual([address, "blank", null]);
  else if (/^\d/u.test(text)) expect([address, figure?.value]).toEqual([address, Number(text)]);
  else expect([address, figure?.status, figure?.value]).toEqual([address, "not_applicable", null]);
}
