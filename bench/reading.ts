import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "parse5";
import { readHtml } from "../src/reading/read-html.ts";
import { createReader, type SourceFile } from "../src/reading/read-report.ts";
import { loadFormats } from "../src/report/formats.ts";
import { printReport } from "../test/support/print-report.ts";

/**
 * Against parsing the same HTML with parse5 alone, turn about in one run: reading it into blocks, and reading the report whole (cells tied to
 * the form, identity, passages, stated figures).
 */
const formats = loadFormats("knowledge");
const read = createReader({ formats, knowledge: "knowledge" });
const rounds = 150;

/** The 2019 and 2021 forms with a number in every cell, and as much prose as real reports have. */
function madeReports(): readonly SourceFile[] {
  return (["2019", "2021"] as const).map((id) => {
    const format = formats.byId[id];
    const addresses = format.tables.flatMap((table) =>
      table.blocks.flatMap((block) => block.rows.flatMap((row) => block.columns.map(({ id }) => `${row.id}/${id}`))),
    );
    const cells = new Map(addresses.map((address, index) => [address, String((index * 7) % 400)]));
    const prose = Array.from(
      { length: 40 },
      (_, index) =>
        `<p>2022年，云溪区发布政策解读${index + 1}条，办理答复${index + 3}件，组织培训会议，完善工作制度。</p>`,
    );
    const html = printReport(format, cells, "html").replace("</body>", `${prose.join("\n")}</body>`);
    return { name: `made-${id}.html`, bytes: Buffer.from(html) };
  });
}

function sharedReports(): readonly SourceFile[] {
  const folder = "../shared/reports";
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".html"))
    .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
}

function milliseconds(act: () => void): number {
  const start = performance.now();
  act();
  return performance.now() - start;
}

/** The fastest of all rounds: what the machine does besides only adds. */
function measure(file: SourceFile): { bare: number; blocks: number; whole: number } {
  const text = Buffer.from(file.bytes).toString("utf8");
  const fastest = { bare: Number.POSITIVE_INFINITY, blocks: Number.POSITIVE_INFINITY, whole: Number.POSITIVE_INFINITY };
  for (let round = 0; round < rounds; round++) {
    fastest.bare = Math.min(
      fastest.bare,
      milliseconds(() => parse(text)),
    );
    fastest.blocks = Math.min(
      fastest.blocks,
      milliseconds(() => readHtml(text)),
    );
    fastest.whole = Math.min(
      fastest.whole,
      milliseconds(() => read(file)),
    );
  }
  return fastest;
}

const files = [...madeReports(), ...sharedReports()];
const measured = files.map(measure);
console.log("| file | KB | parse5 alone, ms | into blocks | whole |\n| --- | --- | --- | --- | --- |");
files.forEach(({ name, bytes }, index) => {
  const { bare, blocks, whole } = measured[index] ?? { bare: 0, blocks: 0, whole: 0 };
  const ratios = `${(blocks / bare).toFixed(1)} × | ${(whole / bare).toFixed(1)} ×`;
  console.log(`| ${name} | ${(bytes.length / 1024).toFixed(0)} | ${bare.toFixed(2)} | ${ratios} |`);
});
