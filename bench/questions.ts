import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openApp } from "../src/app.ts";
import { ingest } from "../src/cli/ingest.ts";
import { readConfig } from "../src/config.ts";
import { loadFormats } from "../src/report/formats.ts";
import { printReport } from "../test/support/print-report.ts";

/** Latency of a question with the shipped report alone and with 1,000 made-up ones beside it, and their ratio, in one run. */
const reports = 1000;
const questions = readFileSync("test/eval/aimin.jsonl", "utf8")
  .trim()
  .split("\n")
  .map((line) => `爱民区2020年${JSON.parse(line).q.replace(/爱民区|2020年/gu, "")}`);

const silent = { out: () => {}, err: () => {}, isTty: false };

async function measure(files: readonly string[]): Promise<{ median: number; p99: number; megabytes: number }> {
  const data = mkdtempSync(join(tmpdir(), "gongkai-bench-"));
  const app = await openApp(readConfig({ GONGKAI_DATA: data, GONGKAI_LOG: "silent", GONGKAI_NOW: "2026-11-25" }));
  if (files.length > 0) await ingest(app, silent as never, files, {});
  const assistant = await app.assistant();
  const times: number[] = [];
  for (let round = 0; round < 3; round++) {
    for (const question of questions) {
      const start = performance.now();
      await assistant.ask(question);
      // the first round warms up
      if (round > 0) times.push(performance.now() - start);
    }
  }
  times.sort((a, b) => a - b);
  const megabytes = process.memoryUsage().rss / 2 ** 20;
  await app.close();
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return { median: at(0.5), p99: at(0.99), megabytes };
}

function makeFolder(): string {
  const folder = join(mkdtempSync(join(tmpdir(), "gongkai-made-")), "reports");
  mkdirSync(folder);
  const format = loadFormats("knowledge").byId["2021"];
  const names = [..."青白云石溪山河湖林松柏竹梅兰菊江海川原野"];
  for (let i = 0; i < reports; i++) {
    const name = `${names[i % 20]}${names[Math.floor(i / 20) % 20]}${names[Math.floor(i / 400)]}`;
    const cells = new Map(
      format.tables.flatMap((table) =>
        table.blocks.flatMap((block) =>
          block.rows.flatMap((row) =>
            block.columns.map((column, c) => [`${row.id}/${column.id}`, String((i * 7 + c) % 50)] as const),
          ),
        ),
      ),
    );
    writeFileSync(
      join(folder, `made-${i}.txt`),
      printReport(format, cells, "pipes", `${name}县2022年政府信息公开工作年度报告`),
    );
  }
  return folder;
}

const one = await measure([]);
const many = await measure([makeFolder()]);
console.log(
  "| reports | median, ms | 99th percentile, ms | questions a second | memory, MB |\n| --- | --- | --- | --- | --- |",
);
for (const [count, { median, p99, megabytes }] of [
  [1, one],
  [reports + 1, many],
] as const) {
  console.log(
    `| ${count} | ${median.toFixed(2)} | ${p99.toFixed(1)} | ${(1000 / median).toFixed(0)} | ${megabytes.toFixed(0)} |`,
  );
}
console.log(`\nwith ${reports} reports a question takes ${(many.median / one.median).toFixed(2)} times as long`);
